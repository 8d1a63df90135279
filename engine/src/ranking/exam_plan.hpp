// The best order of one fixed set of exams: used to show answers and to break ties.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "ranking/chosen_set.hpp"

namespace certrail {

/// An order of exams with its study times.
struct ExamPlan {
  int steps = 0;
  std::array<Item, kMaxSteps> order{};
  std::array<std::int32_t, kMaxSteps> minutes{};  ///< of each step
  std::int32_t total_minutes = 0;
};

/// The valid order of least study time, of equals the first as a sequence of ids; empty where no
/// order is valid. At most `instance.max_steps` items. `scratch` is used and left in any state.
std::optional<ExamPlan> plan_exams(const Instance& instance, std::span<const Item> set,
                                   ChosenSet& scratch);

}  // namespace certrail
