#include "explain/path.hpp"

#include <algorithm>

#include "scoring/integer_math.hpp"

namespace certrail {
namespace {

/// Everything a prefix of a path has come to.
struct Prefix {
  LevelVector level;
  std::int64_t minutes = 0;
  std::int64_t fee_cents = 0;
  std::int64_t hours_ppm = 0;
  std::int64_t money_ppm = 0;
  std::int64_t readiness_ppm = 0;
};

Prefix start(const Assessment& a) {
  Prefix prefix;
  prefix.level = a.level;
  prefix.readiness_ppm = a.readiness_ppm;
  return prefix;
}

Prefix extend(const Prefix& before, const Certification& c, const Assessment& a,
              std::int64_t minutes) {
  Prefix after = before;
  for (const Attestation& at : c.attestations) {
    Level8& level = after.level[at.skill];
    level = std::max(level, static_cast<Level8>(at.level));
  }
  after.minutes += minutes;
  after.fee_cents += c.fee_cents;
  after.hours_ppm = -ceil_div(a.policy->price_of_hour * after.minutes, 60);
  after.money_ppm = -ceil_div(a.policy->price_of_dollar * after.fee_cents, 100);
  return after;
}

/// Credit gained per skill from one set of levels to another.
std::vector<SkillTerm> skill_terms(const Assessment& a, const LevelVector& from,
                                   const LevelVector& to) {
  std::vector<SkillTerm> terms;
  for (Eigen::Index s = 0; s < to.size(); ++s) {
    if (to[s] == from[s]) continue;
    const std::int64_t gained = credit(a.weight[s], a.ask.need[s], to[s], *a.policy) -
                                credit(a.weight[s], a.ask.need[s], from[s], *a.policy);
    if (gained != 0) terms.push_back({static_cast<SkillIndex>(s), gained});
  }
  return terms;
}

Terms terms_between(const Assessment& a, const Prefix& from, const Prefix& to,
                    std::span<const CertificationIndex> added) {
  Terms terms;
  terms.skills = skill_terms(a, from.level, to.level);
  for (const CertificationIndex c : added) {
    if (a.credential[c] != 0) terms.credentials.push_back({c, a.credential[c]});
    if (a.other_cloud[c] != 0) terms.other_cloud.push_back({c, -a.other_cloud[c]});
  }
  terms.hours_ppm = to.hours_ppm - from.hours_ppm;
  terms.money_ppm = to.money_ppm - from.money_ppm;
  return terms;
}

std::int64_t sum_of(const std::vector<SkillTerm>& terms) {
  std::int64_t sum = 0;
  for (const SkillTerm& term : terms) sum += term.ppm;
  return sum;
}

}  // namespace

Path explain_path(const Catalog& catalog, const Assessment& a, const Instance& instance,
                  const RankedSet& set) {
  Path path;
  std::vector<CertificationIndex> taken;
  const Prefix none = start(a);
  Prefix before = none;
  Date available = a.start;
  for (std::size_t k = 0; k < items_of(set).size(); ++k) {
    const CertificationIndex index = instance.certification[set.plan.order[k]];
    const Certification& c = catalog.certifications[index];
    Prefix after = extend(before, c, a, set.plan.minutes[k]);
    available = std::max(available, c.available_from.value_or(available));
    Step step;
    step.certification = index;
    step.study_minutes = set.plan.minutes[k];
    step.fee_cents = c.fee_cents;
    step.study_ends_on = study_end(instance, after.minutes);
    step.exam_on = std::max(step.study_ends_on, available);
    step.marginal = terms_between(a, before, after, {&index, 1});
    after.readiness_ppm += sum_of(step.marginal.skills);
    step.readiness_ppm = after.readiness_ppm;
    path.finish_on = step.exam_on;
    path.steps.push_back(std::move(step));
    taken.push_back(index);
    before = std::move(after);
  }
  path.terms = terms_between(a, none, before, taken);
  path.score_ppm = total(path.terms);
  path.readiness_ppm = before.readiness_ppm;
  path.gain_ppm = before.readiness_ppm - a.readiness_ppm;
  path.study_minutes = before.minutes;
  path.fee_cents = before.fee_cents;
  return path;
}

}  // namespace certrail
