// A limit of time as its price, against all completions that keep the limit.
#include "ranking/priced_time.hpp"

#include <bit>
#include <vector>

#include "support/catch.hpp"
#include "twin/random.hpp"

namespace certrail::test {
namespace {

constexpr std::size_t kOffers = 9;

std::vector<Offer> draw_offers(twin::Random& random) {
  std::vector<Offer> offers;
  for (std::size_t i = 0; i < kOffers; ++i) {
    // Some shorten the whole.
    offers.push_back({random.between(-20'000, 120'000), random.between(-300'000, 4'000'000), 0});
  }
  return offers;
}

struct Completion {
  std::uint32_t set = 0;
  std::int64_t worth_ppm = 0;  ///< with time paid for at the aim's own price
};

/// Every completion by 1 to `steps` offers that keeps the limit, its worth rounded up.
std::vector<Completion> completions(const std::vector<Offer>& offers, const TimedAim& aim) {
  std::vector<Completion> all;
  for (std::uint32_t set = 1; set < 1U << kOffers; ++set) {
    if (std::popcount(set) > aim.steps) continue;
    std::int64_t worth = aim.base_ppm, time = aim.base_minutes * 1000;
    for (std::size_t i = 0; i < kOffers; ++i) {
      if ((set >> i & 1) == 0) continue;
      worth += offers[i].worth_ppm;
      time += offers[i].time;
    }
    if (time < 0 || time > aim.most_minutes * 1000) continue;
    all.push_back({set, worth - aim.price_of_hour * time / 60'000});
  }
  return all;
}

}  // namespace

TEST_CASE("The price of a limit bounds every completion that keeps it", "[bounds]") {
  int kept = 0, dropped = 0, priced_higher = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    INFO("seed " << seed);
    twin::Random random(seed);
    const std::vector<Offer> offers = draw_offers(random);
    TimedAim aim;
    aim.steps = static_cast<int>(random.between(1, 5));
    aim.base_ppm = random.between(0, 200'000);
    aim.base_minutes = random.between(0, 6'000);
    aim.most_minutes = random.between(1, 12'000);
    aim.price_of_hour = random.below(3) == 0 ? 0 : random.between(0, 3'000);
    aim.least_ppm = random.between(0, 400'000);
    const std::int64_t guess = random.below(2) == 0 ? 0 : random.between(1, 100'000);
    const PricedTime priced = price_time(offers, aim, guess);
    CHECK(priced.hour == aim.price_of_hour + priced.extra);
    if (priced.extra > 0) ++priced_higher;
    std::uint32_t needed = 0;
    for (const Completion& completion : completions(offers, aim)) {
      CHECK(completion.worth_ppm <= priced.bound_ppm);
      if (completion.worth_ppm >= aim.least_ppm) needed |= completion.set;
    }
    for (std::size_t i = 0; i < kOffers; ++i) {
      const bool keeps = priced.keeps(offers[i]);
      if ((needed >> i & 1) != 0) CHECK(keeps);
      ++(keeps ? kept : dropped);
    }
  }
  CHECK(kept > 100);
  CHECK(dropped > 100);
  CHECK(priced_higher > 50);
}

TEST_CASE("A bound by a price is tight to the last digit where nothing is rounded", "[bounds]") {
  // One offer of an hour, worth 1,000 ppm, with an hour left: at any price it is worth that.
  const std::vector<Offer> offers{{1'000, 60'000, 0}};
  TimedAim aim;
  aim.base_minutes = 60;
  aim.most_minutes = 120;
  aim.least_ppm = 1'000;
  const PricedTime priced = price_time(offers, aim, 0);
  CHECK(priced.bound_ppm == 1'000);
  CHECK(priced.keeps(offers[0]));
  aim.least_ppm = 1'001;
  CHECK_FALSE(price_time(offers, aim, 0).keeps(offers[0]));
  // With a minute less it cannot be taken, which a price high enough tells.
  aim.most_minutes = 119;
  CHECK(price_time(offers, aim, 0).bound_ppm < 1'000);
}

TEST_CASE("At prices too large to reckon with nothing is ruled out", "[bounds]") {
  const std::vector<Offer> offers{{-1'000'000, 4'000'000, 0}};
  TimedAim aim;
  aim.most_minutes = 1;
  aim.price_of_hour = std::int64_t{1} << 40;
  aim.least_ppm = 1'000'000;
  const PricedTime priced = price_time(offers, aim, 0);
  CHECK(priced.keeps(offers[0]));
  CHECK(priced.bound_ppm > aim.least_ppm);
}

}  // namespace certrail::test
