#include "ranking/gain_row.hpp"

#include <algorithm>
#include <cstring>

#define CERTRAIL_SIMD_BODY "ranking/gain_row.inl"
#include "scoring/for_each_simd.hpp"

namespace certrail {
namespace {

/// At prices so absurd that lanes are too narrow.
void fill_wide(const GainRow& row, std::size_t from, std::size_t end, std::int32_t* gains,
               std::int32_t* lifts) {
  for (std::size_t lane = 0; lane < row.lanes; ++lane) {
    const auto lift_at = [&](std::size_t rank) {
      return std::max(0, row.own[lane] + row.round_up - row.credits[rank]) >> row.unit_bits;
    };
    if (lifts != nullptr) lifts[lane] = lift_at(from);
    gains[lane] = 0;
    for (std::size_t r = from; r < end; ++r) {
      const std::int32_t known = row.known[r * row.lanes + lane];
      const auto saved = static_cast<std::int32_t>(
          (Int128{known} * row.rate[lane] + row.rate_round_up) >> row.rate_shift);
      gains[lane] = std::max(gains[lane], std::max(0, saved - row.saved_start[lane]) + lift_at(r));
    }
  }
}

}  // namespace

void fill_gain_row(Simd simd, const GainRow& row, std::size_t from, std::size_t end,
                   std::int32_t* gains, std::int32_t* lifts) {
  if (row.known != nullptr && row.wide) return fill_wide(row, from, end, gains, lifts);
  CERTRAIL_SIMD_CALL(simd, fill, row, from, end, gains, lifts);
}

}  // namespace certrail
