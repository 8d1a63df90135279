// The complete answer to a case, as plain values that compare with ==.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar.hpp"

namespace certrail::twin {

// Named terms that add up to a score (or to what one step adds to it). No value is zero except
// `hours` and `money`, which a text form leaves out where they are.
struct Terms {
  std::map<std::string, std::int64_t> skills;       // credit gained, by skill
  std::map<std::string, std::int64_t> credentials;  // by certification
  std::map<std::string, std::int64_t> other_cloud;  // by certification, negative
  std::int64_t hours = 0;                           // negative
  std::int64_t money = 0;                           // negative
  std::int64_t total = 0;

  bool operator==(const Terms&) const = default;
};

struct Step {
  std::string certification;
  std::int64_t study_minutes = 0;
  Day study_ends_on = 0;
  Day exam_on = 0;
  std::int64_t readiness_ppm = 0;  // after this step
  Terms marginal;

  bool operator==(const Step&) const = default;
};

// A feasible set in its best order.
struct Path {
  std::vector<std::string> order;
  std::int64_t score_ppm = 0;
  std::int64_t readiness_ppm = 0;
  std::int64_t study_minutes = 0;
  std::int64_t fee_cents = 0;
  Day finish_on = 0;  // the day of the last exam

  bool operator==(const Path&) const = default;
};

// A path of the answer with its reasons.
struct RankedPath {
  Path path;
  Terms terms;
  std::vector<Step> steps;

  bool operator==(const RankedPath&) const = default;
};

enum class Status {
  ranked,        // at least one feasible path has a positive score
  nothing_pays,  // there are feasible paths, none of them with a positive score
  already_met,   // goals, includes and readiness asked for hold without any step
  infeasible,    // no path is feasible
};

// The fewest wishes to give up, in the model's order, and the best path then.
struct Relaxation {
  // "max_steps", "budget_cents", "finish_by", "min_readiness_ppm", "experience_months",
  // "exclude <id>", "include <id>", "goals", "preference" (its ban).
  std::vector<std::string> removed;
  RankedPath best;

  bool operator==(const Relaxation&) const = default;
};

struct Answer {
  // Where it is not empty nothing else is set: "held_twice", "earned_after_start",
  // "empty_mixture_part", "no_weight", "objective_without_target".
  std::string problem;

  Status status = Status::infeasible;
  std::map<std::string, std::int64_t> preference;   // by provider
  std::map<std::string, int> starting_level;        // by skill, zeros too
  std::map<std::string, std::int64_t> weights_ppm;  // by skill, zeros too
  std::map<std::string, int> need;                  // by skill
  std::int64_t readiness_ppm = 0;                   // of the starting levels

  std::vector<Path> feasible;      // all feasible sets, best first under the objective
  std::vector<RankedPath> ranked;  // the list shown, `top` and `distinct` applied
  // Only where no set is feasible (also if already_met): nothing where no removal helps.
  std::optional<Relaxation> relaxation;

  // What the answer has to say beside the list.
  std::vector<std::string> weightless_role_skills;  // importance, but preference 0
  bool experience_not_filtered = false;

  bool operator==(const Answer&) const = default;
};

}  // namespace certrail::twin
