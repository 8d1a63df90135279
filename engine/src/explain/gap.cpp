#include "explain/gap.hpp"

#include <algorithm>

namespace certrail {

Gap explain_gap(const Catalog& catalog, const SkillMatrix& matrix, const Assessment& a,
                const std::vector<bool>& open) {
  Gap gap;
  gap.readiness_ppm = a.readiness_ppm;
  for (SkillIndex s = 0; s < catalog.skills.size(); ++s) {
    const auto at = static_cast<Eigen::Index>(s);
    if (a.weight[at] == 0) continue;
    SkillGap skill;
    skill.skill = s;
    skill.weight_ppm = a.weight[at];
    skill.level = a.level[at];
    skill.need = static_cast<int>(a.ask.need[at]);
    skill.credit_ppm = credit(skill.weight_ppm, skill.need, skill.level, *a.policy);
    skill.missing_ppm = credit(skill.weight_ppm, skill.need, 100, *a.policy) - skill.credit_ppm;
    const auto attests = [&](CertificationIndex c) -> int {
      return matrix.attests(static_cast<Eigen::Index>(c), at);
    };
    for (CertificationIndex c = 0; c < open.size(); ++c) {
      if (open[c] && attests(c) > skill.level) skill.attested_by.push_back(c);
    }
    std::stable_sort(skill.attested_by.begin(), skill.attested_by.end(),
                     [&](auto x, auto y) { return attests(x) > attests(y); });
    gap.skills.push_back(std::move(skill));
  }
  std::stable_sort(gap.skills.begin(), gap.skills.end(),
                   [](const auto& x, const auto& y) { return x.missing_ppm > y.missing_ppm; });
  return gap;
}

}  // namespace certrail
