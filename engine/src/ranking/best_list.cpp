#include "ranking/best_list.hpp"

#include <algorithm>

#include "ranking/exam_plan.hpp"

namespace certrail {

void BestList::reset(const Instance& instance, std::size_t capacity) {
  instance_ = &instance;
  capacity_ = capacity;
  sets_.clear();
}

bool BestList::before(const RankedSet& a, const RankedSet& b) {
  if (const auto by = compare_figures(a, b); std::is_neq(by)) return std::is_lt(by);
  // Ascending items are ascending ids, so sequences of items compare as sequences of ids.
  const auto order = [&](const RankedSet& set) {
    return plan_exams(*instance_, items_of(set), scratch_)->order;
  };
  return order(a) < order(b);
}

void BestList::offer(const RankedSet& set) {
  if (full() && !before(set, worst())) return;
  const auto at = std::upper_bound(sets_.begin(), sets_.end(), set,
                                   [&](const auto& a, const auto& b) { return before(a, b); });
  sets_.insert(at, set);
  if (sets_.size() > capacity_) sets_.pop_back();
}

}  // namespace certrail
