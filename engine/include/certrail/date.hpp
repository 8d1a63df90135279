// Calendar days as integers. The library never asks what day it is: "today" is an input.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace certrail {

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
struct Date {
  std::int32_t days = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// Strictly YYYY-MM-DD, a day that exists, from 1900-01-01 to 2999-12-31; anything else is empty.
std::optional<Date> parse_date(std::string_view text);

/// YYYY-MM-DD.
std::string to_string(Date date);

/// The same day of the month `months` later, or that month's last day where there is no such day.
Date add_months(Date date, int months);

}  // namespace certrail
