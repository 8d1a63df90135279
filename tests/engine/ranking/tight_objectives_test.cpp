// What may still come before the last rank where it ties with it in time or fees.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/ranking/hand_made_case.hpp"
#include "engine/ranking/twin_case.hpp"
#include "support/catch.hpp"
#include "twin/twin.hpp"

namespace certrail::test {
namespace {

/// Both skills are asked for in full. Either "a1" or "b1" teaches one of them, "a2" or "b2" the
/// other; the former take an hour each, the latter a minute less, all for the same fee.
nlohmann::json two_pairs(const std::string& objective) {
  nlohmann::json question = hand_made_case();
  question["role"]["skills"]["s"] = {{"importance", 1}, {"need", 100}};
  question["profile"]["objective"] = objective;
  question["profile"]["limits"]["min_readiness_ppm"] = 1'000'000;
  question["top"] = 1;
  question["catalogue"]["certifications"] = {
      hand_made_exam("a1", 60, {{"t", 1'000'000}}), hand_made_exam("a2", 60, {{"s", 1'000'000}}),
      hand_made_exam("b1", 59, {{"t", 1'000'000}}), hand_made_exam("b2", 59, {{"s", 1'000'000}})};
  for (nlohmann::json& exam : question["catalogue"]["certifications"]) exam["fee_cents"] = 10'000;
  return question;
}

}  // namespace

TEST_CASE("A set that ties with the last rank in the objective may come before it", "[objective]") {
  for (const char* objective : {"time", "money"}) {
    INFO(objective);
    const nlohmann::json question = two_pairs(objective);
    const twin::Answer expected = twin::answer(question);
    REQUIRE(expected.ranked.size() == 1);
    CHECK(expected.ranked.front().path.order == std::vector<std::string>{"b1", "b2"});
    Ranker ranker;
    CHECK(difference_from_twin(question_of(question), expected, ranker) == "");
  }
}

}  // namespace certrail::test
