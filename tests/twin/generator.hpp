// Random cases for checking one implementation of the model against another.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace certrail::twin {

// What a family of cases stresses. Every stratum draws every feature now and then.
enum class Stratum {
  general,
  overlap,        // exams on the same few skills, so that each makes the others shorter
  savings,        // transfer up to all of it, hours at a high price
  weightless,     // skills that count for nothing but save study
  long_paths,     // up to 4 and 5 steps, most of them open to everybody
  deep_paths,     // up to 6, 7 and 8 steps
  days,           // first days, last days, announced, small and large weeks
  deadlines,      // finish_by on the very day of a path or the day before, savings that help
  requirements,   // trees with k_of, covers, cycles through any_of
  ties,           // exams that equal each other, nothing costs, ids out of order
  held,           // held and expired certifications
  families,       // families and covers against what is held
  wishes,         // include, exclude, goals
  limits,         // budget, readiness, experience, steps at the very edge
  objectives,     // time, money, steps
  distinct,       // long lists whose paths have to differ
  mixtures,       // of roles and of markets
  preferences,    // marks and defaults
  market_shares,  // preference from the market alone
  bans,           // preference 0, lifted by what is named
  credentials,    // worth of the credential itself, role and market absent
  rounding,       // figures at which a wrong rounding shows
  impossible,     // nothing is feasible until something is given up
};

const std::vector<Stratum>& all_strata();
std::string name_of(Stratum stratum);

// A case as case_from_json reads it, also with "case": "<stratum>/<seed>". The same for the same
// seed on every machine. Every case is valid input: ids exist, trees are well formed, every
// certification can be reached from nothing, exam shares add up, objectives have a target. A
// single case in some hundred has no weight at all, which is the model's input error.
//
// At most 10 certifications, 8 skills and 4 providers. Roles named by certifications but not part
// of the case are called "r".
nlohmann::json generate(std::uint64_t seed, Stratum stratum);

}  // namespace certrail::twin
