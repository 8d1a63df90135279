// The K best sets found so far.
#pragma once

#include <cstddef>
#include <vector>

#include "ranking/answer_key.hpp"
#include "ranking/chosen_set.hpp"

namespace certrail {

/// Ascending, best first; ties beyond all figures are broken by the shown order of ids.
class BestList {
 public:
  /// Forgets everything; keeps memory.
  void reset(const Instance& instance, std::size_t capacity);

  /// Takes `set` if it belongs among the K best. A set must not be offered twice.
  void offer(const RankedSet& set);

  bool full() const { return sets_.size() == capacity_; }
  const RankedSet& worst() const { return sets_.back(); }
  const std::vector<RankedSet>& sets() const { return sets_; }

 private:
  bool before(const RankedSet& a, const RankedSet& b);

  const Instance* instance_ = nullptr;
  std::size_t capacity_ = 0;
  std::vector<RankedSet> sets_;
  ChosenSet scratch_;
};

}  // namespace certrail
