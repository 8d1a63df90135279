// One value of an Arrow array, in whichever of its layouts it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "arrow_abi.hpp"

namespace certrail::python {

/// A place in an array, which need not hold a value.
struct ArrowPlace {
  const ArrowSchema* schema = nullptr;
  const ArrowArray* array = nullptr;
  std::int64_t index = 0;  ///< from the array's offset on
};

/// Begin and end of a list's elements, in the array of its items.
struct ArrowSpan {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// The type of values, whether they are in a dictionary, in runs, or neither.
const ArrowSchema& value_type(const ArrowSchema& schema);

// Of a value_type's format.
bool is_text(std::string_view format);
bool is_list(std::string_view format);       ///< of any layout, no map
bool is_timestamp(std::string_view format);  ///< without a time zone
bool is_decimal(std::string_view format);
std::int64_t decimal_scale(std::string_view format);

/// Where the value stands, outside of dictionaries and runs. Empty: it is null.
std::optional<ArrowPlace> value_at(ArrowPlace place);

// Each is for the values it names, at a place that value_at gave.
bool boolean_of(const ArrowPlace& place);
std::int64_t integer_of(const ArrowPlace& place);    ///< all but uint64, and dates
std::uint64_t unsigned_of(const ArrowPlace& place);  ///< uint64
double real_of(const ArrowPlace& place);             ///< of 16, 32 or 64 bits
std::string decimal_of(const ArrowPlace& place);     ///< digits, exactly
std::int64_t day_of(const ArrowPlace& place);        ///< from 1970-01-01; dates, timestamps
std::string_view text_of(const ArrowPlace& place);   ///< the array's own memory
ArrowSpan elements_of(const ArrowPlace& place);      ///< lists and maps

}  // namespace certrail::python
