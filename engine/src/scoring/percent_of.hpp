// How far a level goes towards another one, in percent.
#pragma once

#include <array>
#include <cstdint>

namespace certrail {

/// kPercentOf[whole][level] = min(level, whole) * 100 // whole, for a whole of 1 to 100.
inline constexpr auto kPercentOf = [] {
  std::array<std::array<std::uint8_t, 101>, 101> table{};
  for (unsigned whole = 1; whole <= 100; ++whole) {
    for (unsigned level = 0; level <= 100; ++level) {
      table[whole][level] =
          static_cast<std::uint8_t>((level < whole ? level : whole) * 100 / whole);
    }
  }
  return table;
}();

}  // namespace certrail
