// The ranked list of a question: plain K best, or K best that differ enough from each other.
#pragma once

#include <optional>
#include <vector>

#include "ranking/search.hpp"

namespace certrail {

struct RankedList {
  std::vector<RankedSet> sets;  ///< best first
  bool proven = true;
  int proven_ranks = 0;  ///< so many first ones are final
  /// Not proven only: nothing outside `sets` is better than this in the objective's first figure
  /// (for the score: in the score).
  std::optional<std::int64_t> bound;

  // Scratch, kept from question to question.
  BestList best;
  DistinctFrom distinct;
};

/// Keeps the memory of an earlier `list`. `search` must have been prepared with `instance`.
void rank_sets(const Instance& instance, Search& search, int top, int distinct_percent,
               NodeBudget& budget, RankedList& list);

}  // namespace certrail
