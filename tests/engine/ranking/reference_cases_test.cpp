// The engine against fixed figures, computed apart from it and from the twin.
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "certrail/json.hpp"
#include "engine/ranking/compiled_case.hpp"
#include "support/case_question.hpp"
#include "support/catch.hpp"

namespace certrail::test {
namespace {

using nlohmann::json;

json load(const std::string& name) {
  std::ifstream file(std::string(CERTRAIL_TEST_DATA_DIR) + "/" + name);
  REQUIRE(file);
  return json::parse(file);
}

json ask(const CaseQuestion& asked) {
  const auto answer = asked.engine.recommend(asked.question);
  INFO((answer ? "" : to_string(answer.error())));
  REQUIRE(answer);
  return json::parse(to_json(asked.engine, *answer));
}

/// A path of the answer in the words of the reference lists.
json as_listed(const json& path) {
  json listed = json::object();
  for (const char* key :
       {"score_ppm", "readiness_ppm", "study_minutes", "fee_cents", "finish_on"}) {
    listed[key] = path.at(key);
  }
  listed["order"] = json::array();
  for (const json& step : path.at("steps")) listed["order"].push_back(step.at("certification"));
  return listed;
}

/// No reference case has more feasible sets than a question may ask for.
std::size_t feasible_sets(CaseQuestion& asked) {
  asked.question.top = 100;
  asked.question.distinct = 100;
  return ask(asked).at("paths").size();
}

void erase_what_the_example_leaves_out(json& path) {
  for (const char* key : {"rank", "gain_ppm", "finish_on"}) path.erase(key);
  for (json& step : path.at("steps")) {
    for (const char* key : {"name", "provider", "fee_cents", "notices"}) step.erase(key);
  }
}

/// Preference, starting levels, weights and needs: what the answer is computed from.
void check_figures_behind(const json& whole, const json& question) {
  const auto compiled = compile_case(whole);
  REQUIRE(compiled);
  const Catalog& catalog = compiled->asked.engine.catalog();
  const Assessment& a = compiled->assessment;
  json preference, level, weight, need;
  for (std::size_t p = 0; p < catalog.providers.size(); ++p) {
    preference[catalog.providers[p].id] = a.provider_preference[p];
  }
  for (std::size_t s = 0; s < catalog.skills.size(); ++s) {
    const auto at = static_cast<Eigen::Index>(s);
    level[catalog.skills[s].id] = int{a.level[at]};
    weight[catalog.skills[s].id] = a.weight[at];
    need[catalog.skills[s].id] = a.ask.need[at];
  }
  CHECK(preference == question.at("preference"));
  CHECK(level == question.at("starting_level"));
  CHECK(weight == question.at("weights_ppm"));
  CHECK(need == question.at("need"));
}

}  // namespace

TEST_CASE("The whole answer lists of the reference cases", "[reference]") {
  const json reference = load("model-cases.json");
  REQUIRE(reference.at("cases").size() == 99);
  for (json question : reference.at("cases")) {
    INFO("case " << question.at("case"));
    question["policy"]["ease"] = reference.at("ease");
    question["policy"]["worth"] = reference.at("worth");
    CaseQuestion asked = question_of(question);
    const json answer = ask(asked);
    json listed = json::array();
    for (const json& path : answer.at("paths")) listed.push_back(as_listed(path));
    CHECK(listed == question.at("answer"));
    CHECK(answer.at("readiness_ppm") == question.at("readiness_ppm"));
    CHECK(answer.at("proven") == true);
    CHECK(answer.at("proven_ranks") == listed.size());
    CHECK(feasible_sets(asked) == question.at("feasible_sets"));
  }
}

TEST_CASE("Every figure of the worked example", "[reference]") {
  const json example = load("worked-example.json");
  for (const json& question : example.at("questions")) {
    INFO(question.at("name"));
    json whole = example;
    for (const char* key : {"profile", "top", "distinct"}) whole[key] = question.at(key);
    CaseQuestion asked = question_of(whole);
    const json answer = ask(asked);
    json paths = answer.at("paths");
    for (json& path : paths) erase_what_the_example_leaves_out(path);
    CHECK(paths == question.at("paths"));
    CHECK(answer.at("readiness_ppm") == question.at("readiness_ppm"));
    CHECK(answer.at("proven") == true);
    CHECK(feasible_sets(asked) == question.at("feasible_sets"));
    check_figures_behind(whole, question);
  }
}

}  // namespace certrail::test
