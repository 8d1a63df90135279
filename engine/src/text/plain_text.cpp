#include "text/plain_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "text/code_point.hpp"
#include "text/words.hpp"

namespace certrail {
namespace {

constexpr std::size_t kLongestTag = 2000;   ///< bytes; what is longer is no tag
constexpr std::size_t kLongestEntity = 10;  ///< bytes between '&' and ';'
constexpr std::size_t kMostEscapes = 3;     ///< "&amp;amp;lt;" and no deeper

struct NamedEntity {
  std::string_view name;
  std::string_view text;
};

/// Those that postings have; others stay as they are, which separates words as well.
constexpr std::array<NamedEntity, 20> kEntities = {{{"amp", "&"},
                                                    {"lt", "<"},
                                                    {"gt", ">"},
                                                    {"quot", "\""},
                                                    {"apos", "'"},
                                                    {"nbsp", " "},
                                                    {"ensp", " "},
                                                    {"emsp", " "},
                                                    {"thinsp", " "},
                                                    {"shy", "\xC2\xAD"},
                                                    {"bull", "\xE2\x80\xA2"},
                                                    {"middot", "\xC2\xB7"},
                                                    {"ndash", "-"},
                                                    {"mdash", "-"},
                                                    {"rsquo", "'"},
                                                    {"lsquo", "'"},
                                                    {"rdquo", "\""},
                                                    {"ldquo", "\""},
                                                    {"hellip", "..."},
                                                    {"reg", " "}}};

constexpr std::array<std::string_view, 16> kLetterTags = {
    "a",    "abbr", "b",     "big",  "em",     "font", "i",   "ins",
    "mark", "s",    "small", "span", "strong", "sub",  "sup", "u"};

/// Where the next '<' or '&' is; the end of `text` where there is none.
std::size_t next_sign(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '<' && text[at] != '&') ++at;
  return at;
}

bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// "#8226", "#x2022".
std::optional<std::uint32_t> numbered(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty()) return {};
  std::uint32_t value = 0;
  for (const char c : digits) {
    const char small = small_letter(c);
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if (hex && small >= 'a' && small <= 'f') {
      digit = static_cast<std::uint32_t>(small - 'a' + 10);
    } else {
      return {};
    }
    value = value * (hex ? 16 : 10) + digit;
    if (value > 0x10FFFF) return {};
  }
  return value;
}

class TagRemover {
 public:
  TagRemover(std::string_view text, std::string& out) : text_(text), out_(out) { out_.clear(); }

  void run() {
    while (at_ < text_.size()) {
      const std::size_t next = next_sign(text_, at_);
      out_.append(text_, at_, next - at_);
      at_ = next;
      if (at_ == text_.size()) return;
      if (text_[at_] == '&') {
        entity();
      } else if (!tag(at_ + 1, ">")) {
        out_ += '<';
        ++at_;
      }
    }
  }

 private:
  void entity() {
    // "&amp;nbsp;" was escaped twice: each "amp;" behind the '&' is one escape more.
    std::size_t from = at_ + 1;
    for (std::size_t i = 0; i < kMostEscapes && text_.substr(from).starts_with("amp;"); ++i) {
      if (!entity_text(from + 4)) break;
      from += 4;
    }
    const auto found = entity_text(from);
    if (!found) {
      out_ += '&';
      ++at_;
      return;
    }
    const std::size_t after = text_.find(';', from) + 1;
    if (*found == "<" && tag(after, "gt;")) return;
    out_ += *found;
    at_ = after;
  }

  /// What the entity stands for whose name begins at `from`; empty if it is none.
  std::optional<std::string> entity_text(std::size_t from) const {
    const std::string_view near = text_.substr(std::min(from, text_.size()), kLongestEntity + 1);
    const std::size_t end = near.find(';');
    if (end == std::string_view::npos || end == 0) return {};
    const std::string_view name = near.substr(0, end);
    if (name.front() == '#') {
      const auto value = numbered(name.substr(1));
      if (!value) return {};
      std::string text;
      append_code_point(text, *value);
      return text;
    }
    for (const NamedEntity& each : kEntities) {
      if (each.name == name) return std::string(each.text);
    }
    return {};
  }

  /// Skips the tag whose name, "/name" or "!" is at `from` and that ends with `close`. False if
  /// there is none.
  bool tag(std::size_t from, std::string_view close) {
    const bool closing = from < text_.size() && text_[from] == '/';
    const std::size_t start = from + (closing ? 1 : 0);
    std::size_t end = start;
    while (
        end < text_.size() && end - start < 20 &&
        (is_ascii_letter(text_[end]) || (end > start && text_[end] >= '0' && text_[end] <= '9'))) {
      ++end;
    }
    if (text_.substr(start).starts_with("!--")) return skip_to("-->", start);
    if (end == start && !text_.substr(start).starts_with('!')) return false;
    const std::size_t closed =
        text_.substr(0, std::min(text_.size(), end + kLongestTag)).find(close, end);
    if (closed == std::string_view::npos) return false;
    std::string name(text_.substr(start, end - start));
    std::transform(name.begin(), name.end(), name.begin(), small_letter);
    at_ = closed + close.size();
    if (!closing && (name == "script" || name == "style")) {
      // Left where it does not end: then it hides nothing.
      skip_to("</" + name + ">", at_);
      return true;
    }
    if (std::find(kLetterTags.begin(), kLetterTags.end(), name) == kLetterTags.end()) {
      out_ += "\n\n";
    }
    return true;
  }

  bool skip_to(std::string_view end, std::size_t from) {
    // What was looked for in vain is not looked for again: else a text of nothing but beginnings
    // takes long.
    bool& missing = end == "-->"         ? no_comment_end_
                    : end == "</script>" ? no_script_end_
                                         : no_style_end_;
    const std::size_t found = missing ? std::string_view::npos : text_.find(end, from);
    missing = found == std::string_view::npos;
    if (missing) return false;
    at_ = found + end.size();
    return true;
  }

  std::string_view text_;
  std::string& out_;
  std::size_t at_ = 0;
  bool no_comment_end_ = false;
  bool no_script_end_ = false;
  bool no_style_end_ = false;
};

}  // namespace

std::string_view plain_text(std::string_view text, std::string& memory) {
  if (next_sign(text, 0) == text.size()) return text;
  TagRemover(text, memory).run();
  return memory;
}

}  // namespace certrail
