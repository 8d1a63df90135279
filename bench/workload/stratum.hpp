// The kinds of question that the workload is made of, because they cost very different time.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace certrail::bench {

enum class Stratum {
  open,  ///< no limits, no goals, every cloud welcome: nearly all of the catalogue to choose from
  one_cloud,  ///< no limits, no goals, the other clouds ruled out
  limits,     ///< one to three of budget, last day, goals, includes, excludes, readiness to reach
};

inline constexpr std::array kStrata{Stratum::open, Stratum::one_cloud, Stratum::limits};

constexpr std::string_view to_string(Stratum stratum) {
  switch (stratum) {
    case Stratum::open:
      return "open";
    case Stratum::one_cloud:
      return "one_cloud";
    case Stratum::limits:
      break;
  }
  return "limits";
}

constexpr std::optional<Stratum> parse_stratum(std::string_view text) {
  for (const Stratum stratum : kStrata) {
    if (to_string(stratum) == text) return stratum;
  }
  return std::nullopt;
}

}  // namespace certrail::bench
