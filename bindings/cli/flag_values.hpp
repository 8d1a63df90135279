// Reads the values of flags: numbers, dates and lists of names, with what was expected where not.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/date.hpp"
#include "certrail/result.hpp"

namespace certrail::cli {

inline constexpr std::int64_t kMostDollars = 10'000'000'000;
inline constexpr std::int64_t kMostBudget = 1'000'000'000'000;  // nodes, milliseconds

/// A whole number from `low` to `high`.
Result<std::int64_t> whole_number(std::string_view text, std::string_view flag, std::int64_t low,
                                  std::int64_t high);

/// A decimal number of at most `places` digits after the point, times 10^places, exactly. `low` and
/// `high` are whole numbers.
Result<std::int64_t> decimal(std::string_view text, std::string_view flag, int places,
                             std::int64_t low, std::int64_t high);

/// "3y", "18m" after `start`, or a day; at least a month and at most 10 years as a span.
Result<Date> span_end(std::string_view text, std::string_view flag, Date start);

Result<Date> day(std::string_view text, std::string_view flag);

/// One part of "aws=100,azure".
struct NamedValue {
  std::string name;
  std::string value;  ///< empty = none given
};

/// "NAME[=VALUE],NAME[=VALUE]": never empty, no empty name, no '=' without a value after it.
Result<std::vector<NamedValue>> named_values(std::string_view text, std::string_view flag);

}  // namespace certrail::cli
