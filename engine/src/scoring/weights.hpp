// Skill weights: what part of readiness each skill is (engine/README.md: Weights).
#pragma once

#include <vector>

#include "certrail/result.hpp"
#include "scoring/ask.hpp"

namespace certrail {

/// Per skill in ppm, sum exactly 1,000,000, by largest remainder. `preference` is per skill 0..100.
/// Fails with no_weight where every skill's raw weight is zero.
Result<PpmVector> skill_weights(const Ask& ask, const Policy& policy,
                                const std::vector<int>& preference);

}  // namespace certrail
