#include "catalog/excerpt.hpp"

#include <cstddef>

namespace certrail {
namespace {

constexpr std::size_t kLongestExcerpt = 60;

bool continues(std::string_view text, std::size_t at, unsigned low = 0x80, unsigned high = 0xBF) {
  if (at >= text.size()) return false;
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte >= low && byte <= high;
}

/// Length of the printable character that starts at `at`; 0 if there is none.
std::size_t character_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return lead < 0x20 || lead == 0x7F ? 0 : 1;
  if (lead == 0xC2) return continues(text, at + 1, 0xA0) ? 2 : 0;  // C2 80..9F are controls
  if (lead >= 0xC3 && lead <= 0xDF) return continues(text, at + 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    // E0 would be overlong below A0, ED a surrogate above 9F.
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return continues(text, at + 1, low, high) && continues(text, at + 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    // F0 would be overlong below 90, F4 past the last code point above 8F.
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    const bool whole = continues(text, at + 2) && continues(text, at + 3);
    return whole && continues(text, at + 1, low, high) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::string excerpt(std::string_view text) {
  std::string out;
  std::size_t cut = 0;  // where the text would end to leave room for "..."
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_length(text, at);
    const std::size_t bytes = length == 0 ? 1 : length;
    if (out.size() + 3 <= kLongestExcerpt) cut = out.size();
    if (out.size() + bytes > kLongestExcerpt) return out.substr(0, cut) + "...";
    out += length == 0 ? std::string_view("?") : text.substr(at, length);
    at += bytes;
  }
  return out;
}

}  // namespace certrail
