#include "exchange/name_key.hpp"

#include <array>
#include <utility>

namespace certrail {
namespace {

/// What is written instead of some letters that are not ASCII; "" = left out, " " = a gap.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kSigns = {{
    {"\xE2\x84\xA2", ""},   // trade mark
    {"\xE2\x84\xA0", ""},   // service mark
    {"\xC2\xAE", ""},       // registered
    {"\xC2\xA9", ""},       // copyright
    {"\xE2\x80\x99", ""},   // apostrophe
    {"\xE2\x80\x98", ""},   // apostrophe, opening
    {"\xC2\xB2", "2"},      // superscript two, as in (ISC)2
    {"\xC2\xA0", " "},      // no-break space
    {"\xE2\x80\x93", " "},  // dashes
    {"\xE2\x80\x94", " "},
    {"\xE2\x80\x90", " "},
    {"\xE2\x80\x91", " "},
    {"\xE2\x80\xA2", " "},  // bullet
    {"\xEF\xBB\xBF", ""},   // byte order mark
}};

}  // namespace

std::string name_key(std::string_view text) {
  std::string out;
  bool gap = false;
  const auto add = [&](std::string_view letters) {
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += letters;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if ((static_cast<unsigned char>(c) & 0x80U) != 0) {
      std::size_t length = 1;
      std::string_view instead = text.substr(at, 1);
      for (const auto& [sign, replacement] : kSigns) {
        if (!text.substr(at).starts_with(sign)) continue;
        length = sign.size();
        instead = replacement;
        break;
      }
      if (instead == " ") {
        gap = true;
      } else if (!instead.empty()) {
        add(instead);
      }
      at += length;
      continue;
    }
    ++at;
    if (c >= 'A' && c <= 'Z') {
      const char lower = static_cast<char>(c - 'A' + 'a');
      add({&lower, 1});
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '#') {
      add({&c, 1});
    } else if (c == '&') {
      gap = true;
      add("and");
      gap = true;
    } else if (c != '\'') {
      gap = true;
    }
  }
  return out;
}

std::vector<std::string_view> key_words(std::string_view key) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) out.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string squeezed(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c != ' ') out += c;
  }
  return out;
}

bool holds_words(std::string_view text_key, std::string_view key) {
  if (key.empty()) return false;
  for (std::size_t at = text_key.find(key); at != std::string_view::npos;
       at = text_key.find(key, at + 1)) {
    const std::size_t end = at + key.size();
    const bool starts = at == 0 || text_key[at - 1] == ' ';
    if (starts && (end == text_key.size() || text_key[end] == ' ')) return true;
  }
  return false;
}

BracketParts split_brackets(std::string_view text) {
  BracketParts out;
  std::string inside;
  std::size_t depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[') {
      if (depth++ == 0) out.outside += ' ';
    } else if ((c == ')' || c == ']') && depth > 0) {
      if (--depth == 0) out.inside.push_back(std::exchange(inside, {}));
    } else {
      (depth == 0 ? out.outside : inside) += c;
    }
  }
  if (!inside.empty()) out.inside.push_back(std::move(inside));
  return out;
}

}  // namespace certrail
