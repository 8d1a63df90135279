// A person against the catalogue: what they hold, know and want, and what that is worth.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "certrail/problem.hpp"
#include "certrail/profile.hpp"
#include "scoring/ask.hpp"
#include "scoring/compiled_catalog.hpp"
#include "scoring/percent_of.hpp"
#include "scoring/weights.hpp"

namespace certrail {

struct Assessment {
  // What is asked, in the catalogue's own numbers; relaxations edit it.
  Date start;
  int hours_per_week = 6;
  Limits limits;
  std::optional<int> experience_months;
  std::vector<CertificationIndex> include;
  std::vector<CertificationIndex> exclude;
  const Goal* goals = nullptr;  ///< in the profile; nullptr = none
  Objective objective = Objective::score;
  bool ban_lifted = false;  ///< recommend providers of preference 0 all the same

  // What that comes to.
  const Policy* policy = nullptr;
  Ask ask;
  std::vector<int> provider_preference;   ///< 0..100
  PpmVector weight;                       ///< per skill, sum 1,000,000
  LevelVector level;                      ///< per skill, the starting level
  std::vector<bool> held;                 ///< per certification: held and valid on the start day
  std::vector<bool> counts;               ///< per certification: held and valid, or covered by such
  std::vector<std::int64_t> credential;   ///< per certification, ppm
  std::vector<std::int64_t> other_cloud;  ///< per certification, ppm, a cost
  std::int64_t readiness_ppm = 0;         ///< at the starting level

  // Scratch, kept from question to question.
  std::vector<int> skill_preference;
  WeightScratch weight_scratch;
};

/// Keeps the memory of an earlier `assessment`; `profile` must outlive it. Needs a question without
/// problems (see check_question). Fails with empty_mixture_part or no_weight.
std::optional<Problem> assess(const CompiledCatalog& compiled, const Profile& profile,
                              Assessment& assessment);

/// What `level` of a skill is worth, in ppm of readiness (engine/README.md: Credit and readiness).
inline std::int64_t credit(std::int64_t weight, std::int64_t need, int level,
                           const Policy& policy) {
  const std::uint8_t percent =
      kPercentOf[static_cast<std::size_t>(need)][static_cast<std::size_t>(level)];
  // Neither is negative, and without sign the division is quicker.
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(weight * policy.worth[percent]) /
                                   static_cast<std::uint64_t>(kPpm));
}

/// The last day a held certification is valid; empty = for life.
std::optional<Date> valid_until(const Certification& certification, const HeldCertification& held);

}  // namespace certrail
