// The body of first_stage_block.cpp, once for every instruction set.

#include "scoring/top_of_lanes.inl"

namespace certrail::CERTRAIL_SIMD {

using Reals = Vector<double>::Type;
using Integers = Vector<std::int64_t>::Type;

// Below 2^51, adding this rounds to a whole number, which then stands in the low bits.
constexpr double kRounder = 0x1.8p52;

CERTRAIL_SIMD_TARGET inline Reals to_real(const Integers& whole) {
  return reinterpret_cast<Reals>(whole + std::bit_cast<std::int64_t>(kRounder)) - kRounder;
}

CERTRAIL_SIMD_TARGET inline Integers to_integer(const Reals& whole) {
  return reinterpret_cast<Integers>(whole + kRounder) - std::bit_cast<std::int64_t>(kRounder);
}

CERTRAIL_SIMD_TARGET inline Reals round_to_nearest(const Reals& real) {
  return (real + kRounder) - kRounder;
}

/// Quotients are first rounded to the nearest whole number, so they are one too high at most; the
/// exact remainder tells. That makes them equal for every instruction set, fused or not.
CERTRAIL_SIMD_TARGET inline Reals hours_ppm(const Integers& known, const StudyColumns& study,
                                            std::size_t c) {
  constexpr std::int64_t kWhole = kPpm * kPpm;
  const Reals zero{};
  Reals saved = round_to_nearest(to_real(known) * study.rate[c]);
  const Integers rest = known * study.save[c] - to_integer(saved) * kWhole;
  saved -= rest < 0 ? zero + 1 : zero;
  const Reals cost = study.price_of_hour * (study.minutes[c] - saved);
  const Reals hours = round_to_nearest(cost * (1.0 / 60));
  return hours + (cost - hours * 60 > 0 ? zero + 1 : zero);
}

CERTRAIL_SIMD_TARGET void finish(const FirstStageBlock& block, const TopOfLanes& of, double* memory,
                                 std::uint64_t* marks) {
  constexpr std::size_t kStride = kBlockLanes / Vector<double>::kLanes;
  const auto* had_and_known = reinterpret_cast<const Integers*>(block.had_and_known);
  auto* score = reinterpret_cast<Reals*>(block.score);
  for (std::size_t c = 0; c < of.rows; ++c) {
    for (std::size_t part = 0; part < kStride; ++part) {
      const Integers both = had_and_known[c * kStride + part];
      const Reals had = to_real(both >> 32);
      const Reals hours = hours_ppm(both & 0xffffffff, block.study, c);
      Reals& at = score[c * kStride + part];
      at = at == kNoScore<double> ? at : at - had - hours;
    }
  }
  mark_top<double, kBlockLanes>(block.score, of, memory, marks);
}

}  // namespace certrail::CERTRAIL_SIMD
