#include "scoring/candidates.hpp"

#include <algorithm>

namespace certrail {
namespace {

/// Certifications that a preference of 0 does not ban: includes, leaves of goals, and the leaves
/// of what such a one requires, and so on.
void find_named(const Catalog& catalog, const Assessment& a, CandidateScratch& scratch) {
  scratch.named.assign(catalog.certifications.size(), false);
  std::vector<CertificationIndex>& open = scratch.open;
  open.assign(a.include.begin(), a.include.end());
  if (a.goals != nullptr) {
    for_each_leaf(*a.goals,
                  [&](const std::string& id) { open.push_back(*find_certification(catalog, id)); });
  }
  while (!open.empty()) {
    const CertificationIndex c = open.back();
    open.pop_back();
    if (scratch.named[c]) continue;
    scratch.named[c] = true;
    if (const auto& requirement = catalog.certifications[c].requires_) {
      for_each_leaf(*requirement, [&](CertificationIndex leaf) { open.push_back(leaf); });
    }
  }
}

bool dates_allow(const CertificationFacts& c, const Assessment& a) {
  if (c.announced) return false;
  const Date first = std::max(a.start, c.available_from.value_or(a.start));
  if (c.retires_on < first) return false;
  return !a.limits.finish_by || first <= *a.limits.finish_by;
}

}  // namespace

void drop_unreachable(const CompiledCatalog& compiled, const Assessment& a,
                      CandidateScratch& scratch, std::vector<bool>& open) {
  std::vector<bool>& reached = scratch.reached;
  // What requires nothing is reached at once.
  reached = open;
  for (const CertificationIndex c : compiled.with_requirement) reached[c] = false;
  const auto holds = [&](CertificationIndex leaf) {
    const auto& coverers = compiled.covered[leaf];
    return a.counts[leaf] || reached[leaf] ||
           std::any_of(coverers.begin(), coverers.end(),
                       [&](CertificationIndex coverer) { return reached[coverer]; });
  };
  // In an order in which they could be sat, so that nearly always one round does.
  bool grew = true, is_any_left = true;
  while (grew && is_any_left) {
    grew = is_any_left = false;
    for (const CertificationIndex c : compiled.with_requirement) {
      if (!open[c] || reached[c]) continue;
      if (satisfied(*compiled.catalog.certifications[c].requires_, holds)) {
        reached[c] = grew = true;
      } else {
        is_any_left = true;
      }
    }
  }
  open.swap(reached);
}

void find_candidates(const CompiledCatalog& compiled, const Assessment& a,
                     CandidateScratch& scratch, std::vector<bool>& open) {
  const Catalog& catalog = compiled.catalog;
  const std::size_t count = catalog.certifications.size();
  find_named(catalog, a, scratch);
  scratch.included.assign(count, false);
  scratch.excluded.assign(count, false);
  scratch.held_family.assign(compiled.families, false);
  for (const CertificationIndex c : a.include) scratch.included[c] = true;
  for (const CertificationIndex c : a.exclude) scratch.excluded[c] = true;
  for (CertificationIndex c = 0; c < count; ++c) {
    if (a.held[c]) scratch.held_family[compiled.family[c]] = true;
  }
  open.assign(count, false);
  for (CertificationIndex i = 0; i < count; ++i) {
    const CertificationFacts& c = compiled.facts[i];
    // Held ones count as covered by themselves here.
    const bool had = a.counts[i] || scratch.held_family[compiled.family[i]];
    open[i] = !a.held[i] && !scratch.excluded[i] && (scratch.included[i] || !had) &&
              (a.ban_lifted || a.provider_preference[c.provider] > 0 || scratch.named[i]) &&
              (!a.experience_months || c.min_experience_months <= *a.experience_months) &&
              (!a.limits.budget_cents || c.fee_cents <= *a.limits.budget_cents) &&
              dates_allow(c, a);
  }
  drop_unreachable(compiled, a, scratch, open);
}

}  // namespace certrail
