// How much more of an exam is known after each other exam alone: worked out once a question for
// the pairs that the search comes upon.
#pragma once

#include <cstdint>
#include <vector>

#include "scoring/instance.hpp"

namespace certrail {

class KnownAfter {
 public:
  void prepare(const Instance& instance);

  /// Known ppm of `item` at the starting level raised by `other` alone, less that at the starting
  /// level; 0 for itself. What several raise together is at most the sum of these, since per skill
  /// only the highest level counts. Remembered in a row of `item`, so give the item that fewer
  /// pairs are about.
  std::int32_t known_after(Item item, Item other) {
    std::int32_t* known = row(item);
    if (known == nullptr) return more_known(item, in_->ranks_of(other));
    if (known[other] < 0) known[other] = more_known(item, in_->ranks_of(other));
    return known[other];
  }

  /// The other way round: known ppm of `other` after `item`; remembered in the row of `item` too.
  std::int32_t known_before(Item item, Item other) {
    std::int32_t* known = row(item);
    if (known == nullptr) return more_known(other, in_->ranks_of(item));
    known += in_->items();
    if (known[other] < 0) known[other] = more_known(other, in_->ranks_of(item));
    return known[other];
  }

  /// The same after what reaches such ranks, per skill; not remembered.
  std::int32_t more_known(Item item, const Rank8* ranks) const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// nullptr where there are too many to remember.
  std::int32_t* row(Item item) {
    if (row_of_[item] == kNone && !add_row(item)) return nullptr;
    return rows_.data() + row_of_[item];
  }
  bool add_row(Item item);

  const Instance* in_ = nullptr;
  std::vector<std::size_t> row_of_;  ///< per item: where its row starts, or kNone
  std::vector<std::int32_t> rows_;   ///< -1 = not yet worked out
};

}  // namespace certrail
