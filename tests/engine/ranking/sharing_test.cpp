// One ranker over many questions, one engine under many threads: the answers stay the same.
#include <atomic>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "certrail/json.hpp"
#include "engine/ranking/compiled_case.hpp"
#include "support/case_question.hpp"
#include "support/catch.hpp"
#include "support/random_questions.hpp"
#include "support/shipped.hpp"
#include "twin/generator.hpp"

namespace certrail::test {
namespace {

/// The case's question and others about the same data.
std::vector<Question> variations(const Question& asked) {
  std::vector<Question> questions{asked};
  for (const int hours : {3, 12, 40}) {
    Question other = asked;
    other.profile.hours_per_week = hours;
    other.profile.limits.max_steps = hours / 12 + 2;
    other.distinct = 100 - hours;
    questions.push_back(other);
    other.profile.limits.min_readiness_ppm = 1;
    other.profile.objective = Objective::time;
    questions.push_back(other);
    other.budget.max_nodes = 3;
    questions.push_back(other);
  }
  return questions;
}

std::string text(const Engine& engine, const Result<Recommendation>& answer) {
  return answer ? to_json(engine, *answer) : to_string(answer.error());
}

/// What the other way in says, into an answer that holds the one before.
Ranking bare(const Engine& engine, const Question& question, Ranker& ranker, Ranking answer = {}) {
  if (engine.rank(question, ranker, answer)) answer = {};
  return answer;
}

}  // namespace

TEST_CASE("A ranker that has seen many questions answers like a fresh one", "[sharing]") {
  Ranker reused;
  Ranking last;
  for (std::uint64_t seed = 1; seed <= cases_at_most(8); ++seed) {
    for (const twin::Stratum stratum : twin::all_strata()) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const CaseQuestion asked = question_of(twin::generate(seed, stratum));
      for (const Question& question : variations(asked.question)) {
        CHECK(text(asked.engine, asked.engine.recommend(question, reused)) ==
              text(asked.engine, asked.engine.recommend(question)));
        Ranker fresh;
        last = bare(asked.engine, question, reused, last);
        CHECK(last == bare(asked.engine, question, fresh));
      }
    }
  }
}

TEST_CASE("Four threads share one engine", "[sharing]") {
  for (const twin::Stratum stratum :
       {twin::Stratum::long_paths, twin::Stratum::impossible, twin::Stratum::distinct}) {
    const CaseQuestion asked = question_of(twin::generate(7, stratum));
    const std::vector<Question> questions = variations(asked.question);
    std::vector<std::string> expected;
    std::vector<Ranking> expected_bare;
    for (const Question& question : questions) {
      Ranker fresh;
      expected.push_back(text(asked.engine, asked.engine.recommend(question)));
      expected_bare.push_back(bare(asked.engine, question, fresh));
    }
    // The test framework is not made for threads, so they only count.
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        Ranker mine;
        for (std::size_t i = 0; i < 5 * questions.size(); ++i) {
          const std::size_t q = (i + t) % questions.size();
          const auto answer = asked.engine.recommend(questions[q], mine);
          if (text(asked.engine, answer) != expected[q]) ++wrong;
          if (bare(asked.engine, questions[q], mine) != expected_bare[q]) ++wrong;
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    INFO("stratum " << twin::name_of(stratum));
    CHECK(wrong == 0);
  }
}

TEST_CASE("Four threads ask the shipped catalogue at the same time", "[sharing]") {
  const Engine engine = shipped_engine();
  std::vector<Question> questions;
  std::vector<Ranking> expected;
  for (std::uint64_t seed = 1; seed <= cases_at_most(60); ++seed) {
    Ranker fresh;
    questions.push_back(draw_question(engine.catalog(), seed, 1 + static_cast<int>(seed % 3)));
    expected.push_back(bare(engine, questions.back(), fresh));
  }
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      Ranker mine;
      Ranking last;
      for (std::size_t i = 0; i < questions.size(); ++i) {
        // Each thread in an order of its own.
        const std::size_t q = (i * (2 * t + 1) + t) % questions.size();
        last = bare(engine, questions[q], mine, last);
        if (!(last == expected[q])) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
}

}  // namespace certrail::test
