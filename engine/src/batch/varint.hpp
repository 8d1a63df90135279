// Whole numbers as few bytes as they need: seven bits a byte, the lowest first, sign folded in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace certrail {

inline void append_varint(std::string& out, std::int64_t value) {
  auto left = (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
  while (left >= 0x80U) {
    out += static_cast<char>(static_cast<unsigned char>(left | 0x80U));
    left >>= 7U;
  }
  out += static_cast<char>(static_cast<unsigned char>(left));
}

/// Takes one off the front of `bytes`, which must hold it whole.
inline std::int64_t take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80U) break;
  }
  return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

}  // namespace certrail
