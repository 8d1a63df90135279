// Division guessed in floating point and then put right in integers: of 128 bits much faster than
// that of the compiler's library, of 64 without the processor's slow one.
#pragma once

#include <cstdint>
#include <type_traits>

#include "scoring/integer_math.hpp"

namespace certrail {

template <class Number>
struct Division {
  std::int64_t quotient = 0;
  Number remainder = 0;
};

/// What is divided by, again and again; `Number` has 64 or 128 bits.
template <class Number>
class Divisor {
 public:
  explicit Divisor(Number number) : number_(number), nearly_(nearly(number)) {}

  /// a * times / number exactly, for 0 <= a, 1 <= times, 0 < number below 2^62 (2^126), and a
  /// quotient below 2^50. The product need not fit.
  Division<Number> divide(Number a, std::int64_t times = 1) const {
    auto quotient = static_cast<std::int64_t>(nearly(a) * static_cast<double>(times) / nearly_);
    // Both products may have lost their highest bits; their difference is near 0 and has not.
    Number remainder =
        static_cast<Number>(static_cast<Unsigned>(a) * static_cast<Unsigned>(times) -
                            static_cast<Unsigned>(number_) * static_cast<Unsigned>(quotient));
    for (; remainder < 0; remainder += number_) --quotient;
    for (; remainder >= number_; remainder -= number_) ++quotient;
    return {quotient, remainder};
  }

 private:
  using Unsigned = std::conditional_t<sizeof(Number) == 8, std::uint64_t, UInt128>;

  static double nearly(std::int64_t a) { return static_cast<double>(a); }
  static double nearly(Int128 a) {
    return static_cast<double>(static_cast<std::int64_t>(a >> 64)) * 0x1p64 +
           static_cast<double>(static_cast<std::uint64_t>(a));
  }

  Number number_;
  double nearly_;
};

}  // namespace certrail
