// Where a person stands now, skill by skill, against what role and market ask.
#pragma once

#include <cstdint>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/recommendation.hpp"

namespace certrail {

struct SkillGap {
  SkillIndex skill = 0;
  std::int64_t weight_ppm = 0;  ///< its part of readiness
  int level = 0;                ///< now, held certifications counted
  int need = 0;
  std::int64_t credit_ppm = 0;   ///< readiness it gives now
  std::int64_t missing_ppm = 0;  ///< readiness it could still give
  /// Open certifications that attest more than `level`, the highest first.
  std::vector<CertificationIndex> attested_by;
  friend bool operator==(const SkillGap&, const SkillGap&) = default;
};

struct Gap {
  Profile profile;  ///< as understood
  std::int64_t readiness_ppm = 0;
  std::vector<SkillGap> skills;  ///< those with weight, the most missing first
  std::vector<Notice> notices;
  friend bool operator==(const Gap&, const Gap&) = default;
};

}  // namespace certrail
