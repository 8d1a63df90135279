#include <algorithm>
#include <cmath>
#include <cstdint>

#include "certrail/market_builder.hpp"
#include "scoring/integer_math.hpp"

namespace certrail {
namespace {

/// The square of the 97.5th percentile of the normal distribution, 1.959964, in ppm.
constexpr std::int64_t kSquareOfZ = 3'841'459;

/// The least whole number whose square is not below `value`.
Int128 root_up(Int128 value) {
  auto root = static_cast<Int128>(std::sqrt(static_cast<long double>(value)));
  while (root * root >= value && root > 0) --root;
  while (root * root < value) ++root;
  return root;
}

}  // namespace

std::int64_t share_of(std::int64_t count, std::int64_t sample) {
  return static_cast<std::int64_t>((static_cast<Int128>(count) * kPpm * 2 + sample) /
                                   (static_cast<Int128>(sample) * 2));
}

// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
// the American Statistical Association 22 (1927) 209-212. With k of n and the percentile z:
//   (2k + z^2 -+ z sqrt(z^2 + 4k(n - k)/n)) / (2(n + z^2)),
// here with every term times a million.
ShareInterval share_interval(std::int64_t count, std::int64_t sample) {
  const Int128 middle = static_cast<Int128>(count) * 2 * kPpm + kSquareOfZ;
  const Int128 spread = static_cast<Int128>(4) * kSquareOfZ * kPpm * count;
  // Rounded up, so that the interval is never too narrow.
  const Int128 square = static_cast<Int128>(kSquareOfZ) * kSquareOfZ +
                        (spread / sample * (sample - count)) +
                        (spread % sample * (sample - count) + sample - 1) / sample;
  const Int128 root = root_up(square);
  const Int128 whole = 2 * (static_cast<Int128>(sample) * kPpm + kSquareOfZ);
  const Int128 low = std::max<Int128>(0, (middle - root) * kPpm) / whole;
  const Int128 high = std::min<Int128>(whole, middle + root);
  return {static_cast<std::int64_t>(low),
          static_cast<std::int64_t>((high * kPpm + whole - 1) / whole)};
}

// R. G. Newcombe, "Interval estimation for the difference between independent proportions",
// Statistics in Medicine 17 (1998) 873-890, method 10.
ShareChange share_change(std::int64_t first_ppm, std::int64_t first_sample, std::int64_t second_ppm,
                         std::int64_t second_sample) {
  const auto interval = [](std::int64_t ppm, std::int64_t sample) {
    const Int128 count = (static_cast<Int128>(ppm) * sample + kPpm / 2) / kPpm;
    return share_interval(std::min(sample, static_cast<std::int64_t>(count)), sample);
  };
  const ShareInterval first = interval(first_ppm, first_sample);
  const ShareInterval second = interval(second_ppm, second_sample);
  const auto both = [](std::int64_t a, std::int64_t b) {
    return static_cast<std::int64_t>(
        root_up(static_cast<Int128>(a) * a + static_cast<Int128>(b) * b));
  };
  const std::int64_t change = second_ppm - first_ppm;
  return {change, change - both(second_ppm - second.low, first.high - first_ppm),
          change + both(second.high - second_ppm, first_ppm - first.low)};
}

}  // namespace certrail
