#include "scoring/weights.hpp"

#include <algorithm>

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

}  // namespace

std::optional<Problem> skill_weights(const Ask& ask, const Policy& policy,
                                     const std::vector<int>& preference, WeightScratch& scratch,
                                     PpmVector& weights) {
  const std::int64_t importance_sum = ask.importance.sum();
  const std::int64_t demand_sum = ask.demand.sum();
  const std::size_t count = preference.size();
  scratch.raw.resize(count);
  Int128 raw_sum = 0;
  for (std::size_t s = 0; s < count; ++s) {
    const auto at = static_cast<Eigen::Index>(s);
    const Int128 by_role = static_cast<Int128>(policy.role_weight) * ask.importance[at];
    const Int128 by_market = static_cast<Int128>(policy.market_weight) * ask.demand[at];
    // With only one of the two there is nothing to balance it against.
    const Int128 both = importance_sum == 0 ? by_market
                        : demand_sum == 0   ? by_role
                                            : by_role * demand_sum + by_market * importance_sum;
    scratch.raw[s] = preference[s] * both;
    raw_sum += scratch.raw[s];
  }
  if (raw_sum == 0) return no_weight();

  weights.resize(static_cast<Eigen::Index>(count));
  scratch.remainder.resize(count);
  scratch.by_remainder.clear();
  const Divisor sum(raw_sum);
  for (std::size_t s = 0; s < count; ++s) {
    Division part{};
    if (scratch.raw[s] != 0) part = sum.divide(scratch.raw[s] * kPpm);
    weights[static_cast<Eigen::Index>(s)] = part.quotient;
    scratch.remainder[s] = part.remainder;
    if (part.remainder != 0) scratch.by_remainder.push_back(static_cast<SkillIndex>(s));
  }
  // The largest remainders take what rounding down left over, which is fewer than there are.
  const auto left = static_cast<std::ptrdiff_t>(kPpm - weights.sum());
  const auto first = scratch.by_remainder.begin();
  std::nth_element(first, first + left, scratch.by_remainder.end(),
                   [&](SkillIndex a, SkillIndex b) {
                     if (scratch.remainder[a] != scratch.remainder[b]) {
                       return scratch.remainder[a] > scratch.remainder[b];
                     }
                     return a < b;
                   });
  for (auto it = first; it != first + left; ++it) ++weights[*it];
  return {};
}

}  // namespace certrail
