// How much more of an exam is known after each other exam alone: a row for each exam that the
// search comes upon, made at once for all others.
#pragma once

#include <cstdint>
#include <vector>

#include "scoring/instance.hpp"

namespace certrail {

class KnownAfter {
 public:
  void prepare(const Instance& instance);

  /// Per certification: known ppm of `item` at the starting level raised by that one alone, less
  /// that at the starting level; 0 for itself. What several raise together is at most the sum of
  /// these, since per skill only the highest level counts. Stays until the next row is asked for.
  const std::int32_t* after(Item item) { return row(item, &KnownAfter::fill_after, 0); }

  /// The other way round: known ppm of each other one after `item`.
  const std::int32_t* before(Item item) { return row(item, &KnownAfter::fill_before, 1); }

  /// As after(), in study time of `item` saved by that one alone, at most.
  const FineMinutes* saved(Item item) { return row(item, &KnownAfter::fill_saved, 2); }
  FineMinutes saved_by(Item item, Item other) { return saved(item)[in_->certification[other]]; }

  std::int32_t known_before(Item item, Item other) {
    return before(item)[in_->certification[other]];
  }

  /// What `item` is known better after what reaches such ranks, per skill.
  std::int32_t more_known(Item item, const Rank8* ranks) const;

 private:
  static constexpr std::size_t kRows = 3;
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  using Fill = void (KnownAfter::*)(Item item, std::int32_t* row) const;

  const std::int32_t* row(Item item, Fill fill, std::size_t which) {
    const std::uint32_t at = row_of_[kRows * item + which];
    return at == kNone ? add_row(item, fill, which) : rows_.data() + at;
  }
  const std::int32_t* add_row(Item item, Fill fill, std::size_t which);
  void fill_after(Item item, std::int32_t* row) const;
  void fill_before(Item item, std::int32_t* row) const;
  void fill_saved(Item item, FineMinutes* row) const;

  const Instance* in_ = nullptr;
  std::vector<std::uint32_t> row_of_;  ///< kRows per item: where its rows start, or kNone
  std::vector<std::int32_t> rows_;
};

}  // namespace certrail
