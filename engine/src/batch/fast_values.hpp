// Single values as the quick reader takes them: false where a value is not what is usual there.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include <simdjson.h>

#include "certrail/date.hpp"

namespace certrail::fast {

namespace dom = simdjson::dom;

// What is larger is no mistake, but nothing to be quick about either.
inline constexpr std::size_t kUsualEntries = 1'000;
inline constexpr int kUsualGoalDepth = 12;
inline constexpr std::size_t kUsualComment = 10'000;

/// Remembers which fields of an object came before; a second one of a name is unusual.
class FieldsSeen {
 public:
  bool first(std::size_t field) {
    const std::uint32_t bit = 1U << field;
    const bool is_new = (seen_ & bit) == 0;
    seen_ |= bit;
    return is_new;
  }

 private:
  std::uint32_t seen_ = 0;
};

template <std::size_t N>
std::size_t position(const std::array<std::string_view, N>& names, std::string_view name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

inline bool is_null(const dom::element& value) { return value.is_null(); }

inline bool read_text(const dom::element& value, std::string_view& out) {
  return value.get_string().get(out) == simdjson::SUCCESS;
}

template <class Number>
bool read_number(const dom::element& value, std::int64_t least, std::int64_t most, Number& out) {
  std::int64_t number = 0;
  // Not get(), which takes 1.0 for no integer as well, but says so only in newer versions.
  if (value.type() != dom::element_type::INT64) return false;
  if (value.get_int64().get(number) != simdjson::SUCCESS) return false;
  if (number < least || number > most) return false;
  out = static_cast<Number>(number);
  return true;
}

inline bool read_day(const dom::element& value, std::optional<Date>& out) {
  std::string_view text;
  if (!read_text(value, text)) return false;
  const auto day = parse_date(text);
  if (!day) return false;
  out = day;
  return true;
}

/// The object's entries, where there is a usual number of them.
inline bool read_object(const dom::element& value, dom::object& out) {
  return value.get_object().get(out) == simdjson::SUCCESS && out.size() <= kUsualEntries;
}

inline bool read_array(const dom::element& value, dom::array& out) {
  return value.get_array().get(out) == simdjson::SUCCESS && out.size() <= kUsualEntries;
}

/// Sorts by id; false where one is named twice.
template <class Entries, class IdOf>
bool sort_distinct(Entries& entries, const IdOf& id_of) {
  std::sort(entries.begin(), entries.end(),
            [&](const auto& a, const auto& b) { return id_of(a) < id_of(b); });
  return std::adjacent_find(entries.begin(), entries.end(), [&](const auto& a, const auto& b) {
           return id_of(a) == id_of(b);
         }) == entries.end();
}

}  // namespace certrail::fast
