#include "first_stage/linear.hpp"

#include <algorithm>

#include "scoring/aligned_array.hpp"
#include "scoring/top_of_lanes.hpp"

namespace certrail {

constexpr std::size_t kLinearLanes = 32;

}  // namespace certrail

#define CERTRAIL_SIMD_BODY "first_stage/linear.inl"
#include "scoring/for_each_simd.hpp"

namespace certrail::bench {

LinearStage::LinearStage(std::span<const std::uint8_t> levels, std::size_t skills)
    : skills_(skills), begin_{0} {
  for (std::size_t at = 0; at < levels.size(); at += skills) {
    for (std::uint32_t s = 0; s < skills; ++s) {
      if (levels[at + s] != 0) cells_.push_back({s, levels[at + s]});
    }
    begin_.push_back(cells_.size());
  }
}

void LinearStage::rank(Simd simd, std::span<const std::int32_t> weights, std::size_t top,
                       std::uint32_t* ids, std::int32_t* scores) const {
  const TopOfLanes of(exams(), top);
  AlignedArray<std::int32_t> block(skills_ * kLinearLanes);
  AlignedArray<std::int32_t> products(of.rows * kLinearLanes);
  AlignedArray<std::int32_t> memory(of.memory() * kLinearLanes);
  AlignedArray<std::uint32_t> marks(of.words<std::int32_t>() * kLinearLanes);
  const std::size_t people = weights.size() / skills_;
  for (std::size_t first = 0; first < people; first += kLinearLanes) {
    const std::size_t count = std::min(kLinearLanes, people - first);
    for (std::size_t lane = 0; lane < kLinearLanes; ++lane) {
      // Lanes without a person repeat the last one.
      const std::size_t person = first + std::min(lane, count - 1);
      const std::int32_t* row = weights.data() + person * skills_;
      for (std::size_t s = 0; s < skills_; ++s) block.data()[s * kLinearLanes + lane] = row[s];
    }
    CERTRAIL_SIMD_CALL(simd, linear_block, *this, block.data(), of, products.data(), memory.data(),
                       marks.data());
    for (std::size_t lane = 0; lane < count; ++lane) {
      top_of_lane<std::int32_t, kLinearLanes>(products.data(), marks.data(), of, lane,
                                              scores + (first + lane) * top,
                                              ids + (first + lane) * top);
    }
  }
}

}  // namespace certrail::bench
