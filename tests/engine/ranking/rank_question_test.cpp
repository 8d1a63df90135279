// Ranking near the goals alone gives what ranking all candidates gives.
#include "ranking/rank_question.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "certrail/engine.hpp"
#include "engine/ranking/hand_made_case.hpp"
#include "engine/ranking/twin_case.hpp"
#include "engine_access.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"
#include "twin/twin.hpp"

namespace certrail::test {
namespace {

Profile somebody(const std::string& goal, Objective objective) {
  Profile profile;
  profile.start_on = Date{20'780};  // 2026-11-23
  profile.market.kind = MarketChoice::Kind::by_default;
  profile.goals = Goal{};
  profile.goals->leaf = goal;
  profile.objective = objective;
  return profile;
}

bool same(const RankedList& a, const Instance& in_a, const RankedList& b, const Instance& in_b) {
  if (a.sets.size() != b.sets.size() || a.proven != b.proven) return false;
  for (std::size_t i = 0; i < a.sets.size(); ++i) {
    const RankedSet &x = a.sets[i], &y = b.sets[i];
    if (x.steps != y.steps || x.score_ppm != y.score_ppm || x.minutes != y.minutes) return false;
    if (x.first != y.first || x.fee_cents != y.fee_cents) return false;
    for (std::size_t k = 0; k < items_of(x).size(); ++k) {
      if (in_a.certification[x.plan.order[k]] != in_b.certification[y.plan.order[k]]) return false;
    }
  }
  return true;
}

}  // namespace

namespace {

/// A case whose goal costs 100, by fees; `top` sets of at most three steps.
nlohmann::json near_goal(int top) {
  nlohmann::json question = hand_made_case();
  question["profile"]["goals"] = "goal";
  question["profile"]["objective"] = "money";
  question["profile"]["limits"]["max_steps"] = 3;
  question["top"] = top;
  return question;
}

void add_exam(nlohmann::json& question, const char* id, int fee,
              const char* requirement = nullptr) {
  nlohmann::json exam = hand_made_exam(id, 60, {{"t", 1'000'000}});
  exam["fee_cents"] = fee;
  if (requirement != nullptr) exam["requires"] = requirement;
  question["catalogue"]["certifications"].push_back(exam);
}

/// Checks the answer against the twin's. Returns what the last path costs.
std::int64_t last_fee(const nlohmann::json& question) {
  const twin::Answer expected = twin::answer(question);
  Ranker ranker;
  CHECK(difference_from_twin(question_of(question), expected, ranker) == "");
  REQUIRE(!expected.ranked.empty());
  return expected.ranked.back().path.fee_cents;
}

}  // namespace

TEST_CASE("What is near a goal but stands on what is far is no candidate", "[goals]") {
  nlohmann::json question = near_goal(2);
  add_exam(question, "cheap", 1, "far");
  for (const char* far : {"far", "far2", "far3"}) add_exam(question, far, 900);
  add_exam(question, "goal", 100);
  add_exam(question, "next", 50);
  CHECK(last_fee(question) == 150);
}

TEST_CASE("Sets near a goal may be dearer than what was left out at first", "[goals]") {
  // "cheap" and "cheap2" make four different costs by 110, but with them there is no set.
  nlohmann::json question = near_goal(4);
  add_exam(question, "a", 10);
  add_exam(question, "a2", 10);
  add_exam(question, "cheap", 1, "far");
  add_exam(question, "cheap2", 2, "far");
  for (const char* far : {"far", "far2", "far3", "far4"}) add_exam(question, far, 900);
  add_exam(question, "goal", 100);
  add_exam(question, "next", 15);
  CHECK(last_fee(question) == 115);
}

TEST_CASE("Whether anything pays is asked of all candidates", "[goals]") {
  const Engine engine = shipped_engine();
  int far_ones_pay = 0;
  for (CertificationIndex c = 0; c < engine.catalog().certifications.size(); c += 5) {
    Question question;
    question.top = 1;
    question.profile = somebody(engine.catalog().certifications[c].id, Objective::money);
    const auto cheapest = engine.recommend(question);
    question.profile.objective = Objective::score;
    const auto best = engine.recommend(question);
    if (!cheapest || !best || cheapest->paths.empty()) continue;
    INFO(question.profile.goals->leaf);
    CHECK((cheapest->status == Status::nothing_pays) == (best->status == Status::nothing_pays));
    const bool pays = best->paths.front().score_ppm > 0;
    if (pays && cheapest->paths.front().score_ppm <= 0) ++far_ones_pay;
  }
  CHECK(far_ones_pay > 0);
}

TEST_CASE("Few candidates near a goal give the answer of all", "[goals]") {
  const Engine engine = shipped_engine();
  const CompiledCatalog& compiled = EngineAccess::compiled(engine);
  Assessment assessment;
  Instance few, all;
  Search search;
  RankedList near, plain;
  int narrowed = 0, asked = 0;
  for (CertificationIndex c = 0; c < engine.catalog().certifications.size(); c += 3) {
    for (const Objective objective : {Objective::money, Objective::steps}) {
      const Profile profile = somebody(engine.catalog().certifications[c].id, objective);
      if (assess(compiled, profile, assessment)) continue;
      for (const auto& [top, distinct] :
           std::vector<std::pair<int, int>>{{1, 100}, {7, 100}, {5, 50}}) {
        INFO(profile.goals->leaf << " top " << top << " distinct " << distinct);
        NodeBudget budget, plain_budget;
        rank_question(compiled, assessment, top, distinct, budget, few, search, near);
        compile_instance(compiled, assessment, all);
        Search whole;
        whole.prepare(all);
        rank_sets(all, whole, top, distinct, plain_budget, plain);
        CHECK(few.open_to_all == all.items());
        CHECK(same(near, few, plain, all));
        ++asked;
        if (few.items() < all.items()) ++narrowed;
      }
    }
  }
  CHECK(asked > 100);
  CHECK(narrowed > 50);
}

}  // namespace certrail::test
