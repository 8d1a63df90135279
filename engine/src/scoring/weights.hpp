// What each skill counts for a person (engine/README.md: Weights).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "certrail/problem.hpp"
#include "scoring/ask.hpp"
#include "scoring/integer_math.hpp"

namespace certrail {

/// Per skill, in a type that holds the sum of all.
template <class Number>
struct RawWeights {
  std::vector<Number> raw;
  std::vector<Number> remainder;
};

/// Scratch of skill_weights, kept from question to question.
struct WeightScratch {
  RawWeights<std::int64_t> narrow;
  RawWeights<Int128> wide;
  std::vector<SkillIndex> by_remainder;
};

/// ppm per skill, sum exactly 1,000,000; `preference` per skill, 0..100. Fails with no_weight.
std::optional<Problem> skill_weights(const Ask& ask, const Policy& policy,
                                     const std::vector<int>& preference, WeightScratch& scratch,
                                     PpmVector& weights);

}  // namespace certrail
