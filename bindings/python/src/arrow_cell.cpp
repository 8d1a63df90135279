#include "arrow_cell.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>

#include "certrail/date.hpp"
#include "certrail/names.hpp"

namespace certrail::python {
namespace {

constexpr std::string_view kPlainFormats = "nbcCsSiIlLefg";
constexpr std::int64_t kMostScale = 100;           // its zeros are written out
constexpr double kWholeUpTo = 9007199254740992.0;  // 2^53

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

void append_day(std::string& out, std::int64_t day) {
  static const std::int64_t first = parse_date("1900-01-01")->days;
  static const std::int64_t last = parse_date("2999-12-31")->days;
  append_text(out, day < first || day > last ? "day " + std::to_string(day)
                                             : to_string(Date{static_cast<std::int32_t>(day)}));
}

ArrowPlace child(const ArrowPlace& place, std::int64_t number, std::int64_t index) {
  return {place.schema->children[number], place.array->children[number], index};
}

void append_list(const ArrowPlace& list, std::string& out) {
  const ArrowSpan span = elements_of(list);
  out += '[';
  for (std::int64_t i = span.begin; i < span.end; ++i) {
    if (i > span.begin) out += ',';
    if (!append_json(child(list, 0, i), out)) out += "null";
  }
  out += ']';
}

/// Appends `"name":value`; takes back the name where there is no value.
void append_field(std::string& out, std::string_view name, const ArrowPlace& value) {
  const std::size_t before = out.size();
  if (out.back() != '{') out += ',';
  append_text(out, name);
  out += ':';
  if (!append_json(value, out)) out.resize(before);
}

void append_structure(const ArrowPlace& structure, std::string& out) {
  out += '{';
  for (std::int64_t i = 0; i < structure.schema->n_children; ++i) {
    append_field(out, structure.schema->children[i]->name,
                 child(structure, i, structure.array->offset + structure.index));
  }
  out += '}';
}

/// A map is a list of structures of a key and a value.
void append_map(const ArrowPlace& map, std::string& out) {
  const ArrowSpan span = elements_of(map);
  out += '{';
  for (std::int64_t i = span.begin; i < span.end; ++i) {
    const ArrowPlace pair = child(map, 0, i);
    const std::int64_t at = pair.array->offset + i;
    const auto key = value_at(child(pair, 0, at));
    append_field(out, key ? text_of(*key) : std::string_view{}, child(pair, 1, at));
  }
  out += '}';
}

}  // namespace

std::string unreadable_part(const ArrowSchema& schema) {
  const ArrowSchema& type = value_type(schema);
  const std::string_view format = type.format;
  if (format.size() == 1 && kPlainFormats.find(format[0]) != std::string_view::npos) return {};
  if (is_text(format) || is_timestamp(format)) return {};
  if (is_decimal(format) && std::abs(decimal_scale(format)) <= kMostScale) return {};
  if (format == "tdD" || format == "tdm") return {};
  if (format == "+m") {
    const ArrowSchema& key = value_type(*type.children[0]->children[0]);
    if (!is_text(key.format)) return std::string("a map with keys of ") + key.format;
  } else if (!is_list(format) && format != "+s") {
    return std::string(format);
  }
  for (std::int64_t i = 0; i < type.n_children; ++i) {
    std::string part = unreadable_part(*type.children[i]);
    if (!part.empty()) return part;
  }
  return {};
}

bool append_json(const ArrowPlace& place, std::string& out) {
  const auto value = value_at(place);
  if (!value) return false;
  const std::string_view format = value->schema->format;
  switch (format[0]) {
    case 'b':
      out += boolean_of(*value) ? "true" : "false";
      break;
    case 'L':
      append_digits(out, unsigned_of(*value));
      break;
    case 'e':
    case 'f':
    case 'g':
      return append_real(out, real_of(*value));
    case 'd':
      out += decimal_of(*value);
      break;
    case 'u':
    case 'U':
    case 'v':
      append_text(out, text_of(*value));
      break;
    case 't':
      append_day(out, day_of(*value));
      break;
    case '+':
      if (is_list(format)) {
        append_list(*value, out);
      } else if (format == "+s") {
        append_structure(*value, out);
      } else {
        append_map(*value, out);
      }
      break;
    default:
      append_digits(out, integer_of(*value));
  }
  return true;
}

bool append_held(const ArrowPlace& place, std::string& out) {
  const auto list = value_at(place);
  if (!list) return false;
  const ArrowSpan span = elements_of(*list);
  out += '[';
  for (std::int64_t i = span.begin; i < span.end; ++i) {
    const auto text = value_at(child(*list, 0, i));
    if (!text) continue;
    if (out.back() != '[') out += ',';
    const HeldText held = split_held(text_of(*text));
    out += "{\"id\":";
    append_text(out, held.name);
    if (held.earned_on) {
      out += ",\"earned_on\":";
      append_text(out, *held.earned_on);
    }
    out += '}';
  }
  out += ']';
  return true;
}

}  // namespace certrail::python
