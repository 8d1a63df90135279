// Why a path scores what it scores.
#pragma once

#include "answer.hpp"
#include "feasible.hpp"

namespace certrail::twin {

// Without its reasons.
Path plain_path(const Setting& setting, const Candidate& candidate);

RankedPath explained(const Setting& setting, const Candidate& candidate,
                     std::optional<Day> finish_by);

}  // namespace certrail::twin
