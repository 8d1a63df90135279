#include "scoring/instance.hpp"

#include <algorithm>

#include "scoring/integer_math.hpp"
#include "scoring/open_requirements.hpp"

namespace certrail {
namespace {

void add_skills(const CompiledCatalog& compiled, const Assessment& a, Instance& in) {
  in.weight = a.weight;
  in.need = a.ask.need;
  in.start_level.assign(a.level.begin(), a.level.end());
  in.credits.assign(compiled.rank_level.size(), 0);
  for (SkillIndex s = 0; s < in.start_level.size(); ++s) {
    const std::int64_t weight = a.weight[s];
    if (weight == 0) continue;
    const std::int64_t need = a.ask.need[s];
    for (std::uint32_t r = compiled.rank_begin[s]; r < compiled.rank_begin[s + 1]; ++r) {
      const Level8 level = std::max(in.start_level[s], compiled.rank_level[r]);
      in.credits[r] = static_cast<std::int32_t>(credit(weight, need, level, *a.policy));
    }
  }
  in.known_at_start.assign(compiled.exam.size(), 0);
  for (SkillIndex s = 0; s < in.start_level.size(); ++s) {
    if (in.start_level[s] == 0) continue;
    for (const Examiner& examiner : compiled.examiners_of(s)) {
      const std::uint32_t e = examiner.exam_skill;
      in.known_at_start[e] =
          static_cast<std::int32_t>(known_ppm(compiled.exam[e], in.start_level[s], *a.policy));
    }
  }
}

/// The most whole minutes whose study ends on or before `day`, -1 where none.
std::int32_t minutes_until(const Instance& in, Date day) {
  const std::int64_t days = std::int64_t{day.days} - in.start.days;
  if (days < 0) return -1;
  return static_cast<std::int32_t>(
      std::min<std::int64_t>(days * in.hours_per_week * 60 / 7, kNoMinutes - 1));
}

void add_item(const Certification& c, CertificationIndex index, const Assessment& a, Instance& in) {
  in.item_of[index] = static_cast<Item>(in.items());
  in.certification.push_back(index);
  std::int64_t known = 0;
  for (std::uint32_t e = in.compiled->exam_begin[index]; e < in.compiled->exam_begin[index + 1];
       ++e) {
    known += in.known_at_start[e];
  }
  in.known_of_item.push_back(known);
  in.study_minutes.push_back(c.study_minutes);
  in.fee_cents.push_back(c.fee_cents);
  in.credential_ppm.push_back(a.credential[index]);
  in.other_cloud_ppm.push_back(a.other_cloud[index]);
  in.family.push_back(in.compiled->family[index]);
  in.available_from.push_back(c.available_from.value_or(in.start));
  Date last{std::numeric_limits<std::int32_t>::max()};
  if (c.retires_on) last = std::min(last, *c.retires_on);
  if (a.limits.finish_by) last = std::min(last, *a.limits.finish_by);
  in.last_day.push_back(last);
  in.minutes_limit.push_back(minutes_until(in, last));
  in.requirement.push_back(-1);
}

}  // namespace

void compile_instance(const CompiledCatalog& compiled, const Assessment& a, Instance& in) {
  in.objective = a.objective;
  in.max_steps = a.limits.max_steps;
  in.hours_per_week = a.hours_per_week;
  in.start = a.start;
  in.budget_cents = a.limits.budget_cents.value_or(kNoLimit);
  in.min_readiness_ppm = a.limits.min_readiness_ppm.value_or(0);
  in.policy = a.policy;
  in.compiled = &compiled;
  in.tables = &compiled.tables(*a.policy);
  in.readiness_ppm = a.readiness_ppm;

  in.minutes_cap = a.limits.finish_by ? minutes_until(in, *a.limits.finish_by) : kNoMinutes - 1;
  add_skills(compiled, a, in);
  in.certification.clear();
  in.known_of_item.clear();
  in.study_minutes.clear();
  in.fee_cents.clear();
  in.credential_ppm.clear();
  in.other_cloud_ppm.clear();
  in.family.clear();
  in.available_from.clear();
  in.last_day.clear();
  in.minutes_limit.clear();
  in.requirement.clear();
  in.item_of.assign(compiled.catalog.certifications.size(), kNoItem);
  find_candidates(compiled, a, in.candidate_scratch, in.open);
  for (CertificationIndex c = 0; c < in.open.size(); ++c) {
    if (in.open[c]) add_item(compiled.catalog.certifications[c], c, a, in);
  }
  compile_requirements(compiled, a, in);
}

Date study_end(const Instance& in, std::int64_t minutes) {
  const std::int64_t days = ceil_div(minutes * 7, std::int64_t{in.hours_per_week} * 60);
  return {in.start.days + static_cast<std::int32_t>(days)};
}

}  // namespace certrail
