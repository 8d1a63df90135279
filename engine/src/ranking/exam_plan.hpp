// The order in which a set of exams is shown.
#pragma once

#include <array>
#include <cstdint>

#include "ranking/chosen_set.hpp"

namespace certrail {

/// An order of exams with its study times.
struct ExamPlan {
  std::array<Item, kMaxSteps> order{};
  std::array<std::int32_t, kMaxSteps> minutes{};  ///< of each step
};

/// The valid order of least study time, of equals the first as a sequence of ids; `chosen` must
/// have a valid order.
ExamPlan plan_exams(const ChosenSet& chosen);

}  // namespace certrail
