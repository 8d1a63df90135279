// What role and market ask for, mixtures resolved (engine/README.md: Inputs, Mixtures).
#pragma once

#include <optional>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/profile.hpp"
#include "certrail/result.hpp"
#include "scoring/skill_matrix.hpp"

namespace certrail {

/// The target level of a skill that the role does not name.
inline constexpr int kNeedOutsideRole = 70;

struct Ask {
  PpmVector importance;                             ///< per skill, 0..1,000,000
  PpmVector need;                                   ///< per skill, 1..100
  PpmVector demand;                                 ///< per skill, 0..1,000,000
  std::vector<std::int64_t> recognition;            ///< per provider, ppm
  std::vector<std::optional<std::int64_t>> shares;  ///< per provider, ppm; empty = not known
  std::vector<int> fit;                             ///< per certification, 0..100
};

/// The profile with its market and policy named: what the role names, else what the data names.
/// Needs a profile without problems (see check_question).
Profile with_defaults(const Catalog& catalog, Profile profile);

/// Needs a profile with_defaults. Fails where a part of a mixture has no importance or no demand.
Result<Ask> resolve_ask(const Catalog& catalog, const Profile& profile);

}  // namespace certrail
