// The part of the first stage that works on several people at once, a lane each.
#pragma once

#include <cstddef>
#include <cstdint>

#include "scoring/simd.hpp"
#include "scoring/top_of_lanes.hpp"

namespace certrail {

/// People of one block. Scores are whole numbers below 2^53, so doubles hold them exactly; every
/// instruction set has them in vectors, and their maximum, which is not so for 64-bit integers.
inline constexpr std::size_t kBlockLanes = 8;

/// What a certification's study time is computed from.
struct StudyColumns {
  const double* minutes;     ///< of study for somebody who knows none of it
  const std::int64_t* save;  ///< minutes that knowing all saves, in 10^-6 ppm: study * transfer
  const double* rate;        ///< save / 10^12
  double price_of_hour;      ///< ppm
};

struct FirstStageBlock {
  StudyColumns study;
  /// certifications x lanes: in the high half the ppm of credit that are had already, in the low
  /// half the ppm of the exam that are known.
  const std::int64_t* had_and_known;
  /// certifications x lanes: in comes the score of somebody who has and knows nothing and whose
  /// study is free, or kNoScore; out goes the score.
  double* score;
};

/// Completes the scores and marks the best of each lane. `memory` is for of.memory() x kBlockLanes.
void finish_block(Simd simd, const FirstStageBlock& block, const TopOfLanes& of, double* memory,
                  std::uint64_t* marks);

}  // namespace certrail
