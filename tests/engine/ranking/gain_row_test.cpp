// What several lanes at once give is what each gives alone, with every instruction set.
#include "ranking/gain_row.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "twin/random.hpp"

namespace certrail::test {
namespace {

constexpr std::size_t kRanks = 11;

struct Columns {
  std::vector<std::int32_t> credits, own, saved, known, saved_start;
  std::vector<Rank8> lane_rank;
  std::vector<std::int64_t> rate;
};

Columns draw(twin::Random& random, std::size_t lanes) {
  Columns columns;
  for (std::size_t r = 0; r < kRanks; ++r) {
    columns.credits.push_back(static_cast<std::int32_t>(random.between(0, 1'000'000)));
  }
  std::sort(columns.credits.begin(), columns.credits.end());
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    columns.lane_rank.push_back(static_cast<Rank8>(random.below(kRanks)));
    columns.saved_start.push_back(static_cast<std::int32_t>(random.between(0, 30'000)));
    columns.rate.push_back(random.between(0, std::int64_t{1} << 30));
  }
  std::sort(columns.lane_rank.rbegin(), columns.lane_rank.rend());
  for (const Rank8 rank : columns.lane_rank) columns.own.push_back(columns.credits[rank]);
  for (std::size_t r = 0; r < kRanks; ++r) {
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const bool above = r > columns.lane_rank[lane];
      const auto below = above ? columns.saved.size() - lanes : 0;
      columns.saved.push_back(above ? columns.saved[below]
                                    : static_cast<std::int32_t>(random.between(0, 60'000)));
      columns.known.push_back(above ? columns.known[below]
                                    : static_cast<std::int32_t>(random.between(0, 1'000'000)));
    }
  }
  return columns;
}

std::int64_t plain_lift(const Columns& columns, const GainRow& row, std::size_t lane,
                        std::size_t rank) {
  const std::int64_t lifted = std::max(0, columns.own[lane] - columns.credits[rank]);
  const std::int64_t unit = std::int64_t{1} << row.unit_bits;
  return (lifted + unit - 1) / unit;
}

std::int64_t plain_gain(const Columns& columns, const GainRow& row, std::size_t lane,
                        std::size_t from, std::size_t end) {
  std::int64_t most = 0;
  for (std::size_t r = from; r < end; ++r) {
    const std::size_t cell = r * row.lanes + lane;
    std::int64_t saved = row.saved != nullptr ? columns.saved[cell] : columns.saved_start[lane];
    if (row.known != nullptr) {
      const Int128 product = Int128{columns.known[cell]} * columns.rate[lane];
      saved = static_cast<std::int64_t>((product + row.rate_round_up) >> row.rate_shift);
    }
    most = std::max(most, std::max<std::int64_t>(0, saved - columns.saved_start[lane]) +
                              plain_lift(columns, row, lane, r));
  }
  return most;
}

}  // namespace

TEST_CASE("A row of gains is the gain of each lane", "[bounds]") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    twin::Random random(seed);
    GainRow row;
    row.lanes = kLanes * (1 + random.below(4));
    const Columns columns = draw(random, row.lanes);
    row.credits = columns.credits.data();
    row.lane_rank = columns.lane_rank.data();
    row.own = columns.own.data();
    row.saved_start = columns.saved_start.data();
    row.unit_bits = static_cast<int>(random.below(5));
    row.round_up = (1 << row.unit_bits) - 1;
    row.rate = columns.rate.data();
    row.rate_shift = 32 + row.unit_bits;
    row.rate_round_up = (Int128{1} << row.rate_shift) - 1;
    const std::size_t from = random.below(kRanks);
    const std::size_t end = from + 1 + random.below(kRanks - from);
    for (const std::string how : {"in units", "by rate", "not at all"}) {
      row.saved = how == "in units" ? columns.saved.data() : nullptr;
      row.known = how == "by rate" ? columns.known.data() : nullptr;
      for (const bool wide : {false, true}) {
        row.wide = wide;
        for (const Simd simd : {Simd::baseline, Simd::avx2, Simd::avx512}) {
          if (!has_simd(simd)) continue;
          std::vector<std::int32_t> gains(row.lanes, -1);
          std::vector<std::int32_t> lifts(row.lanes, -1);
          const bool asks_lifts = random.chance(50);
          fill_gain_row(simd, row, from, end, gains.data(), asks_lifts ? lifts.data() : nullptr);
          for (std::size_t lane = 0; lane < row.lanes; ++lane) {
            INFO("seed " << seed << ", lane " << lane << ", saved " << how);
            CHECK(gains[lane] == plain_gain(columns, row, lane, from, end));
            CHECK(lifts[lane] == (asks_lifts ? plain_lift(columns, row, lane, from) : -1));
          }
        }
      }
    }
  }
}

}  // namespace certrail::test
