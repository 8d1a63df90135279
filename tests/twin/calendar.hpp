// Calendar days as plain numbers.
#pragma once

#include <cstdint>
#include <string>

namespace certrail::twin {

using Day = std::int32_t;  // days since 1970-01-01

// "2026-11-22" to a day; throws std::invalid_argument on anything that is no calendar day.
Day day_from_text(const std::string& text);
std::string text_from_day(Day day);

// The same day of the month so many months later. Where that month has no such day: its last day,
// or, with `end_of_month` off, the days that are missing counted into the month after it.
Day add_months(Day day, int months, bool end_of_month = true);

}  // namespace certrail::twin
