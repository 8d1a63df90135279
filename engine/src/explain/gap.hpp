// Readiness now, skill by skill.
#pragma once

#include "certrail/gap.hpp"
#include "scoring/assessment.hpp"

namespace certrail {

/// All but the profile and the notices. `open` per certification: could it be part of an answer
/// (see candidates).
Gap explain_gap(const Catalog& catalog, const SkillMatrix& matrix, const Assessment& assessment,
                const std::vector<bool>& open);

}  // namespace certrail
