// Orders of a set of certifications: what one order takes, and which order is the best.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "setting.hpp"

namespace certrail::twin {

using Order = std::vector<std::size_t>;  // positions in the catalogue

// The state after some steps of a path.
struct Progress {
  std::vector<int> levels;  // per skill
  Set taken = 0;
  std::int64_t minutes = 0;
  std::optional<Day> available_from;  // the latest among the steps

  std::int64_t step_minutes = 0;  // of the last step
  Day study_ends_on = 0;
  Day exam_on = 0;
};

Progress start(const Setting& setting);

// The state after one more step, or nothing where the step is not allowed there: its requirement
// does not hold, or its exam day is out of bounds.
std::optional<Progress> step(const Setting& setting, const Progress& before, std::size_t c,
                             std::optional<Day> finish_by);

struct BestOrder {
  Order order;
  Progress end;
};

// The best order of every set of at most `max_steps` of the `offered` certifications that has a
// valid one, sets ascending as numbers: least minutes, then the sequence of ids as text. Each set
// is reached from every set that is one smaller: the best order of a set ends in some step, and up
// to there it is the best order of the rest.
std::vector<BestOrder> best_orders(const Setting& setting, Set offered, int max_steps,
                                   std::optional<Day> finish_by);

// Whether the ids of `a` come before those of `b`, compared one by one, bytewise.
bool before_by_ids(const Setting& setting, const Order& a, const Order& b);

}  // namespace certrail::twin
