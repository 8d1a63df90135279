// What the search for wishes to give up may cost.
#include <nlohmann/json.hpp>

#include "engine/batch/batch_files.hpp"
#include "engine_access.hpp"
#include "ranking/relaxation.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace certrail;
using namespace certrail::test;
using nlohmann::json;

TEST_CASE("so many combinations of wishes are tried, and no more") {
  const Engine engine = shipped_engine();
  Profile profile;
  profile.start_on = parse_date("2026-11-22");
  profile.role.parts = {{"ai_architect", 1}};
  profile.limits.max_steps = 1;
  profile.limits.budget_cents = 0;
  profile.include = {"cncf:CKA"};
  const CompiledCatalog& compiled = EngineAccess::compiled(engine);
  Assessment assessment;
  REQUIRE_FALSE(assess(compiled, profile, assessment));
  const auto given_up = [&](std::uint64_t most_combinations) {
    Instance instance;
    Search search;
    NodeBudget budget;
    return fewest_given_up(compiled, assessment, instance, search, budget,
                           {.combinations = most_combinations});
  };
  // The budget is the second wish in the model's order.
  for (const std::uint64_t most : {std::uint64_t{0}, std::uint64_t{1}}) {
    CHECK_FALSE(given_up(most).proven);
    CHECK(given_up(most).removed.empty());
  }
  const RelaxedRanking found = given_up(2);
  CHECK(found.proven);
  REQUIRE(found.removed.size() == 1);
  CHECK(found.removed[0].kind == Wish::Kind::budget);
}

TEST_CASE("what is hard to decide does not hide what easily helps") {
  const Engine engine = shipped_engine();
  Profile profile;
  profile.start_on = parse_date("2026-11-22");
  profile.role.parts = {{"site_reliability_engineer", 1}};
  profile.hours_per_week = 17;
  profile.limits.finish_by = parse_date("2027-01-24");
  profile.include = {"redhat:RHCE"};
  const CompiledCatalog& compiled = EngineAccess::compiled(engine);
  Assessment assessment;
  REQUIRE_FALSE(assess(compiled, profile, assessment));
  Instance instance;
  Search search;
  const auto given_up = [&](std::uint64_t nodes_each, NodeBudget& budget) {
    return fewest_given_up(compiled, assessment, instance, search, budget,
                           {.nodes_each = nodes_each});
  };
  // That more steps do not help takes a while; without the deadline there is a path at once.
  NodeBudget budget;
  const RelaxedRanking proven = given_up(budget.max_nodes, budget);
  CHECK(proven.proven);
  REQUIRE(proven.removed.size() == 1);
  CHECK(proven.removed[0].kind == Wish::Kind::finish_by);
  REQUIRE(budget.nodes > 30);

  NodeBudget shared;
  shared.max_nodes = 1'000;
  const RelaxedRanking found = given_up(10, shared);
  CHECK_FALSE(found.proven);
  CHECK(found.removed == proven.removed);
  CHECK(found.best);
  CHECK(shared.nodes <= 20);
  CHECK(shared.max_nodes == 1'000);

  NodeBudget spent;
  spent.max_nodes = 10;
  const RelaxedRanking nothing = given_up(30, spent);
  CHECK_FALSE(nothing.proven);
  CHECK(nothing.removed.empty());
}

TEST_CASE("a line with very many wishes is not searched to the end") {
  const Engine engine = shipped_engine();
  const Catalog& catalog = engine.catalog();
  BatchOptions options;
  Profile& profile = options.defaults;
  profile.start_on = parse_date("2026-11-22");
  profile.role.parts = {{"ai_architect", 1}};
  profile.limits.max_steps = 1;
  profile.limits.budget_cents = 0;
  // Nobody but one provider, and of that one nothing; nothing that is free.
  std::vector<std::string> first = {"cncf:CKA"}, others;
  for (const Provider& provider : catalog.providers) {
    if (provider.id != "cncf") profile.cloud_preference.named.push_back({provider.id, 0});
  }
  for (const Certification& one : catalog.certifications) {
    const bool needed = one.fee_cents == 0 || catalog.providers[one.provider].id == "cncf";
    if (one.id != first[0]) (needed ? first : others).push_back(one.id);
  }
  const auto answer = [&](std::size_t exclusions) {
    profile.exclude = first;
    for (std::size_t i = 0; profile.exclude.size() < exclusions; ++i) {
      profile.exclude.push_back(others.at(i));
    }
    return json::parse(batch_of(engine, "{}\n", options));
  };
  // Wishes: steps, budget, n exclusions, the ban. n + 3 are tried alone, n + 2 beside the first,
  // and then the budget with the first exclusion will do: 2 n + 6 of at most 250.
  const json found = answer(122);
  CHECK(found.at("give_up") == json::array({{{"wish", "budget_cents"}},
                                            {{"wish", "exclude"}, {"certification", "cncf:CKA"}}}));
  CHECK_FALSE(found.contains("give_up_proven"));
  const json too_many = answer(123);
  CHECK(too_many.at("status") == "infeasible");
  CHECK(too_many.at("give_up").empty());
  CHECK(too_many.at("give_up_proven") == false);
}
