// Dates as people and other programs write them.
#pragma once

#include <optional>
#include <string_view>

#include "certrail/date.hpp"

namespace certrail {

/// A day, or all days of a month or a year.
struct WrittenDate {
  Date first;
  Date last;
  bool whole() const { return first == last; }
  friend bool operator==(const WrittenDate&, const WrittenDate&) = default;
};

/// "2025-03-01", the same with a time of day behind it ("2025-03-01T09:30:00Z": the day as it is
/// written, whatever the time zone), "2025-03", "Mar 2025", "March 2025", "2025". Empty for
/// anything else, and outside the years 1900 to 2999.
std::optional<WrittenDate> read_written_date(std::string_view text);

/// "present", "current", "now", "ongoing", in any case: no end.
bool means_present(std::string_view text);

/// The day of seconds since 1970, as in a JWT; empty outside the years 1900 to 2999.
std::optional<Date> date_of_seconds(double seconds);

}  // namespace certrail
