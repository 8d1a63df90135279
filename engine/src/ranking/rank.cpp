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

void rank_plainly(const Instance& in, Search& search, int top, NodeBudget& budget,
                  RankedList& list) {
  list.best.reset(static_cast<std::size_t>(top));
  list.proven = search.run(list.distinct, budget, list.best);
  list.sets = list.best.sets();
  list.proven_ranks = list.proven ? static_cast<int>(list.sets.size()) : 0;
  if (list.proven) return;
  const Outlook& open = *search.open();
  std::int64_t leading = leading_figure(in, open.first, open.score_ppm);
  if (list.best.full()) leading = std::min(leading, leading_figure(in, list.best.worst()));
  list.bound = shown(in, leading);
  // What already beats everything left open is final.
  for (const RankedSet& set : list.sets) {
    if (!hopeless_against(open, set)) break;
    ++list.proven_ranks;
  }
}

/// The best set seen so far that may stand beside the earlier ones.
void seed(const Search& search, const DistinctFrom& distinct, BestList& best) {
  for (const RankedSet& set : search.seen()) {
    if (stands_beside(items_of(set), distinct)) best.offer(set);
  }
}

/// Rank by rank: each answer is the best that may stand beside those before it.
void rank_distinct(const Instance& in, Search& search, int top, NodeBudget& budget,
                   RankedList& list) {
  BestList& best = list.best;
  while (list.sets.size() < static_cast<std::size_t>(top)) {
    best.reset(1);
    seed(search, list.distinct, best);
    // After the budget is gone the rest of the list is only the best seen.
    if (list.proven && !search.run(list.distinct, budget, best)) {
      list.proven = false;
      list.proven_ranks = static_cast<int>(list.sets.size());
      std::int64_t leading = leading_figure(in, search.open()->first, search.open()->score_ppm);
      if (best.full()) leading = std::min(leading, leading_figure(in, best.worst()));
      if (!list.sets.empty()) leading = leading_figure(in, list.sets.front());
      list.bound = shown(in, leading);
    }
    if (best.sets().empty()) break;
    list.sets.push_back(best.worst());
    list.distinct.earlier.push_back(best.worst());
  }
  if (list.proven) list.proven_ranks = static_cast<int>(list.sets.size());
}

}  // namespace

void rank_sets(const Instance& instance, Search& search, int top, int distinct_percent,
               NodeBudget& budget, RankedList& list) {
  list.sets.clear();
  list.proven = true;
  list.proven_ranks = 0;
  list.bound.reset();
  list.distinct.percent = distinct_percent;
  list.distinct.earlier.clear();
  if (distinct_percent == 100) {
    rank_plainly(instance, search, top, budget, list);
  } else {
    rank_distinct(instance, search, top, budget, list);
  }
}

}  // namespace certrail
