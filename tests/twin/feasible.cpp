#include "feasible.hpp"

#include <algorithm>

namespace certrail::twin {
namespace {

const std::vector<Certification>& certifications_of(const Setting& setting) {
  return setting.question->catalogue.certifications;
}

Set set_of(const std::vector<std::size_t>& certifications) {
  Set set = 0;
  for (const std::size_t c : certifications) set |= only(c);
  return set;
}

// What may ever be a step, whatever the person wishes.
Set offered(const Setting& setting) {
  const auto& certifications = certifications_of(setting);
  Set set = 0;
  for (std::size_t c = 0; c < certifications.size(); ++c) {
    if (setting.rules.announced && certifications[c].announced) continue;
    if (setting.rules.held_not_repeated && contains(setting.held, c)) continue;
    if (!setting.rules.expired_counts_nowhere && contains(setting.expired, c)) continue;
    set |= only(c);
  }
  return set;
}

Candidate scored(const Setting& setting, BestOrder best) {
  const Policy& policy = setting.question->policy;
  Candidate candidate;
  candidate.readiness_ppm = readiness(setting, best.end.levels);
  candidate.score_ppm = candidate.readiness_ppm - readiness(setting, setting.start_level);
  for (const std::size_t c : best.order) {
    candidate.fee_cents += certifications_of(setting)[c].fee_cents;
    candidate.score_ppm += setting.credential[c] - setting.other_cloud[c];
  }
  const Wide hours = Wide{policy.price_of_hour} * best.end.minutes;
  const Wide money = Wide{policy.price_of_dollar} * candidate.fee_cents;
  candidate.score_ppm -= ceil_div(hours - (setting.rules.hours_round_up ? 0 : hours % 60), 60);
  candidate.score_ppm -= ceil_div(money - (setting.rules.money_round_up ? 0 : money % 100), 100);
  candidate.best = std::move(best);
  return candidate;
}

// What the ban of preference 0 does not touch: includes, leaves of the goals, and the leaves of
// what these require, and so on.
Set named(const Setting& setting, const Wishes& wishes) {
  const auto& certifications = certifications_of(setting);
  Set result = 0;
  if (setting.rules.include_lifts_ban) result |= set_of(wishes.include);
  if (setting.rules.goals_lift_ban && wishes.goals) result |= leaves(*wishes.goals);
  if (!setting.rules.requires_lift_ban) return result;
  for (Set before = ~result; before != result;) {
    before = result;
    for (std::size_t c = 0; c < certifications.size(); ++c) {
      const auto& requirement = certifications[c].requirement;
      if (contains(before, c) && requirement) result |= leaves(*requirement);
    }
  }
  return result;
}

Set of_families_held(const Setting& setting) {
  const auto& certifications = certifications_of(setting);
  Set set = 0;
  for (std::size_t a = 0; a < certifications.size(); ++a) {
    for (std::size_t b = 0; b < certifications.size(); ++b) {
      const bool same = certifications[a].family == certifications[b].family;
      if (contains(setting.held, b) && a != b && same) set |= only(a);
    }
  }
  return set;
}

// What may not be a step under these wishes.
Set forbidden(const Setting& setting, const Wishes& wishes) {
  const Rules& rules = setting.rules;
  const auto& certifications = certifications_of(setting);
  Set set = set_of(wishes.exclude);
  const Set exempt = named(setting, wishes);
  for (std::size_t c = 0; c < certifications.size(); ++c) {
    const bool unwanted = setting.preference[certifications[c].provider] == 0;
    if (wishes.ban && unwanted && !contains(exempt, c)) set |= only(c);
    const int experience = certifications[c].min_experience_months;
    if (wishes.experience_months && experience > *wishes.experience_months) set |= only(c);
  }
  Set by_held = 0;
  if (rules.family_held_excluded) by_held |= of_families_held(setting);
  if (rules.covered_by_held_excluded) by_held |= stands_for(setting, setting.held) & ~setting.held;
  if (rules.include_lifts_held) by_held &= ~set_of(wishes.include);
  return set | by_held;
}

bool families_differ(const Setting& setting, const Order& order) {
  for (const std::size_t a : order) {
    for (const std::size_t b : order) {
      const auto& certifications = certifications_of(setting);
      if (a != b && certifications[a].family == certifications[b].family) return false;
    }
  }
  return true;
}

bool goals_hold(const Setting& setting, const Requirement& goals, Set taken) {
  const Rules& rules = setting.rules;
  const Set having = taken | (rules.held_meets_goals ? setting.held : 0);
  return holds(goals, rules.covers_in_goals ? stands_for(setting, having) : having, rules);
}

// Whether a set that is in time has a part that is not, as one more step may shorten the whole.
bool has_late_part(const Wishes& wishes, Set taken, Candidates& candidates) {
  if (!wishes.finish_by) return false;
  Wishes at_any_time = wishes;
  at_any_time.finish_by.reset();
  const std::vector<Candidate>& all = candidates.under(at_any_time);
  return std::any_of(all.begin(), all.end(), [&](const Candidate& candidate) {
    const bool part = (candidate.best.end.taken & ~taken) == 0;
    return part && candidate.best.end.exam_on > *wishes.finish_by;
  });
}

}  // namespace

const std::vector<Candidate>& Candidates::under(const Wishes& wishes) {
  List& list = wishes.finish_by ? with_finish_by_ : without_finish_by_;
  if (list.max_steps < wishes.max_steps) {
    list.max_steps = wishes.max_steps;
    list.candidates.clear();
    const Set steps = offered(*setting_);
    for (BestOrder& best : best_orders(*setting_, steps, wishes.max_steps, wishes.finish_by)) {
      list.candidates.push_back(scored(*setting_, std::move(best)));
    }
  }
  return list.candidates;
}

Wishes effective_wishes(const Setting& setting) {
  const Rules& rules = setting.rules;
  Wishes wishes = setting.question->profile.wishes;
  if (!rules.max_steps) wishes.max_steps = 8;
  if (!rules.budget) wishes.budget_cents.reset();
  if (!rules.finish_by) wishes.finish_by.reset();
  if (!rules.min_readiness) wishes.min_readiness_ppm = 0;
  if (!rules.no_experience_is_no_filter && !wishes.experience_months) wishes.experience_months = 0;
  if (!rules.experience) wishes.experience_months.reset();
  if (!rules.include) wishes.include.clear();
  if (!rules.exclude) wishes.exclude.clear();
  if (!rules.goals) wishes.goals.reset();
  if (!rules.ban) wishes.ban = false;
  return wishes;
}

std::vector<Candidate> feasible(const Setting& setting, const Wishes& wishes,
                                Candidates& candidates) {
  const Set never = forbidden(setting, wishes);
  const Set asked = set_of(wishes.include);
  std::vector<Candidate> result;
  for (const Candidate& candidate : candidates.under(wishes)) {
    const Set taken = candidate.best.end.taken;
    const Set having = taken | setting.held;
    const Set met = setting.rules.include_asks_itself ? having : stands_for(setting, having);
    const bool fits =
        candidate.best.order.size() <= static_cast<std::size_t>(wishes.max_steps) &&
        (!wishes.budget_cents || candidate.fee_cents <= *wishes.budget_cents) &&
        candidate.readiness_ppm >= wishes.min_readiness_ppm && (taken & never) == 0 &&
        (asked & ~met) == 0 &&
        (!setting.rules.family_once || families_differ(setting, candidate.best.order)) &&
        (!wishes.goals || goals_hold(setting, *wishes.goals, taken));
    if (!fits) continue;
    if (!setting.rules.late_part_of_early_set && has_late_part(wishes, taken, candidates)) continue;
    result.push_back(candidate);
  }
  return result;
}

bool asks_for_something(const Wishes& wishes) {
  return wishes.min_readiness_ppm >= 1 || !wishes.include.empty() || wishes.goals.has_value();
}

bool already_met(const Setting& setting, const Wishes& wishes) {
  return asks_for_something(wishes) && (set_of(wishes.include) & ~setting.held) == 0 &&
         readiness(setting, setting.start_level) >= wishes.min_readiness_ppm &&
         (!wishes.goals || goals_hold(setting, *wishes.goals, 0));
}

}  // namespace certrail::twin
