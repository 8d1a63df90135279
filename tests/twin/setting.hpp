// The figures that follow from a case before any path is looked at: preference, starting levels,
// weights, need, and what each certification is worth beyond its skills.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "case.hpp"
#include "rules.hpp"

namespace certrail::twin {

// A set of certifications, one bit each by position in the catalogue.
using Set = std::uint64_t;

inline constexpr std::int64_t kMillion = 1'000'000;

inline Set only(std::size_t certification) { return Set{1} << certification; }
inline bool contains(Set set, std::size_t certification) { return (set >> certification) & 1; }

__extension__ using Wide = __int128;

inline std::int64_t ceil_div(Wide value, Wide divisor) {
  return static_cast<std::int64_t>((value + divisor - 1) / divisor);
}

struct Setting {
  const Case* question = nullptr;  // borrowed
  Rules rules;

  std::vector<std::int64_t> preference;   // per provider, 0..100 for a cloud
  std::vector<std::int64_t> weight;       // per skill, ppm, sum exactly 1,000,000
  std::vector<int> need;                  // per skill
  std::vector<int> start_level;           // per skill
  std::vector<std::int64_t> credential;   // per certification, ppm
  std::vector<std::int64_t> other_cloud;  // per certification, ppm, what it costs
  Set held = 0;                           // held and valid
  Set expired = 0;                        // held once
  std::vector<Set> stands_for;            // per certification: itself and what it covers
};

// Takes the case by reference: it has to outlive the setting.
// Returns the code of the input error there is, or an empty text:
//   "held_twice", "earned_after_start", "empty_mixture_part", "no_weight".
std::string set_up(const Case& question, const Rules& rules, Setting& setting);

// The part of it that has no sets in it and so does for catalogues of any size: question, rules,
// preference, weight, need, credential, other_cloud.
std::string set_up_figures(const Case& question, const Rules& rules, Setting& setting);

// Whether what the profile holds is valid on the day it starts.
bool valid_on_start(const Case& question, const Held& held, const Rules& rules);

// The credit of one skill, and of all of them, at the levels given.
std::int64_t credit(const Setting& setting, std::size_t skill, int level);
std::int64_t readiness(const Setting& setting, const std::vector<int>& levels);

// Everything that holding all of the set stands in for: itself and what it covers.
Set stands_for(const Setting& setting, Set set);

// Whether a requirement tree holds for somebody with all of `having`.
bool holds(const Requirement& requirement, Set having, const Rules& rules);

// The certifications that a requirement tree names.
Set leaves(const Requirement& requirement);

}  // namespace certrail::twin
