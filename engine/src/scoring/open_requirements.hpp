// Requirements, goals and includes with all that is settled folded away.
#pragma once

#include <vector>

#include "certrail/catalog.hpp"
#include "graph/reachability.hpp"
#include "scoring/assessment.hpp"
#include "scoring/instance.hpp"

namespace certrail {

/// Fills `requirement`, `requirements`, `suppliers`, `target` and `hopeless` of an instance whose
/// candidates are there already. `covered` is covered_by(catalog).
void compile_requirements(const Catalog& catalog, const std::vector<CoveredBy>& covered,
                          const Assessment& assessment, Instance& instance);

}  // namespace certrail
