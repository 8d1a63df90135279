#include "exchange/experience.hpp"

#include <random>
#include <set>

#include "support/catch.hpp"

using namespace certrail;

namespace {

Date first_day(const char* text) { return *parse_date(text); }

/// The same by walking through every day.
int months_by_day(const std::vector<DaySpan>& spans) {
  std::set<std::int32_t> days;
  for (const DaySpan& span : spans) {
    for (std::int32_t day = span.from.days; day < span.end.days; ++day) days.insert(day);
  }
  int months = 0;
  for (auto at = days.begin(); at != days.end();) {
    const Date from{*at};
    std::int32_t end = *at;
    while (at != days.end() && *at == end) {
      ++end;
      ++at;
    }
    int full = 0;
    while (add_months(from, full + 1).days <= end) ++full;
    months += full;
  }
  return months;
}

}  // namespace

TEST_CASE("full months are counted, overlaps once") {
  CHECK(months_worked({}) == 0);
  CHECK(months_worked({{first_day("2021-01-01"), first_day("2022-01-01")}}) == 12);
  CHECK(months_worked({{first_day("2021-01-01"), first_day("2021-12-31")}}) == 11);
  CHECK(months_worked({{first_day("2021-01-31"), first_day("2021-02-28")}}) == 1);
  CHECK(months_worked({{first_day("2020-01-01"), first_day("2022-01-01")},
                       {first_day("2021-01-01"), first_day("2023-01-01")}}) == 36);
  CHECK(months_worked({{first_day("2020-01-01"), first_day("2021-01-01")},
                       {first_day("2021-01-01"), first_day("2021-02-01")}}) == 13);
  CHECK(months_worked({{first_day("2021-01-01"), first_day("2020-01-01")}}) == 0);
}

TEST_CASE("months are those of a walk through all days") {
  std::mt19937 random(11);
  std::uniform_int_distribution<int> start(18'000, 18'700);
  std::uniform_int_distribution<int> length(-20, 250);
  std::uniform_int_distribution<int> count(0, 6);
  for (int round = 0; round < 2'000; ++round) {
    std::vector<DaySpan> spans(static_cast<std::size_t>(count(random)));
    for (DaySpan& span : spans) {
      span.from.days = start(random);
      span.end.days = span.from.days + length(random);
    }
    if (months_worked(spans) != months_by_day(spans)) {
      CAPTURE(round);
      CHECK(months_worked(spans) == months_by_day(spans));
    }
  }
  CHECK(months_worked({{first_day("1900-01-01"), first_day("2999-12-31")}}) == 13'199);
}
