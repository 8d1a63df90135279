// No completion of a partial set ever beats the bound on its score.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/hand_made_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "engine/ranking/score_bound_check.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/random.hpp"

namespace certrail::test {

TEST_CASE("No completion beats the bound on its score", "[bounds]") {
  int checked = 0;
  std::string wrong;
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(60) && wrong.empty(); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      Instance& in = compiled->instance;
      clear_constraints(in);
      in.max_steps = kBoundSteps;
      ScoreBoundCheck check(in);
      twin::Random random(seed);
      check.check_completions(0);
      for (int round = 0; round < 6; ++round) {
        check.check_completions(draw_set(random, in.items(), kBoundSteps - 1));
      }
      checked += check.checked();
      wrong = check.wrong();
      CHECK(wrong == "");
    }
  }
  CHECK(checked > 10'000);
}

TEST_CASE("What candidates lose to the newest is what they add less than before", "[bounds]") {
  int checked = 0;
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(60); ++seed) {
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      Instance& in = compiled->instance;
      in.max_steps = kBoundSteps;
      BoundTables tables;
      tables.prepare(in, {in.policy->price_of_hour, in.policy->price_of_dollar, true});
      ChosenSet chosen;
      chosen.reset(in);
      twin::Random random(seed);
      for (const Item newest : items_in(draw_set(random, in.items(), kBoundSteps))) {
        INFO("stratum " << twin::name_of(stratum) << ", seed " << seed << ", newest " << newest);
        std::vector<std::int32_t> before;
        tables.reach(chosen, false);
        for (Item item = 0; item < in.items(); ++item) before.push_back(tables.adds(item));
        chosen.push(newest);
        tables.reach(chosen, false);
        const std::int32_t* lost = tables.lost_to_newest(chosen);
        for (Item item = 0; item < in.items(); ++item) {
          CHECK(before[item] - lost[in.certification[item]] == tables.adds(item));
          checked += lost[in.certification[item]] != 0 ? 1 : 0;
        }
      }
    }
  }
  CHECK(checked > 1'000);
}

TEST_CASE("The bound undoes the rounding of minutes chosen already", "[bounds]") {
  // b takes 10.01 minutes, rounded up to 11; after a nothing is left of it. All else is tight: a
  // takes 0.9901 minutes and saves nothing to speak of on itself.
  nlohmann::json question = hand_made_case();
  question["policy"]["price_of_hour"] = 60'000;
  question["profile"]["skills"]["s"] = 99;
  question["catalogue"]["certifications"] = {
      hand_made_exam("a", 1, {{"s", 10'000}, {"t", 990'000}}),
      hand_made_exam("b", 1'001, {{"s", 1'000'000}})};
  const auto compiled = compile_case(question);
  REQUIRE(compiled);
  const Instance& in = compiled->instance;
  BoundTables tables;
  tables.prepare(in, {in.policy->price_of_hour, in.policy->price_of_dollar, true});
  const ChosenSet b = choose(in, 0b10);
  CHECK(b.free_minutes() == 11);
  const PlainFigures both = *plain_figures(in, {0, 1});
  CHECK(both.minutes == 1);
  SavedOnChosen saved(in);
  const std::int64_t adds = adds_ppm(tables, saved, 0, b);
  CHECK(tables.base_ppm(b) + adds >= both.score_ppm);
  CHECK(tables.base_ppm(b) + adds <= both.score_ppm + 25);
}

TEST_CASE("The lift of a candidate is what it adds to readiness", "[bounds]") {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(20); ++seed) {
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      Instance& in = compiled->instance;
      in.max_steps = kMaxSteps;
      twin::Random random(seed);
      const std::uint32_t set = draw_set(random, in.items(), kBoundSteps);
      const ChosenSet chosen = choose(in, set);
      CHECK(chosen.readiness_ppm() == readiness_after(in, items_in(set)));
      for (Item item = 0; item < in.items(); ++item) {
        const std::int64_t with = readiness_after(in, items_in(set | 1U << item));
        CHECK(chosen.lift_ppm(item) == with - chosen.readiness_ppm());
      }
    }
  }
}

}  // namespace certrail::test
