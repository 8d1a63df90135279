#include "catalog/check_question.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "catalog/excerpt.hpp"
#include "catalog/json_text.hpp"
#include "catalog/value_checks.hpp"

namespace certrail {
namespace {

constexpr std::int64_t kMostCents = 1'000'000'000'000;
constexpr std::int64_t kMostMilliseconds = 1'000'000'000'000;

std::string step(std::string_view list, std::string_view key) {
  return std::string(list) + pointer_step(key);
}

std::string step(std::string_view list, std::size_t position) {
  return std::string(list) + '/' + std::to_string(position);
}

/// `weighs(id)` is empty for an unknown id, else whether the part has any importance (demand): in a
/// mixture every part needs some.
template <class Weighs>
void check_mixture(QuestionCheck& check, const Mixture& mixture, const std::string& field,
                   SpellingsOf spellings, const Weighs& weighs) {
  std::set<std::string_view> seen;
  for (const Mixture::Part& part : mixture.parts) {
    if (check.sink.full()) return;
    // One thing alone is written as its name, else they are an object.
    const bool alone = mixture.parts.size() == 1 && part.share == 1;
    const std::string here = alone ? field : step(field, part.id);
    check_named_once(check, seen, part.id, here);
    const std::optional<bool> weight = weighs(part.id);
    if (!weight) {
      report_unknown(check, spellings, part.id, here);
    } else if (!*weight && mixture.parts.size() > 1) {
      check.sink.add(ProblemCode::empty_mixture_part, here,
                     part.id + " cannot be part of a mixture: no skill has any weight in it",
                     part.id);
    }
    check_range(check, here, part.share, 1, kPpm);
  }
}

void check_role(QuestionCheck& check, const Mixture& mixture) {
  check_mixture(check, mixture, "/role", role_spellings, [&](std::string_view id) {
    const Role* role = find_role(check.catalog, id);
    if (role == nullptr) return std::optional<bool>();
    return std::optional(std::any_of(role->skills.begin(), role->skills.end(),
                                     [](const RoleSkill& skill) { return skill.importance > 0; }));
  });
}

void check_market(QuestionCheck& check, const MarketChoice& choice) {
  if (choice.kind != MarketChoice::Kind::named) return;
  if (choice.named.parts.empty()) {
    check.sink.add(ProblemCode::missing_field, "/market", "expected a market, found none");
  }
  check_mixture(check, choice.named, "/market", market_spellings, [&](std::string_view id) {
    const Market* market = find_market(check.catalog, id);
    if (market == nullptr) return std::optional<bool>();
    return std::optional(std::any_of(market->demand.begin(), market->demand.end(),
                                     [](const SkillDemand& skill) { return skill.demand > 0; }));
  });
}

void check_policy(QuestionCheck& check, const std::string& id) {
  if (id.empty() && find_policy(check.catalog, check.catalog.default_policy) == nullptr) {
    check.sink.add(ProblemCode::missing_field, "/policy",
                   "expected a policy, as the data name no default");
  } else if (!id.empty() && find_policy(check.catalog, id) == nullptr) {
    report_unknown(check, policy_spellings, id, "/policy");
  }
}

void check_skills(QuestionCheck& check, const std::vector<KnownSkill>& skills) {
  std::set<std::string_view> seen;
  for (const KnownSkill& skill : skills) {
    if (check.sink.full()) return;
    const std::string here = step("/skills", skill.id);
    check_named_once(check, seen, skill.id, here);
    if (!find_skill(check.catalog, skill.id)) {
      report_unknown(check, skill_spellings, skill.id, here);
    }
    check_range(check, here, skill.level, 0, 100);
  }
}

void check_held(QuestionCheck& check, const Profile& profile) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < profile.held.size() && !check.sink.full(); ++i) {
    const HeldCertification& held = profile.held[i];
    check_certification(check, seen, held.id, step("/held", i) + "/id");
    if (!held.earned_on) continue;
    const std::string here = step("/held", i) + "/earned_on";
    if (!check_date(check, here, *held.earned_on)) continue;
    if (!profile.start_on || !in_calendar(*profile.start_on)) continue;
    if (*held.earned_on <= *profile.start_on) continue;
    const std::string day = to_string(*held.earned_on);
    check.sink.add(
        ProblemCode::earned_in_future, here,
        "expected a day not after the start on " + to_string(*profile.start_on) + ", found " + day,
        day);
  }
}

