// The tables of a policy that names none.
#pragma once

#include <array>
#include <cstdint>

namespace certrail {

/// r^1.5 in ppm, rounded, for r = 0 .. 100 percent.
std::array<std::int64_t, 101> default_worth();

/// 1 - (1 - r)^1.5 in ppm, rounded.
std::array<std::int64_t, 101> default_ease();

}  // namespace certrail
