// The rules of the model that a caller can leave out one by one, to see whether a set of cases
// would notice. All are on by default, which is the model; what a rule turns into when it is off is
// the mistake one could plausibly make in its place.
#pragma once

namespace certrail::twin {

struct Rules {
  // Requirement trees.
  bool requirements = true;           // off: every exam is open to everybody
  bool k_of_counts = true;            // off: k_of asks for one, like any_of
  bool all_of_asks_all = true;        // off: all_of asks for one
  bool covers_in_requires = true;     // off: only the certification named itself will do
  bool covers_not_transitive = true;  // off: what a covered one covers counts too
  bool held_meets_requires = true;    // off: only steps of the path count
  bool covers_in_goals = true;        // off: goals ask for the certification named itself
  bool held_meets_goals = true;       // off: only steps of the path count

  // Held certifications.
  bool held_levels = true;               // off: they prove no level
  bool covers_give_no_levels = true;     // off: what is held proves what it covers
  bool held_not_repeated = true;         // off: a path may contain them
  bool family_once = true;               // off: a path may take two of a family
  bool family_held_excluded = true;      // off: a family held is no obstacle
  bool covered_by_held_excluded = true;  // off: being covered is no obstacle
  bool include_lifts_held = true;        // off: an include is bound by the two rules above
  bool expiry = true;                    // off: valid for life
  bool expired_counts_nowhere = true;    // off: an expired one may not be taken again
  bool end_of_month = true;              // off: missing days run over into the next month
  bool valid_on_last_day = true;         // off: no longer valid on that day
  bool undated_is_valid = true;          // off: without earned_on it is expired

  // Days.
  bool announced = true;               // off: offered like any other
  bool available_from = true;          // off: no first day
  bool available_from_carries = true;  // off: binds its own step only
  bool retires_on = true;              // off: no last day
  bool retires_on_inclusive = true;    // off: the day itself is too late
  bool finish_by = true;
  bool finish_by_inclusive = true;     // off: the day itself is too late
  bool late_part_of_early_set = true;  // off: no part of a set may miss finish_by either
  bool study_days_round_up = true;     // off: down

  // Limits and wishes.
  bool max_steps = true;  // off: 8
  bool budget = true;
  bool min_readiness = true;
  bool experience = true;
  bool no_experience_is_no_filter = true;  // off: not given is 0 months
  bool include = true;
  bool include_asks_itself = true;  // off: what covers it will do
  bool exclude = true;
  bool exclude_keeps_held = true;  // off: what is excluded is not held either
  bool goals = true;

  // Preference.
  bool preference_relative = true;     // off: as named, not scaled to the largest
  bool preference_floor = true;        // off: scaling may reach 0
  bool quarter_default = true;         // off: a cloud not named gets 0
  bool named_default = true;           // off: `default` is not looked at
  bool default_in_largest = true;      // off: the largest of the clouds named
  bool market_share_default = true;    // off: no marks given, every cloud gets 100
  bool smallest_share_default = true;  // off: a cloud without a figure gets 100 of the largest
  bool other_kinds_unscaled = true;    // off: other providers scaled like clouds
  bool ban = true;                     // off: preference 0 keeps nothing out
  bool include_lifts_ban = true;
  bool goals_lift_ban = true;
  bool requires_lift_ban = true;  // off: an include or goal alone, not what it requires

  // Weights, credit, readiness.
  bool cross_sums = true;              // off: role and market not brought to one scale
  bool preference_in_weights = true;   // off: a provider's skills weigh as much as neutral ones
  bool largest_remainder = true;       // off: rounded down, the sum may be less
  bool remainder_ties_first = true;    // off: the last skill first
  bool need_cap = true;                // off: every skill is worth up to 100 percent
  bool default_need = true;            // off: 100 where the role names none
  bool worth_curve = true;             // off: worth is proportional
  bool credit_floor_per_skill = true;  // off: rounded up

  // Study.
  bool ease_curve = true;              // off: ease is proportional
  bool level_relative_to_exam = true;  // off: the level itself, not its part of the exam's
  bool transfer = true;                // off: knowing saves nothing
  bool order_effect = true;            // off: each step from the starting level
  bool weightless_saving = true;       // off: a skill without weight saves no study
  bool minutes_round_up = true;        // off: down
  bool known_floor_per_skill = true;   // off: only the sum is rounded
  bool least_time_order = true;        // off: the first valid order by text

  // Score.
  bool credential_value = true;
  bool recognition = true;                 // off: all providers recognised alike
  bool credential_preference = true;       // off: not scaled by preference
  bool credentials_over_for_roles = true;  // off: the role's own map is not looked at
  bool unnamed_credential_is_zero = true;  // off: for_roles where the map names none
  bool fit_without_role = true;            // off: 0, not 50
  bool hours_round_up = true;              // off: down
  bool money_round_up = true;              // off: down
  bool other_cloud_price = true;
  bool other_cloud_in_proportion = true;  // off: only where the preference is 0

  // Mixtures.
  bool role_parts_normalised = true;       // off: importance as it stands
  bool market_parts_normalised = true;     // off: demand as it stands
  bool figures_of_those_that_have = true;  // off: a market without a figure counts as 0
  bool largest_need = true;                // off: the first part's that names the skill
  bool fit_of_mixture = true;              // off: the first part's
  bool single_part_is_itself = true;       // off: normalised like two

  // Ranking.
  bool order_tie_by_text = true;  // off: the last by text
  bool tie_fewer_steps = true;
  bool tie_less_time = true;
  bool tie_less_fees = true;
  bool tie_by_ids = true;         // off: the last by text
  bool objective = true;          // off: score
  bool time_is_exam_day = true;   // off: the day the study ends
  bool time_then_minutes = true;  // off: score straight after the day
  bool distinct = true;
  bool distinct_to_all = true;  // off: compared with the path just before only
  bool positive_pays = true;    // off: a best score of 0 pays too
  bool already_met = true;      // off: never said

  // Relaxation.
  bool relax_default_steps = true;    // off: a max_steps not asked for stays
  bool relax_ban = true;              // off: preference 0 cannot be given up
  bool relax_experience = true;       // off: experience cannot be given up
  bool relax_falls_to_score = true;   // off: the objective stays what it was
  bool relax_single_excludes = true;  // off: all excludes go at once
};

}  // namespace certrail::twin
