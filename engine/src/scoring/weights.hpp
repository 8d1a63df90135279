// What each skill counts for a person (engine/README.md: Weights).
#pragma once

#include <optional>
#include <vector>

#include "certrail/problem.hpp"
#include "scoring/ask.hpp"
#include "scoring/integer_math.hpp"

namespace certrail {

/// Scratch of skill_weights, kept from question to question.
struct WeightScratch {
  std::vector<Int128> raw;
  std::vector<Int128> remainder;
  std::vector<SkillIndex> by_remainder;
};

/// ppm per skill, sum exactly 1,000,000; `preference` per skill, 0..100. Fails with no_weight.
std::optional<Problem> skill_weights(const Ask& ask, const Policy& policy,
                                     const std::vector<int>& preference, WeightScratch& scratch,
                                     PpmVector& weights);

}  // namespace certrail
