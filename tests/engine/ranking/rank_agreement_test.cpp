// Engine::rank and Engine::recommend say the same wherever both say anything.
#include "engine/ranking/rank_agreement.hpp"

#include <nlohmann/json.hpp>

#include "engine/ranking/compiled_case.hpp"
#include "support/case_question.hpp"
#include "support/catch.hpp"
#include "support/random_questions.hpp"
#include "support/shipped.hpp"
#include "twin/generator.hpp"

namespace certrail::test {

TEST_CASE("rank and recommend agree on random cases", "[rank]") {
  Ranker ranker;
  Ranking answer;
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(100); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      CaseQuestion asked = question_of(twin::generate(seed, stratum));
      CHECK(disagreement(asked.engine, asked.question, ranker, answer) == "");
      for (const std::uint64_t nodes : {1, 5, 20}) {
        INFO("max_nodes " << nodes);
        asked.question.budget.max_nodes = nodes;
        CHECK(disagreement(asked.engine, asked.question, ranker, answer) == "");
      }
    }
  }
}

TEST_CASE("rank and recommend agree on the shipped catalogue", "[rank]") {
  const Engine engine = shipped_engine();
  Ranker ranker;
  Ranking answer;
  for (std::uint64_t seed = 1; seed <= cases_at_most(150); ++seed) {
    const int steps = 1 + static_cast<int>(seed % 4);
    INFO("seed " << seed << ", steps " << steps);
    const Question question = draw_question(engine.catalog(), seed, steps);
    CHECK(disagreement(engine, question, ranker, answer) == "");
  }
}

}  // namespace certrail::test
