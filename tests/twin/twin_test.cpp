// The twin against the reference figures: a worked example in every figure, and whole answer
// lists of random cases.
#include "twin.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "../support/catch.hpp"
#include "answer_json.hpp"

namespace {

using certrail::twin::Answer;
using certrail::twin::RankedPath;
using certrail::twin::to_json;
using nlohmann::json;

json load(const std::string& name) {
  std::ifstream file(std::string(CERTRAIL_TEST_DATA_DIR) + "/" + name);
  REQUIRE(file);
  return json::parse(file);
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
      json path = to_json(answer.ranked[i]);
      path.erase("order");
      path.erase("finish_on");
      CHECK(path == question["paths"][i]);
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
    for (const RankedPath& ranked : answer.ranked) list.push_back(to_json(ranked.path));
    CHECK(list == question["answer"]);
  }
}

}  // namespace
