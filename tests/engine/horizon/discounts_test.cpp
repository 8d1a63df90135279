// What exams could cost after a pass, by hand.
#include "explain/discounts.hpp"

#include "engine/horizon/horizon_case.hpp"
#include "support/catch.hpp"

using namespace certrail;
using certrail::test::day;
using certrail::test::HorizonCase;

namespace {

/// Two exams of a provider that gives half price after each pass, and one of another.
HorizonCase half_price() {
  HorizonCase made;
  made.profile.start_on = day("2026-11-22");
  made.add("aws:A", 36, 15'000, 600, {});
  made.add("aws:B", 36, 30'001, 600, {});
  made.add("cncf:C", 24, 44'500, 600, {});
  Discount& discount = made.catalog.discounts.emplace_back();
  discount.id = "half";
  discount.off_ppm = 500'000;
  discount.after_pass = true;
  discount.within_months = 36;
  return made;
}

std::vector<std::int64_t> fees(HorizonCase made) {
  add_possible_discounts(made.catalog, made.profile, made.path);
  std::vector<std::int64_t> found;
  for (const Step& step : made.path.steps) {
    found.push_back(step.could_be ? step.could_be->fee_cents : -1);
  }
  return found;
}

using Fees = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("each pass gives the discount once, to the next exam of the provider") {
  HorizonCase made = half_price();
  made.take(0, day("2027-01-01"));
  made.take(2, day("2027-02-01"));
  made.take(1, day("2027-03-01"));
  CHECK(fees(made) == Fees{-1, -1, 15'001});
  CHECK(could_be_cents(made.path) == 15'000 + 44'500 + 30'001);
  add_possible_discounts(made.catalog, made.profile, made.path);
  CHECK(could_be_cents(made.path) == 15'000 + 44'500 + 15'001);
  CHECK(made.path.steps[2].could_be == CouldBe{15'001, 0, 0});
}

TEST_CASE("a held certification gives it while the voucher lasts") {
  HorizonCase made = half_price();
  made.take(0, day("2027-01-01"));
  made.hold(1, day("2024-01-01"));
  CHECK(fees(made) == Fees{7'500});
  made.profile.held[0].earned_on = day("2023-12-31");
  CHECK(fees(made) == Fees{-1});
  made.profile.held[0].earned_on.reset();  // nobody knows since when
  CHECK(fees(made) == Fees{-1});
  made.catalog.discounts[0].within_months.reset();
  made.profile.held[0].earned_on = day("2023-11-21");  // not valid any more on the first day
  CHECK(fees(made) == Fees{-1});
  made.profile.held[0].earned_on = day("2023-11-22");
  CHECK(fees(made) == Fees{7'500});
}

TEST_CASE("exams that a discount is not for") {
  HorizonCase made = half_price();
  made.hold(1, day("2026-01-01"));
  made.take(0, day("2027-01-01"));
  made.at(0).beta = true;
  CHECK(fees(made) == Fees{-1});
  made.at(0).beta = false;
  made.catalog.discounts[0].only = {1};
  CHECK(fees(made) == Fees{-1});
  made.catalog.discounts[0].only = {0, 1};
  CHECK(fees(made) == Fees{7'500});
  made.catalog.discounts[0].after_pass = false;
  CHECK(fees(made) == Fees{-1});
  made.catalog.discounts[0].after_pass = true;
  made.path.steps[0].fee_cents = 0;
  CHECK(fees(made) == Fees{-1});
}

TEST_CASE("of several the cheapest fee, of equal ones the one that ends first") {
  HorizonCase made = half_price();
  Discount quarter = made.catalog.discounts[0];
  quarter.id = "quarter";
  quarter.off_ppm = 250'000;
  made.catalog.discounts.push_back(quarter);
  made.hold(0, day("2026-01-01"));
  made.hold(1, day("2025-01-01"));
  const std::vector<Sitting> sittings = {{1, day("2027-01-01"), 20'000},
                                         {1, day("2027-02-01"), 20'000},
                                         {1, day("2028-01-01"), 20'000}};
  const auto found = possible_discounts(made.catalog, made.profile, sittings);
  CHECK(found[0] == CouldBe{10'000, 0, 1});  // ends on 2028-01-01, before that of aws:A
  CHECK(found[1] == CouldBe{10'000, 0, 0});
  CHECK(found[2] == CouldBe{10'000, 0, 1});  // of the first sitting
}

TEST_CASE("exams of renewals use and give discounts too") {
  HorizonCase made = half_price();
  const auto rule = made.add_rule("exam", RenewalWay::exam);
  made.rule(rule).fee_ppm = 1'000'000;
  made.at(0).renewal.rule = rule;
  made.take(0, day("2027-01-01"));
  const Horizon found = made.until("2030-01-01");
  REQUIRE(found.certifications[0].upkeep.size() == 1);
  CHECK(found.certifications[0].upkeep[0].could_be == CouldBe{7'500, 0, 0});
  CHECK(found.total_cents == 30'000);
  CHECK(found.could_be_cents == 22'500);
}
