#include "exchange/held_day.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

using namespace certrail;

namespace {

Date day_on(const std::string& text) { return *parse_date(text); }

HeldDay day_of(std::optional<int> months, const char* earned, const char* expires,
               const char* today = "2026-11-22") {
  Certification c;
  c.validity_months = months;
  return held_day(c, read_written_date(earned), read_written_date(expires), day_on(today));
}

std::string earned_on(const HeldDay& day) {
  return day.earned_on ? to_string(*day.earned_on) : "none";
}

}  // namespace

TEST_CASE("a certificate's own day is taken where its expiry agrees with the catalogue") {
  const HeldDay whole = day_of(36, "2025-03-10", "2028-03-10");
  CHECK(earned_on(whole) == "2025-03-10");
  CHECK_FALSE(whole.estimated);
  CHECK(whole.remark.empty());
  CHECK(earned_on(day_of(36, "2025-03-10", "")) == "2025-03-10");
  CHECK(earned_on(day_of(36, "Mar 2025", "Mar 2028")) == "2025-03-01");
  CHECK(earned_on(day_of(36, "2025", "")) == "2025-01-01");
  CHECK(earned_on(day_of({}, "2010-05-05", "")) == "2010-05-05");
  CHECK(earned_on(day_of(36, "", "")) == "none");
}

TEST_CASE("one that has expired by itself is left out, on its last day it is not") {
  CHECK(day_of(36, "2025-03-10", "2026-11-21").outcome == HeldDay::Outcome::expired);
  CHECK(day_of(36, "2025-03-10", "2026-11-22").outcome == HeldDay::Outcome::held);
  CHECK(day_of({}, "2010-01-01", "2020-01-01").outcome == HeldDay::Outcome::expired);
  CHECK(day_of(36, "2025-03-10", "Nov 2026").outcome == HeldDay::Outcome::held);
  CHECK(day_of(36, "2026-11-23", "").outcome == HeldDay::Outcome::future);
}

TEST_CASE("one that was renewed is valid as long as it says") {
  const HeldDay renewed = day_of(36, "2020-06-01", "2027-01-15");
  CHECK(earned_on(renewed) == "2024-01-15");
  CHECK(renewed.valid_until == day_on("2027-01-15"));
  CHECK(renewed.estimated);
  CHECK(renewed.remark.find("renewed") != std::string::npos);
  CHECK(earned_on(day_of(12, "", "2027-01-15")) == "2026-01-15");
  CHECK(earned_on(day_of(12, "2020-01-01", "2030-01-01")) == "2026-11-22");  // not after today
}

TEST_CASE("one that is valid for less than the catalogue says ends when it says") {
  const HeldDay shorter = day_of(36, "2026-01-31", "2027-02-28");
  CHECK(earned_on(shorter) == "2024-02-29");
  CHECK(*shorter.valid_until <= day_on("2027-02-28"));
  CHECK(shorter.remark.find("less") != std::string::npos);
}

TEST_CASE("by the catalogue's validity alone an old one is kept with its day and told") {
  const HeldDay old = day_of(36, "2020-01-01", "");
  CHECK(old.outcome == HeldDay::Outcome::held);
  CHECK(earned_on(old) == "2020-01-01");
  CHECK(old.remark.find("2023-01-01") != std::string::npos);
}

TEST_CASE("nothing that was done with the dates is left unsaid") {
  const auto says = [](const HeldDay& day, const char* words) {
    CAPTURE(day.remark, words);
    CHECK(day.remark.find(words) != std::string::npos);
  };
  const HeldDay old = day_of(36, "2020", "");
  says(old, "the first day stands for the month or year");
  says(old, "it expired on 2023-01-01");
  const HeldDay renewed = day_of(36, "Jun 2020", "2027-01-15");
  says(renewed, "the first day stands for the month or year");
  says(renewed, "and renewed");
  const HeldDay for_life = day_of({}, "2020", "2030");
  says(for_life, "the first day stands for the month or year");
  says(for_life, "it expires on 2030-12-31");
}

TEST_CASE("for any dates the profile counts it as valid today exactly where it says so") {
  std::mt19937 random(12);
  const Date today = day_on("2026-11-22");
  std::uniform_int_distribution<int> about(-2'500, 2'500);
  std::uniform_int_distribution<int> months(1, 72);
  int renewed = 0;
  for (int round = 0; round < 20'000; ++round) {
    Certification c;
    c.validity_months = months(random);
    const Date earned{today.days + about(random)};
    const Date expires{today.days + about(random)};
    const HeldDay day =
        held_day(c, WrittenDate{earned, earned}, WrittenDate{expires, expires}, today);
    if (expires < today) {
      CHECK(day.outcome == HeldDay::Outcome::expired);
    } else if (earned > today) {
      CHECK(day.outcome == HeldDay::Outcome::future);
    } else {
      REQUIRE(day.outcome == HeldDay::Outcome::held);
      REQUIRE(day.earned_on);
      const Date until = add_months(*day.earned_on, *c.validity_months);
      CHECK(day.valid_until == until);
      CHECK(*day.earned_on <= today);
      // No longer than it says, but for days that months do not have; and valid today.
      CHECK(until.days <= expires.days + 3);
      CHECK(until >= today);
      if (*day.earned_on < today) CHECK(until.days >= expires.days - 3);
      renewed += day.estimated ? 1 : 0;
    }
    if (day.outcome == HeldDay::Outcome::held) continue;
    CHECK_FALSE(day.earned_on);
  }
  CHECK(renewed > 1'000);
}
