#include "scoring/assessment.hpp"

#include <algorithm>

#include "scoring/preference.hpp"

namespace certrail {
namespace {

void take_wishes(const Catalog& catalog, const Profile& profile, Assessment& a) {
  const auto find_all = [&](const std::vector<std::string>& ids,
                            std::vector<CertificationIndex>& out) {
    out.clear();
    for (const std::string& id : ids) out.push_back(*find_certification(catalog, id));
  };
  a.start = *profile.start_on;
  a.hours_per_week = profile.hours_per_week;
  a.limits = profile.limits;
  a.experience_months = profile.experience_months;
  find_all(profile.include, a.include);
  find_all(profile.exclude, a.exclude);
  a.goals = profile.goals ? &*profile.goals : nullptr;
  a.objective = profile.objective;
  a.ban_lifted = false;
}

void take_preferences(const Catalog& catalog, const Profile& profile, Assessment& a) {
  find_preferences(catalog, profile.cloud_preference, a.ask.shares, a.provider_preference);
  a.skill_preference.clear();
  for (const Skill& skill : catalog.skills) {
    a.skill_preference.push_back(skill.provider ? a.provider_preference[*skill.provider] : 100);
  }
}

void take_levels(const CompiledCatalog& compiled, const Profile& profile, Assessment& a) {
  const Catalog& catalog = compiled.catalog;
  a.level.setZero(static_cast<Eigen::Index>(catalog.skills.size()));
  for (const KnownSkill& known : profile.skills) {
    a.level[*find_skill(catalog, known.id)] = static_cast<Level8>(known.level);
  }
  a.held.assign(catalog.certifications.size(), false);
  a.counts.assign(catalog.certifications.size(), false);
  for (const HeldCertification& held : profile.held) {
    const CertificationIndex c = *find_certification(catalog, held.id);
    const Certification& certification = catalog.certifications[c];
    const auto until = valid_until(certification, held);
    if (until && *until < a.start) continue;
    a.held[c] = true;
    a.counts[c] = true;
    for (const CertificationIndex covered : certification.covers) a.counts[covered] = true;
    a.level = a.level.max(compiled.matrix.attests.row(c));
  }
}

void price_certifications(const CompiledCatalog& compiled, Assessment& a) {
  const std::size_t count = compiled.facts.size();
  a.credential.resize(count);
  a.other_cloud.resize(count);
  for (std::size_t c = 0; c < count; ++c) {
    const ProviderIndex provider = compiled.facts[c].provider;
    const int preference = a.provider_preference[provider];
    // At most 10^9 * 10^10, which 64 bits without sign hold.
    const auto named =
        static_cast<std::uint64_t>(a.ask.fit[c] * preference * a.ask.recognition[provider]);
    a.credential[c] = static_cast<std::int64_t>(
        static_cast<std::uint64_t>(a.policy->credential_weight) * named / 10'000'000'000U);
    a.other_cloud[c] = a.policy->price_of_other_cloud * (100 - preference) / 100;
  }
}

}  // namespace

std::optional<Date> valid_until(const Certification& certification, const HeldCertification& held) {
  if (!held.earned_on || !certification.validity_months) return {};
  return add_months(*held.earned_on, *certification.validity_months);
}

std::optional<Problem> assess(const CompiledCatalog& compiled, const Profile& profile,
                              Assessment& a) {
  const Catalog& catalog = compiled.catalog;
  take_wishes(catalog, profile, a);
  a.policy = find_policy(catalog, profile.policy.empty() ? catalog.default_policy : profile.policy);
  if (auto problem = resolve_ask(compiled, profile, a.ask)) return problem;
  take_preferences(catalog, profile, a);
  if (auto problem =
          skill_weights(a.ask, *a.policy, a.skill_preference, a.weight_scratch, a.weight)) {
    return problem;
  }
  take_levels(compiled, profile, a);
  a.readiness_ppm = 0;
  for (Eigen::Index s = 0; s < a.level.size(); ++s) {
    if (a.level[s] == 0) continue;  // worth nothing
    a.readiness_ppm += credit(a.weight[s], a.ask.need[s], a.level[s], *a.policy);
  }
  price_certifications(compiled, a);
  return {};
}

}  // namespace certrail
