// Bounds on what every completion must cost and take, for objectives other than the score.
#pragma once

#include <cstdint>
#include <vector>

namespace certrail {

// Both reorder what they are given.

/// The fewest options whose lifts sum to `lift_ppm`, all of them where that is not enough; 0 where
/// that is not positive.
int fewest_steps(std::vector<std::int64_t>& lifts_ppm, std::int64_t lift_ppm);

/// The least cost of one to `steps` options, of which there is at least one.
std::int64_t least_cost(std::vector<std::int64_t>& costs, int steps);

}  // namespace certrail
