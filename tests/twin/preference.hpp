// How much the person wants each provider.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "case.hpp"
#include "rules.hpp"

namespace certrail::twin {

// Per provider; `share_ppm` is the market's figure of the clouds that have one.
std::vector<std::int64_t> preferences(const Case& question,
                                      const std::map<std::size_t, std::int64_t>& share_ppm,
                                      const Rules& rules);

}  // namespace certrail::twin
