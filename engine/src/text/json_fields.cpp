#include "text/json_fields.hpp"

#include <algorithm>
#include <cstdint>

#include "text/code_point.hpp"

namespace certrail {
namespace {

constexpr std::size_t kDeepestJson = 64;

bool is_json_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<std::uint32_t> json_hex_digit(char c) {
  if (is_json_digit(c)) return static_cast<std::uint32_t>(c - '0');
  const char small = static_cast<char>(c | 0x20);
  if (small >= 'a' && small <= 'f') return static_cast<std::uint32_t>(small - 'a' + 10);
  return {};
}

/// The number of four hexadecimal digits at `at`; empty where there are none.
std::optional<std::uint32_t> four_digits(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return {};
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto digit = json_hex_digit(text[at + i]);
    if (!digit) return {};
    value = value << 4U | *digit;
  }
  return value;
}

class ObjectScanner {
 public:
  ObjectScanner(std::string_view text, std::size_t& at,
                const std::function<void(const JsonField&)>& found)
      : text_(text), at_(at), found_(found) {}

  std::optional<JsonDefect> run() {
    skip_json_space(text_, at_);
    if (!take('{')) fail("expected an object, which starts with '{'");
    if (!defect_) members(1);
    return defect_;
  }

 private:
  bool fail(std::string_view what) {
    if (!defect_) defect_ = JsonDefect{what, at_};
    return false;
  }

  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  /// Behind '{', to its end.
  bool members(std::size_t depth) {
    skip_json_space(text_, at_);
    if (take('}')) return true;
    for (;;) {
      skip_json_space(text_, at_);
      JsonField field;
      if (!string(field.name)) return false;
      skip_json_space(text_, at_);
      if (!take(':')) return fail("expected ':' after the name of a field");
      skip_json_space(text_, at_);
      const std::size_t from = at_;
      if (!value(depth, field)) return false;
      if (depth == 1) {
        if (field.kind != JsonKind::text) field.value = text_.substr(from, at_ - from);
        found_(field);
      }
      skip_json_space(text_, at_);
      if (take('}')) return true;
      if (!take(',')) return fail("expected ',' or '}' after a value");
    }
  }

  bool items(std::size_t depth) {
    skip_json_space(text_, at_);
    if (take(']')) return true;
    for (;;) {
      skip_json_space(text_, at_);
      JsonField item;
      if (!value(depth, item)) return false;
      skip_json_space(text_, at_);
      if (take(']')) return true;
      if (!take(',')) return fail("expected ',' or ']' after a value");
    }
  }

  bool value(std::size_t depth, JsonField& field) {
    if (at_ >= text_.size()) return fail("the text ends where a value is expected");
    const char c = text_[at_];
    if (c == '"') {
      field.kind = JsonKind::text;
      return string(field.value);
    }
    if (c == '{' || c == '[') {
      if (depth >= kDeepestJson) return fail("values are nested deeper than 64");
      ++at_;
      return c == '{' ? members(depth + 1) : items(depth + 1);
    }
    if (c == '-' || is_json_digit(c)) {
      field.kind = JsonKind::number;
      return number();
    }
    for (const std::string_view word : {"true", "false", "null"}) {
      if (!text_.substr(at_).starts_with(word)) continue;
      at_ += word.size();
      return true;
    }
    return fail("expected a value");
  }

  bool string(std::string_view& out) {
    if (!take('"')) return fail("expected a text in quotes");
    const std::size_t from = at_;
    for (;;) {
      while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
             static_cast<unsigned char>(text_[at_]) >= 0x20) {
        ++at_;
      }
      if (at_ >= text_.size()) return fail("a text in quotes is never closed");
      if (text_[at_] == '"') break;
      if (text_[at_] != '\\') return fail("a line break or control character within quotes");
      const char escaped = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
      if (escaped == 'u') {
        if (!four_digits(text_, at_ + 2)) return fail("expected four hexadecimal digits after \\u");
        at_ += 6;
      } else if (std::string_view("\"\\/bfnrt").find(escaped) != std::string_view::npos) {
        at_ += 2;
      } else {
        return fail("JSON has no such escape");
      }
    }
    out = text_.substr(from, at_ - from);
    ++at_;
    return true;
  }

  bool digits() {
    const std::size_t from = at_;
    while (at_ < text_.size() && is_json_digit(text_[at_])) ++at_;
    return at_ > from || fail("expected a digit");
  }

  bool number() {
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      return digits();
    }
    return true;
  }

  std::string_view text_;
  std::size_t& at_;
  const std::function<void(const JsonField&)>& found_;
  std::optional<JsonDefect> defect_;
};

}  // namespace

void skip_json_space(std::string_view text, std::size_t& at) {
  while (at < text.size() &&
         (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
    ++at;
  }
}

std::optional<JsonDefect> read_json_fields(std::string_view text, std::size_t& at,
                                           const std::function<void(const JsonField&)>& found) {
  return ObjectScanner(text, at, found).run();
}

std::string_view unescaped(std::string_view value, std::string& memory) {
  if (value.find('\\') == std::string_view::npos) return value;
  memory.clear();
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t escape = std::min(value.find('\\', at), value.size());
    memory.append(value, at, escape - at);
    if (escape + 1 >= value.size()) break;
    at = escape + 2;
    switch (const char c = value[escape + 1]) {
      case 'b':
        memory += '\b';
        break;
      case 'f':
        memory += '\f';
        break;
      case 'n':
        memory += '\n';
        break;
      case 'r':
        memory += '\r';
        break;
      case 't':
        memory += '\t';
        break;
      case 'u': {
        std::uint32_t code = four_digits(value, at).value_or(0);
        at = std::min(at + 4, value.size());
        // The second half of a pair; a half alone is no character.
        if (code >= 0xD800 && code < 0xDC00 && value.substr(at).starts_with("\\u")) {
          const std::uint32_t low = four_digits(value, at + 2).value_or(0);
          if (low >= 0xDC00 && low < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
            at += 6;
          }
        }
        append_code_point(memory, code);
        break;
      }
      default:
        memory += c;
    }
  }
  return memory;
}

}  // namespace certrail
