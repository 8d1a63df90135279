// Weights of skills against plain division, with figures so large that floating point errs.
#include "scoring/weights.hpp"

#include <algorithm>
#include <vector>

#include "support/catch.hpp"
#include "twin/random.hpp"

namespace certrail::test {
namespace {

/// Largest remainder, for what only the role asks for: figures that sum to less than 2^63.
std::vector<std::int64_t> plain_weights(const std::vector<std::int64_t>& figures) {
  Int128 sum = 0;
  for (const std::int64_t figure : figures) sum += figure;
  std::vector<std::int64_t> weights;
  std::int64_t left = kPpm;
  for (const std::int64_t figure : figures) {
    weights.push_back(static_cast<std::int64_t>(Int128{figure} * kPpm / sum));
    left -= weights.back();
  }
  std::vector<bool> given(figures.size(), false);
  const auto remainder = [&](std::size_t s) { return Int128{figures[s]} * kPpm % sum; };
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
    CHECK(std::vector<std::int64_t>(weights.begin(), weights.end()) == plain_weights(figures));
  }
}

}  // namespace certrail::test
