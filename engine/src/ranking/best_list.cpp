#include "ranking/best_list.hpp"

#include <algorithm>

namespace certrail {
namespace {

bool before(const RankedSet& a, const RankedSet& b) {
  if (const auto by = compare_figures(a, b); std::is_neq(by)) return std::is_lt(by);
  // Ascending items are ascending ids, so sequences of items compare as sequences of ids.
  return a.plan.order < b.plan.order;
}

}  // namespace

void BestList::offer(const RankedSet& set) {
  if (full() && !before(set, worst())) return;
  sets_.insert(std::upper_bound(sets_.begin(), sets_.end(), set, before), set);
  if (sets_.size() > capacity_) sets_.pop_back();
}

}  // namespace certrail
