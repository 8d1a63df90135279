// Small questions answered by hand: what the reference cases do not show, above all what is said
// beside the list.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "../support/catch.hpp"
#include "answer_json.hpp"
#include "twin.hpp"

namespace {

using namespace certrail::twin;
using nlohmann::json;
using Texts = std::vector<std::string>;

json certification(const std::string& id, const std::string& skill, int level) {
  return {{"id", id},
          {"provider", id.substr(0, 1)},
          {"attests", {{skill, level}}},
          {"exam_share", {{skill, 1'000'000}}},
          {"study_minutes", 600},
          {"fee_cents", 10'000}};
}

json straight_curve() {
  json curve = json::array();
  for (int percent = 0; percent <= 100; ++percent) curve.push_back(percent * 10'000);
  return curve;
}

// Two skills of equal weight; a:1 and a:2 lead to 50 and 100 in the first, b:1 to 100 in the
// second. Everything takes 10 hours, one week at 10 hours a week, and 100 dollars.
json question() {
  json q;
  q["catalogue"]["skills"] = json::parse(R"([{"id": "x"}, {"id": "y", "provider": "b"}])");
  q["catalogue"]["providers"] = json::parse(R"({"a": {"kind": "cloud"}, "b": {"kind": "cloud"}})");
  q["catalogue"]["certifications"] = {certification("a:1", "x", 50), certification("a:2", "x", 100),
                                      certification("b:1", "y", 100)};
  q["role"] = json::parse(R"({"id": "r", "skills": {"x": {"importance": 1, "need": 100},
                                                    "y": {"importance": 1, "need": 100}}})");
  q["policy"] = {{"role_weight", 650'000}, {"market_weight", 350'000}, {"credential_weight", 0},
                 {"price_of_hour", 1'000}, {"price_of_dollar", 100},   {"price_of_other_cloud", 0},
                 {"transfer", 1'000'000},  {"ease", straight_curve()}, {"worth", straight_curve()}};
  q["profile"] = json::parse(R"({"start_on": "2027-01-04", "hours_per_week": 10})");
  return q;
}

json& certification_of(json& q, int position) {
  return q["catalogue"]["certifications"][static_cast<std::size_t>(position)];
}

Texts orders(const Answer& answer) {
  Texts result;
  for (const Path& path : answer.feasible) {
    std::string text;
    for (const std::string& id : path.order) text += (text.empty() ? "" : " ") + id;
    result.push_back(text);
  }
  return result;
}

TEST_CASE("a list, best first", "[twin]") {
  json q = question();
  const Answer found = answer(q);
  CHECK(found.status == Status::ranked);
  // After a:2 there is nothing left to study for a:1, after a:1 half of a:2.
  const Texts best_first{"a:2 b:1", "a:2 a:1 b:1", "a:1 b:1", "a:2", "b:1", "a:2 a:1", "a:1"};
  CHECK(orders(found) == best_first);
  // 500,000 for each skill, less 20 hours at 1,000 and 200 dollars at 100.
  CHECK(found.feasible.front().score_ppm == 960'000);
  CHECK(found.feasible[1].study_minutes == 1'200);
  CHECK(found.ranked.front().steps[1].exam_on == day_from_text("2027-01-18"));
  CHECK(found.experience_not_filtered);
  CHECK_FALSE(found.relaxation);

  certification_of(q, 1)["requires"] = "a:1";
  CHECK(orders(answer(q)) == Texts{"a:1 a:2 b:1", "a:1 b:1", "b:1", "a:1 a:2", "a:1"});
  CHECK(answer(q).feasible.front().study_minutes == 1'500);
}

TEST_CASE("nothing pays", "[twin]") {
  json q = question();
  q["policy"]["price_of_dollar"] = 5'000;
  const Answer found = answer(q);
  CHECK(found.status == Status::nothing_pays);
  CHECK(found.feasible.size() == 7);
}

TEST_CASE("what is asked for is there already", "[twin]") {
  json q = question();
  q["profile"]["held"] = json::parse(R"([{"id": "a:2"}])");
  CHECK(answer(q).status == Status::ranked);
  q["profile"]["limits"]["min_readiness_ppm"] = 500'000;
  CHECK(answer(q).status == Status::already_met);
  q["profile"]["goals"] = "a:1";
  CHECK(answer(q).status == Status::ranked);
  certification_of(q, 1)["covers"] = {"a:1"};
  CHECK(answer(q).status == Status::already_met);
}

TEST_CASE("the first of the fewest wishes to give up", "[twin]") {
  json q = question();
  q["profile"]["limits"] = {{"budget_cents", 9'999}};
  CHECK(answer(q).relaxation->removed == Texts{"budget_cents"});
  CHECK(answer(q).relaxation->best.path.order == Texts{"a:2", "b:1"});

  q["profile"]["include"] = {"b:1"};
  q["profile"]["exclude"] = {"a:1", "b:1"};
  CHECK(answer(q).relaxation->removed == Texts{"budget_cents", "exclude b:1"});

  q["profile"]["limits"] = {{"max_steps", 1}};
  q["profile"]["goals"] = "a:1";
  // One step is enough for the goal once b:1 is not asked for.
  CHECK(answer(q).relaxation->removed == Texts{"exclude a:1", "include b:1"});

  for (int c = 0; c < 3; ++c) certification_of(q, c)["announced"] = true;
  CHECK(answer(q).status == Status::infeasible);
  CHECK_FALSE(answer(q).relaxation);
}

TEST_CASE("an objective that loses its target gives way to score", "[twin]") {
  json q = question();
  q["profile"]["objective"] = "steps";
  CHECK(answer(q).problem == "objective_without_target");
  q["profile"]["limits"] = {{"min_readiness_ppm", 1'000'000}, {"max_steps", 2}};
  CHECK(orders(answer(q)) == Texts{"a:2 b:1"});
  certification_of(q, 1)["announced"] = true;
  const auto relaxation = answer(q).relaxation;
  REQUIRE(relaxation);
  CHECK(relaxation->removed == Texts{"min_readiness_ppm"});
  CHECK(relaxation->best.path.order == Texts{"a:1", "b:1"});
}

TEST_CASE("preference 0 and what lifts it", "[twin]") {
  json q = question();
  q["profile"]["cloud_preference"] = {{"a", 7}, {"b", 0}};
  Answer found = answer(q);
  CHECK(found.preference == std::map<std::string, std::int64_t>{{"a", 100}, {"b", 0}});
  CHECK(found.weightless_role_skills == Texts{"y"});
  CHECK(orders(found) == Texts{"a:2", "a:2 a:1", "a:1"});

  certification_of(q, 1)["requires"] = "b:1";
  CHECK(orders(answer(q)) == Texts{"a:1"});
  q["profile"]["include"] = {"a:2"};
  CHECK(orders(answer(q)) == Texts{"b:1 a:2", "b:1 a:2 a:1"});
  q["profile"]["goals"] = "b:1";
  q["profile"].erase("include");
  CHECK(answer(q).feasible.size() == 4);
}

TEST_CASE("input errors", "[twin]") {
  json q = question();
  q["profile"]["held"] = json::parse(R"([{"id": "a:1"}, {"id": "a:1"}])");
  CHECK(answer(q).problem == "held_twice");
  q["profile"]["held"] = json::parse(R"([{"id": "a:1", "earned_on": "2027-01-05"}])");
  CHECK(answer(q).problem == "earned_after_start");
  q["profile"].erase("held");
  q["profile"]["skills"] = {{"z", 1}};
  CHECK_THROWS(answer(q));

  q = question();
  json empty = q["role"];
  for (json& skill : empty["skills"]) skill["importance"] = 0;
  q["role"] = empty;
  CHECK(answer(q).problem == "no_weight");
  json parts = json::array();
  parts.push_back({{"share", 1}, {"role", empty}});
  parts.push_back({{"share", 1}, {"role", question()["role"]}});
  q["role"] = {{"mixture", parts}};
  CHECK(answer(q).problem == "empty_mixture_part");
}

TEST_CASE("mixtures", "[twin]") {
  json q = question();
  const json role = json::parse(
      R"({"mixture": [{"share": 3, "role": {"id": "r", "skills": {"x": {"importance": 5, "need": 40}}}},
                      {"share": 1, "role": {"id": "q", "skills": {"x": {"importance": 1, "need": 60},
                                                                  "y": {"importance": 2, "need": 80}}}}]})");
  q["role"] = role;
  const Answer found = answer(q);
  // (3 * 1,000,000 + 333,333) // 4 and 666,666 // 4, then to a sum of a million.
  CHECK(found.weights_ppm == std::map<std::string, std::int64_t>{{"x", 833'334}, {"y", 166'666}});
  CHECK(found.need == std::map<std::string, int>{{"x", 60}, {"y", 80}});
}

}  // namespace
