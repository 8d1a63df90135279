#include "catalog/check_question.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "catalog/excerpt.hpp"
#include "catalog/value_checks.hpp"
#include "certrail/horizon.hpp"

namespace certrail {
namespace {

constexpr std::int64_t kMostCents = 1'000'000'000'000;
constexpr std::int64_t kMostMilliseconds = 1'000'000'000'000;

const Place kWhole;

/// `weighs(id)` is empty for an unknown id, else whether the part has any importance (demand): in a
/// mixture every part needs some.
template <class Weighs>
void check_mixture(QuestionCheck& check, const Mixture& mixture, const Place& field,
                   SpellingsOf spellings, const Weighs& weighs) {
  const auto id = [](const Mixture::Part& part) -> std::string_view { return part.id; };
  NamedOnce names(mixture.parts, id, check.names);
  for (const Mixture::Part& part : mixture.parts) {
    if (check.sink.full()) return;
    // One thing alone is written as its name, else they are an object.
    const bool alone = mixture.parts.size() == 1 && part.share == 1;
    const Place here = alone ? field : Place(field, part.id);
    check_named_once(check, names, part.id, here);
    const std::optional<bool> weight = weighs(part.id);
    if (!weight) {
      report_unknown(check, spellings, part.id, here);
    } else if (!*weight && mixture.parts.size() > 1) {
      check.sink.add(ProblemCode::empty_mixture_part, here.pointer(),
                     part.id + " cannot be part of a mixture: no skill has any weight in it",
                     part.id);
    }
    check_range(check, here, part.share, 1, kPpm);
  }
}

void check_role(QuestionCheck& check, const Mixture& mixture) {
  check_mixture(check, mixture, Place(kWhole, "role"), role_spellings, [&](std::string_view id) {
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
  check_mixture(check, choice.named, Place(kWhole, "market"), market_spellings,
                [&](std::string_view id) {
                  const Market* market = find_market(check.catalog, id);
                  if (market == nullptr) return std::optional<bool>();
                  return std::optional(
                      std::any_of(market->demand.begin(), market->demand.end(),
                                  [](const SkillDemand& skill) { return skill.demand > 0; }));
                });
}

void check_policy(QuestionCheck& check, const std::string& id) {
  if (id.empty() && find_policy(check.catalog, check.catalog.default_policy) == nullptr) {
    check.sink.add(ProblemCode::missing_field, "/policy",
                   "expected a policy, as the data name no default");
  } else if (!id.empty() && find_policy(check.catalog, id) == nullptr) {
    report_unknown(check, policy_spellings, id, Place(kWhole, "policy"));
  }
}

void check_skills(QuestionCheck& check, const std::vector<KnownSkill>& skills) {
  const Place list(kWhole, "skills");
  const auto id = [](const KnownSkill& skill) -> std::string_view { return skill.id; };
  NamedOnce names(skills, id, check.names);
  for (const KnownSkill& skill : skills) {
    if (check.sink.full()) return;
    const Place here(list, skill.id);
    check_named_once(check, names, skill.id, here);
    if (!find_skill(check.catalog, skill.id)) {
      report_unknown(check, skill_spellings, skill.id, here);
    }
    check_range(check, here, skill.level, 0, 100);
  }
}

void check_held(QuestionCheck& check, const Profile& profile) {
  const Place list(kWhole, "held");
  const auto id = [](const HeldCertification& held) -> std::string_view { return held.id; };
  NamedOnce names(profile.held, id, check.names);
  for (std::size_t i = 0; i < profile.held.size() && !check.sink.full(); ++i) {
    const HeldCertification& held = profile.held[i];
    const Place entry(list, i);
    check_certification(check, names, held.id, Place(entry, "id"));
    if (!held.earned_on) continue;
    const Place here(entry, "earned_on");
    if (!check_date(check, here, *held.earned_on)) continue;
    if (!profile.start_on || !in_calendar(*profile.start_on)) continue;
    if (*held.earned_on <= *profile.start_on) continue;
    const std::string day = to_string(*held.earned_on);
    check.sink.add(
        ProblemCode::earned_in_future, here.pointer(),
        "expected a day not after the start on " + to_string(*profile.start_on) + ", found " + day,
        day);
  }
}

/// Before that day the data cannot tell which exams there were.
void check_history(QuestionCheck& check, Date start) {
  const auto& from = check.catalog.history_from;
  if (!from || !in_calendar(start) || start >= *from) return;
  check.sink.add(ProblemCode::out_of_range, "/start_on",
                 "the data know which exams could be sat from " + to_string(*from) + " on, found " +
                     to_string(start),
                 to_string(start));
}

/// What overlays say until a day was laid or left out for the day that was loaded for; a start on
/// the other side of that end would be answered from what does not hold then.
void check_overlays(QuestionCheck& check, Date start) {
  if (!in_calendar(start)) return;
  for (const Overlay& overlay : check.catalog.overlays) {
    for (const Overlay::Change& change : overlay.changes) {
      if (!change.until || change.ended == (*change.until < start)) continue;
      const std::string end = to_string(*change.until);
      const std::string what = "what overlay " + overlay.name + " says of " + change.id;
      check.sink.add(
          ProblemCode::out_of_range, "/start_on",
          (change.ended ? what + " until " + end + " is left out of the data as loaded, " +
                              "expected a start after that day"
                        : what + " ends on " + end + " and is part of the data as " +
                              "loaded, expected a start on or before that day") +
              ", found " + to_string(start),
          to_string(start));
      return;  // loading for the start mends all of them
    }
  }
}

void check_preference(QuestionCheck& check, const CloudPreference& preference) {
  const Place list(kWhole, "cloud_preference");
  const auto id = [](const CloudPreference::Mark& mark) -> std::string_view {
    return mark.provider;
  };
  NamedOnce names(preference.named, id, check.names);
  for (const CloudPreference::Mark& mark : preference.named) {
    if (check.sink.full()) return;
    const Place here(list, mark.provider);
    check_named_once(check, names, mark.provider, here);
    if (!find_provider(check.catalog, mark.provider)) {
      report_unknown(check, provider_spellings, mark.provider, here);
    }
    check_range(check, here, mark.value, 0, 100);
  }
  if (preference.others) {
    check_range(check, Place(list, "default"), *preference.others, 0, 100);
  }
}

void check_limits(QuestionCheck& check, const Limits& limits) {
  const Place list(kWhole, "limits");
  check_range(check, Place(list, "max_steps"), limits.max_steps, 1, 8);
  if (limits.budget_cents) {
    check_range(check, Place(list, "budget_cents"), *limits.budget_cents, 0, kMostCents);
  }
  if (limits.finish_by) check_date(check, Place(list, "finish_by"), *limits.finish_by);
  if (limits.min_readiness_ppm) {
    check_range(check, Place(list, "min_readiness_ppm"), *limits.min_readiness_ppm, 0, kPpm);
  }
}

void check_wishes(QuestionCheck& check, const Profile& profile) {
  const auto itself = [](const std::string& id) -> std::string_view { return id; };
  const auto check_list = [&](const std::vector<std::string>& ids, const Place& list) {
    NamedOnce names(ids, itself, check.names);
    for (std::size_t i = 0; i < ids.size() && !check.sink.full(); ++i) {
      check_certification(check, names, ids[i], Place(list, i));
    }
  };
  check_list(profile.include, Place(kWhole, "include"));
  const Place exclude(kWhole, "exclude");
  check_list(profile.exclude, exclude);
  check.names.assign(profile.include.begin(), profile.include.end());
  std::sort(check.names.begin(), check.names.end());
  for (std::size_t i = 0; i < profile.exclude.size() && !check.sink.full(); ++i) {
    const std::string& id = profile.exclude[i];
    if (!std::binary_search(check.names.begin(), check.names.end(), id)) continue;
    check.sink.add(ProblemCode::contradictory_wishes, Place(exclude, i).pointer(),
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
  check_range(check, Place(kWhole, "top"), question.top, 1, 100);
  check_range(check, Place(kWhole, "distinct"), question.distinct, 0, 100);
  const SearchBudget& budget = question.budget;
  if (budget.max_nodes && *budget.max_nodes == 0) {
    check.sink.add(ProblemCode::out_of_range, "/max_nodes", "expected 1 or more, found 0", "0");
  }
  if (budget.time_limit_ms) {
    check_range(check, Place(kWhole, "time_limit_ms"), *budget.time_limit_ms, 0, kMostMilliseconds);
  }
}

void check_horizon(QuestionCheck& check, const Question& question) {
  if (question.order != PathOrder::rank && !question.horizon) {
    check.sink.add(ProblemCode::wrong_use, "/order",
                   "a list in the order of the horizon needs a horizon",
                   std::string(to_string(question.order)));
  }
  const auto& start = question.profile.start_on;
  if (!question.horizon || !start || !in_calendar(*start)) return;
  const Date last = add_months(*start, kLongestHorizonMonths);
  if (*question.horizon > *start && *question.horizon <= last) return;
  const std::string first = to_string(Date{start->days + 1});
  const std::string found =
      in_calendar(*question.horizon) ? to_string(*question.horizon) : "a day outside of it";
  check.sink.add(ProblemCode::out_of_range, "/horizon",
                 "expected a day after the start, from " + first + " to " + to_string(last) +
                     ", found " + found,
                 found, *question.horizon > last ? to_string(last) : first);
}

}  // namespace

Problems check_question(const Catalog& catalog, const Question& question,
                        std::vector<std::string_view>& scratch) {
  const Profile& profile = question.profile;
  QuestionCheck check{catalog, scratch, {}};
  check_skills(check, profile.skills);
  check_held(check, profile);
  if (profile.experience_months) {
    check_range(check, Place(kWhole, "experience_months"), *profile.experience_months, 0, 1'200);
  }
  check_role(check, profile.role);
  check_market(check, profile.market);
  check_policy(check, profile.policy);
  check_preference(check, profile.cloud_preference);
  check_range(check, Place(kWhole, "hours_per_week"), profile.hours_per_week, 1, 80);
  if (profile.start_on) {
    check_date(check, Place(kWhole, "start_on"), *profile.start_on);
    check_history(check, *profile.start_on);
    check_overlays(check, *profile.start_on);
  } else {
    check.sink.add(ProblemCode::missing_start, "/start_on",
                   "expected the day on which the studies start");
  }
  check_limits(check, profile.limits);
  check_wishes(check, profile);
  if (profile.goals) check_goals(check, *profile.goals, Place(kWhole, "goals"));
  check_objective(check, profile);
  check_answer_wanted(check, question);
  check_horizon(check, question);
  return std::move(check.sink.problems);
}

Problems check_question(const Catalog& catalog, const Question& question) {
  std::vector<std::string_view> scratch;
  return check_question(catalog, question, scratch);
}

}  // namespace certrail
