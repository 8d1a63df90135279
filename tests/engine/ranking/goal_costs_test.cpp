// What sets that meet goals cost at least, held against every set.
#include "scoring/goal_costs.hpp"

#include <bit>
#include <nlohmann/json.hpp>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/hand_made_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "scoring/open_requirements.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"

namespace certrail::test {
namespace {

constexpr int kMostSteps = 4;

/// Checks the bounds of every set that meets the goals in some order. Returns how many did.
int check_sets(const Instance& in, const GoalCosts& costs, GoalCosts::Kind kind) {
  int met = 0;
  for (std::uint32_t set = 1; set < 1U << in.items(); ++set) {
    if (std::popcount(set) > kMostSteps) continue;
    const auto has = [&](Item item) { return (set >> item & 1) != 0; };
    if (in.hopeless) break;
    if (in.target >= 0 && !requirement_met(in, static_cast<std::uint32_t>(in.target), has))
      continue;
    const auto figures = plain_figures(in, items_in(set));
    if (!figures) continue;
    ++met;
    const std::int64_t cost =
        kind == GoalCosts::Kind::fees ? figures->fee_cents : std::popcount(set);
    CHECK(costs.of_goals() <= cost);
    for (const Item item : items_in(set)) CHECK(costs.with(in.certification[item]) <= cost);
  }
  return met;
}

}  // namespace

TEST_CASE("No set that meets the goals costs less than is said", "[goals]") {
  int met = 0;
  for (const twin::Stratum stratum : {twin::Stratum::requirements, twin::Stratum::wishes,
                                      twin::Stratum::families, twin::Stratum::held}) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(60); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      const Instance& in = compiled->instance;
      for (const GoalCosts::Kind kind : {GoalCosts::Kind::fees, GoalCosts::Kind::steps}) {
        GoalCosts costs;
        REQUIRE(costs.prepare(*compiled->catalog, compiled->assessment, in.open, kind, true));
        met += check_sets(in, costs, kind);
      }
    }
  }
  CHECK(met > 1'000);
}

TEST_CASE("A chain costs what it costs, and what stands beside it costs that more", "[goals]") {
  nlohmann::json question = hand_made_case();
  question["profile"]["goals"] = "goal";
  const auto exam = [](const char* id, int fee, const nlohmann::json& requirement) {
    nlohmann::json made = hand_made_exam(id, 60, {{"t", 1'000'000}});
    made["fee_cents"] = fee;
    if (!requirement.is_null()) made["requires"] = requirement;
    return made;
  };
  question["catalogue"]["certifications"] = {
      exam("beside", 7, nullptr),   exam("cheap", 10, nullptr),
      exam("dear", 40, nullptr),    exam("goal", 300, {{"any_of", {"middle", "other"}}}),
      exam("middle", 100, "cheap"), exam("other", 200, {{"any_of", {"cheap", "dear"}}})};
  const auto compiled = compile_case(question);
  REQUIRE(compiled);
  GoalCosts costs;
  const auto prepare = [&](bool others_fit) {
    return costs.prepare(*compiled->catalog, compiled->assessment, compiled->instance.open,
                         GoalCosts::Kind::fees, others_fit);
  };
  REQUIRE(prepare(true));
  CHECK(costs.of_goals() == 410);
  CHECK(costs.with(0) == 417);  // beside it
  CHECK(costs.with(1) == 410);
  CHECK(costs.with(2) == 450);  // beside it, less than on the way over "other"
  CHECK(costs.with(3) == 410);
  CHECK(costs.with(4) == 410);
  CHECK(costs.with(5) == 510);  // over it, less than beside it
  REQUIRE(prepare(false));
  CHECK(costs.with(0) == GoalCosts::kNever);
  CHECK(costs.with(2) == 540);
}

}  // namespace certrail::test
