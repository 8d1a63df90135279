// No set within its limits is worth more than the bound that has the limits as prices.
#include "ranking/limited_bound.hpp"

#include <algorithm>
#include <bit>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "scoring/integer_math.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/random.hpp"

namespace certrail::test {
namespace {

constexpr int kSteps = 4;

/// Calls `visit(figures)` for every set of one to kSteps items.
template <class Visit>
void for_each_set(const Instance& in, const Visit& visit) {
  for (std::uint32_t set = 1; set < 1U << in.items(); ++set) {
    if (std::popcount(set) <= kSteps) visit(*plain_figures(in, items_in(set)));
  }
}

template <class Check>
void for_each_instance(std::uint64_t seeds, const Check& check) {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(seeds); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      Instance& in = compiled->instance;
      clear_constraints(in);
      in.max_steps = kSteps;
      check(in, seed);
    }
  }
}

}  // namespace

TEST_CASE("Limits as prices bound every set within them", "[bounds]") {
  int within = 0, tighter = 0;
  for_each_instance(8, [&](const Instance& in, std::uint64_t seed) {
    twin::Random random(seed);
    const Limit limit{random.between(0, 6'000), random.between(0, 60'000)};
    const Prices own{in.policy->price_of_hour, in.policy->price_of_dollar, true};
    LimitedBound bound, unlimited;
    bound.prepare(in, own, limit);
    unlimited.prepare(in, own, {});
    const std::int64_t most = bound.tables().most_ppm(kSteps) + bound.free_ppm(limit);
    CHECK(most <= unlimited.tables().most_ppm(kSteps));
    if (most < unlimited.tables().most_ppm(kSteps)) ++tighter;
    CHECK(unlimited.free_ppm({}) == 0);
    for_each_set(in, [&](const PlainFigures& set) {
      if (set.minutes > limit.minutes || set.fee_cents > limit.cents) return;
      ++within;
      CHECK(set.score_ppm <= most);
    });
  });
  CHECK(within > 100);
  CHECK(tighter > 20);
}

TEST_CASE("Tables with another price of a dollar are those prepared with it", "[bounds]") {
  int cheaper = 0;
  for_each_instance(8, [&](const Instance& in, std::uint64_t seed) {
    twin::Random random(seed);
    const Prices before{random.between(0, 4'000), random.between(0, 400), true};
    const Prices after{before.hour, random.between(0, 4'000), true};
    BoundTables changed, fresh;
    changed.prepare(in, before);
    const std::int64_t most = changed.most_ppm(kSteps);
    changed.set_price_of_dollar(after.dollar);
    fresh.prepare(in, after);
    CHECK(changed.prices().dollar == after.dollar);
    CHECK(changed.most_ppm(kSteps) == fresh.most_ppm(kSteps));
    if (after.dollar > before.dollar && fresh.most_ppm(kSteps) < most) ++cheaper;
  });
  CHECK(cheaper > 20);
}

TEST_CASE("The price of a limit takes an eighth off, or is the best of those that double",
          "[bounds]") {
  int raised = 0;
  int best = 0;
  for_each_instance(8, [&](const Instance& in, std::uint64_t seed) {
    twin::Random random(seed);
    const Limit limit{random.between(60, 6'000), kNoLimit};
    const Prices own{0, 0, false};
    LimitedBound bound;
    bound.prepare(in, own, limit);
    const auto at = [&](std::int64_t hour) {
      BoundTables tables;
      tables.prepare(in, {hour, 0, false});
      return tables.most_ppm(kSteps) + mul_div_up(hour, limit.minutes, 60);
    };
    const std::int64_t found = bound.tables().prices().hour;
    CHECK(bound.tables().most_ppm(kSteps) + bound.free_ppm(limit) == at(found));
    // Rounding makes some dents in the figures, of a few ppm for each step.
    constexpr std::int64_t kDent = 50;
    CHECK(at(found) <= at(0) + kDent);
    if (found > 0) ++raised;
    if (at(found) <= at(0) / 8 * 7) return;
    ++best;
    for (std::int64_t hour = 64; hour <= std::int64_t{64} << 16; hour *= 2) {
      INFO("found " << found << ", other " << hour);
      CHECK(at(found) <= at(hour) + kDent);
    }
  });
  CHECK(raised > 20);
  CHECK(best > 20);
}

TEST_CASE("Readiness takes no less time or money than its prices say", "[bounds]") {
  int reached = 0, said = 0;
  for_each_instance(8, [&](const Instance& in, std::uint64_t seed) {
    twin::Random random(seed);
    const std::int64_t to_gain = random.between(1, 600'000);
    LimitedBound time, money;
    time.prepare_reach_in_time(in, to_gain);
    money.prepare_reach_for_money(in, to_gain);
    const auto minutes = time.least_minutes(to_gain, time.tables().most_ppm(kSteps));
    const auto cents = money.least_cents(to_gain, money.tables().most_ppm(kSteps));
    // A limit that has a price must be there for the bound to say anything.
    CHECK(time.free_ppm({}) == kNoLimit);
    CHECK(money.free_ppm({}) == kNoLimit);
    if (minutes > 0 && cents > 0) ++said;
    for_each_set(in, [&](const PlainFigures& set) {
      if (set.readiness_ppm - in.readiness_ppm < to_gain) return;
      ++reached;
      CHECK(set.minutes >= minutes);
      CHECK(set.fee_cents >= cents);
    });
  });
  CHECK(reached > 100);
  CHECK(said > 20);
}

}  // namespace certrail::test
