#include "figures.hpp"

#include <fmt/format.h>

namespace certrail::cli {
namespace {

std::int64_t divide_rounded(std::int64_t number, std::int64_t by) {
  return number < 0 ? -((-number + by / 2) / by) : (number + by / 2) / by;
}

std::string tenths(std::int64_t value) {
  const std::int64_t size = value < 0 ? -value : value;
  return fmt::format("{}{}.{}", value < 0 ? "-" : "", size / 10, size % 10);
}

}  // namespace

std::string percent(std::int64_t ppm) { return tenths(divide_rounded(ppm, 1000)) + "%"; }

std::string points(std::int64_t ppm, bool signed_) {
  const std::int64_t value = divide_rounded(ppm, 1000);
  return fmt::format("{}{}", signed_ && value >= 0 ? "+" : "", tenths(value));
}

std::string dollars(std::int64_t cents) {
  const std::string whole = fmt::format("${}", grouped(cents / 100));
  return cents % 100 == 0 ? whole : fmt::format("{}.{:02}", whole, cents % 100);
}

std::string hours(std::int64_t minutes) {
  return minutes < 600 ? tenths(divide_rounded(minutes, 6)) : grouped(divide_rounded(minutes, 60));
}

std::string months(Date from, Date to) {
  // 365.25 / 12 days a month: tenths = days * 10 * 12 / 365.25 = days * 480 / 1461.
  return tenths(divide_rounded(static_cast<std::int64_t>(to.days - from.days) * 480, 1461));
}

std::string grouped(std::int64_t number) {
  const std::string digits = fmt::format("{}", number < 0 ? -number : number);
  std::string text = number < 0 ? "-" : "";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

std::string counted(std::int64_t number, const char* thing) {
  return fmt::format("{} {}{}", grouped(number), thing, number == 1 ? "" : "s");
}

}  // namespace certrail::cli
