// Every rule of the model matters to the cases: left out, it changes the answers of at least five
// percent of the cases of its stratum. A checker fed with these cases would notice the rule
// missing.
#include <iomanip>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "../support/catch.hpp"
#include "generator.hpp"
#include "twin.hpp"

namespace {

using namespace certrail::twin;

constexpr std::uint64_t kSeeds = 200;
constexpr int kLeastPercent = 5;

struct Switch {
  const char* name;
  bool Rules::*rule;
  Stratum stratum;
};

#define SWITCH(rule, stratum) \
  { #rule, &Rules::rule, Stratum::stratum }
const std::vector<Switch> kSwitches{
    SWITCH(requirements, requirements),
    SWITCH(k_of_counts, requirements),
    SWITCH(all_of_asks_all, requirements),
    SWITCH(covers_in_requires, requirements),
    SWITCH(covers_not_transitive, requirements),
    SWITCH(held_meets_requires, held),
    SWITCH(covers_in_goals, wishes),
    SWITCH(held_meets_goals, held),
    SWITCH(held_levels, held),
    SWITCH(covers_give_no_levels, held),
    SWITCH(held_not_repeated, held),
    SWITCH(family_once, families),
    SWITCH(family_held_excluded, families),
    SWITCH(covered_by_held_excluded, families),
    SWITCH(include_lifts_held, families),
    SWITCH(expiry, held),
    SWITCH(expired_counts_nowhere, held),
    SWITCH(end_of_month, held),
    SWITCH(valid_on_last_day, held),
    SWITCH(undated_is_valid, held),
    SWITCH(announced, days),
    SWITCH(available_from, days),
    SWITCH(available_from_carries, days),
    SWITCH(retires_on, days),
    SWITCH(retires_on_inclusive, days),
    SWITCH(finish_by, deadlines),
    SWITCH(finish_by_inclusive, deadlines),
    SWITCH(late_part_of_early_set, deadlines),
    SWITCH(study_days_round_up, days),
    SWITCH(max_steps, limits),
    SWITCH(budget, limits),
    SWITCH(min_readiness, limits),
    SWITCH(experience, limits),
    SWITCH(no_experience_is_no_filter, limits),
    SWITCH(include, wishes),
    SWITCH(include_asks_itself, wishes),
    SWITCH(exclude, wishes),
    SWITCH(exclude_keeps_held, held),
    SWITCH(goals, wishes),
    SWITCH(preference_relative, preferences),
    SWITCH(preference_floor, market_shares),
    SWITCH(quarter_default, preferences),
    SWITCH(named_default, preferences),
    SWITCH(default_in_largest, preferences),
    SWITCH(market_share_default, market_shares),
    SWITCH(smallest_share_default, market_shares),
    SWITCH(other_kinds_unscaled, preferences),
    SWITCH(ban, bans),
    SWITCH(include_lifts_ban, bans),
    SWITCH(goals_lift_ban, bans),
    SWITCH(requires_lift_ban, bans),
    SWITCH(cross_sums, general),
    SWITCH(preference_in_weights, preferences),
    SWITCH(largest_remainder, rounding),
    SWITCH(remainder_ties_first, rounding),
    SWITCH(need_cap, general),
    SWITCH(default_need, general),
    SWITCH(worth_curve, general),
    SWITCH(credit_floor_per_skill, rounding),
    SWITCH(ease_curve, general),
    SWITCH(level_relative_to_exam, general),
    SWITCH(transfer, general),
    SWITCH(order_effect, savings),
    SWITCH(weightless_saving, weightless),
    SWITCH(minutes_round_up, rounding),
    SWITCH(known_floor_per_skill, rounding),
    SWITCH(least_time_order, overlap),
    SWITCH(credential_value, credentials),
    SWITCH(recognition, credentials),
    SWITCH(credential_preference, credentials),
    SWITCH(credentials_over_for_roles, credentials),
    SWITCH(unnamed_credential_is_zero, credentials),
    SWITCH(fit_without_role, credentials),
    SWITCH(hours_round_up, rounding),
    SWITCH(money_round_up, rounding),
    SWITCH(other_cloud_price, preferences),
    SWITCH(other_cloud_in_proportion, preferences),
    SWITCH(role_parts_normalised, mixtures),
    SWITCH(market_parts_normalised, mixtures),
    SWITCH(figures_of_those_that_have, mixtures),
    SWITCH(largest_need, mixtures),
    SWITCH(fit_of_mixture, mixtures),
    SWITCH(single_part_is_itself, mixtures),
    SWITCH(order_tie_by_text, ties),
    SWITCH(tie_fewer_steps, ties),
    SWITCH(tie_less_time, ties),
    SWITCH(tie_less_fees, ties),
    SWITCH(tie_by_ids, ties),
    SWITCH(objective, objectives),
    SWITCH(time_is_exam_day, objectives),
    SWITCH(time_then_minutes, objectives),
    SWITCH(distinct, distinct),
    SWITCH(distinct_to_all, distinct),
    SWITCH(positive_pays, ties),
    SWITCH(already_met, objectives),
    SWITCH(relax_default_steps, impossible),
    SWITCH(relax_ban, impossible),
    SWITCH(relax_experience, impossible),
    SWITCH(relax_falls_to_score, impossible),
    SWITCH(relax_single_excludes, impossible),
};
#undef SWITCH

// What a reader of the answer sees; figures behind it (weights, preference) alone do not count.
bool same_to_a_reader(const Answer& a, const Answer& b) {
  return a.problem == b.problem && a.status == b.status && a.readiness_ppm == b.readiness_ppm &&
         a.feasible.size() == b.feasible.size() && a.ranked == b.ranked &&
         a.relaxation == b.relaxation;
}

struct Known {
  Case question;
  Answer answer;
};

const std::vector<Known>& cases_of(Stratum stratum) {
  static std::map<Stratum, std::vector<Known>> strata;
  std::vector<Known>& cases = strata[stratum];
  for (std::uint64_t seed = cases.size(); seed < kSeeds; ++seed) {
    Known known{case_from_json(generate(seed, stratum)), {}};
    known.answer = answer(known.question);
    cases.push_back(std::move(known));
  }
  return cases;
}

TEST_CASE("every rule of the model is listed once", "[twin]") {
  static_assert(sizeof(bool) == 1);
  CHECK(kSwitches.size() == sizeof(Rules));
  std::set<const bool*> seen;
  const Rules rules;
  for (const Switch& one : kSwitches) CHECK(seen.insert(&(rules.*one.rule)).second);
}

TEST_CASE("leaving a rule out shows in its stratum", "[twin]") {
  std::cout << "Cases in " << kSeeds << " whose answer changes when a rule is left out\n";
  for (const Switch& one : kSwitches) {
    Rules rules;
    rules.*one.rule = false;
    std::uint64_t changed = 0;
    for (const Known& known : cases_of(one.stratum)) {
      if (!same_to_a_reader(answer(known.question, rules), known.answer)) ++changed;
    }
    std::cout << "  " << std::left << std::setw(28) << one.name << std::setw(14)
              << name_of(one.stratum) << std::right << std::setw(4) << changed << "\n";
    INFO(one.name << " in " << name_of(one.stratum));
    CHECK(changed * 100 >= kLeastPercent * kSeeds);
  }
}

}  // namespace
