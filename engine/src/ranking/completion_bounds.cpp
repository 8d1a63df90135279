#include "ranking/completion_bounds.hpp"

#include <algorithm>

#include "scoring/integer_math.hpp"

namespace certrail {
namespace {

void largest_lifts_first(std::vector<Option>& options, std::size_t count) {
  std::partial_sort(options.begin(),
                    options.begin() + static_cast<std::ptrdiff_t>(std::min(count, options.size())),
                    options.end(),
                    [](const Option& a, const Option& b) { return a.lift_ppm > b.lift_ppm; });
}

}  // namespace

std::int64_t most_lift(std::vector<Option>& options, int steps) {
  const std::size_t count = std::min(static_cast<std::size_t>(steps), options.size());
  largest_lifts_first(options, count);
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += options[i].lift_ppm;
  return sum;
}

int fewest_steps(std::vector<Option>& options, std::int64_t lift_ppm) {
  if (lift_ppm <= 0) return 0;
  largest_lifts_first(options, options.size());
  int steps = 0;
  for (const Option& option : options) {
    ++steps;
    lift_ppm -= option.lift_ppm;
    if (lift_ppm <= 0) break;
  }
  return steps;
}

std::int64_t least_cost(std::vector<Option>& options, int steps, std::int64_t lift_ppm) {
  const auto cheaper = [](const Option& a, const Option& b) { return a.cost < b.cost; };
  if (std::min_element(options.begin(), options.end(), cheaper)->cost < 0) {
    const auto count = std::min(static_cast<std::size_t>(steps), options.size());
    std::partial_sort(options.begin(), options.begin() + static_cast<std::ptrdiff_t>(count),
                      options.end(), cheaper);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < count && options[i].cost < 0; ++i) sum += options[i].cost;
    return sum;
  }
  if (lift_ppm <= 0) return std::min_element(options.begin(), options.end(), cheaper)->cost;
  // All cost something: the linear relaxation takes the best rates, the last one in part.
  std::erase_if(options, [](const Option& option) { return option.lift_ppm == 0; });
  std::sort(options.begin(), options.end(), [](const Option& a, const Option& b) {
    return Int128{a.cost} * b.lift_ppm < Int128{b.cost} * a.lift_ppm;
  });
  std::int64_t sum = 0;
  for (const Option& option : options) {
    if (option.lift_ppm >= lift_ppm) return sum + mul_div(option.cost, lift_ppm, option.lift_ppm);
    sum += option.cost;
    lift_ppm -= option.lift_ppm;
  }
  return sum;
}

}  // namespace certrail
