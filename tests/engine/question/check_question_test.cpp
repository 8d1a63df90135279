#include "catalog/check_question.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/sample_catalog.hpp"

using namespace certrail;

namespace {

Date day(std::string_view text) { return *parse_date(text); }

Goal leaf(std::string id) {
  Goal goal;
  goal.leaf = std::move(id);
  return goal;
}

Goal node(Goal::Kind kind, int k, std::vector<Goal> children) {
  Goal goal;
  goal.kind = kind;
  goal.k = k;
  goal.children = std::move(children);
  return goal;
}

/// A question with every field given and nothing wrong.
Question sound_question() {
  Question question;
  Profile& profile = question.profile;
  profile.skills = {{"python", 70}, {"machine_learning", 0}};
  profile.held = {{"cncf:CKA", day("2025-03-01")}, {"ms:AI-102", {}}};
  profile.experience_months = 48;
  profile.role.parts = {{"ai_architect", 60}, {"data_engineer", 40}};
  profile.market = {MarketChoice::Kind::named, {{{"world", 1}}}};
  profile.policy = "default";
  profile.cloud_preference = {{{"aws", 100}, {"microsoft", 0}}, 25};
  profile.start_on = day("2026-11-22");
  profile.limits = {4, 90'000, day("2027-12-31"), 500'000};
  profile.include = {"aws:SAA-C03"};
  profile.exclude = {"aws:SAP-C02", "cncf:CKAD"};
  profile.goals = node(Goal::Kind::all_of, 2,
                       {leaf("aws:MLA-C02"), node(Goal::Kind::k_of, 1, {leaf("cncf:CKS")})});
  profile.objective = Objective::time;
  question.budget = {1, 0};
  return question;
}

/// "name pointer" of each problem.
std::vector<std::string> found(const Question& question) {
  std::vector<std::string> out;
  for (const Problem& problem : check_question(test::sample_catalog(), question)) {
    CHECK(problem.origin == Origin::request);
    CHECK(problem.source.empty());
    CHECK_FALSE(problem.detail.empty());
    out.push_back(std::string(info(problem.code).name) + ' ' + problem.pointer);
  }
  return out;
}

using Found = std::vector<std::string>;

template <class Change>
Found after(const Change& change) {
  Question question = sound_question();
  change(question, question.profile);
  return found(question);
}

template <class Change>
Problem only_problem(const Change& change) {
  Question question = sound_question();
  change(question, question.profile);
  const Problems problems = check_question(test::sample_catalog(), question);
  REQUIRE(problems.size() == 1);
  return problems.front();
}

}  // namespace

TEST_CASE("a sound question has no problems") {
  CHECK(found(sound_question()) == Found{});
  Question least;
  least.profile.start_on = day("2026-11-22");
  CHECK(found(least) == Found{});
}

TEST_CASE("unknown ids are found everywhere, with the nearest valid one") {
  CHECK(after([](Question&, Profile& p) { p.skills[0].id = "pyhton"; }) ==
        Found{"unknown-id /skills/pyhton"});
  CHECK(after([](Question&, Profile& p) { p.held[1].id = "ms:AI-109"; }) ==
        Found{"unknown-id /held/1/id"});
  CHECK(after([](Question&, Profile& p) { p.role.parts[1].id = "a/b~c"; }) ==
        Found{"unknown-id /role/a~1b~0c"});
  CHECK(after([](Question&, Profile& p) {
          p.role.parts = {{"astronaut", 1}};
        }) == Found{"unknown-id /role"});
  CHECK(after([](Question&, Profile& p) { p.market.named.parts[0].id = "mars"; }) ==
        Found{"unknown-id /market"});
  CHECK(after([](Question&, Profile& p) { p.policy = "strict"; }) == Found{"unknown-id /policy"});
  CHECK(after([](Question&, Profile& p) { p.cloud_preference.named[0].provider = "azure"; }) ==
        Found{"unknown-id /cloud_preference/azure"});
  CHECK(after([](Question&, Profile& p) { p.include[0] = "SAA-C03"; }) ==
        Found{"unknown-id /include/0"});
  CHECK(after([](Question&, Profile& p) { p.exclude[1] = "x"; }) == Found{"unknown-id /exclude/1"});
  CHECK(after([](Question&, Profile& p) { p.goals->children[1].children[0].leaf = "x"; }) ==
        Found{"unknown-id /goals/all_of/1/k_of/0"});
  CHECK(after([](Question&, Profile& p) { p.goals = leaf("x"); }) == Found{"unknown-id /goals"});

  const Problem problem = only_problem([](Question&, Profile& p) { p.include[0] = "SAA-C04"; });
  CHECK(problem.detail == "unknown certification SAA-C04");
  CHECK(problem.value == "SAA-C04");
  CHECK(problem.suggestion == "aws:SAA-C03");
}

