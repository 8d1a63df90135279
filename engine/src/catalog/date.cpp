#include "certrail/date.hpp"

#include <chrono>

namespace certrail {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

year_month_day calendar(Date date) {
  return year_month_day{sys_days{std::chrono::days{date.days}}};
}

Date from_calendar(year_month_day ymd) {
  return {static_cast<std::int32_t>(sys_days{ymd}.time_since_epoch().count())};
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + (c - '0');
  }
  return value;
}

void append_padded(std::string& out, unsigned value, std::size_t width) {
  const std::string plain = std::to_string(value);
  if (plain.size() < width) out.append(width - plain.size(), '0');
  out += plain;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto y = digits(text.substr(0, 4));
  const auto m = digits(text.substr(5, 2));
  const auto d = digits(text.substr(8, 2));
  if (!y || !m || !d || *y < 1900 || *y > 2999) return {};
  const year_month_day ymd{year{*y}, month{static_cast<unsigned>(*m)},
                           day{static_cast<unsigned>(*d)}};
  if (!ymd.ok()) return {};
  return from_calendar(ymd);
}

std::string to_string(Date date) {
  const year_month_day ymd = calendar(date);
  std::string out;
  append_padded(out, static_cast<unsigned>(static_cast<int>(ymd.year())), 4);
  out += '-';
  append_padded(out, static_cast<unsigned>(ymd.month()), 2);
  out += '-';
  append_padded(out, static_cast<unsigned>(ymd.day()), 2);
  return out;
}

Date add_months(Date date, int months) {
  year_month_day ymd = calendar(date) + std::chrono::months{months};
  if (!ymd.ok()) ymd = ymd.year() / ymd.month() / std::chrono::last;
  return from_calendar(ymd);
}

}  // namespace certrail
