// Bounds in cases so tight that a figure rounded to the wrong side puts them beyond the answer.
#include <nlohmann/json.hpp>
#include <string>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/hand_made_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "engine/ranking/score_bound_check.hpp"
#include "ranking/time_bounds.hpp"
#include "support/catch.hpp"

namespace certrail::test {
namespace {

void add_skill(nlohmann::json& question, const std::string& id) {
  question["catalogue"]["skills"].push_back({{"id", id}, {"provider", nullptr}});
}

}  // namespace

TEST_CASE("What is known at the start is not taken off twice by rounding", "[bounds]") {
  // Half of five skills is known; a takes no time and teaches the rest of b, whose every figure is
  // a whole number: nothing hides what is rounded.
  nlohmann::json question = hand_made_case();
  question["policy"]["price_of_hour"] = 60'000;
  nlohmann::json shares;
  for (const char* skill : {"u1", "u2", "u3", "u4", "u5"}) {
    add_skill(question, skill);
    shares[skill] = 200'000;
    question["profile"]["skills"][skill] = 50;
  }
  question["catalogue"]["certifications"] = {hand_made_exam("a", 0, shares),
                                             hand_made_exam("b", 1'000, shares)};
  const auto compiled = compile_case(question);
  REQUIRE(compiled);
  REQUIRE(compiled->instance.items() == 2);
  ScoreBoundCheck check(compiled->instance);
  check.check_completions(0);
  CHECK(check.wrong() == "");
}

TEST_CASE("Time saved in part by each of two is rounded for the bound", "[bounds]") {
  // m takes 10.0001 minutes. Of these r and s, who take no time, save 4.5005 and 4.4996, which
  // leaves exactly one minute.
  nlohmann::json question = hand_made_case();
  for (const char* skill : {"known", "of-r", "of-s"}) add_skill(question, skill);
  question["profile"]["skills"]["known"] = 100;
  question["profile"]["limits"]["max_steps"] = 3;
  question["catalogue"]["certifications"] = {
      hand_made_exam("m", 100,
                     {{"known", 899'999}, {"of-r", 45'005}, {"of-s", 44'996}, {"t", 10'000}}),
      hand_made_exam("r", 0, {{"of-r", 1'000'000}}), hand_made_exam("s", 0, {{"of-s", 1'000'000}})};
  const auto compiled = compile_case(question);
  REQUIRE(compiled);
  const Instance& in = compiled->instance;
  REQUIRE(in.items() == 3);
  const ChosenSet m = choose(in, 0b001);
  CHECK(m.free_minutes() == 11);
  const PlainFigures all = *plain_figures(in, {0, 1, 2});
  CHECK(all.minutes == 1);
  KnownAfter known_after;
  known_after.prepare(in);
  TimeBounds bounds;
  bounds.prepare(in, known_after);
  SavedOnChosen saved(in);
  const std::int64_t added =
      bounds.adds_at_least(1, saved.by(1, m), 2) + bounds.adds_at_least(2, saved.by(2, m), 2);
  CHECK((m.free_minutes() - 1) * 1000 + added <= all.minutes * 1000);
}

}  // namespace certrail::test
