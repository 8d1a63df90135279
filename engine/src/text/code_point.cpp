#include "text/code_point.hpp"

#include <algorithm>
#include <array>

namespace certrail {
namespace {

struct KindRange {
  std::uint32_t first;
  std::uint32_t last;
  LetterKind kind;
};

constexpr auto kIsSeparator = LetterKind::separator;
constexpr auto kIsEnd = LetterKind::end;
constexpr auto kIsNothing = LetterKind::nothing;
constexpr auto kIsWord = LetterKind::word;

/// All that is no letter, ascending.
constexpr std::array<KindRange, 54> kKindRanges = {
    {{0x80, 0xA9, kIsSeparator},     {0xAB, 0xAC, kIsSeparator},
     {0xAD, 0xAD, kIsNothing},       {0xAE, 0xB4, kIsSeparator},
     {0xB6, 0xB6, kIsSeparator},     {0xB7, 0xB7, kIsEnd},
     {0xB8, 0xB9, kIsSeparator},     {0xBB, 0xBF, kIsSeparator},
     {0xD7, 0xD7, kIsSeparator},     {0xF7, 0xF7, kIsSeparator},
     {0x2C2, 0x2FF, kIsSeparator},   {0xE00, 0xE7F, kIsWord},
     {0x1680, 0x1680, kIsSeparator}, {0x2000, 0x200B, kIsSeparator},
     {0x200C, 0x200F, kIsNothing},   {0x2010, 0x2021, kIsSeparator},
     {0x2022, 0x2023, kIsEnd},       {0x2024, 0x2042, kIsSeparator},
     {0x2043, 0x2043, kIsEnd},       {0x2044, 0x205F, kIsSeparator},
     {0x2060, 0x206F, kIsNothing},   {0x2070, 0x20CF, kIsSeparator},
     {0x2100, 0x219F, kIsSeparator}, {0x21A0, 0x21FF, kIsEnd},
     {0x2200, 0x24FF, kIsSeparator}, {0x2500, 0x27BF, kIsEnd},
     {0x27C0, 0x2BFF, kIsSeparator}, {0x2E00, 0x2E7F, kIsSeparator},
     {0x3000, 0x3001, kIsSeparator}, {0x3002, 0x3002, kIsEnd},
     {0x3003, 0x3004, kIsSeparator}, {0x3005, 0x3007, kIsWord},
     {0x3008, 0x303F, kIsSeparator}, {0x3040, 0x9FFF, kIsWord},
     {0xA000, 0xA4CF, kIsWord},      {0xAC00, 0xD7AF, kIsWord},
     {0xE000, 0xF8FF, kIsEnd},       {0xF900, 0xFAFF, kIsWord},
     {0xFE00, 0xFE0F, kIsNothing},   {0xFE10, 0xFE6F, kIsSeparator},
     {0xFEFF, 0xFEFF, kIsNothing},   {0xFF01, 0xFF01, kIsEnd},
     {0xFF02, 0xFF0F, kIsSeparator}, {0xFF1A, 0xFF1A, kIsSeparator},
     {0xFF1B, 0xFF1B, kIsEnd},       {0xFF1C, 0xFF1E, kIsSeparator},
     {0xFF1F, 0xFF1F, kIsEnd},       {0xFF20, 0xFF20, kIsSeparator},
     {0xFF3B, 0xFF40, kIsSeparator}, {0xFF5B, 0xFF65, kIsSeparator},
     {0xFFF0, 0xFFFF, kIsSeparator}, {0x1F000, 0x1FAFF, kIsEnd},
     {0x20000, 0x3FFFF, kIsWord},    {0xE0000, 0x10FFFF, kIsNothing}}};

/// Capitals and small letters that take turns, the capital first.
constexpr bool in_pairs(std::uint32_t value, std::uint32_t first, std::uint32_t last) {
  return value >= first && value <= last && (value - first) % 2 == 0;
}

constexpr bool is_in_range(std::uint32_t value, std::uint32_t first, std::uint32_t last) {
  return value >= first && value <= last;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t offset) {
    return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U;
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return {};
  std::uint32_t value = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {};
    value = value << 6U | (byte(i) & 0x3FU);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  if (overlong || value > 0x10FFFF || is_in_range(value, 0xD800, 0xDFFF)) return {};
  return {value, length};
}

void append_code_point(std::string& out, std::uint32_t value) {
  const auto add = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (value < 0x80) {
    add(value);
  } else if (value < 0x800) {
    add(0xC0U | value >> 6U);
    add(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    if (is_in_range(value, 0xD800, 0xDFFF)) return;
    add(0xE0U | value >> 12U);
    add(0x80U | (value >> 6U & 0x3FU));
    add(0x80U | (value & 0x3FU));
  } else if (value <= 0x10FFFF) {
    add(0xF0U | value >> 18U);
    add(0x80U | (value >> 12U & 0x3FU));
    add(0x80U | (value >> 6U & 0x3FU));
    add(0x80U | (value & 0x3FU));
  }
}

LetterKind kind_of(std::uint32_t value) {
  const auto* range =
      std::lower_bound(kKindRanges.begin(), kKindRanges.end(), value,
                       [](const KindRange& each, std::uint32_t key) { return each.last < key; });
  return range != kKindRanges.end() && range->first <= value ? range->kind : LetterKind::letter;
}

std::uint32_t small_letter_of(std::uint32_t value) {
  if (is_in_range(value, 0xFF01, 0xFF5E)) return value - 0xFF01 + 0x21;
  if (value > 0x42F) return value;
  if (is_in_range(value, 0xC0, 0xDE)) return value == 0xD7 ? value : value + 0x20;
  if (in_pairs(value, 0x100, 0x12E) || in_pairs(value, 0x132, 0x136) ||
      in_pairs(value, 0x139, 0x147) || in_pairs(value, 0x14A, 0x176) ||
      in_pairs(value, 0x179, 0x17D)) {
    return value + 1;
  }
  if (value == 0x178) return 0xFF;
  if (value == 0x386) return 0x3AC;
  if (is_in_range(value, 0x388, 0x38A)) return value + 37;
  if (value == 0x38C) return 0x3CC;
  if (is_in_range(value, 0x38E, 0x38F)) return value + 63;
  if (is_in_range(value, 0x391, 0x3AB)) return value + 0x20;
  if (is_in_range(value, 0x410, 0x42F)) return value + 0x20;
  if (is_in_range(value, 0x400, 0x40F)) return value + 0x50;
  return value;
}

}  // namespace certrail
