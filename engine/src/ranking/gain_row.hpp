// What the examiners of one skill add there at most: the part of the bound tables that works on
// several of them at once, a lane each.
#pragma once

#include <cstddef>
#include <cstdint>

#include "scoring/compiled_catalog.hpp"
#include "scoring/integer_math.hpp"
#include "scoring/simd.hpp"

namespace certrail {

struct GainRow {
  std::size_t lanes = 0;                  ///< a multiple of kLanes
  const std::int32_t* credits = nullptr;  ///< per rank, ppm
  const Rank8* lane_rank = nullptr;       ///< per lane, descending: of what passing attests
  /// Per lane: the credit of what passing attests, ppm.
  const std::int32_t* own = nullptr;
  std::int32_t round_up = 0;  ///< added to a lift, ppm
  int unit_bits = 0;

  // What is saved: columns, a cell for each lane, rank after rank. One of them, or nothing is
  // saved.
  const std::int32_t* saved = nullptr;  ///< at most saved, units
  const std::int32_t* known = nullptr;  ///< ppm of the exam
  const std::int64_t* rate =
      nullptr;        ///< per lane: saved = (known * rate + rate_round_up) >> rate_shift
  bool wide = false;  ///< some product needs more than 64 bits
  Int128 rate_round_up = 0;
  int rate_shift = 0;
  const std::int32_t* saved_start = nullptr;  ///< per lane: what the starting level saves, units
};

/// Writes for each lane the most that it lifts and saves at the ranks from one to before another,
/// in units; and what it lifts at the first of them, unless `lifts` is nullptr.
void fill_gain_row(Simd simd, const GainRow& row, std::size_t from, std::size_t end,
                   std::int32_t* gains, std::int32_t* lifts = nullptr);

}  // namespace certrail
