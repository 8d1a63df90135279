// Answers that must differ from each other (engine/README.md: `distinct`).
#pragma once

#include <span>
#include <vector>

#include "ranking/answer_key.hpp"

namespace certrail {

/// Sets that an answer must not overlap too much with.
struct DistinctFrom {
  int percent = 100;                 ///< most overlap allowed: common / union
  std::vector<RankedSet> earlier{};  ///< answers of better rank
};

/// May a set of these items be an answer beside the earlier ones?
bool stands_beside(std::span<const Item> items, const DistinctFrom& distinct);

/// Might some set of these and up to `max_steps` items in all be one?
bool might_stand_beside(std::span<const Item> items, int max_steps, const DistinctFrom& distinct);

}  // namespace certrail