TEST_CASE("things named twice are found") {
  CHECK(after([](Question&, Profile& p) { p.skills[1].id = "python"; }) ==
        Found{"duplicate-id /skills/python"});
  CHECK(after([](Question&, Profile& p) { p.held[1].id = "cncf:CKA"; }) ==
        Found{"duplicate-id /held/1/id"});
  CHECK(after([](Question&, Profile& p) { p.role.parts[1].id = "ai_architect"; }) ==
        Found{"duplicate-id /role/ai_architect"});
  CHECK(after([](Question&, Profile& p) {
          p.market.named.parts.push_back({"world", 2});
        }) == Found{"duplicate-id /market/world"});
  CHECK(after([](Question&, Profile& p) { p.cloud_preference.named[1].provider = "aws"; }) ==
        Found{"duplicate-id /cloud_preference/aws"});
  CHECK(after([](Question&, Profile& p) { p.include.push_back("aws:SAA-C03"); }) ==
        Found{"duplicate-id /include/1"});
  CHECK(after([](Question&, Profile& p) { p.exclude[1] = "aws:SAP-C02"; }) ==
        Found{"duplicate-id /exclude/1"});
}

TEST_CASE("numbers keep their ranges, both ends included") {
  struct Case {
    void (*set)(Question&, std::int64_t);
    std::int64_t least, most;
    std::string_view pointer;
  };
  static const Case cases[] = {
      {[](Question& q, std::int64_t v) { q.profile.skills[0].level = static_cast<int>(v); }, 0, 100,
       "/skills/python"},
      {[](Question& q, std::int64_t v) { q.profile.experience_months = static_cast<int>(v); }, 0,
       1'200, "/experience_months"},
      {[](Question& q, std::int64_t v) { q.profile.role.parts[0].share = static_cast<int>(v); }, 1,
       1'000'000, "/role/ai_architect"},
      {[](Question& q, std::int64_t v) {
         q.profile.market.named.parts[0].share = static_cast<int>(v);
       },
       1, 1'000'000, "/market/world"},
      {[](Question& q, std::int64_t v) {
         q.profile.cloud_preference.named[0].value = static_cast<int>(v);
       },
       0, 100, "/cloud_preference/aws"},
      {[](Question& q, std::int64_t v) { q.profile.cloud_preference.others = static_cast<int>(v); },
       0, 100, "/cloud_preference/default"},
      {[](Question& q, std::int64_t v) { q.profile.hours_per_week = static_cast<int>(v); }, 1, 80,
       "/hours_per_week"},
      {[](Question& q, std::int64_t v) { q.profile.limits.max_steps = static_cast<int>(v); }, 1, 8,
       "/limits/max_steps"},
      {[](Question& q, std::int64_t v) { q.profile.limits.budget_cents = v; }, 0, 1'000'000'000'000,
       "/limits/budget_cents"},
      {[](Question& q, std::int64_t v) { q.profile.limits.min_readiness_ppm = v; }, 0, 1'000'000,
       "/limits/min_readiness_ppm"},
      {[](Question& q, std::int64_t v) { q.top = static_cast<int>(v); }, 1, 100, "/top"},
      {[](Question& q, std::int64_t v) { q.distinct = static_cast<int>(v); }, 0, 100, "/distinct"}};
  for (const Case& c : cases) {
    CAPTURE(c.pointer);
    const auto with = [&](std::int64_t value) {
      return after([&](Question& q, Profile&) { c.set(q, value); });
    };
    const Found outside = {"out-of-range " + std::string(c.pointer)};
    CHECK(with(c.least) == Found{});
    CHECK(with(c.most) == Found{});
    CHECK(with(c.least - 1) == outside);
    CHECK(with(c.most + 1) == outside);
    CHECK(with(std::numeric_limits<int>::min()) == outside);
  }
  const Problem problem = only_problem([](Question&, Profile& p) { p.hours_per_week = 81; });
  CHECK(problem.detail == "expected 1 to 80, found 81");
  CHECK(problem.value == "81");
}

TEST_CASE("search budgets keep their ranges") {
  CHECK(after([](Question& q, Profile&) { q.budget.max_nodes = 0; }) ==
        Found{"out-of-range /max_nodes"});
  CHECK(after([](Question& q, Profile&) { q.budget.time_limit_ms = -1; }) ==
        Found{"out-of-range /time_limit_ms"});
}

TEST_CASE("dates are days of the years 1900 to 2999") {
  const Date before{day("1900-01-01").days - 1};
  const Date behind{day("2999-12-31").days + 1};
  CHECK(after([&](Question&, Profile& p) { p.start_on = behind; }) ==
        Found{"out-of-range /start_on"});
  CHECK(after([&](Question&, Profile& p) { p.start_on = before; }) ==
        Found{"out-of-range /start_on"});
  CHECK(after([&](Question&, Profile& p) { p.limits.finish_by = behind; }) ==
        Found{"out-of-range /limits/finish_by"});
  CHECK(after([&](Question&, Profile& p) { p.held[0].earned_on = before; }) ==
        Found{"out-of-range /held/0/earned_on"});
  CHECK(after([](Question&, Profile& p) {
          p.start_on = Date{std::numeric_limits<std::int32_t>::min()};
        }) == Found{"out-of-range /start_on"});
  CHECK(after([](Question&, Profile& p) {
          p.start_on = day("1900-01-01");
          p.held.clear();
        }) == Found{});
}

TEST_CASE("the start has to be given") {
  CHECK(after([](Question&, Profile& p) { p.start_on.reset(); }) ==
        Found{"missing-start /start_on"});
}

TEST_CASE("nothing is earned after the start") {
  CHECK(after([](Question&, Profile& p) { p.held[0].earned_on = day("2026-11-23"); }) ==
        Found{"earned-in-future /held/0/earned_on"});
  CHECK(after([](Question&, Profile& p) { p.held[0].earned_on = day("2026-11-22"); }) == Found{});
}

TEST_CASE("nothing is both included and excluded") {
  const Problem problem = only_problem([](Question&, Profile& p) { p.exclude[1] = "aws:SAA-C03"; });
  CHECK(problem.code == ProblemCode::contradictory_wishes);
  CHECK(problem.pointer == "/exclude/1");
  CHECK(problem.detail == "aws:SAA-C03 is both included and excluded");
}

TEST_CASE("a retired or announced certification may be included") {
  Catalog announced = test::sample_catalog();
  announced.certifications[0].announced = true;
  Question question = sound_question();
  question.profile.include = {"aws:MLA-C02", "ms:AI-102"};
  CHECK(check_question(announced, question).empty());
}

TEST_CASE("objectives other than score need a target") {
  const auto objective = GENERATE(Objective::time, Objective::money, Objective::steps);
  const auto bare = [&](Question&, Profile& p) {
    p.objective = objective;
    p.goals.reset();
    p.include.clear();
    p.limits.min_readiness_ppm = 0;
  };
  CHECK(after(bare) == Found{"objective-needs-target /objective"});
  const auto bare_and = [&](const auto& add) {
    return after([&](Question& q, Profile& p) {
      bare(q, p);
      add(p);
    });
  };
  CHECK(bare_and([](Profile& p) { p.limits.min_readiness_ppm = 1; }) == Found{});
  CHECK(bare_and([](Profile& p) { p.goals = leaf("cncf:CKA"); }) == Found{});
  CHECK(bare_and([](Profile& p) { p.include = {"cncf:CKA"}; }) == Found{});
  CHECK(bare_and([](Profile& p) { p.objective = Objective::score; }) == Found{});
  CHECK(bare_and([](Profile& p) { p.limits.min_readiness_ppm.reset(); }) ==
        Found{"objective-needs-target /objective"});
}

TEST_CASE("goals are sound trees") {
  using Kind = Goal::Kind;
  const Goal cka = leaf("cncf:CKA");
  const auto with = [](const Goal& goal) {
    return after([&](Question&, Profile& p) { p.goals = goal; });
  };
  const Found root = {"invalid-requirement /goals"};
  CHECK(with(node(Kind::all_of, 0, {})) == root);
  CHECK(with(node(Kind::any_of, 1, {})) == root);
  CHECK(with(node(Kind::k_of, 0, {})) == root);
  CHECK(with(node(Kind::all_of, 1, {cka, cka})) == root);
  CHECK(with(node(Kind::any_of, 2, {cka, cka})) == root);
  CHECK(with(node(Kind::k_of, 0, {cka})) == Found{"invalid-requirement /goals/k"});
  CHECK(with(node(Kind::k_of, 2, {cka})) == Found{"invalid-requirement /goals/k"});
  CHECK(with(node(Kind::any_of, 1, {cka, node(Kind::k_of, 3, {cka, cka})})) ==
        Found{"invalid-requirement /goals/any_of/1/k"});

  const auto nested = [&](int levels) {
    Goal goal = cka;
    for (int i = 0; i < levels; ++i) goal = node(Kind::all_of, 1, {goal});
    return goal;
  };
  CHECK(with(nested(31)) == Found{});
  REQUIRE(with(nested(32)).size() == 1);
  CHECK(with(nested(32)).front().substr(0, 15) == "too-deep /goals");
  CHECK(with(nested(2'000)).size() == 1);
}

TEST_CASE("every part of a mixture has weight") {
  CHECK(after([](Question&, Profile& p) { p.role.parts[1].id = "no_skills"; }) ==
        Found{"empty-mixture-part /role/no_skills"});
  CHECK(after([](Question&, Profile& p) { p.role.parts = {{"no_skills", 1}}; }) == Found{});
  CHECK(after([](Question&, Profile& p) {
          p.market.named.parts.push_back({"empty_market", 1});
        }) == Found{"empty-mixture-part /market/empty_market"});
}

TEST_CASE("market and policy are there") {
  CHECK(after([](Question&, Profile& p) { p.market.named.parts.clear(); }) ==
        Found{"missing-field /market"});
  CHECK(after([](Question&, Profile& p) { p.market.kind = MarketChoice::Kind::none; }) == Found{});
  CHECK(after([](Question&, Profile& p) { p.policy.clear(); }) == Found{});
  Catalog without_default = test::sample_catalog();
  without_default.default_policy.clear();
  Question question = sound_question();
  question.profile.policy.clear();
  const Problems problems = check_question(without_default, question);
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().pointer == "/policy");
}

TEST_CASE("everything wrong is told at once, in the order of the fields") {
  CHECK(after([](Question& q, Profile& p) {
          p.skills[0] = {"pyhton", 101};
          p.held[0].id = "x";
          p.hours_per_week = 0;
          p.start_on.reset();
          p.exclude.push_back("aws:SAA-C03");
          q.top = 0;
        }) == Found{"unknown-id /skills/pyhton", "out-of-range /skills/pyhton",
                    "unknown-id /held/0/id", "out-of-range /hours_per_week",
                    "missing-start /start_on", "contradictory-wishes /exclude/2",
                    "out-of-range /top"});
}

TEST_CASE("a flood of mistakes is answered with a limited list") {
  const auto problems = after([](Question&, Profile& p) {
    p.skills.assign(200'000, {"pythn", 500});
    p.include.assign(200'000, "aws:SAA-C04");
    p.goals = node(Goal::Kind::any_of, 1, std::vector<Goal>(200'000, leaf("x")));
  });
  CHECK(problems.size() == 1'000);
}
