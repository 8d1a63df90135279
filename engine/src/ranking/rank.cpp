#include "ranking/rank.hpp"

#include <algorithm>

namespace certrail {
namespace {

/// The objective's leading figure, so that less is better.
std::int64_t leading_figure(const Instance& in, std::int64_t first, std::int64_t score_ppm) {
  return in.objective == Objective::score ? -score_ppm : first;
}

std::int64_t shown(const Instance& in, std::int64_t leading) {
  return in.objective == Objective::score ? -leading : leading;
}

std::int64_t leading_figure(const Instance& in, const RankedSet& set) {
  return leading_figure(in, set.first, set.score_ppm);
}

RankedList rank_plainly(const Instance& in, Search& search, int top, NodeBudget& budget) {
  BestList best;
  best.reset(in, static_cast<std::size_t>(top));
  RankedList ranking;
  ranking.proven = search.run({}, budget, best);
  ranking.sets = best.sets();
  ranking.proven_ranks = ranking.proven ? static_cast<int>(ranking.sets.size()) : 0;
  if (!ranking.proven) {
    const Outlook& open = *search.open();
    std::int64_t leading = leading_figure(in, open.first, open.score_ppm);
    if (best.full()) leading = std::min(leading, leading_figure(in, best.worst()));
    ranking.bound = shown(in, leading);
    // What already beats everything left open is final.
    for (const RankedSet& set : ranking.sets) {
      if (!hopeless_against(open, set)) break;
      ++ranking.proven_ranks;
    }
  }
  return ranking;
}

/// The best set seen so far that may stand beside the earlier ones.
void seed(const Search& search, const DistinctFrom& distinct, BestList& best) {
  for (const RankedSet& set : search.seen()) {
    if (stands_beside(items_of(set), distinct)) best.offer(set);
  }
}

/// Rank by rank: each answer is the best that may stand beside those before it.
RankedList rank_distinct(const Instance& in, Search& search, int top, int percent,
                         NodeBudget& budget) {
  RankedList ranking;
  DistinctFrom distinct{percent, {}};
  BestList best;
  while (ranking.sets.size() < static_cast<std::size_t>(top)) {
    best.reset(in, 1);
    seed(search, distinct, best);
    // After the budget is gone the rest of the list is only the best seen.
    if (ranking.proven && !search.run(distinct, budget, best)) {
      ranking.proven = false;
      ranking.proven_ranks = static_cast<int>(ranking.sets.size());
      std::int64_t leading = leading_figure(in, search.open()->first, search.open()->score_ppm);
      if (best.full()) leading = std::min(leading, leading_figure(in, best.worst()));
      if (!ranking.sets.empty()) leading = leading_figure(in, ranking.sets.front());
      ranking.bound = shown(in, leading);
    }
    if (best.sets().empty()) break;
    ranking.sets.push_back(best.worst());
    distinct.earlier.push_back(best.worst());
  }
  if (ranking.proven) ranking.proven_ranks = static_cast<int>(ranking.sets.size());
  return ranking;
}

}  // namespace

RankedList rank_sets(const Instance& instance, Search& search, int top, int distinct_percent,
                     NodeBudget& budget) {
  if (distinct_percent == 100) return rank_plainly(instance, search, top, budget);
  return rank_distinct(instance, search, top, distinct_percent, budget);
}

}  // namespace certrail
