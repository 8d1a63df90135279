// The engine against the reference on the shipped catalogue, which is far too large for the twin.
//
// Up to four steps the reference is given nothing. From five steps on it may leave out what comes
// after the engine's last path, see reference.hpp on why that is still exact.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "reference/case_of.hpp"
#include "reference/comparison.hpp"
#include "support/catch.hpp"
#include "support/random_questions.hpp"
#include "support/shipped.hpp"

namespace certrail::test {
namespace {

struct Count {
  int steps = 0;
  std::uint64_t questions = 0;
};

// More or other questions: CERTRAIL_REFERENCE="3:500 4:500 5:100 6:20" (steps:questions) and
// CERTRAIL_REFERENCE_SEED.
std::vector<Count> counts() {
  const char* text = std::getenv("CERTRAIL_REFERENCE");
  std::istringstream in(text ? text : "1:5 2:20 3:20 4:5");
  std::vector<Count> result;
  Count count;
  char colon = 0;
  while (in >> count.steps >> colon >> count.questions) result.push_back(count);
  return result;
}

std::uint64_t first_seed() {
  const char* text = std::getenv("CERTRAIL_REFERENCE_SEED");
  return text ? std::strtoull(text, nullptr, 10) : 1;
}

double seconds_since(std::chrono::steady_clock::time_point started) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

}  // namespace

TEST_CASE("The engine gives the reference's answer on the shipped catalogue", "[real]") {
  const Engine engine = shipped_engine();
  const twin::Catalogue catalogue = catalogue_of(engine.catalog());
  Ranker ranker;
  Ranking ranking;
  for (const Count& count : counts()) {
    const auto started = std::chrono::steady_clock::now();
    double slowest = 0;
    std::uint64_t slowest_seed = 0;
    std::size_t without_answer = 0;
    for (std::uint64_t seed = first_seed(); seed < first_seed() + count.questions; ++seed) {
      INFO(count.steps << " steps, seed " << seed);
      const Question question = draw_question(engine.catalog(), seed, count.steps);
      const auto problem = engine.rank(question, ranker, ranking);
      INFO((problem ? to_string(*problem) : ""));
      REQUIRE(!problem);
      const twin::Case asked = case_of(engine.catalog(), catalogue, question);
      const auto asked_at = std::chrono::steady_clock::now();
      const auto expected = count.steps <= 4 ? reference::rank(asked)
                                             : reference::rank(asked, paths_of(asked, ranking));
      if (const double took = seconds_since(asked_at); took > slowest) {
        slowest = took;
        slowest_seed = seed;
      }
      CHECK(expected.problem == "");
      CHECK(difference(asked, ranking, expected.paths) == "");
      if (expected.paths.empty()) ++without_answer;
    }
    std::cout << count.steps << " steps: " << count.questions << " questions compared in "
              << seconds_since(started) << " s, " << without_answer
              << " of them without any answer; the reference took " << slowest
              << " s for the slowest, seed " << slowest_seed << std::endl;
  }
}

}  // namespace certrail::test
