// How much each provider is wanted (engine/README.md: Preference).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/profile.hpp"

namespace certrail {

/// Per provider 0..100; of clouds relative to the most wanted one. 0 = never recommend.
/// `shares`: the market's share of each cloud, where known; used when no cloud is named.
/// Keeps the memory of `preferences`.
void find_preferences(const Catalog& catalog, const CloudPreference& wanted,
                      const std::vector<std::optional<std::int64_t>>& shares,
                      std::vector<int>& preferences);

}  // namespace certrail
