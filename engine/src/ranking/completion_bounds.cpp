#include "ranking/completion_bounds.hpp"

#include <algorithm>
#include <functional>

namespace certrail {

int fewest_steps(std::vector<std::int64_t>& lifts, std::int64_t lift_ppm) {
  if (lift_ppm <= 0) return 0;
  std::sort(lifts.begin(), lifts.end(), std::greater<>());
  int steps = 0;
  for (const std::int64_t lift : lifts) {
    ++steps;
    lift_ppm -= lift;
    if (lift_ppm <= 0) break;
  }
  return steps;
}

std::int64_t least_cost(std::vector<std::int64_t>& costs, int steps) {
  const std::size_t count = std::min(static_cast<std::size_t>(steps), costs.size());
  std::partial_sort(costs.begin(), costs.begin() + static_cast<std::ptrdiff_t>(count), costs.end());
  // One is taken whatever it costs, further ones only where they cost less than nothing.
  std::int64_t sum = costs.front();
  for (std::size_t i = 1; i < count && costs[i] < 0; ++i) sum += costs[i];
  return sum;
}

}  // namespace certrail
