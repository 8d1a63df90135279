#include "scoring/preference.hpp"

#include <algorithm>

namespace certrail {
namespace {

bool is_cloud(const Provider& provider) { return provider.kind == ProviderKind::cloud; }

/// Unscaled marks of clouds: as named, else the default, else a quarter of the largest named.
std::vector<std::int64_t> marks_by_name(const Catalog& catalog, const CloudPreference& wanted,
                                        const std::vector<std::optional<int>>& named) {
  int largest = 0;
  for (ProviderIndex p = 0; p < named.size(); ++p) {
    if (named[p] && is_cloud(catalog.providers[p])) largest = std::max(largest, *named[p]);
  }
  const int others = wanted.others.value_or(largest / 4);
  std::vector<std::int64_t> marks(named.size());
  for (ProviderIndex p = 0; p < named.size(); ++p) marks[p] = named[p].value_or(others);
  return marks;
}

/// Unscaled marks of clouds where the person named none: the market's shares.
std::vector<std::int64_t> marks_by_market(const Catalog& catalog,
                                          const std::vector<std::optional<std::int64_t>>& shares) {
  std::optional<std::int64_t> smallest;
  for (ProviderIndex p = 0; p < shares.size(); ++p) {
    if (shares[p] && is_cloud(catalog.providers[p])) {
      smallest = std::min(smallest.value_or(*shares[p]), *shares[p]);
    }
  }
  std::vector<std::int64_t> marks(shares.size());
  for (ProviderIndex p = 0; p < shares.size(); ++p) {
    marks[p] = shares[p].value_or(smallest.value_or(100));
  }
  return marks;
}

}  // namespace

std::vector<int> provider_preferences(const Catalog& catalog, const CloudPreference& wanted,
                                      const std::vector<std::optional<std::int64_t>>& shares) {
  std::vector<std::optional<int>> named(catalog.providers.size());
  bool names_a_cloud = false;
  for (const CloudPreference::Mark& mark : wanted.named) {
    const ProviderIndex p = *find_provider(catalog, mark.provider);
    named[p] = mark.value;
    names_a_cloud = names_a_cloud || is_cloud(catalog.providers[p]);
  }
  const std::vector<std::int64_t> marks = names_a_cloud || wanted.others
                                              ? marks_by_name(catalog, wanted, named)
                                              : marks_by_market(catalog, shares);
  std::int64_t largest = 0;
  for (ProviderIndex p = 0; p < marks.size(); ++p) {
    if (is_cloud(catalog.providers[p])) largest = std::max(largest, marks[p]);
  }
  std::vector<int> preferences(catalog.providers.size());
  for (ProviderIndex p = 0; p < preferences.size(); ++p) {
    if (!is_cloud(catalog.providers[p])) {
      preferences[p] = named[p].value_or(100);
    } else if (marks[p] > 0) {
      preferences[p] = static_cast<int>(std::max<std::int64_t>(1, 100 * marks[p] / largest));
    }
  }
  return preferences;
}

}  // namespace certrail
