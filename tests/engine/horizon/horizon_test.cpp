// Renewals by hand, for each way in which providers renew.
#include "certrail/horizon.hpp"

#include "engine/horizon/horizon_case.hpp"
#include "support/catch.hpp"

using namespace certrail;
using certrail::test::day;
using certrail::test::HorizonCase;
using certrail::test::upkeep_lines;

namespace {

HorizonCase case_from(std::string_view start) {
  HorizonCase made;
  made.profile.start_on = day(start);
  return made;
}

RenewalRuleIndex exam_again(HorizonCase& made) {
  const RenewalRuleIndex index = made.add_rule("exam_again", RenewalWay::exam);
  made.rule(index).fee_ppm = 1'000'000;
  made.rule(index).study_ppm = 300'000;
  return index;
}

std::string lines(const HorizonCase& made, const Horizon& horizon, std::size_t place) {
  return upkeep_lines(made.catalog, horizon.certifications.at(place));
}

}  // namespace

TEST_CASE("the exam again: a higher one renews the lower, at its pass and at its own renewal") {
  HorizonCase made = case_from("2026-11-22");
  const auto rule = exam_again(made);
  const auto lower = made.add("aws:SAA", 36, 15'000, 4'200, rule);
  const auto higher = made.add("aws:SAP", 36, 30'000, 9'000, rule);
  made.at(lower).renewal.renewed_by = {higher};
  made.take(lower, day("2027-01-31"));
  made.take(higher, day("2027-06-30"));

  const Horizon found = made.until("2031-01-31");
  CHECK(lines(made, found, 0).empty());
  CHECK(found.certifications[0].spared ==
        std::vector<SparedRenewal>{{day("2030-01-31"), higher, day("2027-06-30")},
                                   {day("2030-06-30"), higher, day("2030-06-30")}});
  CHECK(found.certifications[0].valid_until == day("2033-06-30"));
  CHECK(lines(made, found, 1) == "2030-06-30 renewal aws:SAP 30000 2700\n");
  CHECK(found.renewal_cents == 30'000);
  CHECK(found.renewal_minutes == 2'700);
  CHECK(found.held_cents == 0);
  CHECK(found.total_cents == 45'000 + 30'000);
  CHECK(found.total_minutes == 13'200 + 2'700);

  SECTION("a day before nothing is due yet") {
    const Horizon before = made.until("2030-06-29");
    CHECK(before.total_cents == 45'000);
    CHECK(before.certifications[1].valid_until == day("2030-06-30"));
    CHECK(before.certifications[0].spared.size() == 1);
  }
  SECTION("a pass after the lower has run out renews nothing: it was renewed by then") {
    made.path.steps[1].exam_on = day("2030-02-01");
    const Horizon late = made.until("2031-01-31");
    CHECK(lines(made, late, 0) == "2030-01-31 renewal aws:SAA 15000 1260\n");
  }
}

TEST_CASE("a free assessment each year, until the exam has ended") {
  HorizonCase made = case_from("2026-11-22");
  const auto rule = made.add_rule("assessment", RenewalWay::assessment);
  made.rule(rule).extends_months = 12;
  made.rule(rule).minutes = 180;
  const auto exam = made.add("ms:AZ-104", 12, 16'500, 6'000, rule);
  const auto next = made.add("ms:AZ-105", 12, 16'500, 6'000, rule);
  made.take(exam, day("2028-02-29"));
  CHECK(lines(made, made.until("2031-02-27"), 0) ==
        "2029-02-28 renewal ms:AZ-104 0 180\n"
        "2030-02-28 renewal ms:AZ-104 0 180\n");
  CHECK(made.until("2031-02-28").renewal_minutes == 3 * 180);

  made.at(exam).retires_on = day("2030-02-27");
  made.at(exam).replaced_by = {next};
  const Horizon ended = made.until("2036-01-01");
  CHECK(lines(made, ended, 0) == "2029-02-28 renewal ms:AZ-104 0 180\n");
  CHECK(ended.certifications[0].lapse == Lapse{day("2030-02-28"), LapseReason::exam_ended, {next}});
  CHECK(ended.certifications[0].valid_until == day("2030-02-28"));
}

TEST_CASE("a renewal exam at half price, rounded down to a cent") {
  HorizonCase made = case_from("2026-11-22");
  const auto rule = exam_again(made);
  made.rule(rule).fee_ppm = 500'000;
  const auto exam = made.add("gcp:PCA", 24, 20'001, 6'001, rule);
  made.take(exam, day("2027-03-31"));
  CHECK(lines(made, made.until("2031-03-31"), 0) ==
        "2029-03-31 renewal gcp:PCA 10000 1800\n"
        "2031-03-31 renewal gcp:PCA 10000 1800\n");
}

TEST_CASE("credits with a yearly fee that is due once for all of a provider") {
  HorizonCase made = case_from("2026-11-22");
  const auto small = made.add_rule("ce_30", RenewalWay::credits);
  made.rule(small).minutes = 1'800;
  made.rule(small).yearly_fee_cents = 5'000;
  made.rule(small).yearly_fee_shared = true;
  const auto large = made.add_rule("ce_50", RenewalWay::credits);
  made.rule(large) = made.rule(small);
  made.rule(large).minutes = 3'000;
  const auto net = made.add("comptia:NET", 36, 36'900, 5'000, small);
  const auto sec = made.add("comptia:SEC", 36, 40'400, 5'000, large);
  made.at(net).renewal.renewed_by = {sec};
  made.at(sec).retires_on = day("2027-06-11");  // credits count all the same
  made.take(net, day("2027-01-10"));
  made.take(sec, day("2027-05-10"));
  const Horizon found = made.until("2030-05-10");
  // Of equal fees the first one's is paid, on its own anniversaries.
  CHECK(lines(made, found, 0) ==
        "2028-01-10 yearly_fee comptia:NET 5000 0\n"
        "2029-01-10 yearly_fee comptia:NET 5000 0\n"
        "2030-01-10 yearly_fee comptia:NET 5000 0\n");
  CHECK(lines(made, found, 1) == "2030-05-10 renewal comptia:SEC 0 3000\n");
  CHECK(found.certifications[0].spared.size() == 2);
  CHECK(found.renewal_cents == 15'000);

  made.rule(large).yearly_fee_cents = 6'000;
  CHECK(lines(made, made.until("2029-06-01"), 0).empty());
  CHECK(lines(made, made.until("2029-06-01"), 1) ==
        "2028-05-10 yearly_fee comptia:SEC 6000 0\n"
        "2029-05-10 yearly_fee comptia:SEC 6000 0\n");
}

TEST_CASE("a yearly fee from the first day on, beside credits over three years") {
  HorizonCase made = case_from("2026-11-22");
  const auto rule = made.add_rule("cpe", RenewalWay::credits);
  made.rule(rule).minutes = 7'200;
  made.rule(rule).yearly_fee_cents = 13'500;
  made.rule(rule).yearly_fee_at_once = true;
  const auto exam = made.add("isc2:CISSP", 36, 74'900, 12'000, rule);
  made.take(exam, day("2027-05-01"));
  const Horizon found = made.until("2030-05-01");
  CHECK(lines(made, found, 0) ==
        "2027-05-01 yearly_fee isc2:CISSP 13500 0\n"
        "2028-05-01 yearly_fee isc2:CISSP 13500 0\n"
        "2029-05-01 yearly_fee isc2:CISSP 13500 0\n"
        "2030-05-01 yearly_fee isc2:CISSP 13500 0\n"
        "2030-05-01 renewal isc2:CISSP 0 7200\n");
  CHECK(found.total_cents == 74'900 + 4 * 13'500);
  CHECK(found.total_minutes == 12'000 + 7'200);
}

TEST_CASE("after the first years each year, with a fixed fee") {
  HorizonCase made = case_from("2026-11-22");
  const auto rule = made.add_rule("yearly", RenewalWay::credits);
  made.rule(rule).extends_months = 12;
  made.rule(rule).fee_cents = 5'000;
  made.rule(rule).minutes = 60;
  const auto exam = made.add("dama:CDMP", 36, 31'100, 3'000, rule);
  made.take(exam, day("2027-01-01"));
  CHECK(lines(made, made.until("2031-12-31"), 0) ==
        "2030-01-01 renewal dama:CDMP 5000 60\n"
        "2031-01-01 renewal dama:CDMP 5000 60\n");
}

TEST_CASE("what is held is counted apart, and a step may spare its renewal") {
  HorizonCase made = case_from("2026-11-22");
  const auto rule = exam_again(made);
  const auto lower = made.add("aws:SAA", 36, 15'000, 4'200, rule);
  const auto higher = made.add("aws:SAP", 36, 30'000, 9'000, rule);
  made.at(lower).renewal.renewed_by = {higher};
  made.hold(lower, day("2025-01-15"));
  made.take(higher, day("2028-01-15"));  // the last day that the held one is valid
  CHECK(made.until("2029-11-22").held_cents == 0);
  CHECK(made.until("2029-11-22").certifications[1].held);
  CHECK(made.until("2029-11-22").certifications[1].spared.size() == 1);

  made.path.steps[0].exam_on = day("2028-01-16");
  const Horizon late = made.until("2029-11-22");
  CHECK(lines(made, late, 1) == "2028-01-15 renewal aws:SAA 15000 1260\n");
  CHECK(late.held_cents == 15'000);
  CHECK(late.held_minutes == 1'260);
  CHECK(late.renewal_cents == 0);
  CHECK(late.total_cents == 45'000);

  made.profile.held.front().earned_on = day("2023-11-21");  // run out the day before the start
  CHECK(made.until("2029-11-22").certifications.size() == 1);
  made.profile.held.front().earned_on.reset();
  const Horizon unknown = made.until("2029-11-22");
  CHECK(unknown.held_cents == 0);
  CHECK(!unknown.certifications[1].earned_on);
  CHECK(!unknown.certifications[1].valid_until);
}

TEST_CASE("an exam that has ended is renewed by its successor of the same family, or not at all") {
  HorizonCase made = case_from("2026-11-22");
  const auto rule = exam_again(made);
  const auto old = made.add("aws:DVA-2", 36, 15'000, 4'000, rule);
  const auto young = made.add("aws:DVA-3", 36, 17'000, 5'000, rule);
  made.at(old).retires_on = day("2026-11-30");
  made.at(old).replaced_by = {young};
  made.hold(old, day("2024-12-15"));
  CHECK(made.until("2028-01-01").certifications[0].lapse ==
        Lapse{day("2027-12-15"), LapseReason::exam_ended, {young}});

  made.at(young).family = made.at(old).family;
  CHECK(lines(made, made.until("2031-01-01"), 0) ==
        "2027-12-15 renewal aws:DVA-3 17000 1500\n"
        "2030-12-15 renewal aws:DVA-3 17000 1500\n");
  made.take(young, day("2027-03-01"));
  const Horizon taken = made.until("2031-01-01");
  CHECK(lines(made, taken, 1).empty());
  CHECK(taken.certifications[1].spared.size() == 2);
  CHECK(lines(made, taken, 0) == "2030-03-01 renewal aws:DVA-3 17000 1500\n");

  made.at(young).available_from = day("2027-12-16");
  made.path = {};
  CHECK(made.until("2028-01-01").certifications[0].lapse);
}

TEST_CASE("without a rule, and for life") {
  HorizonCase made = case_from("2026-11-22");
  const auto rule = made.add_rule("for_life", RenewalWay::for_life);
  const auto unknown = made.add("a:X", 12, 100, 60, {});
  const auto life = made.add("b:Y", 0, 100, 60, rule);
  made.take(unknown, day("2027-01-01"));
  made.take(life, day("2027-02-01"));
  const Horizon found = made.until("2036-11-22");
  CHECK(found.total_cents == 200);
  CHECK(found.certifications[0].lapse == Lapse{day("2028-01-01"), LapseReason::rule_not_known, {}});
  CHECK(!found.certifications[1].lapse);
  CHECK(!found.certifications[1].valid_until);
}

TEST_CASE("those that renew each other pay once") {
  HorizonCase made = case_from("2026-11-22");
  const auto rule = exam_again(made);
  const auto one = made.add("a:1", 12, 10'000, 600, rule);
  const auto two = made.add("a:2", 12, 20'000, 600, rule);
  made.at(one).renewal.renewed_by = {two};
  made.at(two).renewal.renewed_by = {one};
  made.take(one, day("2027-01-01"));
  made.take(two, day("2027-01-01"));
  const Horizon found = made.until("2028-06-01");
  CHECK(lines(made, found, 0) == "2028-01-01 renewal a:1 10000 180\n");
  CHECK(lines(made, found, 1).empty());
}

TEST_CASE("a list in the order of its horizons keeps ties in the order of ranks") {
  Recommendation answer;
  for (const std::int64_t cents : {300, 100, 300, 200}) {
    Path& path = answer.paths.emplace_back();
    path.horizon.emplace().total_cents = cents;
    path.horizon->total_minutes = -cents;
  }
  CHECK(shown_order(answer) == std::vector<std::size_t>{0, 1, 2, 3});
  answer.order = PathOrder::horizon;
  CHECK(shown_order(answer) == std::vector<std::size_t>{1, 3, 0, 2});
  answer.order = PathOrder::horizon_hours;
  CHECK(shown_order(answer) == std::vector<std::size_t>{0, 2, 3, 1});
}
