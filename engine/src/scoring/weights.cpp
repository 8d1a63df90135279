#include "scoring/weights.hpp"

#include <algorithm>
#include <numeric>

#include "scoring/wide_division.hpp"

namespace certrail {
namespace {

Problem no_weight() {
  Problem problem;
  problem.code = ProblemCode::no_weight;
  problem.detail =
      "no skill has any weight: neither role nor market asks for a skill of a provider with "
      "preference above 0";
  return problem;
}

/// Role against market, in the lowest terms: only their proportion counts.
struct Balance {
  std::int64_t role = 0;
  std::int64_t market = 0;
};

Balance balance_of(const Policy& policy) {
  const std::int64_t divisor =
      std::max<std::int64_t>(1, std::gcd(policy.role_weight, policy.market_weight));
  return {policy.role_weight / divisor, policy.market_weight / divisor};
}

/// Is the sum of all raw weights below 2^62, whatever the preferences?
bool is_narrow(const Ask& ask, const Balance& balance) {
  const Int128 importance = std::max<std::int64_t>(1, ask.importance.sum());
  const Int128 demand = std::max<std::int64_t>(1, ask.demand.sum());
  const Int128 most = (Int128{balance.role} + balance.market) * importance * demand;
  return most * 100 >> 62 == 0;
}

/// As skill_weights; what is reckoned fits `Number`.
template <class Number>
std::optional<Problem> weigh(const Ask& ask, const Balance& balance,
                             const std::vector<int>& preference, RawWeights<Number>& scratch,
                             std::vector<SkillIndex>& by_remainder, PpmVector& weights) {
  const std::int64_t importance_sum = ask.importance.sum();
  const std::int64_t demand_sum = ask.demand.sum();
  const std::size_t count = preference.size();
  scratch.raw.resize(count);
  Number raw_sum = 0;
  for (std::size_t s = 0; s < count; ++s) {
    const auto at = static_cast<Eigen::Index>(s);
    const Number by_role = Number{balance.role} * ask.importance[at];
    const Number by_market = Number{balance.market} * ask.demand[at];
    // With only one of the two there is nothing to balance it against.
    const Number both = importance_sum == 0 ? by_market
                        : demand_sum == 0   ? by_role
                                            : by_role * demand_sum + by_market * importance_sum;
    scratch.raw[s] = preference[s] * both;
    raw_sum += scratch.raw[s];
  }
  if (raw_sum == 0) return no_weight();

  weights.resize(static_cast<Eigen::Index>(count));
  scratch.remainder.resize(count);
  by_remainder.clear();
  const Divisor<Number> sum(raw_sum);
  for (std::size_t s = 0; s < count; ++s) {
    Division<Number> part{};
    if (scratch.raw[s] != 0) part = sum.divide(scratch.raw[s], kPpm);
    weights[static_cast<Eigen::Index>(s)] = part.quotient;
    scratch.remainder[s] = part.remainder;
    if (part.remainder != 0) by_remainder.push_back(static_cast<SkillIndex>(s));
  }
  // The largest remainders take what rounding down left over, which is fewer than there are.
  const auto left = static_cast<std::ptrdiff_t>(kPpm - weights.sum());
  const auto first = by_remainder.begin();
  std::nth_element(first, first + left, by_remainder.end(), [&](SkillIndex a, SkillIndex b) {
    if (scratch.remainder[a] != scratch.remainder[b]) {
      return scratch.remainder[a] > scratch.remainder[b];
    }
    return a < b;
  });
  for (auto it = first; it != first + left; ++it) ++weights[*it];
  return {};
}

}  // namespace

std::optional<Problem> skill_weights(const Ask& ask, const Policy& policy,
                                     const std::vector<int>& preference, WeightScratch& scratch,
                                     PpmVector& weights) {
  const Balance balance = balance_of(policy);
  if (is_narrow(ask, balance)) {
    return weigh(ask, balance, preference, scratch.narrow, scratch.by_remainder, weights);
  }
  return weigh(ask, balance, preference, scratch.wide, scratch.by_remainder, weights);
}

}  // namespace certrail
