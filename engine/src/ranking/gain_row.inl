// The body of gain_row.cpp, once for every instruction set.

namespace certrail::CERTRAIL_SIMD {

using Lanes = std::int32_t __attribute__((vector_size(kLanes * sizeof(std::int32_t))));
using WideLanes = std::int64_t __attribute__((vector_size(kLanes * sizeof(std::int64_t))));

CERTRAIL_SIMD_TARGET void fill(const GainRow& row, std::size_t from, std::size_t end,
                               std::int32_t* gains, std::int32_t* lifts) {
  const Lanes zero{};
  for (std::size_t lane = 0; lane < row.lanes; lane += kLanes) {
    Lanes start, own;
    std::memcpy(&start, row.saved_start + lane, sizeof start);
    std::memcpy(&own, row.own + lane, sizeof own);
    own += row.round_up;
    if (lifts != nullptr) {
      Lanes lift = own - row.credits[from];
      lift = (lift > zero ? lift : zero) >> row.unit_bits;
      std::memcpy(lifts + lane, &lift, sizeof lift);
    }
    WideLanes rate{};
    if (row.known != nullptr) std::memcpy(&rate, row.rate + lane, sizeof rate);
    Lanes most{};
    // Above its own rank a lane has what it has there.
    const std::size_t highest = row.lane_rank[lane];
    const std::size_t lanes_end = std::min(end, highest + 1);
    for (std::size_t r = std::min(from, highest); r < lanes_end; ++r) {
      const std::size_t cell = r * row.lanes + lane;
      Lanes gain{};
      if (row.saved != nullptr) {
        std::memcpy(&gain, row.saved + cell, sizeof gain);
      } else if (row.known != nullptr) {
        std::memcpy(&gain, row.known + cell, sizeof gain);
        const WideLanes product = __builtin_convertvector(gain, WideLanes) * rate;
        gain = __builtin_convertvector(
            (product + static_cast<std::int64_t>(row.rate_round_up)) >> row.rate_shift, Lanes);
      }
      gain -= start;
      gain = gain > zero ? gain : zero;
      // From its own level on nothing is lifted.
      Lanes lift = own - row.credits[r];
      lift = lift > zero ? lift : zero;
      gain += lift >> row.unit_bits;
      most = most > gain ? most : gain;
    }
    std::memcpy(gains + lane, &most, sizeof most);
  }
}

}  // namespace certrail::CERTRAIL_SIMD
