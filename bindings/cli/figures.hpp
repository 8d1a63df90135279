// Numbers as people read them. All rounding is on integers, half away from zero.
#pragma once

#include <cstdint>
#include <string>

#include "certrail/date.hpp"

namespace certrail::cli {

/// 213456 ppm -> "21.3%".
std::string percent(std::int64_t ppm);

/// A score or a difference in points of 100, with a sign if `signed_`: 213456 ppm -> "+21.3".
std::string points(std::int64_t ppm, bool signed_ = true);

/// 15000 cents -> "$150", 123456 -> "$1,234.56".
std::string dollars(std::int64_t cents);

/// Study time in hours: 5760 minutes -> "96", under ten hours with one decimal.
std::string hours(std::int64_t minutes);

/// Time between two days in months of a twelfth of a year: "15.7".
std::string months(Date from, Date to);

/// 1234567 -> "1,234,567".
std::string grouped(std::int64_t number);

/// "1 exam", "3 exams".
std::string counted(std::int64_t number, const char* thing);

}  // namespace certrail::cli
