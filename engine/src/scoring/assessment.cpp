#include "scoring/assessment.hpp"

#include <algorithm>

#include "scoring/integer_math.hpp"
#include "scoring/preference.hpp"
#include "scoring/weights.hpp"

namespace certrail {
namespace {

std::vector<int> skill_preferences(const Catalog& catalog, const std::vector<int>& of_provider) {
  std::vector<int> preferences;
  preferences.reserve(catalog.skills.size());
  for (const Skill& skill : catalog.skills) {
    preferences.push_back(skill.provider ? of_provider[*skill.provider] : 100);
  }
  return preferences;
}

void take_held(const Catalog& catalog, const SkillMatrix& matrix, Assessment& a) {
  a.held.assign(catalog.certifications.size(), false);
  for (const HeldCertification& held : a.profile.held) {
    const CertificationIndex c = *find_certification(catalog, held.id);
    const auto until = valid_until(catalog.certifications[c], held);
    if (until && *until < *a.profile.start_on) continue;
    a.held[c] = true;
    a.level = a.level.max(matrix.attests.row(c));
  }
  a.counts = a.held;
  for (CertificationIndex c = 0; c < a.held.size(); ++c) {
    if (!a.held[c]) continue;
    for (CertificationIndex covered : catalog.certifications[c].covers) a.counts[covered] = true;
  }
}

}  // namespace

std::int64_t credit(std::int64_t weight, std::int64_t need, int level, const Policy& policy) {
  const auto percent = static_cast<std::size_t>(std::min<std::int64_t>(level, need) * 100 / need);
  return weight * policy.worth[percent] / kPpm;
}

std::optional<Date> valid_until(const Certification& certification, const HeldCertification& held) {
  if (!held.earned_on || !certification.validity_months) return {};
  return add_months(*held.earned_on, *certification.validity_months);
}

Result<Assessment> assess(const Catalog& catalog, const SkillMatrix& matrix,
                          const Profile& profile) {
  Assessment a;
  a.profile = with_defaults(catalog, profile);
  a.policy = find_policy(catalog, a.profile.policy);
  auto ask = resolve_ask(catalog, a.profile);
  if (!ask) return ask.error();
  a.ask = std::move(*ask);
  a.provider_preference = provider_preferences(catalog, a.profile.cloud_preference, a.ask.shares);
  auto weight = skill_weights(a.ask, *a.policy, skill_preferences(catalog, a.provider_preference));
  if (!weight) return weight.error();
  a.weight = std::move(*weight);

  a.level = LevelVector::Zero(static_cast<Eigen::Index>(catalog.skills.size()));
  for (const KnownSkill& known : a.profile.skills) {
    a.level[*find_skill(catalog, known.id)] = static_cast<Level8>(known.level);
  }
  take_held(catalog, matrix, a);
  for (Eigen::Index s = 0; s < a.level.size(); ++s) {
    a.readiness_ppm += credit(a.weight[s], a.ask.need[s], a.level[s], *a.policy);
  }

  const std::size_t count = catalog.certifications.size();
  a.credential.resize(count);
  a.other_cloud.resize(count);
  for (std::size_t c = 0; c < count; ++c) {
    const ProviderIndex provider = catalog.certifications[c].provider;
    const int preference = a.provider_preference[provider];
    a.credential[c] = mul_div(a.policy->credential_weight * a.ask.fit[c] * preference,
                              a.ask.recognition[provider], 10'000'000'000);
    a.other_cloud[c] = a.policy->price_of_other_cloud * (100 - preference) / 100;
  }
  return a;
}

}  // namespace certrail
