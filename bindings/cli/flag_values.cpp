#include "flag_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "certrail/horizon.hpp"
#include "figures.hpp"
#include "problems.hpp"
#include "text.hpp"

namespace certrail::cli {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The text as it is quoted in messages.
std::string quoted(std::string_view text) {
  return fmt::format("'{}'", shortened(printable(text), 60));
}

bool all_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

Problem bad_number(ProblemCode code, std::string_view text, std::string_view flag,
                   const std::string& expected) {
  return flag_problem(code, std::string(flag), std::string(text),
                      fmt::format("expected {}, found {}", expected, quoted(text)));
}

}  // namespace

Result<std::int64_t> decimal(std::string_view text, std::string_view flag, int places,
                             std::int64_t low, std::int64_t high) {
  const std::string expected = fmt::format(
      "a {} from {} to {}{}", places == 0 ? "whole number" : "number", grouped(low), grouped(high),
      places == 0 ? "" : fmt::format(" with at most {} decimals", places));
  std::string_view digits = trimmed(text);
  const bool negative = !digits.empty() && digits.front() == '-';
  if (negative) digits.remove_prefix(1);
  const auto point = digits.find('.');
  const std::string_view whole = digits.substr(0, point);
  const std::string_view fraction =
      point == std::string_view::npos ? std::string_view{} : digits.substr(point + 1);
  const bool lone_point = point != std::string_view::npos && fraction.empty();
  if (whole.empty() || lone_point || !all_digits(whole) || !all_digits(fraction)) {
    return bad_number(ProblemCode::wrong_type, text, flag, expected);
  }

  // 18 digits fit 64 bits whatever the places; more are out of any range.
  std::string scaled =
      std::string(whole.substr(std::min(whole.find_first_not_of('0'), whole.size())));
  const bool too_long = scaled.size() > 18U - static_cast<std::size_t>(places);
  const auto last_digit = fraction.find_last_not_of('0');
  const std::string_view kept = last_digit == std::string_view::npos
                                    ? std::string_view{}
                                    : fraction.substr(0, last_digit + 1);
  if (too_long || kept.size() > static_cast<std::size_t>(places)) {
    return bad_number(ProblemCode::out_of_range, text, flag, expected);
  }
  scaled += std::string(kept) + std::string(static_cast<std::size_t>(places) - kept.size(), '0');
  std::int64_t value = 0;
  std::int64_t scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  if (!scaled.empty()) std::from_chars(scaled.data(), scaled.data() + scaled.size(), value);
  if (negative) value = -value;
  if (value < low * scale || value > high * scale) {
    return bad_number(ProblemCode::out_of_range, text, flag, expected);
  }
  return value;
}

Result<std::int64_t> whole_number(std::string_view text, std::string_view flag, std::int64_t low,
                                  std::int64_t high) {
  return decimal(text, flag, 0, low, high);
}

Result<Date> day(std::string_view text, std::string_view flag) {
  if (const auto date = parse_date(trimmed(text))) return *date;
  return flag_problem(
      ProblemCode::invalid_date, std::string(flag), std::string(text),
      fmt::format("expected a day that exists, written YYYY-MM-DD, found {}", quoted(text)));
}

namespace {

/// The valid span that is nearest to what was meant; empty where nothing looks like one.
std::string nearest_span(std::int64_t number, char unit) {
  if (unit != 'y' && unit != 'm') unit = number <= kLongestHorizonMonths / 12 ? 'y' : 'm';
  const std::int64_t most = unit == 'y' ? kLongestHorizonMonths / 12 : kLongestHorizonMonths;
  return fmt::format("{}{}", std::clamp(number, std::int64_t{1}, most), unit);
}

}  // namespace

Result<Date> span_end(std::string_view text, std::string_view flag, Date start) {
  const std::string_view whole = trimmed(text);
  if (const auto date = parse_date(whole)) return *date;
  const std::size_t length = std::min(whole.find_first_not_of("0123456789"), whole.size());
  std::int64_t number = 0;
  // Of more digits only so many are read as show that it is too much.
  std::from_chars(whole.data(), whole.data() + std::min<std::size_t>(length, 9), number);
  std::string unit(trimmed(whole.substr(length)));
  for (char& c : unit) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const std::int64_t months = unit == "y" ? 12 * number : number;
  const bool is_span = length > 0 && (unit == "y" || unit == "m");
  if (is_span && months >= 1 && months <= kLongestHorizonMonths) {
    return add_months(start, static_cast<int>(months));
  }
  const bool is_date = length == 4 && unit.starts_with('-');
  Problem problem = flag_problem(
      is_date ? ProblemCode::invalid_date
              : (is_span ? ProblemCode::out_of_range : ProblemCode::invalid_value),
      std::string(flag), std::string(text),
      fmt::format("expected years 1y to 10y, months 1m to 120m, or a day that exists, written "
                  "YYYY-MM-DD, found {}",
                  quoted(text)));
  if (length > 0 && !is_date) {
    problem.suggestion = nearest_span(number, unit.empty() ? ' ' : unit.front());
  }
  return problem;
}

Result<std::vector<NamedValue>> named_values(std::string_view text, std::string_view flag) {
  std::vector<NamedValue> parts;
  const std::string_view whole = text;
  while (true) {
    const auto comma = text.find(',');
    const std::string_view part = trimmed(text.substr(0, comma));
    const auto equals = part.rfind('=');
    NamedValue named;
    named.name = trimmed(part.substr(0, equals));
    if (equals != std::string_view::npos) named.value = trimmed(part.substr(equals + 1));
    if (named.name.empty() || (equals != std::string_view::npos && named.value.empty())) {
      return flag_problem(
          ProblemCode::wrong_type, std::string(flag), std::string(whole),
          fmt::format("expected names such as a or a=60,b=40, found {}", quoted(whole)));
    }
    parts.push_back(std::move(named));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace certrail::cli
