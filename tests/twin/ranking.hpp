// The order of feasible sets under an objective, and the list that is shown of them.
#pragma once

#include <cstdint>
#include <vector>

#include "feasible.hpp"

namespace certrail::twin {

void sort_by(Objective objective, const Setting& setting, std::vector<Candidate>& candidates);

// The first `top` of a sorted list whose overlap with each one taken before is at most `distinct`
// percent.
std::vector<Candidate> shown(const Setting& setting, const std::vector<Candidate>& sorted,
                             std::size_t top, std::int64_t distinct);

}  // namespace certrail::twin
