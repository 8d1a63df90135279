// A person being drawn, and the parts drawn one after the other.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "certrail/profile.hpp"
#include "twin/random.hpp"
#include "workload/pools.hpp"

namespace certrail::bench {

/// How far somebody is, and what goes with it. Both ends of every range are included.
struct Seniority {
  struct Range {
    int low;
    int high;
  };
  const char* name;
  int share;     ///< percent of all people
  Range skills;  ///< how many they know
  Range level;   ///< how well, percent
  int related;   ///< percent of the skills that are the role's
  Range held;    ///< certifications
  Range experience_months;
  Range readiness_asked;  ///< thousandths, where a readiness to reach is asked for
};

struct Person {
  const Pools& pools;
  twin::Random random;
  const Seniority* seniority = nullptr;
  std::vector<std::size_t> roles;  ///< positions in the catalogue: one, or two for a mixture
  Profile profile;

  int in(Seniority::Range range) { return static_cast<int>(random.between(range.low, range.high)); }
  /// One of the person's roles.
  const RolePool& role() { return pools.roles[random.pick(roles)]; }
  const Certification& certification(CertificationIndex index) const {
    return pools.catalog->certifications[index];
  }
};

void draw_background(Person& person);   ///< seniority, roles, market, skills, held, hours
void draw_many_clouds(Person& person);  ///< one or two named, the others at 25 or more
void draw_one_cloud(Person& person);    ///< the others at 0
void draw_wishes(Person& person);       ///< limits, goals, includes, excludes

}  // namespace certrail::bench
