// Answers that a node or time budget cut short: what they claim holds, and they say what is open.
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/false_claim.hpp"
#include "support/case_question.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/twin.hpp"

namespace certrail::test {
namespace {

enum class Reach { nothing, part, all };

/// Asks with one budget, twice; how much of the answer there was.
Reach check_budget(CaseQuestion& asked, std::uint64_t max_nodes, const twin::Answer& truth) {
  asked.question.budget.max_nodes = max_nodes;
  const auto answer = asked.engine.recommend(asked.question);
  const auto again = asked.engine.recommend(asked.question);
  INFO("max_nodes " << max_nodes);
  REQUIRE(answer.ok() == again.ok());
  if (!answer) {
    CHECK(answer.error().code == ProblemCode::budget_exhausted);
    CHECK(exit_status(answer.error()) == 5);
    CHECK(again.error() == answer.error());
    return Reach::nothing;
  }
  CHECK(*again == *answer);
  CHECK(answer->nodes <= max_nodes);
  CHECK(false_claim(asked, *answer, truth) == "");
  const bool complete = answer->proven && (!answer->relaxation || answer->relaxation->proven);
  return complete ? Reach::all : Reach::part;
}

}  // namespace

TEST_CASE("What an answer within a node budget claims is true", "[budget]") {
  constexpr std::uint64_t kEnough = 1'000'000;
  std::map<Reach, std::uint64_t> reached;
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(40); ++seed) {
      nlohmann::json question = twin::generate(seed, stratum);
      // Half of all cases ask for lists whose paths have to differ.
      if (seed % 2 == 0) question["distinct"] = 20 * (seed % 5);
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      CaseQuestion asked = question_of(question);
      if (!asked.engine.check(asked.question).empty()) continue;
      const twin::Answer truth = twin::answer(question);
      Reach reach = Reach::nothing;
      for (std::uint64_t nodes = 1, next = 2; reach != Reach::all && nodes < kEnough;) {
        reach = check_budget(asked, nodes, truth);
        ++reached[reach];
        next = std::exchange(nodes, next) + next;
      }
      CHECK(check_budget(asked, kEnough, truth) == Reach::all);
    }
  }
  // Else the budgets were too large, or too small, to say anything.
  const std::uint64_t cases = cases_at_most(40) * twin::all_strata().size();
  CHECK(reached[Reach::nothing] > cases / 10);
  CHECK(reached[Reach::part] > cases);
}

TEST_CASE("What an answer within a time limit claims is true", "[budget]") {
  for (const twin::Stratum stratum : {twin::Stratum::long_paths, twin::Stratum::objectives,
                                      twin::Stratum::distinct, twin::Stratum::impossible}) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(40); ++seed) {
      const nlohmann::json question = twin::generate(seed, stratum);
      CaseQuestion asked = question_of(question);
      if (!asked.engine.check(asked.question).empty()) continue;
      const twin::Answer truth = twin::answer(question);
      for (const std::int64_t limit : {0, 1}) {
        INFO("stratum " << twin::name_of(stratum) << ", seed " << seed << ", ms " << limit);
        asked.question.budget.time_limit_ms = limit;
        const auto answer = asked.engine.recommend(asked.question);
        if (answer) {
          CHECK(false_claim(asked, *answer, truth) == "");
        } else {
          CHECK(answer.error().code == ProblemCode::budget_exhausted);
        }
      }
    }
  }
}

}  // namespace certrail::test
