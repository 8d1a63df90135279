#include "exchange/written_date.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace certrail {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trimmed_date(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

/// "T09:30", " 09:30:00.5Z", "T09:30:00+02:00": what may stand behind a day.
bool is_time(std::string_view text) {
  const auto digits = [&](std::size_t count) {
    if (text.size() < count || !all_digits(text.substr(0, count))) return false;
    text.remove_prefix(count);
    return true;
  };
  const auto sign = [&](std::string_view any) {
    if (text.empty() || any.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
  };
  if (!sign("Tt ") || !digits(2) || !sign(":") || !digits(2)) return false;
  if (sign(":")) {
    if (!digits(2)) return false;
    if (sign(".,")) {
      if (!digits(1)) return false;
      while (digits(1)) continue;
    }
  }
  if (sign("Zz")) return text.empty();
  if (sign("+-")) {
    if (!digits(2)) return false;
    sign(":");
    if (!text.empty() && !digits(2)) return false;
  }
  return text.empty();
}

/// The span of `months` months from `first` on.
WrittenDate span_of(Date first, int months) {
  return {first, Date{add_months(first, months).days - 1}};
}

/// "Mar 2025" as "2025-03"; empty if it is none.
std::string month_in_words(std::string_view text) {
  static constexpr std::array<std::string_view, 12> names = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos || text.size() != space + 5) return {};
  std::string word = lower_case(text.substr(0, space));
  if (word.ends_with('.')) word.pop_back();
  if (word == "sept") word = "sep";
  const std::string_view year = text.substr(space + 1);
  if (!all_digits(year)) return {};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (word != names[i] && word != names[i].substr(0, 3)) continue;
    return std::string(year) + (i < 9 ? "-0" : "-") + std::to_string(i + 1);
  }
  return {};
}

}  // namespace

std::optional<WrittenDate> read_written_date(std::string_view raw) {
  const std::string_view text = trimmed_date(raw);
  if (text.size() == 10 || (text.size() > 10 && is_time(text.substr(10)))) {
    if (const auto day = parse_date(text.substr(0, 10))) return WrittenDate{*day, *day};
  }
  const std::string month =
      text.size() == 7 && text[4] == '-' ? std::string(text) : month_in_words(text);
  if (!month.empty()) {
    const auto first = parse_date(month + "-01");
    return first ? std::optional(span_of(*first, 1)) : std::nullopt;
  }
  if (text.size() == 4 && all_digits(text)) {
    const auto first = parse_date(std::string(text) + "-01-01");
    return first ? std::optional(span_of(*first, 12)) : std::nullopt;
  }
  return std::nullopt;
}

bool means_present(std::string_view text) {
  const std::string word = lower_case(trimmed_date(text));
  return word == "present" || word == "current" || word == "now" || word == "ongoing";
}

std::optional<Date> date_of_seconds(double seconds) {
  static const Date first = *parse_date("1900-01-01");
  static const Date last = *parse_date("2999-12-31");
  const double days = std::floor(seconds / 86'400);
  if (!std::isfinite(days) || days < first.days || days > last.days) return std::nullopt;
  return Date{static_cast<std::int32_t>(days)};
}

}  // namespace certrail
