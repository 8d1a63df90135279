// Every rule the search cuts by, left out on its own: answers stay the twin's.
#include "ranking/cuts.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "engine/ranking/compiled_case.hpp"
#include "ranking/rank.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/twin.hpp"

namespace certrail::test {
namespace {

struct Rule {
  const char* name;
  bool Cuts::*flag;
};
constexpr std::array kRules{
    Rule{"by_score", &Cuts::by_score},
    Rule{"by_objective", &Cuts::by_objective},
    Rule{"by_readiness", &Cuts::by_readiness},
    Rule{"by_dates", &Cuts::by_dates},
    Rule{"by_priced_time", &Cuts::by_priced_time},
    Rule{"by_repeated", &Cuts::by_repeated},
    Rule{"by_requirements", &Cuts::by_requirements},
    Rule{"branch_on_requirements", &Cuts::branch_on_requirements},
    Rule{"branch_on_dates", &Cuts::branch_on_dates},
    Rule{"by_distance", &Cuts::by_distance},
    Rule{"where_worthwhile", &Cuts::where_worthwhile},
};
static_assert(sizeof(Cuts) == kRules.size() * sizeof(bool), "a rule is missing here");

struct Choice {
  std::string name;
  Cuts cuts;
};

/// All rules, each one left out, and none.
std::vector<Choice> choices() {
  std::vector<Choice> result{{"all", {}}};
  Cuts none;
  for (const Rule& rule : kRules) {
    Choice choice{std::string("all but ") + rule.name, {}};
    choice.cuts.*rule.flag = false;
    none.*rule.flag = false;
    result.push_back(choice);
  }
  result.push_back({"none", none});
  return result;
}

/// A set with its figures, its ids in ascending order.
using Figures = std::tuple<std::vector<std::string>, std::int64_t, std::int64_t, std::int64_t>;

Figures figures_of(const CompiledCase& compiled, const RankedSet& set) {
  std::vector<std::string> ids;
  for (const Item item : items_of(set)) {
    const CertificationIndex c = compiled.instance.certification[item];
    ids.push_back(compiled.asked.engine.catalog().certifications[c].id);
  }
  std::sort(ids.begin(), ids.end());
  return {ids, set.score_ppm, set.minutes, set.fee_cents};
}

Figures figures_of(const twin::Path& path) {
  std::vector<std::string> ids = path.order;
  std::sort(ids.begin(), ids.end());
  return {ids, path.score_ppm, path.study_minutes, path.fee_cents};
}

}  // namespace

TEST_CASE("No answer depends on any rule that the search cuts by", "[cuts]") {
  Search search;
  RankedList list;
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(150); ++seed) {
      const nlohmann::json question = twin::generate(seed, stratum);
      const auto compiled = compile_case(question);
      if (!compiled) continue;
      std::vector<Figures> expected;
      for (const auto& ranked : twin::answer(question).ranked) {
        expected.push_back(figures_of(ranked.path));
      }
      for (const Choice& choice : choices()) {
        INFO("stratum " << twin::name_of(stratum) << ", seed " << seed << ", " << choice.name);
        search.prepare(compiled->instance);
        search.allow(choice.cuts);
        NodeBudget budget;
        rank_sets(compiled->instance, search, compiled->asked.question.top,
                  compiled->asked.question.distinct, budget, list);
        std::vector<Figures> found;
        for (const RankedSet& set : list.sets) found.push_back(figures_of(*compiled, set));
        CHECK(list.proven);
        CHECK(found == expected);
      }
    }
  }
}

}  // namespace certrail::test
