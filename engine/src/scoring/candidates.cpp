#include "scoring/candidates.hpp"

#include <algorithm>
#include <unordered_set>

namespace certrail {
namespace {

std::vector<CertificationIndex> indices(const Catalog& catalog,
                                        const std::vector<std::string>& ids) {
  std::vector<CertificationIndex> result;
  for (const std::string& id : ids) result.push_back(*find_certification(catalog, id));
  return result;
}

/// Certifications that a preference of 0 does not ban: includes, leaves of goals, and the leaves
/// of what such a one requires, and so on.
std::vector<bool> named_by_the_person(const Catalog& catalog, const Profile& profile) {
  std::vector<bool> named(catalog.certifications.size());
  std::vector<CertificationIndex> open = indices(catalog, profile.include);
  if (profile.goals) {
    for_each_leaf(*profile.goals,
                  [&](const std::string& id) { open.push_back(*find_certification(catalog, id)); });
  }
  while (!open.empty()) {
    const CertificationIndex c = open.back();
    open.pop_back();
    if (named[c]) continue;
    named[c] = true;
    if (const auto& requirement = catalog.certifications[c].requires_) {
      for_each_leaf(*requirement, [&](CertificationIndex leaf) { open.push_back(leaf); });
    }
  }
  return named;
}

bool dates_allow(const Certification& c, const Profile& profile) {
  if (c.announced) return false;
  const Date first = std::max(*profile.start_on, c.available_from.value_or(*profile.start_on));
  if (c.retires_on && *c.retires_on < first) return false;
  return !profile.limits.finish_by || first <= *profile.limits.finish_by;
}

/// Keeps what some order of candidates reaches from what is held.
void drop_unreachable(const Catalog& catalog, const std::vector<CoveredBy>& covered,
                      const std::vector<bool>& held_counts, std::vector<bool>& open) {
  std::vector<bool> reached(open.size());
  const auto holds = [&](CertificationIndex leaf) {
    return held_counts[leaf] || reached[leaf] ||
           std::any_of(covered[leaf].begin(), covered[leaf].end(),
                       [&](CertificationIndex coverer) { return reached[coverer]; });
  };
  bool grew = true;
  while (grew) {
    grew = false;
    for (CertificationIndex c = 0; c < open.size(); ++c) {
      if (!open[c] || reached[c]) continue;
      const auto& requirement = catalog.certifications[c].requires_;
      if (requirement && !satisfied(*requirement, holds)) continue;
      reached[c] = true;
      grew = true;
    }
  }
  open = std::move(reached);
}

}  // namespace

std::vector<bool> candidates(const Catalog& catalog, const std::vector<CoveredBy>& covered,
                             const Assessment& assessment) {
  const Profile& profile = assessment.profile;
  const std::vector<bool> unbanned = named_by_the_person(catalog, profile);
  std::vector<bool> included(catalog.certifications.size()), excluded(included.size());
  for (CertificationIndex c : indices(catalog, profile.include)) included[c] = true;
  for (CertificationIndex c : indices(catalog, profile.exclude)) excluded[c] = true;
  std::unordered_set<std::string_view> held_families;
  for (CertificationIndex c = 0; c < included.size(); ++c) {
    if (assessment.held[c]) held_families.insert(catalog.certifications[c].family);
  }

  std::vector<bool> open(catalog.certifications.size());
  for (CertificationIndex i = 0; i < open.size(); ++i) {
    const Certification& c = catalog.certifications[i];
    // Held ones count as covered by themselves here.
    const bool had = assessment.counts[i] || held_families.contains(c.family);
    open[i] =
        !assessment.held[i] && !excluded[i] && (included[i] || !had) &&
        (assessment.ban_lifted || assessment.provider_preference[c.provider] > 0 || unbanned[i]) &&
        (!profile.experience_months || c.min_experience_months <= *profile.experience_months) &&
        (!profile.limits.budget_cents || c.fee_cents <= *profile.limits.budget_cents) &&
        dates_allow(c, profile);
  }
  drop_unreachable(catalog, covered, assessment.counts, open);
  return open;
}

}  // namespace certrail
