// A search that nobody waits for any more ends.
#include <atomic>
#include <chrono>
#include <thread>

#include "certrail/engine.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace certrail;
using namespace certrail::test;

namespace {

Question question_of(int max_steps) {
  Question question;
  question.profile.role.parts = {{"ai_architect", 1}};
  question.profile.start_on = parse_date("2026-11-22");
  question.profile.limits.max_steps = max_steps;
  return question;
}

/// Minutes go by before there is any proof.
Question slow_question() {
  Question question = question_of(8);
  question.profile.objective = Objective::time;
  question.profile.limits.min_readiness_ppm = 700'000;
  return question;
}

}  // namespace

TEST_CASE("a search ends once its flag is set") {
  const Engine engine = shipped_engine();
  std::atomic<bool> stop{false};
  Ranker ranker;
  ranker.stop_when(&stop);
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    stop = true;
  });
  const auto begin = std::chrono::steady_clock::now();
  const auto answer = engine.recommend(slow_question(), ranker);
  const auto took = std::chrono::steady_clock::now() - begin;
  other.join();
  CHECK(took >= std::chrono::milliseconds(100));
  CHECK(took < std::chrono::seconds(5));
  // As where a budget is gone.
  if (answer) {
    CHECK_FALSE(answer->proven);
  } else {
    CHECK(answer.error().code == ProblemCode::budget_exhausted);
  }

  // It is set already; and the bare list ends, too.
  Ranking ranking;
  CHECK_FALSE(engine.rank(slow_question(), ranker, ranking));
  CHECK_FALSE(ranking.proven);
  // Nothing is left of it.
  ranker.stop_when(nullptr);
  CHECK_FALSE(engine.rank(question_of(3), ranker, ranking));
  CHECK(ranking.proven);
}

TEST_CASE("a flag that nobody sets changes nothing") {
  const Engine engine = shipped_engine();
  const std::atomic<bool> stop{false};
  Ranker asked;
  asked.stop_when(&stop);
  Ranker plain;
  for (int max_steps = 1; max_steps <= 5; ++max_steps) {
    Question question = question_of(max_steps);
    question.distinct = max_steps % 2 == 0 ? 100 : 50;
    Ranking with;
    Ranking without;
    CHECK_FALSE(engine.rank(question, asked, with));
    CHECK_FALSE(engine.rank(question, plain, without));
    CHECK(with == without);
  }
}
