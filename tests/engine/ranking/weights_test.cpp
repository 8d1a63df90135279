// Weights of skills against plain division, with figures so large that floating point errs.
#include "scoring/weights.hpp"

#include <algorithm>
#include <vector>

#include "support/catch.hpp"
#include "twin/random.hpp"

namespace certrail::test {
namespace {

/// Largest remainder, of figures whose sum times 10^6 fits.
std::vector<std::int64_t> plain_weights(const std::vector<Int128>& figures) {
  Int128 sum = 0;
  for (const Int128 figure : figures) sum += figure;
  std::vector<std::int64_t> weights;
  std::int64_t left = kPpm;
  for (const Int128 figure : figures) {
    weights.push_back(static_cast<std::int64_t>(figure * kPpm / sum));
    left -= weights.back();
  }
  std::vector<bool> given(figures.size(), false);
  const auto remainder = [&](std::size_t s) { return figures[s] * kPpm % sum; };
  for (; left > 0; --left) {
    std::size_t best = figures.size();
    for (std::size_t s = 0; s < figures.size(); ++s) {
      if (given[s]) continue;
      if (best == figures.size() || remainder(s) > remainder(best)) best = s;
    }
    given[best] = true;
    ++weights[best];
  }
  return weights;
}

/// One figure more or less from each other, or anything; of any size, as 64 bits do for some.
std::vector<std::int64_t> draw_figures(twin::Random& random) {
  const std::int64_t large = random.between(1'000'000, std::int64_t{1} << random.between(20, 59));
  const bool close = random.chance(70);
  std::vector<std::int64_t> figures(1 + random.below(8));
  for (std::int64_t& figure : figures) {
    figure = close ? large - random.between(0, 1) : random.between(0, large);
  }
  figures.front() = large;
  return figures;
}

}  // namespace

TEST_CASE("Weights are exact where floating point is not", "[weights]") {
  Policy policy;
  policy.role_weight = 1;
  WeightScratch scratch;
  PpmVector weights;
  twin::Random random(1);
  for (int round = 0; round < 3'000; ++round) {
    INFO("round " << round);
    const std::vector<std::int64_t> figures = draw_figures(random);
    const auto count = static_cast<Eigen::Index>(figures.size());
    Ask ask;
    ask.importance.setZero(count);
    ask.demand.setZero(count);
    std::copy(figures.begin(), figures.end(), ask.importance.begin());
    const std::vector<int> preference(figures.size(), 1);
    REQUIRE(!skill_weights(ask, policy, preference, scratch, weights));
    CHECK(std::vector<std::int64_t>(weights.begin(), weights.end()) ==
          plain_weights({figures.begin(), figures.end()}));
  }
}

TEST_CASE("Weights of role and market are exact, whether they fit 64 bits or not", "[weights]") {
  WeightScratch scratch;
  PpmVector weights;
  twin::Random random(2);
  for (int round = 0; round < 3'000; ++round) {
    INFO("round " << round);
    Policy policy;
    const std::int64_t common = random.between(1, 1'000);
    policy.role_weight = common * random.between(0, 1'000);
    policy.market_weight = common * random.between(1, 1'000);
    // Sums of raw weights around 2^62: a few bits more, a few less.
    const std::int64_t large = std::int64_t{1} << random.between(15, 27);
    const auto count = static_cast<Eigen::Index>(1 + random.below(12));
    Ask ask;
    ask.importance.resize(count);
    ask.demand.resize(count);
    std::vector<int> preference;
    for (Eigen::Index s = 0; s < count; ++s) {
      ask.importance[s] = random.between(1, large);
      ask.demand[s] = random.between(1, large);
      preference.push_back(static_cast<int>(random.between(1, 100)));
    }
    std::vector<Int128> raw;
    for (Eigen::Index s = 0; s < count; ++s) {
      const Int128 both = Int128{policy.role_weight} * ask.importance[s] * ask.demand.sum() +
                          Int128{policy.market_weight} * ask.demand[s] * ask.importance.sum();
      raw.push_back(preference[static_cast<std::size_t>(s)] * both);
    }
    REQUIRE(!skill_weights(ask, policy, preference, scratch, weights));
    CHECK(std::vector<std::int64_t>(weights.begin(), weights.end()) == plain_weights(raw));
  }
}

}  // namespace certrail::test
