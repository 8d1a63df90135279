#include "batch/instance_key.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "batch/varint.hpp"

namespace certrail {
namespace {

void add(std::string& key, std::int64_t value) { append_varint(key, value); }

/// Numbers that may be absent: 0 says so, all others move up by one where they are not negative.
template <class T>
void add_or_none(std::string& key, const std::optional<T>& value) {
  add(key, value ? std::int64_t{*value} + 1 : 0);
}

void add_or_none(std::string& key, const std::optional<Date>& day) {
  add(key, day ? 1 : 0);
  if (day) add(key, day->days);
}

/// (position, share) pairs in the order given; all shares of a mixture times one number are the
/// same mixture.
template <class Parts, class PositionOf>
void add_parts(std::string& key, const Parts& parts, const PositionOf& position_of) {
  std::int64_t divisor = 0;
  for (const auto& part : parts) divisor = std::gcd(divisor, std::int64_t{part.share});
  add(key, static_cast<std::int64_t>(parts.size()));
  for (const auto& part : parts) {
    add(key, position_of(part));
    add(key, part.share / divisor);
  }
}

void add_goal(std::string& key, const Catalog& catalog, const Goal& goal) {
  // Kinds only say how k was written; what counts is k of so many.
  add(key, goal.kind == Goal::Kind::leaf ? 0 : goal.k);
  if (goal.kind == Goal::Kind::leaf) {
    add(key, *find_certification(catalog, goal.leaf));
    return;
  }
  add(key, static_cast<std::int64_t>(goal.children.size()));
  for (const Goal& child : goal.children) add_goal(key, catalog, child);
}

/// Positions of what is set, each as the distance to the one before.
void add_set(std::string& key, const std::vector<bool>& set) {
  std::int64_t before = -1;
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (!set[i]) continue;
    add(key, static_cast<std::int64_t>(i) - before);
    before = static_cast<std::int64_t>(i);
  }
  add(key, 0);
}

/// Experience counts only as the exams that it opens.
std::optional<int> experience_class(const CompiledCatalog& compiled,
                                    const std::optional<int>& months) {
  if (!months) return {};
  const auto& steps = compiled.experience_steps;
  const auto above = std::upper_bound(steps.begin(), steps.end(), *months);
  return above == steps.begin() ? 0 : above[-1];
}

void add_list(std::string& key, const std::vector<CertificationIndex>& list) {
  add(key, static_cast<std::int64_t>(list.size()));
  for (const CertificationIndex c : list) add(key, c);
}

}  // namespace

void instance_key(const CompiledCatalog& compiled, const Profile& profile, const Assessment& a,
                  std::string& key) {
  const Catalog& catalog = compiled.catalog;
  key.clear();
  // Weights, needs, credentials and prices follow from these four.
  add(key, a.policy - catalog.policies.data());
  add_parts(key, profile.role.parts, [&](const Mixture::Part& part) {
    return find_role(catalog, part.id) - catalog.roles.data();
  });
  add_parts(key, a.ask.markets,
            [&](const MarketPart& part) { return part.market - catalog.markets.data(); });
  for (const int preference : a.provider_preference) add(key, preference);
  // What is known, skill by skill, and what is held; families and covers follow from that.
  std::int64_t before = -1;
  for (Eigen::Index s = 0; s < a.level.size(); ++s) {
    if (a.level[s] == 0) continue;
    add(key, s - before);
    add(key, a.level[s]);
    before = s;
  }
  add(key, 0);
  add_set(key, a.held);
  // How the search is limited.
  add(key, a.start.days);
  add(key, a.hours_per_week);
  add(key, static_cast<std::int64_t>(a.objective));
  add(key, a.limits.max_steps);
  add_or_none(key, a.limits.budget_cents);
  add_or_none(key, a.limits.finish_by);
  add_or_none(key, a.limits.min_readiness_ppm);
  add_or_none(key, experience_class(compiled, a.experience_months));
  add_list(key, a.include);
  add_list(key, a.exclude);
  add(key, a.goals != nullptr ? 1 : 0);
  if (a.goals != nullptr) add_goal(key, catalog, *a.goals);
}

}  // namespace certrail
