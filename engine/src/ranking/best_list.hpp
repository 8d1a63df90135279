// The K best sets found so far.
#pragma once

#include <cstddef>
#include <vector>

#include "ranking/answer_key.hpp"

namespace certrail {

/// Ascending, best first; ties beyond all figures are broken by the shown order of ids.
class BestList {
 public:
  /// Forgets everything; keeps memory.
  void reset(std::size_t capacity) {
    capacity_ = capacity;
    sets_.clear();
  }

  /// Might offer() take a set of these figures? Its plan does not matter.
  bool might_take(const RankedSet& set) const {
    return !full() || !std::is_gt(compare_figures(set, worst()));
  }

  /// Takes `set` if it belongs among the K best. A set must not be offered twice.
  void offer(const RankedSet& set);

  bool full() const { return sets_.size() == capacity_; }
  const RankedSet& worst() const { return sets_.back(); }
  const std::vector<RankedSet>& sets() const { return sets_; }

 private:
  std::size_t capacity_ = 0;
  std::vector<RankedSet> sets_;
};

}  // namespace certrail
