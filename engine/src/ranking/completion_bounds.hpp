// Bounds on what every completion must cost and can reach, for objectives other than the score.
#pragma once

#include <cstdint>
#include <vector>

namespace certrail {

/// What one candidate brings and costs.
struct Option {
  std::int64_t lift_ppm = 0;  ///< readiness added to what is reached: an upper bound
  std::int64_t cost = 0;      ///< a lower bound, in the objective's unit; may be negative
};

// All may reorder `options` and drop those that lift nothing.

/// The most readiness that `steps` options add.
std::int64_t most_lift(std::vector<Option>& options, int steps);

/// The fewest options whose lifts sum to `lift_ppm`; 0 where that is not positive.
int fewest_steps(std::vector<Option>& options, std::int64_t lift_ppm);

/// A lower bound on the cost of one to `steps` options whose lifts sum to at least `lift_ppm`.
/// `options` is not empty.
std::int64_t least_cost(std::vector<Option>& options, int steps, std::int64_t lift_ppm);

}  // namespace certrail
