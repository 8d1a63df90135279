#include "engine/scoring/plain_first_stage.hpp"

#include <algorithm>

#include "scoring/integer_math.hpp"

namespace certrail::test {
namespace {

/// One row of the input.
struct Person {
  const std::int32_t* weight;
  const std::uint8_t* need;
  const std::uint8_t* level;
};

std::int64_t credit(const Policy& policy, const Person& person, SkillIndex skill, int level) {
  const int need = person.need[skill];
  const int percent = std::min(level, need) * 100 / need;
  return std::int64_t{person.weight[skill]} * policy.worth[static_cast<std::size_t>(percent)] /
         kPpm;
}

std::int64_t lift_and_hours(const Certification& c, const Policy& policy, const Person& person) {
  std::int64_t lift = 0;
  std::int64_t known = 0;
  for (const Attestation& at : c.attestations) {
    const int before = person.level[at.skill];
    lift += credit(policy, person, at.skill, std::max(before, at.level)) -
            credit(policy, person, at.skill, before);
    const int percent = std::min(before, at.level) * 100 / at.level;
    known += at.exam_share * policy.ease[static_cast<std::size_t>(percent)] / kPpm;
  }
  const std::int64_t minutes =
      mul_div_up(c.study_minutes, kPpm * kPpm - policy.transfer * known, kPpm * kPpm);
  return lift - ceil_div(policy.price_of_hour * minutes, 60);
}

}  // namespace

std::vector<FirstStagePick> plain_first_stage(const Catalog& catalog, const Policy& policy,
                                              const FirstStageAsks& asks,
                                              const FirstStagePeople& people, std::size_t person,
                                              std::size_t top) {
  const std::size_t skills = catalog.skills.size();
  const std::size_t certifications = catalog.certifications.size();
  const std::size_t ask = people.ask[person];
  const Person who{asks.weight + ask * skills, asks.need + ask * skills,
                   people.level + person * skills};
  std::vector<FirstStagePick> picks;
  for (CertificationIndex i = 0; i < certifications; ++i) {
    if (people.closed != nullptr && people.closed[person * certifications + i] != 0) continue;
    const Certification& c = catalog.certifications[i];
    const std::int64_t score = lift_and_hours(c, policy, who) +
                               asks.credential[ask * certifications + i] -
                               asks.other_cloud[ask * certifications + i] -
                               ceil_div(policy.price_of_dollar * c.fee_cents, 100);
    picks.push_back({i, score});
  }
  std::stable_sort(picks.begin(), picks.end(),
                   [](const auto& a, const auto& b) { return a.score_ppm > b.score_ppm; });
  picks.resize(top);
  return picks;
}

}  // namespace certrail::test
