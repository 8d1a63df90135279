// A ranker and a ranking that have seen a question answer it again without any memory of their own.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "certrail/engine.hpp"
#include "made/made_catalogue.hpp"
#include "support/case_question.hpp"
#include "support/catch.hpp"
#include "support/counting_new.hpp"
#include "support/large_catalogue.hpp"
#include "support/random_questions.hpp"
#include "support/shipped.hpp"
#include "twin/generator.hpp"

namespace certrail::test {
namespace {

Question plain(const Engine& engine, int steps) {
  Question question;
  question.profile.role.parts.push_back({engine.catalog().roles.front().id, 1});
  question.profile.start_on = Date{20'779};  // 2026-11-22
  question.profile.limits.max_steps = steps;
  return question;
}

struct Named {
  std::string name;
  Question question;
};

/// One of every kind of question there is.
std::vector<Named> kinds(const Engine& engine) {
  const Question base = plain(engine, 3);
  const std::string& target = engine.catalog().certifications.front().id;
  std::vector<Named> all{{"plain", base}};
  const auto add = [&](const std::string& name, const auto& change) {
    all.push_back({name, base});
    change(all.back().question);
  };
  add("four steps", [](Question& q) { q.profile.limits.max_steps = 4; });
  add("hundred paths", [](Question& q) { q.top = 100; });
  add("distinct", [](Question& q) { q.distinct = 50; });
  add("distinct hundred", [](Question& q) { q.top = 100, q.distinct = 50; });
  add("include", [&](Question& q) { q.profile.include = {target}; });
  add("exclude", [&](Question& q) { q.profile.exclude = {target}; });
  add("held", [&](Question& q) { q.profile.held = {{target, {}}}; });
  add("budget", [](Question& q) { q.profile.limits.budget_cents = 60'000; });
  add("finish_by", [](Question& q) { q.profile.limits.finish_by = Date{20'779 + 300}; });
  add("experience", [](Question& q) { q.profile.experience_months = 24; });
  add("hours", [](Question& q) { q.profile.hours_per_week = 15; });
  add("no role", [](Question& q) { q.profile.role.parts.clear(); });
  add("no market", [](Question& q) { q.profile.market.kind = MarketChoice::Kind::none; });
  add("two roles", [&](Question& q) {
    q.profile.role.parts.push_back({engine.catalog().roles.back().id, 2});
  });
  add("one cloud", [&](Question& q) {
    for (const Provider& provider : engine.catalog().providers) {
      if (provider.kind == ProviderKind::cloud)
        q.profile.cloud_preference.named = {{provider.id, 100}};
    }
    q.profile.cloud_preference.others = 0;
  });
  add("skills", [&](Question& q) {
    for (const Skill& skill : engine.catalog().skills) q.profile.skills.push_back({skill.id, 30});
  });
  add("node budget", [](Question& q) { q.budget.max_nodes = 3; });
  add("time limit", [](Question& q) { q.budget.time_limit_ms = 60'000; });
  for (const Objective objective : {Objective::time, Objective::money, Objective::steps}) {
    add("objective " + std::string(to_string(objective)), [&](Question& q) {
      q.profile.objective = objective;
      q.profile.limits.min_readiness_ppm = 50'000;
    });
  }
  // Goals over what itself has requirements.
  Goal goal;
  goal.kind = Goal::Kind::k_of;
  goal.k = 1;
  for (const Certification& c : engine.catalog().certifications) {
    if (!c.requires_ || goal.children.size() == 6) continue;
    goal.children.emplace_back();
    goal.children.back().leaf = c.id;
  }
  if (!goal.children.empty()) add("goals", [&](Question& q) { q.profile.goals = goal; });
  return all;
}

/// Allocations of one more answer to a question answered twice before.
std::uint64_t allocations_when_warm(const Engine& engine, const Question& question, Ranker& ranker,
                                    Ranking& answer) {
  REQUIRE(!engine.rank(question, ranker, answer));
  REQUIRE(!engine.rank(question, ranker, answer));
  const std::uint64_t before = allocations();
  const bool answered = !engine.rank(question, ranker, answer);
  const std::uint64_t made = allocations() - before;
  CHECK(answered);
  return made;
}

}  // namespace

TEST_CASE("The counter counts", "[allocation]") {
  const std::uint64_t before = allocations();
  const std::vector<int> numbers(100, 1);
  CHECK(numbers.size() == 100);
  CHECK(allocations() > before);
}

TEST_CASE("A warm ranker allocates nothing, whatever is asked", "[allocation]") {
  const Engine engine = shipped_engine();
  for (const auto& [name, question] : kinds(engine)) {
    INFO(name);
    Ranker ranker;
    Ranking answer;
    CHECK(allocations_when_warm(engine, question, ranker, answer) == 0);
  }
}

TEST_CASE("One ranker that has seen all kinds answers any again without allocating",
          "[allocation]") {
  const Engine engine = shipped_engine();
  std::vector<Named> all = kinds(engine);
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    all.push_back({"seed " + std::to_string(seed), draw_question(engine.catalog(), seed, 3)});
  }
  Ranker ranker;
  Ranking answer;
  for (const auto& [name, question] : all) REQUIRE(!engine.rank(question, ranker, answer));
  for (const auto& [name, question] : all) {
    INFO(name);
    const std::uint64_t before = allocations();
    const bool answered = !engine.rank(question, ranker, answer);
    const std::uint64_t made = allocations() - before;
    CHECK(answered);
    CHECK(made == 0);
  }
}

TEST_CASE("Nor does it on random small catalogues", "[allocation]") {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      INFO(twin::name_of(stratum) << "/" << seed);
      const CaseQuestion asked = question_of(twin::generate(seed, stratum));
      if (!asked.engine.check(asked.question).empty()) continue;
      Ranker ranker;
      Ranking answer;
      CHECK(allocations_when_warm(asked.engine, asked.question, ranker, answer) == 0);
    }
  }
}

TEST_CASE("Nor does it on a large catalogue", "[allocation]") {
  const auto engine = Engine::load(large_catalogue(1'500, shipped_policy(), 1));
  REQUIRE(engine.ok());
  Ranker ranker;
  Ranking answer;
  for (const int steps : {2, 3}) {
    for (std::uint64_t person = 1; person <= 3; ++person) {
      INFO(steps << " steps, person " << person);
      Question question{bench::made_profile(person), 10, 100, {}};
      question.profile.limits.max_steps = steps;
      CHECK(allocations_when_warm(*engine, question, ranker, answer) == 0);
    }
  }
}

}  // namespace certrail::test
