// The search's incremental account of the chosen ones against plain plans of the same sets.
#include <algorithm>
#include <bit>
#include <numeric>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "ranking/chosen_set.hpp"
#include "ranking/exam_plan.hpp"
#include "ranking/time_bounds.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/random.hpp"

namespace certrail::test {
namespace {

std::int32_t least_minutes(const Instance& in, const std::vector<Item>& set) {
  if (set.empty()) return 0;
  const auto figures = plain_figures(in, set);
  return figures ? figures->minutes : kNoMinutes;
}

void check_sums(const Instance& in, const ChosenSet& chosen, const std::vector<Item>& set) {
  std::int64_t credential = 0, other_cloud = 0, fee = 0;
  Date available = in.start;
  for (const Item item : set) {
    credential += in.credential_ppm[item];
    other_cloud += in.other_cloud_ppm[item];
    fee += in.fee_cents[item];
    available = std::max(available, in.available_from[item]);
    CHECK(chosen.contains(item));
  }
  CHECK(chosen.credential_ppm() == credential);
  CHECK(chosen.other_cloud_ppm() == other_cloud);
  CHECK(chosen.fee_cents() == fee);
  CHECK(chosen.readiness_ppm() == readiness_after(in, set));
  CHECK(chosen.available_from() == available);
}

/// Up and down at random, as a search walks, and now and then a look.
void walk(const Instance& in, std::uint64_t seed) {
  Instance free = in;
  clear_constraints(free);
  twin::Random random(seed);
  ChosenSet chosen;
  chosen.reset(in);
  std::vector<Item> set;
  for (int move = 0; move < 40; ++move) {
    const auto item = static_cast<Item>(random.below(in.items()));
    const bool there = std::find(set.begin(), set.end(), item) != set.end();
    if (there || static_cast<int>(set.size()) == in.max_steps) {
      chosen.pop();
      set.pop_back();
    } else {
      chosen.push(item);
      set.push_back(item);
    }
    CHECK(chosen.size() == static_cast<int>(set.size()));
    CHECK(std::equal(set.begin(), set.end(), chosen.items().begin(), chosen.items().end()));
    CHECK(chosen.valid_minutes() == least_minutes(in, set));
    CHECK(chosen.free_minutes() == least_minutes(free, set));
    check_sums(in, chosen, set);
  }
}

}  // namespace

TEST_CASE("The chosen set keeps the figures of all its orders", "[plan]") {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(6); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      compiled->instance.max_steps = 4;
      walk(compiled->instance, seed);
    }
  }
}

TEST_CASE("A plan is the first valid order of least time", "[plan]") {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(8); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      Instance& in = compiled->instance;
      in.max_steps = 4;
      twin::Random random(seed);
      for (std::uint32_t bits = 1; bits < 1U << in.items(); ++bits) {
        if (std::popcount(bits) > 4) continue;
        const std::vector<Item> set = items_in(bits);
        // The search may have chosen them in any order.
        ChosenSet chosen;
        chosen.reset(in);
        std::vector<Item> mixed = set;
        for (std::size_t k = mixed.size(); k > 1; --k)
          std::swap(mixed[k - 1], mixed[random.below(k)]);
        for (const Item item : mixed) chosen.push(item);
        const auto figures = plain_figures(in, set);
        REQUIRE((chosen.valid_minutes() != kNoMinutes) == figures.has_value());
        if (!figures) continue;
        const ExamPlan plan = plan_exams(chosen);
        CHECK(std::equal(figures->order.begin(), figures->order.end(), plan.order.begin()));
        CHECK(figures->minutes == std::accumulate(plan.minutes.begin(), plan.minutes.end(), 0));
      }
    }
  }
}

namespace {

/// Minutes that the chosen ones save in the order of a completion, compared with themselves alone
/// in that order.
std::int32_t saved_on(const Instance& in, std::uint32_t chosen, const std::vector<Item>& order) {
  std::vector<Level8> alone = in.start_level, together = in.start_level;
  std::int64_t saved = 0;
  for (const Item item : order) {
    if ((chosen >> item & 1) != 0) {
      saved += minutes_at(in, item, alone) - minutes_at(in, item, together);
      raise_levels(in, item, alone);
    }
    raise_levels(in, item, together);
  }
  return static_cast<std::int32_t>(saved);
}

}  // namespace

TEST_CASE("Dates are given up only where no completion meets them", "[plan]") {
  int held = 0, given_up = 0;
  for (const twin::Stratum stratum : {twin::Stratum::deadlines, twin::Stratum::days}) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(60); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      Instance& in = compiled->instance;
      in.max_steps = 4;
      KnownAfter known_after;
      known_after.prepare(in);
      TimeBounds bounds;
      bounds.prepare(in, known_after);
      for (std::uint32_t set = 1; set < 1U << in.items(); ++set) {
        if (std::popcount(set) > 3) continue;
        const ChosenSet chosen = choose(in, set);
        std::vector<std::int32_t> least;
        for (const Item item : chosen.items()) least.push_back(bounds.least_minutes(item));
        given_up += chosen.dates_can_hold(0, least) ? 0 : 1;
        for (std::uint32_t all = set; all < 1U << in.items(); ++all) {
          if ((all & set) != set || std::popcount(all) > 4) continue;
          const auto plan = plain_figures(in, items_in(all));
          if (!plan) continue;
          ++held;
          CHECK(chosen.dates_can_hold(saved_on(in, set, plan->order), least));
        }
      }
    }
  }
  CHECK(held > 1'000);
  CHECK(given_up > 100);
}

}  // namespace certrail::test
