// What the search ranks sets by are the figures of the model. (What an answer shows is computed
// anew from its terms, so a wrong rounding in the search would show in ties only.)
#include <algorithm>
#include <vector>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "ranking/best_list.hpp"
#include "ranking/search.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"

namespace certrail::test {
namespace {

std::int64_t last_exam(const Instance& in, const PlainFigures& figures) {
  Date day = study_end(in, figures.minutes);
  for (const Item item : figures.order) day = std::max(day, in.available_from[item]);
  return day.days;
}

void check_set(const Instance& in, const RankedSet& set) {
  const auto figures = plain_figures(in, {items_of(set).begin(), items_of(set).end()});
  REQUIRE(figures);
  CHECK(set.score_ppm == figures->score_ppm);
  CHECK(set.minutes == figures->minutes);
  CHECK(set.fee_cents == figures->fee_cents);
  CHECK(set.second == (in.objective == Objective::time ? figures->minutes : 0));
  switch (in.objective) {
    case Objective::score:
      CHECK(set.first == 0);
      break;
    case Objective::time:
      CHECK(set.first == last_exam(in, *figures));
      break;
    case Objective::money:
      CHECK(set.first == figures->fee_cents);
      break;
    case Objective::steps:
      CHECK(set.first == set.steps);
      break;
  }
}

}  // namespace

TEST_CASE("The search ranks by the model's figures", "[figures]") {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(20); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled) continue;
      const Instance& in = compiled->instance;
      Search search;
      search.prepare(in);
      BestList all;
      all.reset(1'000'000);
      NodeBudget budget;
      search.run({}, budget, all);
      for (const RankedSet& set : all.sets()) {
        // Every order of larger sets would take too long.
        if (set.steps <= 5) check_set(in, set);
      }
    }
  }
}

}  // namespace certrail::test
