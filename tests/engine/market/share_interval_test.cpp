#include <cmath>
#include <cstdint>

#include "certrail/market_builder.hpp"
#include "support/catch.hpp"
#include "twin/random.hpp"

using certrail::share_change;
using certrail::share_interval;
using certrail::share_of;
using certrail::ShareInterval;

TEST_CASE("shares are rounded to the nearest") {
  CHECK(share_of(1, 3) == 333333);
  CHECK(share_of(2, 3) == 666667);
  CHECK(share_of(0, 5) == 0);
  CHECK(share_of(5, 5) == 1'000'000);
  CHECK(share_of(999'999'999'999, 1'000'000'000'000) == 1'000'000);
}

TEST_CASE("intervals: known ones, and the ends") {
  // Newcombe (1998), table I: 81 of 263 is 0.2553 to 0.3662, 15 of 148 0.0624 to 0.1605, and 1 of
  // 29 0.0061 to 0.1718.
  CHECK(share_interval(81, 263).low / 100 == 2552);
  CHECK(share_interval(81, 263).high / 100 == 3662);
  CHECK(share_interval(15, 148).low / 100 == 623);
  CHECK(share_interval(15, 148).high / 100 == 1604);
  CHECK(share_interval(1, 29).low / 100 == 61);
  CHECK(share_interval(1, 29).high / 100 == 1717);
  CHECK(share_interval(0, 20).low == 0);
  CHECK(share_interval(0, 20).high / 100 == 1611);
  CHECK(share_interval(20, 20).high == 1'000'000);
  const std::int64_t all = 1'000'000'000'000;
  CHECK(share_interval(all, all).high == 1'000'000);
  CHECK(share_interval(all / 2, all).low == 499'999);
}

TEST_CASE("intervals: whole numbers around the formula in floating point") {
  certrail::twin::Random random(8);
  for (int round = 0; round < 100'000; ++round) {
    const std::int64_t n = random.between(1, random.chance(50) ? 50 : 100'000'000);
    const std::int64_t k = random.between(0, n);
    const ShareInterval found = share_interval(k, n);
    const long double z2 = 3.841459L;
    const auto size = static_cast<long double>(n);
    const auto count = static_cast<long double>(k);
    const long double spread = std::sqrt(z2 * z2 + 4 * z2 * count * (size - count) / size);
    const long double low = (2 * count + z2 - spread) / (2 * (size + z2)) * 1e6L;
    const long double high = (2 * count + z2 + spread) / (2 * (size + z2)) * 1e6L;
    REQUIRE(static_cast<long double>(found.low) <= low + 1e-3L);
    REQUIRE(static_cast<long double>(found.low) >= low - 1.01L);
    REQUIRE(static_cast<long double>(found.high) >= high - 1e-3L);
    REQUIRE(static_cast<long double>(found.high) <= high + 1.01L);
  }
}

TEST_CASE("a change is told from chance") {
  // Newcombe (1998), method 10: 56/70 - 48/80 is 0.2 with 0.0524 to 0.3339.
  const auto change = share_change(600'000, 80, 800'000, 70);
  CHECK(change.change == 200'000);
  CHECK(change.low / 100 == 524);
  CHECK(change.high / 100 == 3338);
  CHECK(change.beyond_chance());
  CHECK_FALSE(share_change(500'000, 10, 600'000, 10).beyond_chance());
  CHECK(share_change(300'000, 10'000, 250'000, 10'000).high < 0);
  CHECK_FALSE(share_change(0, 5, 0, 5).beyond_chance());
}
