#include "certrail/track.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "scoring/preference.hpp"

namespace certrail {
namespace {

/// Turns groups into goals, for the providers that are marked.
struct Expansion {
  const Catalog& catalog;
  std::vector<bool> allowed;  ///< by provider

  std::optional<Goal> any_of(std::vector<Goal> goals) const {
    if (goals.empty()) return {};
    if (goals.size() == 1) return std::move(goals.front());
    return Goal{Goal::Kind::any_of, {}, 1, std::move(goals)};
  }

  std::optional<Goal> group(TrackGroupIndex index) const {
    std::vector<Goal> leaves;
    for (const CertificationIndex member : members(catalog, catalog.track_groups[index])) {
      const Certification& certification = catalog.certifications[member];
      if (allowed[certification.provider])
        leaves.push_back({Goal::Kind::leaf, certification.id, 0, {}});
    }
    return any_of(std::move(leaves));
  }

  /// Empty where it cannot be met. Children that cannot be met are left out.
  std::optional<Goal> tree(const RequirementTree<TrackGroupIndex>& node) const {
    if (node.kind == RequirementTree<TrackGroupIndex>::Kind::leaf) return group(node.leaf);
    Goal goal;
    for (const auto& child : node.children) {
      if (auto expanded = tree(child)) goal.children.push_back(std::move(*expanded));
    }
    const auto size = static_cast<int>(goal.children.size());
    if (size < node.k) return {};
    if (size == 1) return std::move(goal.children.front());
    goal.k = node.k;
    goal.kind = node.k == size ? Goal::Kind::all_of
                : node.k == 1  ? Goal::Kind::any_of
                               : Goal::Kind::k_of;
    return goal;
  }
};

std::optional<Goal> of_one_cloud(const Expansion& all, const Track& track) {
  std::vector<Goal> clouds;
  for (ProviderIndex cloud = 0; cloud < all.catalog.providers.size(); ++cloud) {
    if (!all.allowed[cloud] || all.catalog.providers[cloud].kind != ProviderKind::cloud) continue;
    Expansion one{all.catalog, std::vector<bool>(all.allowed.size(), false)};
    one.allowed[cloud] = true;
    if (auto goal = one.tree(track.goal)) clouds.push_back(std::move(*goal));
  }
  return all.any_of(std::move(clouds));
}

}  // namespace

Result<Goal> track_goal(const Catalog& catalog, const Track& track, const CloudPreference& wanted) {
  std::vector<int> preferences;
  find_preferences(catalog, wanted,
                   std::vector<std::optional<std::int64_t>>(catalog.providers.size()), preferences);
  Expansion expansion{catalog, std::vector<bool>(preferences.size())};
  std::transform(preferences.begin(), preferences.end(), expansion.allowed.begin(),
                 [](int preference) { return preference > 0; });
  auto goal = track.one_cloud ? of_one_cloud(expansion, track) : expansion.tree(track.goal);
  if (goal) return std::move(*goal);
  Problem problem;
  problem.code = ProblemCode::infeasible_track;
  problem.value = track.id;
  problem.detail = "no certifications of the chosen clouds make up the track " + track.id;
  return problem;
}

}  // namespace certrail
