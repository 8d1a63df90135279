#include "engine/horizon/horizon_case.hpp"

namespace certrail::test {

CertificationIndex HorizonCase::add(const std::string& id, int months, std::int64_t fee_cents,
                                    std::int64_t study_minutes,
                                    std::optional<RenewalRuleIndex> rule) {
  const std::string provider = id.substr(0, id.find(':'));
  if (catalog.providers.empty() || catalog.providers.back().id != provider) {
    catalog.providers.push_back({provider, provider, ProviderKind::cloud, {}});
  }
  Certification& c = catalog.certifications.emplace_back();
  c.id = c.name = c.family = id;
  c.provider = static_cast<ProviderIndex>(catalog.providers.size() - 1);
  c.fee_cents = fee_cents;
  c.study_minutes = study_minutes;
  c.renewal.rule = rule;
  if (months > 0) c.validity_months = months;
  return static_cast<CertificationIndex>(catalog.certifications.size() - 1);
}

RenewalRuleIndex HorizonCase::add_rule(const std::string& id, RenewalWay way) {
  RenewalRule& rule = catalog.renewal_rules.emplace_back();
  rule.id = rule.name = id;
  rule.way = way;
  return static_cast<RenewalRuleIndex>(catalog.renewal_rules.size() - 1);
}

void HorizonCase::hold(CertificationIndex c, std::optional<Date> earned_on) {
  profile.held.push_back({at(c).id, earned_on});
}

void HorizonCase::take(CertificationIndex c, Date exam_on) {
  Step step;
  step.certification = c;
  step.exam_on = step.study_ends_on = exam_on;
  step.fee_cents = at(c).fee_cents;
  step.study_minutes = at(c).study_minutes;
  path.fee_cents += step.fee_cents;
  path.study_minutes += step.study_minutes;
  path.finish_on = exam_on;
  path.steps.push_back(step);
}

Horizon HorizonCase::until(std::string_view last) const {
  return horizon(catalog, profile, path, day(last));
}

std::string upkeep_lines(const Catalog& catalog, const KeptCertification& kept) {
  std::string lines;
  for (const Upkeep& each : kept.upkeep) {
    lines += to_string(each.on) + ' ' + std::string(to_string(each.kind)) + ' ' +
             catalog.certifications[each.exam].id + ' ' + std::to_string(each.fee_cents) + ' ' +
             std::to_string(each.minutes) + '\n';
  }
  return lines;
}

}  // namespace certrail::test
