// What role and market ask for, mixtures resolved (engine/README.md: Inputs, Mixtures).
#pragma once

#include <optional>
#include <vector>

#include "certrail/problem.hpp"
#include "certrail/profile.hpp"
#include "scoring/compiled_catalog.hpp"

namespace certrail {

/// The target level of a skill that the role does not name.
inline constexpr int kNeedOutsideRole = 70;

struct MarketPart {
  const Market* market = nullptr;
  std::int64_t share = 1;
};

struct Ask {
  std::vector<MarketPart> markets;                  ///< judged by; empty = none
  PpmVector importance;                             ///< per skill, 0..1,000,000
  PpmVector need;                                   ///< per skill, 1..100
  PpmVector demand;                                 ///< per skill, 0..1,000,000
  std::vector<std::int64_t> recognition;            ///< per provider, ppm
  std::vector<std::optional<std::int64_t>> shares;  ///< per provider, ppm; empty = not known
  std::vector<std::int64_t> fit;                    ///< per certification, 0..100
};

/// The profile with its market and policy named: what the role names, else what the data names.
/// Needs a profile without problems (see check_question).
Profile with_defaults(const Catalog& catalog, Profile profile);

/// Keeps the memory of an earlier `ask`. Needs a profile without problems. Fails where a part of a
/// mixture has no importance or no demand.
std::optional<Problem> resolve_ask(const CompiledCatalog& compiled, const Profile& profile,
                                   Ask& ask);

}  // namespace certrail
