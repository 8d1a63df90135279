#include "twin.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "explanation.hpp"
#include "feasible.hpp"
#include "ranking.hpp"
#include "relaxation.hpp"
#include "setting.hpp"

namespace certrail::twin {
namespace {

void describe(const Setting& setting, Answer& answer) {
  const Case& question = *setting.question;
  const Catalogue& catalogue = question.catalogue;
  for (std::size_t p = 0; p < catalogue.providers.size(); ++p) {
    answer.preference[catalogue.providers[p].id] = setting.preference[p];
  }
  for (std::size_t s = 0; s < catalogue.skills.size(); ++s) {
    const Skill& skill = catalogue.skills[s];
    answer.starting_level[skill.id] = setting.start_level[s];
    answer.weights_ppm[skill.id] = setting.weight[s];
    answer.need[skill.id] = setting.need[s];
    const bool asked = std::any_of(question.role.begin(), question.role.end(),
                                   [&](const auto& part) { return part.value.importance[s] > 0; });
    const bool unwanted = skill.provider && setting.preference[*skill.provider] == 0;
    if (asked && unwanted) answer.weightless_role_skills.push_back(skill.id);
  }
  answer.readiness_ppm = readiness(setting, setting.start_level);
  answer.experience_not_filtered = !question.profile.wishes.experience_months;
}

Status status_of(const Setting& setting, const Wishes& wishes,
                 const std::vector<Candidate>& candidates) {
  if (setting.rules.already_met && already_met(setting, wishes)) return Status::already_met;
  if (candidates.empty()) return Status::infeasible;
  const std::int64_t least = setting.rules.positive_pays ? 1 : 0;
  const bool pays = std::any_of(candidates.begin(), candidates.end(),
                                [&](const Candidate& c) { return c.score_ppm >= least; });
  return pays ? Status::ranked : Status::nothing_pays;
}

}  // namespace

Answer answer(const Case& question, const Rules& rules) {
  Answer result;
  Setting setting;
  result.problem = set_up(question, rules, setting);
  const Objective objective = question.profile.objective;
  if (objective != Objective::score && !asks_for_something(question.profile.wishes)) {
    result.problem = "objective_without_target";
  }
  if (!result.problem.empty()) return result;

  describe(setting, result);
  const Wishes wishes = effective_wishes(setting);
  Candidates candidates(setting);
  std::vector<Candidate> sets = feasible(setting, wishes, candidates);
  sort_by(objective, setting, sets);
  for (const Candidate& candidate : sets) {
    result.feasible.push_back(plain_path(setting, candidate));
  }
  for (const Candidate& candidate : shown(setting, sets, question.top, question.distinct)) {
    result.ranked.push_back(explained(setting, candidate, wishes.finish_by));
  }
  result.status = status_of(setting, wishes, sets);
  if (sets.empty()) result.relaxation = relax(setting, wishes, candidates);
  return result;
}

Answer answer(const nlohmann::json& question, const Rules& rules) {
  return answer(case_from_json(question), rules);
}

}  // namespace certrail::twin
