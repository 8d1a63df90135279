#include "preference.hpp"

#include <algorithm>
#include <optional>

namespace certrail::twin {
namespace {

using Figures = std::map<std::size_t, std::int64_t>;  // per provider that has one

Figures of_clouds(const std::vector<Provider>& providers, const Figures& figures) {
  Figures clouds;
  for (const auto& [provider, figure] : figures) {
    if (providers[provider].cloud) clouds[provider] = figure;
  }
  return clouds;
}

// v(p) of the model for the clouds without a figure of their own.
std::int64_t otherwise(const Figures& named, const std::optional<std::int64_t>& by_default,
                       const Figures& shares, const Rules& rules) {
  if (by_default) return *by_default;
  std::int64_t largest = 0;
  if (!named.empty()) {
    for (const auto& [provider, mark] : named) largest = std::max(largest, mark);
    return rules.quarter_default ? largest / 4 : 0;
  }
  if (shares.empty()) return 100;
  std::int64_t smallest = shares.begin()->second;
  for (const auto& [provider, share] : shares) {
    smallest = std::min(smallest, share);
    largest = std::max(largest, share);
  }
  return rules.smallest_share_default ? smallest : largest;
}

}  // namespace

std::vector<std::int64_t> preferences(const Case& question, const Figures& share_ppm,
                                      const Rules& rules) {
  const auto& providers = question.catalogue.providers;
  const Profile& profile = question.profile;
  const Figures named = of_clouds(providers, profile.cloud_preference);
  static const std::optional<std::int64_t> none;
  const auto& by_default = rules.named_default ? profile.default_preference : none;
  Figures shares;
  if (rules.market_share_default) shares = of_clouds(providers, share_ppm);

  const bool from_person = !named.empty() || by_default.has_value();
  const Figures& figures = from_person ? named : shares;
  const std::int64_t rest = otherwise(named, by_default, shares, rules);

  std::vector<std::int64_t> value(providers.size(), 0);
  std::int64_t largest = 0;
  for (std::size_t p = 0; p < providers.size(); ++p) {
    if (!providers[p].cloud) continue;
    const auto figure = figures.find(p);
    value[p] = figure == figures.end() ? rest : figure->second;
    const bool counts = figure != figures.end() || rules.default_in_largest || figures.empty();
    if (counts) largest = std::max(largest, value[p]);
  }

  std::vector<std::int64_t> result(providers.size(), 0);
  for (std::size_t p = 0; p < providers.size(); ++p) {
    const bool cloud = providers[p].cloud;
    if (!cloud) {
      const auto mark = profile.cloud_preference.find(p);
      const bool marked = mark != profile.cloud_preference.end();
      result[p] = marked ? mark->second : 100;
      if (!marked || rules.other_kinds_unscaled || largest == 0) continue;
      value[p] = mark->second;
    }
    if (largest == 0) continue;
    const bool scaled = rules.preference_relative || !from_person;
    result[p] = scaled ? 100 * value[p] / largest : value[p];
    const std::int64_t least = rules.preference_floor && value[p] > 0 ? 1 : 0;
    result[p] = std::max(result[p], least);
    if (!cloud) result[p] = std::min(result[p], std::int64_t{100});
  }
  return result;
}

}  // namespace certrail::twin
