#include "text/pattern.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "catalog/excerpt.hpp"
#include "text/code_point.hpp"

namespace certrail {
namespace {

constexpr std::string_view kOfWords = "bBwW";
constexpr std::string_view kBeyondAscii = "pPx01234567";  // classes and numbers of characters

/// Is one of the letters of `kinds` escaped in it?
bool has_escape(std::string_view expression, std::string_view kinds) {
  for (std::size_t at = 0; at + 1 < expression.size(); ++at) {
    if (expression[at] != '\\') continue;
    ++at;
    if (kinds.find(expression[at]) != std::string_view::npos) return true;
  }
  return false;
}

bool knows_words(std::string_view expression) {
  return has_escape(expression, kOfWords) ||
         expression.find("[:word:]") != std::string_view::npos ||
         expression.find("[:^word:]") != std::string_view::npos;
}

bool is_ascii(std::string_view text) {
  unsigned char all = 0;  // without a way out of the loop, so that it is done by many bytes at once
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

bool is_space(std::uint32_t value) {
  return value == 0xA0 || value == 0x1680 || (value >= 0x2000 && value <= 0x200A) ||
         value == 0x202F || value == 0x205F || value == 0x3000;
}

/// Appends what stands for a character beyond ASCII.
void append_in_ascii(std::string& out, std::uint32_t value) {
  constexpr char kSign = '\x7F';
  const std::uint32_t narrow = small_letter_of(value);
  if (narrow < 0x80) {
    out += static_cast<char>(narrow);  // of a full-width form
  } else if (is_space(value)) {
    out += ' ';
  } else {
    const LetterKind kind = kind_of(value);
    if (kind != LetterKind::nothing) out += kind == LetterKind::letter ? '_' : kSign;
  }
}

/// A part of a text in ASCII, with what stands next to it.
struct InAscii {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

InAscii in_ascii(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kBeside = 16;  // bytes: one character and what is not seen before it
  InAscii out;
  std::size_t at = begin - std::min(begin, kBeside);
  const std::size_t last = std::min(text.size(), end + kBeside);
  bool begun = false;
  bool ended = false;
  while (at < last) {
    if (!begun && at >= begin) out.begin = out.text.size();
    if (!ended && at >= end) out.end = out.text.size();
    begun = at >= begin;
    ended = at >= end;
    const CodePoint found = code_point_at(text, at);
    if (found.length == 1) {
      out.text += text[at];
    } else if (found.length > 1) {
      append_in_ascii(out.text, found.value);
    } else {
      append_in_ascii(out.text, 0xFFFD);
    }
    at += std::max<std::size_t>(found.length, 1);
  }
  if (!begun) out.begin = out.text.size();
  if (!ended) out.end = out.text.size();
  return out;
}

}  // namespace

Pattern::Pattern(std::shared_ptr<const re2::RE2> compiled, bool reads_ascii)
    : compiled_(std::move(compiled)), reads_ascii_(reads_ascii) {}

Result<Pattern, std::string> Pattern::compile(std::string_view expression, bool ignore_case) {
  if (expression.empty()) return std::string("the expression is empty");
  if (expression.size() > kLongest) return std::string("the expression is longer than 500 bytes");
  const bool reads_ascii = is_ascii(expression) && !has_escape(expression, kBeyondAscii);
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_max_mem(kMostMemory);
  options.set_case_sensitive(!ignore_case);
  options.set_encoding(reads_ascii ? re2::RE2::Options::EncodingLatin1
                                   : re2::RE2::Options::EncodingUTF8);
  // RE2's views have another type in each of its releases, so they are made in place.
  std::shared_ptr<const re2::RE2> compiled(
      new re2::RE2({expression.data(), expression.size()}, options));
  if (!compiled->ok()) return excerpt(compiled->error());
  if (!reads_ascii && knows_words(expression)) {
    return std::string(
        "\\b, \\B, \\w, \\W and [:word:] know no letters beyond ASCII: beside such write "
        "(^|[^\\pL]) or \\pL");
  }
  return Pattern(std::move(compiled), reads_ascii);
}

bool Pattern::found_in(std::string_view text, std::size_t begin, std::size_t end) const {
  const auto matches = [this](std::string_view in, std::size_t from, std::size_t to) {
    return compiled_->Match({in.data(), in.size()}, from, to, re2::RE2::UNANCHORED, nullptr, 0);
  };
  const std::size_t from = begin - std::min<std::size_t>(begin, 1);
  const std::size_t to = std::min(text.size(), end + 1);
  if (!reads_ascii_ || is_ascii(text.substr(from, to - from))) return matches(text, begin, end);
  const InAscii read = in_ascii(text, begin, end);
  return matches(read.text, read.begin, read.end);
}

}  // namespace certrail
