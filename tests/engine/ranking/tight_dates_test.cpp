// Dates that a path keeps to the minute, and only with the help of exams that seem of no use.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/hand_made_case.hpp"
#include "engine/ranking/twin_case.hpp"
#include "ranking/date_reach.hpp"
#include "support/catch.hpp"
#include "twin/twin.hpp"

namespace certrail::test {
namespace {

/// Further skills "u", "v" and "w"; an hour of study a day, exams until two days from the start.
nlohmann::json two_days(int max_steps) {
  nlohmann::json question = hand_made_case();
  for (const char* skill : {"u", "v", "w"}) {
    question["catalogue"]["skills"].push_back({{"id", skill}, {"provider", nullptr}});
  }
  question["profile"]["limits"]["max_steps"] = max_steps;
  question["profile"]["limits"]["finish_by"] = "2026-11-24";
  return question;
}

std::string compare_with_twin(const nlohmann::json& question) {
  Ranker ranker;
  return difference_from_twin(question_of(question), twin::answer(question), ranker);
}

std::vector<std::string> best_order(const nlohmann::json& question) {
  const CaseQuestion asked = question_of(question);
  const auto answer = asked.engine.recommend(asked.question);
  REQUIRE(answer);
  REQUIRE(!answer->paths.empty());
  std::vector<std::string> ids;
  for (const Step& step : answer->paths.front().steps) {
    ids.push_back(asked.engine.catalog().certifications[step.certification].id);
  }
  return ids;
}

}  // namespace

TEST_CASE("A date is kept by one exam that only another makes short", "[dates]") {
  // "a" takes 6000 minutes, 60 after "y", which takes 3000, or 30 after "x", which takes 10.
  nlohmann::json question = two_days(3);
  question["catalogue"]["certifications"] = {
      hand_made_exam("a", 6'000, {{"v", 990'000}, {"t", 10'000}}),
      hand_made_exam("x", 10, {{"w", 1'000'000}}),
      hand_made_exam("y", 3'000, {{"v", 10'000}, {"w", 990'000}})};
  CHECK(best_order(question) == std::vector<std::string>{"x", "y", "a"});
  CHECK(compare_with_twin(question) == "");
}

TEST_CASE("A date is kept by an exam that saves little", "[dates]") {
  // "a" takes 200 minutes, 120 after "x", which takes none.
  nlohmann::json question = two_days(2);
  question["catalogue"]["certifications"] = {
      hand_made_exam("a", 200, {{"u", 400'000}, {"t", 600'000}}),
      hand_made_exam("x", 0, {{"u", 1'000'000}})};
  CHECK(best_order(question) == std::vector<std::string>{"x", "a"});
  CHECK(compare_with_twin(question) == "");
}

TEST_CASE("An exam that soon ends is reached by two others, and by neither alone", "[dates]") {
  // "a" takes 200 minutes, 120 after either, 40 after both, who take none; it ends after 60.
  nlohmann::json question = two_days(3);
  question["profile"]["limits"].erase("finish_by");
  nlohmann::json a = hand_made_exam("a", 200, {{"u", 400'000}, {"v", 400'000}, {"t", 200'000}});
  a["retires_on"] = "2026-11-23";
  question["catalogue"]["certifications"] = {a, hand_made_exam("x", 0, {{"u", 1'000'000}}),
                                             hand_made_exam("y", 0, {{"v", 1'000'000}})};
  CHECK(best_order(question) == std::vector<std::string>{"x", "y", "a"});
  CHECK(compare_with_twin(question) == "");
}

TEST_CASE("A date is kept by an exam that only undoes rounding", "[dates]") {
  // "a" and "b" take 59.0001 and 60.0001 minutes, each rounded up to the next; "x" takes 1 minute
  // and saves 0.0001 of each: a minute less in all.
  nlohmann::json question = two_days(3);
  question["profile"]["skills"]["u"] = 100;
  question["role"]["skills"]["s"] = {{"importance", 1}, {"need", 100}};  // "b" before "x"
  question["catalogue"]["certifications"] = {
      hand_made_exam("a", 100, {{"u", 409'999}, {"v", 1}, {"t", 590'000}}),
      hand_made_exam("b", 100, {{"u", 399'999}, {"w", 1}, {"s", 600'000}}),
      hand_made_exam("x", 1, {{"v", 500'000}, {"w", 500'000}})};
  question["top"] = 10;
  const CaseQuestion asked = question_of(question);
  const auto answer = asked.engine.recommend(asked.question);
  REQUIRE(answer);
  CHECK(answer->paths.size() == 6);  // every set but {a, b}
  CHECK(compare_with_twin(question) == "");
}

TEST_CASE("Three together bring an exam nearer though none does alone", "[dates]") {
  // Each saves 0.7 minutes of ten: alone none, all three two whole ones.
  nlohmann::json question = two_days(4);
  question["catalogue"]["certifications"] = {
      hand_made_exam("a", 10, {{"u", 70'000}, {"v", 70'000}, {"w", 70'000}, {"t", 790'000}}),
      hand_made_exam("x", 0, {{"u", 1'000'000}}), hand_made_exam("y", 0, {{"v", 1'000'000}}),
      hand_made_exam("z", 0, {{"w", 1'000'000}})};
  const auto compiled = compile_case(question);
  REQUIRE(compiled);
  Instance& in = compiled->instance;
  KnownAfter known_after;
  known_after.prepare(in);
  DateReach reach;
  reach.prepare(in, known_after);
  in.minutes_limit[0] = 8;
  CHECK(reach.can_be_sat(0, 3));
  CHECK_FALSE(reach.can_be_sat(0, 2));
  in.minutes_limit[0] = 7;
  CHECK_FALSE(reach.can_be_sat(0, 3));
}

}  // namespace certrail::test
