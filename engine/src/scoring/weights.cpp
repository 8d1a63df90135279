#include "scoring/weights.hpp"

#include <algorithm>
#include <numeric>

#include "scoring/integer_math.hpp"

namespace certrail {

Result<PpmVector> skill_weights(const Ask& ask, const Policy& policy,
                                const std::vector<int>& preference) {
  const std::int64_t importance_sum = ask.importance.sum();
  const std::int64_t demand_sum = ask.demand.sum();
  const std::size_t count = preference.size();
  std::vector<Int128> raw(count);
  Int128 raw_sum = 0;
  for (std::size_t s = 0; s < count; ++s) {
    const auto at = static_cast<Eigen::Index>(s);
    const Int128 by_role = static_cast<Int128>(policy.role_weight) * ask.importance[at];
    const Int128 by_market = static_cast<Int128>(policy.market_weight) * ask.demand[at];
    // With only one of the two there is nothing to balance it against.
    const Int128 both = importance_sum == 0 ? by_market
                        : demand_sum == 0   ? by_role
                                            : by_role * demand_sum + by_market * importance_sum;
    raw[s] = preference[s] * both;
    raw_sum += raw[s];
  }
  if (raw_sum == 0) {
    Problem problem;
    problem.code = ProblemCode::no_weight;
    problem.detail =
        "no skill has any weight: neither role nor market asks for a skill of a provider with "
        "preference above 0";
    return problem;
  }

  PpmVector weights(static_cast<Eigen::Index>(count));
  std::vector<Int128> remainder(count);
  for (std::size_t s = 0; s < count; ++s) {
    const Int128 scaled = raw[s] * kPpm;
    weights[static_cast<Eigen::Index>(s)] = static_cast<std::int64_t>(scaled / raw_sum);
    remainder[s] = scaled % raw_sum;
  }
  std::vector<std::size_t> by_remainder(count);
  std::iota(by_remainder.begin(), by_remainder.end(), std::size_t{0});
  std::stable_sort(by_remainder.begin(), by_remainder.end(),
                   [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
  const auto left = static_cast<std::size_t>(kPpm - weights.sum());
  for (std::size_t i = 0; i < left; ++i) {
    ++weights[static_cast<Eigen::Index>(by_remainder[i])];
  }
  return weights;
}

}  // namespace certrail
