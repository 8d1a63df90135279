// The best order of one fixed set of exams, in plain code: used to show answers and to break ties.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "scoring/instance.hpp"

namespace certrail {

/// An order of exams with its study times.
struct ExamPlan {
  int steps = 0;
  std::array<Item, kMaxSteps> order{};
  std::array<std::int32_t, kMaxSteps> minutes{};  ///< of each step
  std::int32_t total_minutes = 0;
};

/// The valid order of least study time, of equals the first as a sequence of ids; empty where no
/// order is valid. At most kMaxSteps items.
std::optional<ExamPlan> plan_exams(const Instance& instance, std::span<const Item> set);

/// Does `requirement` hold where `chosen(item)` tells what is there?
template <class Chosen>
bool requirement_met(const Instance& instance, const OpenRequirement& requirement,
                     const Chosen& chosen) {
  return satisfied(requirement, [&](std::uint32_t slot) {
    for (Item item : instance.suppliers[slot]) {
      if (chosen(item)) return true;
    }
    return false;
  });
}

}  // namespace certrail
