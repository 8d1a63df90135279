// The body of linear.cpp, once for every instruction set.

#include "scoring/top_of_lanes.inl"

namespace certrail::CERTRAIL_SIMD {

/// `weights` is skills x kLinearLanes, a lane a person; `scores` exams x kLinearLanes.
CERTRAIL_SIMD_TARGET void linear_block(const bench::LinearStage& stage, const std::int32_t* weights,
                                       const TopOfLanes& of, std::int32_t* scores,
                                       std::int32_t* memory, std::uint32_t* marks) {
  using V = Vector<std::int32_t>::Type;
  constexpr std::size_t kStride = kLinearLanes / Vector<std::int32_t>::kLanes;
  const V* const weight = reinterpret_cast<const V*>(weights);
  V* score = reinterpret_cast<V*>(scores);
  for (std::size_t c = 0; c < of.rows; ++c) {
    V sum[kStride]{};
    for (const bench::LinearStage::Cell& cell : stage.exam(c)) {
      const V* const row = weight + cell.skill * kStride;
      for (std::size_t part = 0; part < kStride; ++part) sum[part] += row[part] * cell.level;
    }
    for (std::size_t part = 0; part < kStride; ++part) *score++ = sum[part];
  }
  mark_top<std::int32_t, kLinearLanes>(scores, of, memory, marks);
}

}  // namespace certrail::CERTRAIL_SIMD
