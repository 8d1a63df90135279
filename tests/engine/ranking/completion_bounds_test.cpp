// The bounds that other objectives and requirements prune by, against every choice there is.
#include "ranking/completion_bounds.hpp"

#include <algorithm>
#include <bit>
#include <optional>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "ranking/exam_plan.hpp"
#include "ranking/requirement_bound.hpp"
#include "scoring/open_requirements.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/random.hpp"

namespace certrail::test {
namespace {

struct Option {
  std::int64_t lift_ppm = 0;
  std::int64_t cost = 0;
};

struct Extremes {
  int fewest_steps = kMaxSteps + 1;
  std::optional<std::int64_t> least_cost;
};

Extremes by_force(const std::vector<Option>& options, int steps, std::int64_t lift) {
  Extremes extremes;
  for (std::uint32_t set = 0; set < 1U << options.size(); ++set) {
    std::int64_t lifts = 0, cost = 0;
    for (const Item i : items_in(set)) {
      lifts += options[i].lift_ppm;
      cost += options[i].cost;
    }
    if (lifts >= lift) extremes.fewest_steps = std::min(extremes.fewest_steps, std::popcount(set));
    if (set == 0 || std::popcount(set) > steps) continue;
    extremes.least_cost = std::min(extremes.least_cost.value_or(cost), cost);
  }
  return extremes;
}

}  // namespace

TEST_CASE("The bounds of the other objectives against every choice of options", "[bounds]") {
  twin::Random random(17);
  for (int round = 0; round < 3'000; ++round) {
    std::vector<Option> options(1 + random.below(7));
    std::vector<std::int64_t> lifts, costs;
    for (Option& option : options) {
      option.lift_ppm = random.chance(20) ? 0 : random.between(0, 60);
      option.cost = random.between(round % 3 == 0 ? -30 : 0, 50);
      lifts.push_back(option.lift_ppm);
      costs.push_back(option.cost);
    }
    const int steps = static_cast<int>(random.between(1, 6));
    const std::int64_t lift = random.between(-5, 150);
    const Extremes truth = by_force(options, steps, lift);
    INFO("round " << round << ", steps " << steps << ", lift " << lift);
    if (truth.fewest_steps <= kMaxSteps) CHECK(fewest_steps(lifts, lift) == truth.fewest_steps);
    CHECK(least_cost(costs, steps) == truth.least_cost);
  }
}

namespace {

bool met_by(const Instance& in, std::uint32_t requirement, std::uint32_t set) {
  return requirement_met(in, requirement, [&](Item item) { return (set >> item & 1) != 0; });
}

/// Every set with `chosen` in it: fewest further items that meet the requirement, and whether each
/// set that does has one of `helpers`. `chosen` itself does not meet it.
void check_requirement(const Instance& in, std::uint32_t requirement, std::uint32_t chosen,
                       int missing, const std::vector<Item>& helpers) {
  std::uint32_t helping = 0;
  for (const Item item : helpers) helping |= 1U << item;
  CHECK((helping & chosen) == 0);
  for (std::uint32_t all = 0; all < 1U << in.items(); ++all) {
    if ((all & chosen) != chosen || !met_by(in, requirement, all)) continue;
    CHECK(missing <= std::popcount(all & ~chosen));
    CHECK((all & helping) != 0);
  }
}

}  // namespace

TEST_CASE("What a requirement misses is never overstated, its helpers are complete", "[bounds]") {
  int checked = 0;
  for (const twin::Stratum stratum :
       {twin::Stratum::requirements, twin::Stratum::wishes, twin::Stratum::families}) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(60); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      Instance& in = compiled->instance;
      in.max_steps = kMaxSteps;
      RequirementBound bound;
      bound.prepare(in);
      twin::Random random(seed);
      for (std::uint32_t r = 0; r < in.requirements.size(); r = in.requirements[r].end) {
        if (in.requirements[r].end == 0) break;  // a target of which nothing is left
        const std::uint32_t set = draw_set(random, in.items(), 4);
        const auto index = static_cast<std::int32_t>(r);
        const ChosenSet chosen = choose(in, set);
        const int missing = bound.missing(index, chosen);
        CHECK((missing == 0) == met_by(in, r, set));
        if (missing == 0) continue;
        bound.find_helpers(index, chosen);
        std::vector<Item> helpers;
        for (Item item = 0; item < in.items(); ++item) {
          if (bound.helps(item)) helpers.push_back(item);
        }
        check_requirement(in, r, set, missing, helpers);
        ++checked;
      }
    }
  }
  CHECK(checked > static_cast<int>(cases_at_most(60)));
}

}  // namespace certrail::test
