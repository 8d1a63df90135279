#include "arrow_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

#include <boost/multiprecision/cpp_int.hpp>

namespace certrail::python {
namespace {

template <class T>
T entry(const ArrowArray& array, std::int64_t index, std::size_t buffer = 1) {
  return static_cast<const T*>(array.buffers[buffer])[array.offset + index];
}

bool bit_at(const void* bits, std::int64_t index) {
  const auto at = static_cast<std::size_t>(index);
  return (static_cast<const std::uint8_t*>(bits)[at / 8] >> (at % 8) & 1U) != 0;
}

bool is_null(const ArrowPlace& place) {
  const ArrowArray& array = *place.array;
  if (place.schema->format[0] == 'n') return true;
  if (array.null_count == 0 || array.buffers[0] == nullptr) return false;
  return !bit_at(array.buffers[0], array.offset + place.index);
}

bool is_in_runs(const ArrowSchema& schema) { return std::string_view(schema.format) == "+r"; }

/// Runs are told by their ends; the array's own offset counts, too.
ArrowPlace run_of(const ArrowPlace& place) {
  const ArrowPlace ends{place.schema->children[0], place.array->children[0], 0};
  const std::int64_t wanted = place.array->offset + place.index;
  std::int64_t low = 0;
  std::int64_t high = ends.array->length;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    if (integer_of({ends.schema, ends.array, middle}) > wanted) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return {place.schema->children[1], place.array->children[1], low};
}

double half_real(std::uint16_t bits) {
  const int exponent = bits >> 10U & 31;
  const int fraction = bits & 1023;
  double value = 0;
  if (exponent == 31) {
    value = fraction != 0 ? std::numeric_limits<double>::quiet_NaN()
                          : std::numeric_limits<double>::infinity();
  } else {
    value = exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(fraction + 1024, exponent - 25);
  }
  return bits >> 15U != 0 ? -value : value;
}

struct DecimalType {
  std::int64_t scale = 0;
  std::int64_t bits = 128;
};

/// From "d:precision,scale" or "d:precision,scale,bits".
DecimalType decimal_type(std::string_view format) {
  DecimalType type;
  const auto take = [&](std::int64_t& into) {
    const std::size_t comma = format.find(',');
    if (comma == std::string_view::npos) return;
    format.remove_prefix(comma + 1);
    std::from_chars(format.data(), format.data() + format.size(), into);
  };
  take(type.scale);
  take(type.bits);
  return type;
}

std::string_view view_of(const ArrowPlace& place) {
  // Up to 12 bytes stand in the view; longer ones in a buffer, at a place that it tells.
  constexpr std::int32_t kInPlace = 12;
  using View = std::array<char, 16>;
  const View* views = static_cast<const View*>(place.array->buffers[1]);
  const char* view = views[place.array->offset + place.index].data();
  const auto number = [&](std::size_t at) {
    std::int32_t value = 0;
    std::memcpy(&value, view + at, sizeof value);
    return value;
  };
  const std::int32_t size = number(0);
  if (size <= kInPlace) return {view + 4, static_cast<std::size_t>(size)};
  const auto* buffer = static_cast<const char*>(place.array->buffers[2 + number(8)]);
  return {buffer + number(12), static_cast<std::size_t>(size)};
}

template <class Offset>
std::string_view text_between(const ArrowPlace& place) {
  const Offset begin = entry<Offset>(*place.array, place.index);
  const Offset end = entry<Offset>(*place.array, place.index + 1);
  if (begin == end) return {};
  return {static_cast<const char*>(place.array->buffers[2]) + begin,
          static_cast<std::size_t>(end - begin)};
}

}  // namespace

const ArrowSchema& value_type(const ArrowSchema& schema) {
  if (schema.dictionary != nullptr) return value_type(*schema.dictionary);
  return is_in_runs(schema) ? value_type(*schema.children[1]) : schema;
}

bool is_text(std::string_view format) { return format == "u" || format == "U" || format == "vu"; }

bool is_list(std::string_view format) {
  return format == "+l" || format == "+L" || format == "+vl" || format == "+vL" ||
         format.substr(0, 3) == "+w:";
}

bool is_timestamp(std::string_view format) {
  return format.size() == 4 && format.substr(0, 2) == "ts" && format[3] == ':';
}

bool is_decimal(std::string_view format) { return format.substr(0, 2) == "d:"; }

std::int64_t decimal_scale(std::string_view format) { return decimal_type(format).scale; }

std::optional<ArrowPlace> value_at(ArrowPlace place) {
  for (;;) {
    if (is_in_runs(*place.schema)) {
      place = run_of(place);
      continue;
    }
    if (is_null(place)) return {};
    if (place.schema->dictionary == nullptr) return place;
    const bool is_large = place.schema->format[0] == 'L';
    const std::int64_t index =
        is_large ? static_cast<std::int64_t>(unsigned_of(place)) : integer_of(place);
    place = {place.schema->dictionary, place.array->dictionary, index};
  }
}

bool boolean_of(const ArrowPlace& place) {
  return bit_at(place.array->buffers[1], place.array->offset + place.index);
}

std::int64_t integer_of(const ArrowPlace& place) {
  switch (place.schema->format[0]) {
    case 'c':
      return entry<std::int8_t>(*place.array, place.index);
    case 'C':
      return entry<std::uint8_t>(*place.array, place.index);
    case 's':
      return entry<std::int16_t>(*place.array, place.index);
    case 'S':
      return entry<std::uint16_t>(*place.array, place.index);
    case 'i':
      return entry<std::int32_t>(*place.array, place.index);
    case 'I':
      return entry<std::uint32_t>(*place.array, place.index);
    default:
      return entry<std::int64_t>(*place.array, place.index);
  }
}

std::uint64_t unsigned_of(const ArrowPlace& place) {
  return entry<std::uint64_t>(*place.array, place.index);
}

double real_of(const ArrowPlace& place) {
  switch (place.schema->format[0]) {
    case 'e':
      return half_real(entry<std::uint16_t>(*place.array, place.index));
    case 'f':
      return entry<float>(*place.array, place.index);
    default:
      return entry<double>(*place.array, place.index);
  }
}

std::string decimal_of(const ArrowPlace& place) {
  using boost::multiprecision::cpp_int;
  const DecimalType type = decimal_type(place.schema->format);
  const auto size = static_cast<std::size_t>(type.bits / 8);
  const auto* bytes = static_cast<const std::uint8_t*>(place.array->buffers[1]) +
                      static_cast<std::size_t>(place.array->offset + place.index) * size;
  cpp_int value;
  import_bits(value, bytes, bytes + size, 8, false);
  const bool negative = (bytes[size - 1] & 0x80U) != 0;
  if (negative) value = (cpp_int(1) << static_cast<unsigned>(type.bits)) - value;
  std::string digits = value.str();
  if (type.scale < 0 && value != 0) digits.append(static_cast<std::size_t>(-type.scale), '0');
  if (type.scale > 0) {
    const auto scale = static_cast<std::size_t>(type.scale);
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    digits.insert(digits.size() - scale, 1, '.');
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
  }
  return negative ? '-' + digits : digits;
}

std::int64_t day_of(const ArrowPlace& place) {
  const std::string_view format = place.schema->format;
  if (format == "tdD") return entry<std::int32_t>(*place.array, place.index);
  std::int64_t in_a_day = 86'400;
  switch (format == "tdm" ? 'm' : format[2]) {
    case 'm':
      in_a_day *= 1'000;
      break;
    case 'u':
      in_a_day *= 1'000'000;
      break;
    case 'n':
      in_a_day *= 1'000'000'000;
      break;
  }
  const auto time = entry<std::int64_t>(*place.array, place.index);
  return time / in_a_day - (time % in_a_day < 0 ? 1 : 0);
}

std::string_view text_of(const ArrowPlace& place) {
  const std::string_view format = place.schema->format;
  if (format == "vu") return view_of(place);
  return format == "u" ? text_between<std::int32_t>(place) : text_between<std::int64_t>(place);
}

ArrowSpan elements_of(const ArrowPlace& place) {
  const std::string_view format = place.schema->format;
  const ArrowArray& array = *place.array;
  if (format[1] == 'w') {
    std::int64_t size = 0;
    std::from_chars(format.data() + 3, format.data() + format.size(), size);
    const std::int64_t begin = (array.offset + place.index) * size;
    return {begin, begin + size};
  }
  const bool is_view = format[1] == 'v';
  const auto between = [&](auto offset) -> ArrowSpan {
    using Offset = decltype(offset);
    const std::int64_t begin = entry<Offset>(array, place.index);
    if (is_view) return {begin, begin + entry<Offset>(array, place.index, 2)};
    return {begin, entry<Offset>(array, place.index + 1)};
  };
  return format.back() == 'L' ? between(std::int64_t{}) : between(std::int32_t{});
}

}  // namespace certrail::python
