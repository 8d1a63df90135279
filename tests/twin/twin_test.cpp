// The twin against the reference figures: a worked example in every figure, and whole answer
// lists of random cases.
#include "twin.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "../support/catch.hpp"

namespace {

using certrail::twin::Answer;
using certrail::twin::RankedPath;
using certrail::twin::Step;
using certrail::twin::Terms;
using certrail::twin::text_from_day;
using nlohmann::json;

json load(const std::string& name) {
  std::ifstream file(std::string(CERTRAIL_TEST_DATA_DIR) + "/" + name);
  REQUIRE(file);
  return json::parse(file);
}

json to_json(const Terms& terms) {
  return {{"skills", json(terms.skills)},
          {"credentials", json(terms.credentials)},
          {"other_cloud", json(terms.other_cloud)},
          {"hours_ppm", terms.hours},
          {"money_ppm", terms.money}};
}

json to_json(const Step& step) {
  json marginal = to_json(step.marginal);
  marginal["total_ppm"] = step.marginal.total;
  return {{"certification", step.certification},
          {"study_minutes", step.study_minutes},
          {"study_ends_on", text_from_day(step.study_ends_on)},
          {"exam_on", text_from_day(step.exam_on)},
          {"readiness_ppm", step.readiness_ppm},
          {"marginal", marginal}};
}

json with_reasons(const RankedPath& ranked) {
  json steps = json::array();
  for (const Step& step : ranked.steps) steps.push_back(to_json(step));
  return {{"score_ppm", ranked.path.score_ppm},
          {"readiness_ppm", ranked.path.readiness_ppm},
          {"study_minutes", ranked.path.study_minutes},
          {"fee_cents", ranked.path.fee_cents},
          {"terms", to_json(ranked.terms)},
          {"steps", steps}};
}

json plain(const RankedPath& ranked) {
  return {{"order", ranked.path.order},
          {"score_ppm", ranked.path.score_ppm},
          {"study_minutes", ranked.path.study_minutes},
          {"fee_cents", ranked.path.fee_cents},
          {"finish_on", text_from_day(ranked.path.finish_on)},
          {"readiness_ppm", ranked.path.readiness_ppm}};
}

TEST_CASE("the worked example, every figure", "[twin]") {
  const json example = load("worked-example.json");
  for (const json& question : example["questions"]) {
    INFO(question["name"].get<std::string>());
    json whole = example;
    for (const char* key : {"profile", "top", "distinct"}) whole[key] = question[key];
    const Answer answer = certrail::twin::answer(whole);
    REQUIRE(answer.problem.empty());
    CHECK(json(answer.preference) == question["preference"]);
    CHECK(json(answer.starting_level) == question["starting_level"]);
    CHECK(json(answer.weights_ppm) == question["weights_ppm"]);
    CHECK(json(answer.need) == question["need"]);
    CHECK(answer.readiness_ppm == question["readiness_ppm"]);
    CHECK(answer.feasible.size() == question["feasible_sets"]);
    REQUIRE(answer.ranked.size() == question["paths"].size());
    for (std::size_t i = 0; i < answer.ranked.size(); ++i) {
      CHECK(with_reasons(answer.ranked[i]) == question["paths"][i]);
    }
  }
}

TEST_CASE("whole answer lists of the reference cases", "[twin]") {
  const json reference = load("model-cases.json");
  for (json question : reference["cases"]) {
    INFO("case " << question["case"]);
    question["policy"]["ease"] = reference["ease"];
    question["policy"]["worth"] = reference["worth"];
    const Answer answer = certrail::twin::answer(question);
    CHECK(answer.problem.empty());
    CHECK(answer.feasible.size() == question["feasible_sets"]);
    CHECK(answer.readiness_ppm == question["readiness_ppm"]);
    json list = json::array();
    for (const RankedPath& ranked : answer.ranked) list.push_back(plain(ranked));
    CHECK(list == question["answer"]);
  }
}

}  // namespace
