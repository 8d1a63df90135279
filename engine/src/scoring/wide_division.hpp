// Division of 128 bits, guessed in floating point and then put right in integers: much faster than
// that of the compiler's library.
#pragma once

#include <cstdint>

#include "scoring/integer_math.hpp"

namespace certrail {

struct Division {
  std::int64_t quotient = 0;
  Int128 remainder = 0;
};

/// a / b exactly, for 0 <= a, 0 < b and a quotient below 2^50.
inline Division divide(Int128 a, Int128 b) {
  auto quotient = static_cast<std::int64_t>(static_cast<double>(a) / static_cast<double>(b));
  Int128 remainder = a - b * quotient;
  for (; remainder < 0; remainder += b) --quotient;
  for (; remainder >= b; remainder -= b) ++quotient;
  return {quotient, remainder};
}

}  // namespace certrail
