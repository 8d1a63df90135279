#include "calendar.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <stdexcept>

namespace certrail::twin {
namespace {

namespace chrono = std::chrono;

chrono::year_month_day civil(Day day) {
  return chrono::year_month_day{chrono::sys_days{chrono::days{day}}};
}

Day number(chrono::sys_days day) { return static_cast<Day>(day.time_since_epoch().count()); }

}  // namespace

Day day_from_text(const std::string& text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  char rest = 0;
  const int read = std::sscanf(text.c_str(), "%4d-%2u-%2u%c", &year, &month, &day, &rest);
  const chrono::year_month_day date{chrono::year{year}, chrono::month{month}, chrono::day{day}};
  if (read != 3 || text.size() != 10 || !date.ok()) {
    throw std::invalid_argument("not a calendar day: " + text);
  }
  return number(chrono::sys_days{date});
}

std::string text_from_day(Day day) {
  const auto date = civil(day);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

Day add_months(Day day, int months, bool end_of_month) {
  const auto date = civil(day);
  const auto moved = date + chrono::months{months};
  if (moved.ok()) return number(chrono::sys_days{moved});
  if (end_of_month) {
    return number(chrono::sys_days{moved.year() / moved.month() / chrono::last});
  }
  const auto first = chrono::sys_days{moved.year() / moved.month() / chrono::day{1}};
  return number(first + chrono::days{static_cast<unsigned>(date.day()) - 1});
}

}  // namespace certrail::twin
