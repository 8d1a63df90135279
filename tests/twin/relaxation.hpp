// What to give up where nothing is feasible.
#pragma once

#include <optional>

#include "answer.hpp"
#include "feasible.hpp"

namespace certrail::twin {

// Tries the removal of one wish, of two, and so on, each time in the model's order of wishes.
// Nothing is returned where no removal makes a path feasible.
std::optional<Relaxation> relax(const Setting& setting, const Wishes& wishes,
                                Candidates& candidates);

}  // namespace certrail::twin
