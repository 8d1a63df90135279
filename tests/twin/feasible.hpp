// Which sets of certifications are feasible under a person's wishes.
#pragma once

#include <cstdint>
#include <vector>

#include "orders.hpp"

namespace certrail::twin {

// A set with everything that wishes and ranking look at.
struct Candidate {
  BestOrder best;
  std::int64_t fee_cents = 0;
  std::int64_t readiness_ppm = 0;
  std::int64_t score_ppm = 0;
};

// The best orders of a case, scored: one list where the days have to keep to finish_by, one where
// they need not, each made once and only when it is asked for.
class Candidates {
 public:
  explicit Candidates(const Setting& setting) : setting_(&setting) {}

  // Every set of at most wishes.max_steps that has a valid order and is not held or announced.
  const std::vector<Candidate>& under(const Wishes& wishes);

 private:
  struct List {
    int max_steps = 0;  // up to which it is complete
    std::vector<Candidate> candidates;
  };
  const Setting* setting_;
  List with_finish_by_;
  List without_finish_by_;
};

// The wishes as the rules see them, the ones that a rule leaves out already gone.
Wishes effective_wishes(const Setting& setting);

std::vector<Candidate> feasible(const Setting& setting, const Wishes& wishes,
                                Candidates& candidates);

// Whether goals, includes and readiness, those that are asked for, hold without any step.
bool already_met(const Setting& setting, const Wishes& wishes);

// Whether there is something to reach at all, which every objective but `score` needs.
bool asks_for_something(const Wishes& wishes);

}  // namespace certrail::twin
