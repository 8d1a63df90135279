// Study that ends with the last minute of a day ends on that day, one minute more on the next.
#include <nlohmann/json.hpp>
#include <string>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/hand_made_case.hpp"
#include "support/case_question.hpp"
#include "support/catch.hpp"

namespace certrail::test {
namespace {

Recommendation ask(const nlohmann::json& question) {
  const CaseQuestion asked = question_of(question);
  const auto answer = asked.engine.recommend(asked.question);
  REQUIRE(answer);
  return *answer;
}

/// One exam of so many minutes, an hour a day from 2026-11-22.
nlohmann::json one_exam(int minutes) {
  nlohmann::json question = hand_made_case();
  question["catalogue"]["certifications"] = {hand_made_exam("a", minutes, {{"t", 1'000'000}})};
  return question;
}

}  // namespace

TEST_CASE("The last minute of the last day counts", "[dates]") {
  nlohmann::json question = one_exam(600);
  question["profile"]["limits"]["finish_by"] = "2026-12-02";
  const Recommendation in_time = ask(question);
  REQUIRE(in_time.paths.size() == 1);
  CHECK(to_string(in_time.paths.front().finish_on) == "2026-12-02");
  question["catalogue"]["certifications"][0]["study_minutes"] = 601;
  CHECK(ask(question).status == Status::infeasible);

  question = one_exam(600);
  question["catalogue"]["certifications"][0]["retires_on"] = "2026-12-02";
  CHECK(ask(question).paths.size() == 1);
  question["catalogue"]["certifications"][0]["study_minutes"] = 601;
  CHECK(ask(question).status == Status::infeasible);
}

}  // namespace certrail::test
