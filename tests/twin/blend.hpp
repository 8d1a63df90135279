// Roles and markets, mixed.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "case.hpp"
#include "rules.hpp"

namespace certrail::twin {

struct Blend {
  std::vector<std::int64_t> importance;             // per skill, all 0 with no role
  std::vector<std::int64_t> demand;                 // per skill, all 0 with no market
  std::vector<int> need;                            // per skill, 0 where no role names it
  std::vector<std::int64_t> fit;                    // per certification
  std::map<std::size_t, std::int64_t> recognition;  // per provider with a figure
  std::map<std::size_t, std::int64_t> share_ppm;    // per provider with a figure
};

// Returns the code of the input error, or an empty text: "empty_mixture_part".
std::string mix(const Case& question, const Rules& rules, Blend& blend);

}  // namespace certrail::twin
