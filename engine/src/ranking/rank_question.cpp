#include "ranking/rank_question.hpp"

#include <algorithm>
#include <array>

namespace certrail {
namespace {

/// Only candidates that sets of at most such a cost can have. Are they few?
bool keep_within(std::int64_t most, const CompiledCatalog& compiled, const Assessment& a,
                 Instance& in) {
  std::size_t kept = 0;
  for (CertificationIndex c = 0; c < in.open.size(); ++c) {
    in.open[c] = in.could_be_open[c] && in.goal_costs.with(c) <= most &&
                 in.goal_steps.with(c) <= in.max_steps;
    if (in.open[c]) ++kept;
  }
  if (kept * 2 > in.open_to_all) return false;
  // What some of them require may be too dear itself.
  drop_unreachable(compiled, a, in.candidate_scratch, in.open);
  return true;
}

/// A guess of what the `top` cheapest sets that meet the goals cost: one for each different cost.
std::int64_t guess_cost(const Instance& in, int top) {
  constexpr std::size_t kMostSets = 100;
  if (top == 1) return in.goal_costs.of_goals();
  std::array<std::int64_t, kMostSets> costs;  // ascending
  const auto most = std::min(static_cast<std::size_t>(top), kMostSets);
  std::size_t count = 0;
  for (CertificationIndex c = 0; c < in.open.size(); ++c) {
    if (!in.open[c] || in.goal_steps.with(c) > in.max_steps) continue;
    const std::int64_t cost = in.goal_costs.with(c);
    if (count == most && cost >= costs[most - 1]) continue;
    const auto end = costs.begin() + static_cast<std::ptrdiff_t>(count);
    const auto at = std::lower_bound(costs.begin(), end, cost);
    if (at != end && *at == cost) continue;
    if (count < most) ++count;
    std::copy_backward(at, costs.begin() + static_cast<std::ptrdiff_t>(count) - 1,
                       costs.begin() + static_cast<std::ptrdiff_t>(count));
    *at = cost;
  }
  return count == 0 ? in.goal_costs.of_goals() : costs[count - 1];
}

/// Where fees or steps come first and a goal asks for them, hardly any candidate can be part of an
/// answer: those are ranked alone. False where that does not tell the answer.
bool rank_near_goals(const CompiledCatalog& compiled, const Assessment& a, int top,
                     int distinct_percent, NodeBudget& budget, Instance& in, Search& search,
                     RankedList& list) {
  if (in.objective != Objective::money && in.objective != Objective::steps) return false;
  if (a.goals == nullptr && a.include.empty()) return false;
  if (in.min_readiness_ppm > in.readiness_ppm) return false;
  // A small part of all nodes, so that a search that has to start anew is hardly shorter.
  constexpr std::uint64_t kNodes = 4096;
  if (budget.max_nodes - budget.nodes < 32 * kNodes) return false;
  using Kind = GoalCosts::Kind;
  if (!in.goal_steps.prepare(compiled, a, in.open, Kind::steps, true)) return false;
  if (in.goal_steps.of_goals() > in.max_steps) return false;
  const bool others_fit = in.goal_steps.of_goals() < in.max_steps;
  const Kind kind = in.objective == Objective::money ? Kind::fees : Kind::steps;
  if (!in.goal_costs.prepare(compiled, a, in.open, kind, others_fit)) return false;
  in.could_be_open = in.open;
  std::int64_t most = guess_cost(in, top);
  constexpr int kTries = 2;
  for (int round = 0; round < kTries && keep_within(most, compiled, a, in); ++round) {
    take_candidates(compiled, a, in);
    search.prepare(in);
    NodeBudget few = budget;
    few.max_nodes = budget.nodes + kNodes;
    rank_sets(in, search, top, distinct_percent, few, list);
    budget.nodes = few.nodes;
    budget.looked_at = few.looked_at;
    if (!list.proven || list.sets.size() < static_cast<std::size_t>(top)) break;
    std::int64_t dearest = 0;
    for (const RankedSet& set : list.sets) dearest = std::max(dearest, set.first);
    // Whoever was left out makes every set dearer than that.
    if (dearest <= most) return true;
    most = dearest;
  }
  in.open = in.could_be_open;
  return false;
}

}  // namespace

void rank_question(const CompiledCatalog& compiled, const Assessment& assessment, int top,
                   int distinct_percent, NodeBudget& budget, Instance& instance, Search& search,
                   RankedList& list) {
  begin_instance(compiled, assessment, instance);
  if (rank_near_goals(compiled, assessment, top, distinct_percent, budget, instance, search,
                      list)) {
    return;
  }
  take_candidates(compiled, assessment, instance);
  search.prepare(instance);
  rank_sets(instance, search, top, distinct_percent, budget, list);
}

}  // namespace certrail
