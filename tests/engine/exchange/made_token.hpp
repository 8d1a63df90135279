// A JWT with the claims given; nobody checks its signature.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace certrail::test {

inline std::string base64url_of(std::string_view text) {
  static constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += 3) {
    const std::string_view group = text.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8U | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
    }
    for (std::size_t i = 0; i <= group.size(); ++i) out += letters[bits >> (18 - 6 * i) & 63U];
  }
  return out;
}

inline std::string made_token(std::string_view claims) {
  return base64url_of(R"({"alg":"RS256"})") + "." + base64url_of(claims) + ".c2ln";
}

}  // namespace certrail::test
