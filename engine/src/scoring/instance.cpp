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
  in.lane_credits.resize(compiled.lanes());
  std::transform(compiled.lane_level.begin(), compiled.lane_level.end(), in.lane_credits.begin(),
                 [credits = in.credits.data()](std::uint32_t level) { return credits[level]; });
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

void set_item(Item item, CertificationIndex index, const Assessment& a, Instance& in) {
  const CertificationFacts& c = in.compiled->facts[index];
  in.item_of[index] = item;
  in.certification[item] = index;
  std::int64_t known = 0;
  for (std::uint32_t e = in.compiled->exam_begin[index]; e < in.compiled->exam_begin[index + 1];
       ++e) {
    known += in.known_at_start[e];
  }
  in.known_of_item[item] = known;
  in.study_minutes[item] = c.study_minutes;
  in.fee_cents[item] = c.fee_cents;
  in.credential_ppm[item] = a.credential[index];
  in.other_cloud_ppm[item] = a.other_cloud[index];
  in.family[item] = in.compiled->family[index];
  in.available_from[item] = c.available_from.value_or(in.start);
  Date last = c.retires_on;
  if (a.limits.finish_by) last = std::min(last, *a.limits.finish_by);
  in.last_day[item] = last;
  in.minutes_limit[item] = minutes_until(in, last);
}

void set_items(const CompiledCatalog& compiled, const Assessment& a, Instance& in) {
  const auto items = static_cast<std::size_t>(std::count(in.open.begin(), in.open.end(), true));
  in.certification.resize(items);
  in.known_of_item.resize(items);
  in.study_minutes.resize(items);
  in.fee_cents.resize(items);
  in.credential_ppm.resize(items);
  in.other_cloud_ppm.resize(items);
  in.family.resize(items);
  in.available_from.resize(items);
  in.last_day.resize(items);
  in.minutes_limit.resize(items);
  in.requirement.assign(items, -1);
  in.item_of.assign(compiled.catalog.certifications.size(), kNoItem);
  Item item = 0;
  for (CertificationIndex c = 0; c < in.open.size(); ++c) {
    if (in.open[c]) set_item(item++, c, a, in);
  }
}

}  // namespace

void begin_instance(const CompiledCatalog& compiled, const Assessment& a, Instance& in) {
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
  find_candidates(compiled, a, in.candidate_scratch, in.open);
  in.open_to_all = static_cast<std::size_t>(std::count(in.open.begin(), in.open.end(), true));
}

void take_candidates(const CompiledCatalog& compiled, const Assessment& a, Instance& in) {
  set_items(compiled, a, in);
  compile_requirements(compiled, a, in);
}

void compile_instance(const CompiledCatalog& compiled, const Assessment& a, Instance& in) {
  begin_instance(compiled, a, in);
  take_candidates(compiled, a, in);
}

Date study_end(const Instance& in, std::int64_t minutes) {
  const std::int64_t days = ceil_div(minutes * 7, std::int64_t{in.hours_per_week} * 60);
  return {in.start.days + static_cast<std::int32_t>(days)};
}

}  // namespace certrail
