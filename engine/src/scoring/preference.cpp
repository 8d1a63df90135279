#include "scoring/preference.hpp"

#include <algorithm>

namespace certrail {
namespace {

constexpr int kNotNamed = -1;

bool is_cloud(const Provider& provider) { return provider.kind == ProviderKind::cloud; }

}  // namespace

void find_preferences(const Catalog& catalog, const CloudPreference& wanted,
                      const std::vector<std::optional<std::int64_t>>& shares,
                      std::vector<int>& preferences) {
  const auto providers = static_cast<ProviderIndex>(catalog.providers.size());
  const auto for_each_cloud = [&](const auto& visit) {
    for (ProviderIndex p = 0; p < providers; ++p) {
      if (is_cloud(catalog.providers[p])) visit(p);
    }
  };
  preferences.assign(providers, kNotNamed);
  for (const CloudPreference::Mark& mark : wanted.named) {
    preferences[*find_provider(catalog, mark.provider)] = mark.value;
  }
  int largest_named = kNotNamed;
  std::optional<std::int64_t> smallest_share;
  for_each_cloud([&](ProviderIndex p) {
    largest_named = std::max(largest_named, preferences[p]);
    if (shares[p]) smallest_share = std::min(smallest_share.value_or(*shares[p]), *shares[p]);
  });
  const bool by_name = largest_named != kNotNamed || wanted.others;
  const int others = wanted.others.value_or(std::max(0, largest_named) / 4);

  // Unscaled: as named, else the market's shares.
  const auto mark = [&](ProviderIndex p) -> std::int64_t {
    if (!by_name) return shares[p].value_or(smallest_share.value_or(100));
    return preferences[p] == kNotNamed ? others : preferences[p];
  };
  std::int64_t largest = 0;
  for_each_cloud([&](ProviderIndex p) { largest = std::max(largest, mark(p)); });
  for (ProviderIndex p = 0; p < providers; ++p) {
    if (is_cloud(catalog.providers[p])) {
      preferences[p] =
          mark(p) > 0 ? static_cast<int>(std::max<std::int64_t>(1, 100 * mark(p) / largest)) : 0;
    } else if (preferences[p] == kNotNamed) {
      preferences[p] = 100;
    }
  }
}

}  // namespace certrail
