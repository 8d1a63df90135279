#include "scoring/instance.hpp"

#include <algorithm>
#include <array>

#include "scoring/candidates.hpp"
#include "scoring/integer_math.hpp"
#include "scoring/open_requirements.hpp"

namespace certrail {
namespace {

constexpr std::uint32_t kAbsent = std::numeric_limits<std::uint32_t>::max();

/// percent_of[a][x] = min(x, a) * 100 / a.
constexpr auto percent_of = [] {
  std::array<std::array<std::uint8_t, 101>, 101> table{};
  for (unsigned a = 1; a <= 100; ++a) {
    for (unsigned x = 0; x <= 100; ++x) {
      table[a][x] = static_cast<std::uint8_t>((x < a ? x : a) * 100 / a);
    }
  }
  return table;
}();

void add_skills(const Catalog& catalog, const Assessment& a, const std::vector<bool>& open,
                std::vector<std::uint32_t>& compressed, Instance& in) {
  compressed.assign(catalog.skills.size(), kAbsent);
  for (CertificationIndex c = 0; c < open.size(); ++c) {
    if (!open[c]) continue;
    for (const Attestation& at : catalog.certifications[c].attestations) compressed[at.skill] = 0;
  }
  in.skills = 0;
  in.start_level.clear();
  in.credits.clear();
  for (SkillIndex s = 0; s < compressed.size(); ++s) {
    if (compressed[s] == kAbsent) continue;
    compressed[s] = static_cast<std::uint32_t>(in.skills++);
    in.start_level.push_back(a.level[s]);
    for (int level = 0; level <= 100; ++level) {
      in.credits.push_back(
          static_cast<std::int32_t>(credit(a.weight[s], a.ask.need[s], level, *in.policy)));
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

void add_item(const Certification& c, CertificationIndex index, const Assessment& a,
              const std::vector<std::uint32_t>& compressed, Instance& in) {
  in.certification.push_back(index);
  in.levels.resize(in.levels.size() + in.skills);
  Level8* row = in.levels.data() + in.levels.size() - in.skills;
  for (const Attestation& at : c.attestations) {
    const std::uint32_t skill = compressed[at.skill];
    in.exam.push_back(
        {skill, static_cast<std::int32_t>(at.exam_share), static_cast<Level8>(at.level)});
    row[skill] = static_cast<Level8>(at.level);
  }
  in.exam_begin.push_back(static_cast<std::uint32_t>(in.exam.size()));
  in.study_minutes.push_back(c.study_minutes);
  in.fee_cents.push_back(c.fee_cents);
  in.credential_ppm.push_back(a.credential[index]);
  in.other_cloud_ppm.push_back(a.other_cloud[index]);
  in.available_from.push_back(c.available_from.value_or(in.start));
  Date last{std::numeric_limits<std::int32_t>::max()};
  if (c.retires_on) last = std::min(last, *c.retires_on);
  if (a.profile.limits.finish_by) last = std::min(last, *a.profile.limits.finish_by);
  in.last_day.push_back(last);
  in.minutes_limit.push_back(minutes_until(in, last));
  in.requirement.push_back(-1);
}

void number_families(const Catalog& catalog, Instance& in) {
  std::vector<Item> by_family(in.items());
  for (Item i = 0; i < by_family.size(); ++i) by_family[i] = i;
  const auto name = [&](Item i) -> const std::string& {
    return catalog.certifications[in.certification[i]].family;
  };
  std::sort(by_family.begin(), by_family.end(), [&](Item x, Item y) { return name(x) < name(y); });
  in.family.resize(in.items());
  std::uint32_t number = 0;
  for (std::size_t k = 0; k < by_family.size(); ++k) {
    if (k > 0 && name(by_family[k]) != name(by_family[k - 1])) ++number;
    in.family[by_family[k]] = number;
  }
}

}  // namespace

void compile_instance(const Catalog& catalog, const std::vector<CoveredBy>& covered,
                      const Assessment& a, Instance& in) {
  const Limits& limits = a.profile.limits;
  in.objective = a.profile.objective;
  in.max_steps = limits.max_steps;
  in.hours_per_week = a.profile.hours_per_week;
  in.start = *a.profile.start_on;
  in.budget_cents = limits.budget_cents.value_or(kNoLimit);
  in.min_readiness_ppm = limits.min_readiness_ppm.value_or(0);
  in.policy = a.policy;
  in.readiness_ppm = a.readiness_ppm;

  const std::vector<bool> open = candidates(catalog, covered, a);
  std::vector<std::uint32_t> compressed;
  add_skills(catalog, a, open, compressed, in);
  in.certification.clear();
  in.exam_begin.assign(1, 0);
  in.exam.clear();
  in.levels.clear();
  in.study_minutes.clear();
  in.fee_cents.clear();
  in.credential_ppm.clear();
  in.other_cloud_ppm.clear();
  in.available_from.clear();
  in.last_day.clear();
  in.minutes_limit.clear();
  in.requirement.clear();
  for (CertificationIndex c = 0; c < open.size(); ++c) {
    if (open[c]) add_item(catalog.certifications[c], c, a, compressed, in);
  }
  number_families(catalog, in);
  compile_requirements(catalog, covered, a, in);
}

std::int64_t known_ppm(const Instance& in, const ExamSkill& exam, Level8 level) {
  return exam.share * in.policy->ease[percent_of[exam.level][level]] / kPpm;
}

std::int64_t known_ppm(const Instance& in, Item item, const Level8* levels) {
  const ExamSkill* exam = in.exam_of(item);
  std::int64_t known = 0;
  for (std::size_t k = 0; k < in.exam_skills(item); ++k) {
    known += known_ppm(in, exam[k], levels[exam[k].skill]);
  }
  return known;
}

std::int64_t lift_ppm(const Instance& in, Item item, const Level8* levels) {
  std::int64_t sum = 0;
  const ExamSkill* exam = in.exam_of(item);
  for (std::size_t k = 0; k < in.exam_skills(item); ++k) {
    const Level8 before = levels[exam[k].skill];
    if (exam[k].level > before) {
      sum += in.credit(exam[k].skill, exam[k].level) - in.credit(exam[k].skill, before);
    }
  }
  return sum;
}

std::int64_t minutes_of_study(const Instance& in, Item item, std::int64_t known) {
  constexpr std::int64_t kWhole = kPpm * kPpm;
  return mul_div_up(in.study_minutes[item], kWhole - in.policy->transfer * known, kWhole);
}

Date study_end(const Instance& in, std::int64_t minutes) {
  const std::int64_t days = ceil_div(minutes * 7, std::int64_t{in.hours_per_week} * 60);
  return {in.start.days + static_cast<std::int32_t>(days)};
}

}  // namespace certrail
