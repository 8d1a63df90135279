// Which certifications could be part of an answer at all.
#pragma once

#include <vector>

#include "certrail/catalog.hpp"
#include "graph/reachability.hpp"
#include "scoring/assessment.hpp"

namespace certrail {

/// Per certification: false where the model or plain dates rule it out of every answer, or where
/// its requirement needs one that is ruled out.
std::vector<bool> candidates(const Catalog& catalog, const std::vector<CoveredBy>& covered,
                             const Assessment& assessment);

}  // namespace certrail