void check_preference(QuestionCheck& check, const CloudPreference& preference) {
  std::set<std::string_view> seen;
  for (const CloudPreference::Mark& mark : preference.named) {
    if (check.sink.full()) return;
    const std::string here = step("/cloud_preference", mark.provider);
    check_named_once(check, seen, mark.provider, here);
    if (!find_provider(check.catalog, mark.provider)) {
      report_unknown(check, provider_spellings, mark.provider, here);
    }
    check_range(check, here, mark.value, 0, 100);
  }
  if (preference.others) {
    check_range(check, "/cloud_preference/default", *preference.others, 0, 100);
  }
}

void check_limits(QuestionCheck& check, const Limits& limits) {
  check_range(check, "/limits/max_steps", limits.max_steps, 1, 8);
  if (limits.budget_cents) {
    check_range(check, "/limits/budget_cents", *limits.budget_cents, 0, kMostCents);
  }
  if (limits.finish_by) check_date(check, "/limits/finish_by", *limits.finish_by);
  if (limits.min_readiness_ppm) {
    check_range(check, "/limits/min_readiness_ppm", *limits.min_readiness_ppm, 0, kPpm);
  }
}

void check_wishes(QuestionCheck& check, const Profile& profile) {
  std::set<std::string_view> included;
  for (std::size_t i = 0; i < profile.include.size() && !check.sink.full(); ++i) {
    check_certification(check, included, profile.include[i], step("/include", i));
  }
  std::set<std::string_view> excluded;
  for (std::size_t i = 0; i < profile.exclude.size() && !check.sink.full(); ++i) {
    const std::string& id = profile.exclude[i];
    check_certification(check, excluded, id, step("/exclude", i));
    if (!included.contains(id)) continue;
    check.sink.add(ProblemCode::contradictory_wishes, step("/exclude", i),
                   excerpt(id) + " is both included and excluded", excerpt(id));
  }
}

void check_objective(QuestionCheck& check, const Profile& profile) {
  if (profile.objective == Objective::score || profile.goals || !profile.include.empty()) return;
  if (profile.limits.min_readiness_ppm && *profile.limits.min_readiness_ppm >= 1) return;
  const std::string word(to_string(profile.objective));
  check.sink.add(ProblemCode::objective_needs_target, "/objective",
                 "objective " + word + " needs goals, include or a min_readiness_ppm of 1 or more",
                 word);
}

void check_answer_wanted(QuestionCheck& check, const Question& question) {
  check_range(check, "/top", question.top, 1, 100);
  check_range(check, "/distinct", question.distinct, 0, 100);
  const SearchBudget& budget = question.budget;
  if (budget.max_nodes && *budget.max_nodes == 0) {
    check.sink.add(ProblemCode::out_of_range, "/max_nodes", "expected 1 or more, found 0", "0");
  }
  if (budget.time_limit_ms) {
    check_range(check, "/time_limit_ms", *budget.time_limit_ms, 0, kMostMilliseconds);
  }
}

}  // namespace

Problems check_question(const Catalog& catalog, const Question& question) {
  const Profile& profile = question.profile;
  QuestionCheck check{catalog, {}};
  check_skills(check, profile.skills);
  check_held(check, profile);
  if (profile.experience_months) {
    check_range(check, "/experience_months", *profile.experience_months, 0, 1'200);
  }
  check_role(check, profile.role);
  check_market(check, profile.market);
  check_policy(check, profile.policy);
  check_preference(check, profile.cloud_preference);
  check_range(check, "/hours_per_week", profile.hours_per_week, 1, 80);
  if (profile.start_on) {
    check_date(check, "/start_on", *profile.start_on);
  } else {
    check.sink.add(ProblemCode::missing_start, "/start_on",
                   "expected the day on which the studies start");
  }
  check_limits(check, profile.limits);
  check_wishes(check, profile);
  if (profile.goals) check_goals(check, *profile.goals);
  check_objective(check, profile);
  check_answer_wanted(check, question);
  return std::move(check.sink.problems);
}

}  // namespace certrail
