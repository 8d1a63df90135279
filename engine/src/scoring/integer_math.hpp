// The model's integer arithmetic: everything is exact, intermediates that pass 64 bits use 128.
#pragma once

#include <cstdint>

namespace certrail {

__extension__ using Int128 = __int128;
__extension__ using UInt128 = unsigned __int128;

/// a / b rounded up, for a >= 0 and b > 0.
constexpr std::int64_t ceil_div(std::int64_t a, std::int64_t b) { return a / b + (a % b != 0); }

/// a * b / c rounded down without overflow, for a, b >= 0 and c > 0 and a result that fits.
constexpr std::int64_t mul_div(std::int64_t a, std::int64_t b, std::int64_t c) {
  return static_cast<std::int64_t>(static_cast<Int128>(a) * b / c);
}

/// a * b / c rounded up, as mul_div.
constexpr std::int64_t mul_div_up(std::int64_t a, std::int64_t b, std::int64_t c) {
  return static_cast<std::int64_t>((static_cast<Int128>(a) * b + (c - 1)) / c);
}

}  // namespace certrail
