// Of several wishes that would each do, the first in the model's order is given up.
#include <nlohmann/json.hpp>
#include <string>

#include "engine/ranking/hand_made_case.hpp"
#include "support/case_question.hpp"
#include "support/catch.hpp"

namespace certrail::test {
namespace {

using nlohmann::json;

/// Readiness of all of "s" and "t" in one cheap and early step: what stands against it is a wish
/// for every exam that could do it.
json impossible() {
  json question = hand_made_case();
  question["role"]["skills"]["s"] = question["role"]["skills"]["t"];
  const json both = {{"s", 500'000}, {"t", 500'000}};
  json dear = hand_made_exam("dear", 60, both);
  dear["fee_cents"] = 50'000;
  json senior = hand_made_exam("senior", 60, both);
  senior["min_experience_months"] = 24;
  question["catalogue"]["certifications"] = {hand_made_exam("half-s", 60, {{"s", 1'000'000}}),
                                             hand_made_exam("half-t", 60, {{"t", 1'000'000}}),
                                             hand_made_exam("long", 6'000, both),
                                             hand_made_exam("unwanted", 60, both),
                                             dear,
                                             senior};
  json& profile = question["profile"];
  profile["limits"] = {{"max_steps", 1},
                       {"budget_cents", 40'000},
                       {"finish_by", "2026-12-31"},
                       {"min_readiness_ppm", 1'000'000}};
  profile["experience_months"] = 12;
  profile["exclude"] = {"unwanted"};
  return question;
}

void erase_exam(json& question, const std::string& id) {
  auto& exams = question["catalogue"]["certifications"];
  for (std::size_t i = exams.size(); i-- > 0;) {
    if (exams[i]["id"] == id) exams.erase(i);
  }
}

Wish::Kind given_up(const json& question) {
  const CaseQuestion asked = question_of(question);
  const auto answer = asked.engine.recommend(asked.question);
  REQUIRE(answer);
  CHECK(answer->status == Status::infeasible);
  REQUIRE(answer->relaxation);
  REQUIRE(answer->relaxation->best);
  REQUIRE(answer->relaxation->removed.size() == 1);
  return answer->relaxation->removed.front().kind;
}

}  // namespace

TEST_CASE("Wishes are given up in the model's order", "[relaxation]") {
  json question = impossible();
  CHECK(given_up(question) == Wish::Kind::max_steps);
  erase_exam(question, "half-t");
  CHECK(given_up(question) == Wish::Kind::budget);
  erase_exam(question, "dear");
  CHECK(given_up(question) == Wish::Kind::finish_by);
  erase_exam(question, "long");
  CHECK(given_up(question) == Wish::Kind::min_readiness);
  erase_exam(question, "half-s");
  CHECK(given_up(question) == Wish::Kind::experience);
  erase_exam(question, "senior");
  CHECK(given_up(question) == Wish::Kind::exclude);
}

}  // namespace certrail::test
