// When nothing is feasible: the fewest wishes to give up (engine/README.md: Answer).
#pragma once

#include <cstdint>
#include <limits>
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

/// What may be tried besides the budget of nodes.
struct WishLimits {
  /// Combinations of wishes: each compiles an instance, so this bounds the time as nodes do.
  std::uint64_t combinations = 20'000;
  /// Nodes for one combination. One that is not decided by then is passed over, so that what is
  /// easily seen to help is found behind it.
  std::uint64_t nodes_each = std::numeric_limits<std::uint64_t>::max();
};

/// The wishes alone, with any path that is feasible then for `best`: the best one takes most of the
/// time. `instance` and `search` are scratch; afterwards they belong to the relaxed question. Not
/// proven = a combination that comes before the one found may help as well, or any if none was.
RelaxedRanking fewest_given_up(const CompiledCatalog& compiled, const Assessment& assessment,
                               Instance& instance, Search& search, NodeBudget& budget,
                               const WishLimits& limits = {});

/// The same with the best path.
RelaxedRanking relax(const CompiledCatalog& compiled, const Assessment& assessment,
                     Instance& instance, Search& search, NodeBudget& budget);

}  // namespace certrail
