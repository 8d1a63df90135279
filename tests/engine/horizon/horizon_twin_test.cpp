// Random catalogues, people and paths: the engine and its plain twin must agree in every field.
#include <algorithm>
#include <string>

#include "engine/horizon/horizon_case.hpp"
#include "engine/horizon/plain_horizon.hpp"
#include "support/catch.hpp"
#include "twin/random.hpp"

using namespace certrail;
using certrail::test::day;
using certrail::test::HorizonCase;
using twin::Random;

namespace {

constexpr int kDaysAround = 900;

Date near(Random& random, Date start) {
  return {start.days + static_cast<std::int32_t>(random.between(-kDaysAround, 2 * kDaysAround))};
}

void draw_rules(Random& random, HorizonCase& made) {
  for (int i = 0; i < 4; ++i) {
    const auto way = static_cast<RenewalWay>(random.between(1, 3));
    RenewalRule& rule = made.rule(made.add_rule("rule" + std::to_string(i), way));
    if (random.chance(40)) rule.extends_months = static_cast<int>(random.between(1, 24));
    if (random.chance(50)) rule.fee_cents = random.between(0, 9'999);
    if (random.chance(60)) rule.fee_ppm = random.between(0, 1'000'000);
    if (random.chance(50)) rule.minutes = random.between(0, 999);
    if (random.chance(60)) rule.study_ppm = random.between(0, 1'000'000);
    if (random.chance(50)) rule.yearly_fee_cents = random.between(1, 3) * 1'000;
    rule.yearly_fee_at_once = random.chance(40);
    rule.yearly_fee_shared = random.chance(60);
  }
}

std::vector<CertificationIndex> some(Random& random, std::size_t of, int percent) {
  std::vector<CertificationIndex> list;
  for (CertificationIndex c = 0; c < of; ++c) {
    if (random.chance(percent)) list.push_back(c);
  }
  random.shuffle(list);
  return list;
}

HorizonCase draw(Random& random) {
  HorizonCase made;
  made.profile.start_on =
      Date{day("2026-11-22").days + static_cast<std::int32_t>(random.between(0, 1'500))};
  const Date start = *made.profile.start_on;
  draw_rules(random, made);
  const std::size_t count = static_cast<std::size_t>(random.between(1, 8));
  for (std::size_t i = 0; i < count; ++i) {
    const bool second = i >= (count + 1) / 2;
    const auto rule = random.chance(90)
                          ? std::optional(static_cast<RenewalRuleIndex>(random.below(4)))
                          : std::nullopt;
    const auto c = made.add((second ? "b:" : "a:") + std::to_string(i),
                            random.chance(90) ? static_cast<int>(random.between(1, 36)) : 0,
                            random.between(0, 50'000), random.between(0, 9'000), rule);
    Certification& exam = made.at(c);
    exam.family = "f" + std::to_string(random.between(0, 4));
    exam.beta = random.chance(10);
    exam.announced = random.chance(5);
    if (random.chance(20)) exam.available_from = near(random, start);
    if (random.chance(30)) exam.retires_on = near(random, start);
    exam.renewal.renewed_by = some(random, count, 25);
    exam.replaced_by = some(random, count, 20);
  }
  for (int i = 0; i < 2; ++i) {
    Discount& discount = made.catalog.discounts.emplace_back();
    discount.id = "d" + std::to_string(i);
    discount.provider = static_cast<ProviderIndex>(random.below(made.catalog.providers.size()));
    discount.off_ppm = random.between(1, 1'000'000);
    discount.after_pass = random.chance(80);
    if (random.chance(60)) discount.within_months = static_cast<int>(random.between(1, 24));
    if (random.chance(30)) discount.only = some(random, count, 50);
  }
  std::vector<CertificationIndex> all = some(random, count, 100);
  Date exam_on = start;
  for (const CertificationIndex c : all) {
    if (made.path.steps.empty() || random.chance(40)) {
      if (random.chance(80)) {
        exam_on.days += static_cast<std::int32_t>(random.between(0, 300));
      }
      made.take(c, exam_on);
    } else if (random.chance(70)) {
      made.hold(c, random.chance(85)
                       ? std::optional(Date{start.days - static_cast<std::int32_t>(
                                                             random.between(0, kDaysAround))})
                       : std::nullopt);
    }
  }
  return made;
}

}  // namespace

TEST_CASE("random horizons agree with the plain twin") {
  Random random(20'261'125);
  std::size_t renewals = 0, dues = 0, spared = 0, lapses = 0, cheaper = 0, successors = 0;
  for (int round = 0; round < 4'000; ++round) {
    const HorizonCase made = draw(random);
    const Date until{made.profile.start_on->days +
                     static_cast<std::int32_t>(random.between(1, 1'500))};
    const Horizon found = horizon(made.catalog, made.profile, made.path, until);
    const Horizon plain = test::plain_horizon(made.catalog, made.profile, made.path, until);
    INFO("round " << round);
    REQUIRE(found == plain);
    for (const KeptCertification& kept : found.certifications) {
      spared += kept.spared.size();
      lapses += kept.lapse ? 1 : 0;
      for (const Upkeep& each : kept.upkeep) {
        ++(each.kind == Upkeep::Kind::renewal ? renewals : dues);
        cheaper += each.could_be ? 1 : 0;
        successors += each.exam != kept.certification ? 1 : 0;
      }
    }
  }
  // Cases in which nothing happens would agree, too.
  CHECK(renewals > 4'000);
  CHECK(dues > 1'000);
  CHECK(spared > 1'000);
  CHECK(lapses > 500);
  CHECK(cheaper > 100);
  CHECK(successors > 50);
}
