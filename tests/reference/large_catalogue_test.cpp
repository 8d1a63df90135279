// The engine against the reference on catalogues of thousands, where no small size may be assumed.
#include "support/large_catalogue.hpp"

#include "made/made_catalogue.hpp"
#include "reference/case_of.hpp"
#include "reference/comparison.hpp"
#include "support/catch.hpp"
#include "support/random_questions.hpp"
#include "support/shipped.hpp"

namespace certrail::test {
namespace {

void compare(const Engine& engine, const twin::Catalogue& catalogue, const Question& question) {
  Ranker ranker;
  Ranking ranking;
  const auto problem = engine.rank(question, ranker, ranking);
  INFO((problem ? to_string(*problem) : ""));
  REQUIRE(!problem);
  CHECK(ranking.candidates > 256);
  const twin::Case asked = case_of(engine.catalog(), catalogue, question);
  CHECK(difference(asked, ranking, reference::rank(asked).paths) == "");
}

/// Made people ask the plain question, drawn ones everything else.
void compare_all(std::size_t items, std::uint64_t made, std::uint64_t drawn) {
  const auto engine = Engine::load(large_catalogue(items, shipped_policy(), items));
  REQUIRE(engine.ok());
  const twin::Catalogue catalogue = catalogue_of(engine->catalog());
  for (const int steps : {2, 3}) {
    for (std::uint64_t seed = 1; seed <= made; ++seed) {
      INFO(items << " items, " << steps << " steps, person " << seed);
      Question question{bench::made_profile(seed), 10, 100, {}};
      question.profile.limits.max_steps = steps;
      compare(*engine, catalogue, question);
    }
    for (std::uint64_t seed = 1; seed <= drawn; ++seed) {
      INFO(items << " items, " << steps << " steps, seed " << seed);
      compare(*engine, catalogue, draw_question(engine->catalog(), seed, steps));
    }
  }
}

}  // namespace

TEST_CASE("The engine gives the reference's answer on 1,000 certifications", "[large]") {
  compare_all(1'000, 5, 10);
}

TEST_CASE("The engine gives the reference's answer on 3,000 certifications", "[large]") {
  compare_all(3'000, 2, 4);
}

}  // namespace certrail::test
