#include "arrow_cell.hpp"

#include <charconv>
#include <cmath>

#include "certrail/date.hpp"

namespace certrail::python {
namespace {

constexpr std::string_view kPlainFormats = "nbcCsSiIlLfguU";
constexpr double kWholeUpTo = 9007199254740992.0;  // 2^53

template <class T>
T value_at(const ArrowArray& array, std::int64_t index) {
  return static_cast<const T*>(array.buffers[1])[array.offset + index];
}

bool bit_at(const void* bits, std::int64_t index) {
  const auto at = static_cast<std::size_t>(index);
  return (static_cast<const std::uint8_t*>(bits)[at / 8] >> (at % 8) & 1U) != 0;
}

template <class Number>
void append_digits(std::string& out, Number value) {
  char digits[32];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

void append_text(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20U) {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 15U];
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

/// What a table calls a number may come from a column that had to hold nulls besides.
bool append_real(std::string& out, double value) {
  if (std::isnan(value)) return false;
  if (std::isinf(value)) {
    append_text(out, value > 0 ? "inf" : "-inf");
  } else if (std::trunc(value) == value && std::fabs(value) < kWholeUpTo) {
    append_digits(out, static_cast<std::int64_t>(value));
  } else {
    append_digits(out, value);
  }
  return true;
}

template <class Offset>
std::string_view text_of(const ArrowArray& array, std::int64_t index) {
  const Offset begin = value_at<Offset>(array, index);
  const Offset end = value_at<Offset>(array, index + 1);
  return {static_cast<const char*>(array.buffers[2]) + begin,
          static_cast<std::size_t>(end - begin)};
}

struct Span {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// The elements of a list or map, as positions in its child.
Span elements(const ArrowSchema& schema, const ArrowArray& array, std::int64_t index) {
  if (schema.format[1] == 'L') {
    return {value_at<std::int64_t>(array, index), value_at<std::int64_t>(array, index + 1)};
  }
  return {value_at<std::int32_t>(array, index), value_at<std::int32_t>(array, index + 1)};
}

bool is_list(std::string_view format) { return format == "+l" || format == "+L"; }

void append_list(const ArrowSchema& schema, const ArrowArray& array, std::int64_t index,
                 std::string& out) {
  const Span span = elements(schema, array, index);
  out += '[';
  for (std::int64_t i = span.begin; i < span.end; ++i) {
    if (i > span.begin) out += ',';
    if (!append_json(*schema.children[0], *array.children[0], i, out)) out += "null";
  }
  out += ']';
}

/// Appends `"name":value`; takes back the name where there is no value.
void append_field(std::string& out, std::string_view name, const ArrowSchema& schema,
                  const ArrowArray& array, std::int64_t index) {
  const std::size_t before = out.size();
  if (out.back() != '{') out += ',';
  append_text(out, name);
  out += ':';
  if (!append_json(schema, array, index, out)) out.resize(before);
}

void append_structure(const ArrowSchema& schema, const ArrowArray& array, std::int64_t index,
                      std::string& out) {
  out += '{';
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema& field = *schema.children[i];
    append_field(out, field.name, field, *array.children[i], array.offset + index);
  }
  out += '}';
}

/// A map is a list of structures of a key and a value.
void append_map(const ArrowSchema& schema, const ArrowArray& array, std::int64_t index,
                std::string& out) {
  const Span span = elements(schema, array, index);
  const ArrowSchema& pair = *schema.children[0];
  const ArrowArray& pairs = *array.children[0];
  out += '{';
  for (std::int64_t i = span.begin; i < span.end; ++i) {
    const std::int64_t at = pairs.offset + i;
    append_field(out, text_at(*pair.children[0], *pairs.children[0], at), *pair.children[1],
                 *pairs.children[1], at);
  }
  out += '}';
}

}  // namespace

std::string unreadable_part(const ArrowSchema& schema) {
  const std::string_view format = schema.format;
  if (schema.dictionary != nullptr) return "dictionary";
  if (format.size() == 1 && kPlainFormats.find(format[0]) != std::string_view::npos) return {};
  if (format == "tdD") return {};
  if (format == "+m" && !is_text(*schema.children[0]->children[0])) {
    return std::string("a map with keys of ") + schema.children[0]->children[0]->format;
  }
  if (!is_list(format) && format != "+s" && format != "+m") return std::string(format);
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    std::string part = unreadable_part(*schema.children[i]);
    if (!part.empty()) return part;
  }
  return {};
}

bool is_text(const ArrowSchema& schema) {
  const std::string_view format = schema.format;
  return schema.dictionary == nullptr && (format == "u" || format == "U");
}

bool is_null(const ArrowArray& array, std::int64_t index) {
  if (array.null_count == 0) return false;
  // An array of nulls alone has no buffers.
  if (array.n_buffers == 0) return true;
  return array.buffers[0] != nullptr && !bit_at(array.buffers[0], array.offset + index);
}

std::string_view text_at(const ArrowSchema& schema, const ArrowArray& array, std::int64_t index) {
  return schema.format[0] == 'u' ? text_of<std::int32_t>(array, index)
                                 : text_of<std::int64_t>(array, index);
}

bool append_json(const ArrowSchema& schema, const ArrowArray& array, std::int64_t index,
                 std::string& out) {
  if (schema.format[0] == 'n' || is_null(array, index)) return false;
  switch (schema.format[0]) {
    case 'b':
      out += bit_at(array.buffers[1], array.offset + index) ? "true" : "false";
      break;
    case 'c':
      append_digits(out, int{value_at<std::int8_t>(array, index)});
      break;
    case 'C':
      append_digits(out, int{value_at<std::uint8_t>(array, index)});
      break;
    case 's':
      append_digits(out, value_at<std::int16_t>(array, index));
      break;
    case 'S':
      append_digits(out, value_at<std::uint16_t>(array, index));
      break;
    case 'i':
      append_digits(out, value_at<std::int32_t>(array, index));
      break;
    case 'I':
      append_digits(out, value_at<std::uint32_t>(array, index));
      break;
    case 'l':
      append_digits(out, value_at<std::int64_t>(array, index));
      break;
    case 'L':
      append_digits(out, value_at<std::uint64_t>(array, index));
      break;
    case 'f':
      return append_real(out, double{value_at<float>(array, index)});
    case 'g':
      return append_real(out, value_at<double>(array, index));
    case 'u':
    case 'U':
      append_text(out, text_at(schema, array, index));
      break;
    case 't':
      append_text(out, to_string(Date{value_at<std::int32_t>(array, index)}));
      break;
    default:
      if (is_list(schema.format)) {
        append_list(schema, array, index, out);
      } else if (schema.format[1] == 's') {
        append_structure(schema, array, index, out);
      } else {
        append_map(schema, array, index, out);
      }
  }
  return true;
}

bool append_held(const ArrowSchema& schema, const ArrowArray& array, std::int64_t index,
                 std::string& out) {
  if (is_null(array, index)) return false;
  const Span span = elements(schema, array, index);
  const ArrowArray& texts = *array.children[0];
  out += '[';
  for (std::int64_t i = span.begin; i < span.end; ++i) {
    if (is_null(texts, i)) continue;
    if (out.back() != '[') out += ',';
    const std::string_view text = text_at(*schema.children[0], texts, i);
    const std::size_t at = text.rfind('@');
    out += "{\"id\":";
    append_text(out, text.substr(0, at));
    if (at != std::string_view::npos) {
      out += ",\"earned_on\":";
      append_text(out, text.substr(at + 1));
    }
    out += '}';
  }
  out += ']';
  return true;
}

}  // namespace certrail::python
