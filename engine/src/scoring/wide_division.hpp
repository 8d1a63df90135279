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

/// What is divided by, again and again.
class Divisor {
 public:
  explicit Divisor(Int128 number) : number_(number), nearly_(nearly(number)) {}

  /// a / number exactly, for 0 <= a, 0 < number and a quotient below 2^50.
  Division divide(Int128 a) const {
    auto quotient = static_cast<std::int64_t>(nearly(a) / nearly_);
    Int128 remainder = a - number_ * quotient;
    for (; remainder < 0; remainder += number_) --quotient;
    for (; remainder >= number_; remainder -= number_) ++quotient;
    return {quotient, remainder};
  }

 private:
  static double nearly(Int128 a) {
    return static_cast<double>(static_cast<std::int64_t>(a >> 64)) * 0x1p64 +
           static_cast<double>(static_cast<std::uint64_t>(a));
  }

  Int128 number_;
  double nearly_;
};

}  // namespace certrail
