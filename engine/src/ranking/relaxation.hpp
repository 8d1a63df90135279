// When nothing is feasible: the fewest wishes to give up (engine/README.md: Answer).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "certrail/recommendation.hpp"
#include "ranking/rank.hpp"
#include "ranking/search.hpp"
#include "scoring/assessment.hpp"

namespace certrail {

struct RelaxedRanking {
  std::vector<Wish> removed;
  std::optional<RankedSet> best;  ///< of `instance`
  bool proven = true;
  Assessment assessment;  ///< without the removed wishes
};

/// The person's wishes, in the order in which the model lists them.
std::vector<Wish> wishes(const Assessment& assessment);

/// More combinations of wishes than this are not tried; the answer then says that it is not proven.
inline constexpr std::uint64_t kMostCombinations = 20'000;

/// The wishes alone, with any path that is feasible then for `best`: the best one takes most of the
/// time. `instance` and `search` are scratch; afterwards they belong to the relaxed question. Each
/// combination compiles an instance, so `most_combinations` bounds the time as the budget does.
RelaxedRanking fewest_given_up(const CompiledCatalog& compiled, const Assessment& assessment,
                               Instance& instance, Search& search, NodeBudget& budget,
                               std::uint64_t most_combinations = kMostCombinations);

/// The same with the best path.
RelaxedRanking relax(const CompiledCatalog& compiled, const Assessment& assessment,
                     Instance& instance, Search& search, NodeBudget& budget);

}  // namespace certrail
