// What answers are compared by (engine/README.md: Answer).
#pragma once

#include <compare>
#include <cstdint>
#include <span>

#include "ranking/exam_plan.hpp"

namespace certrail {

/// One evaluated feasible set.
struct RankedSet {
  std::int64_t first = 0;   ///< of the objective: last exam day, fees or steps; 0 for score
  std::int64_t second = 0;  ///< of the objective time: minutes; else 0
  std::int64_t score_ppm = 0;
  int steps = 0;
  std::int32_t minutes = 0;
  std::int64_t fee_cents = 0;
  ExamPlan plan{};  ///< of `steps` exams
};

inline std::span<const Item> items_of(const RankedSet& set) {
  return {set.plan.order.data(), static_cast<std::size_t>(set.steps)};
}

/// What is known of every completion of a partial set: none comes before this under the objective.
struct Outlook {
  std::int64_t first = 0;
  std::int64_t second = 0;
  std::int64_t score_ppm = 0;
};

/// Less = better. Ties of everything but the order of ids compare equal here.
inline std::strong_ordering compare_figures(const RankedSet& a, const RankedSet& b) {
  if (const auto by = a.first <=> b.first; std::is_neq(by)) return by;
  if (const auto by = a.second <=> b.second; std::is_neq(by)) return by;
  if (const auto by = b.score_ppm <=> a.score_ppm; std::is_neq(by)) return by;
  if (const auto by = a.steps <=> b.steps; std::is_neq(by)) return by;
  if (const auto by = a.minutes <=> b.minutes; std::is_neq(by)) return by;
  return a.fee_cents <=> b.fee_cents;
}

/// Does the score decide between a completion with this outlook and `set`?
inline bool ties_with(const Outlook& outlook, const RankedSet& set) {
  return outlook.first == set.first && outlook.second == set.second;
}

/// Can no completion with this outlook come before or tie with `set`?
inline bool hopeless_against(const Outlook& outlook, const RankedSet& set) {
  if (outlook.first != set.first) return outlook.first > set.first;
  if (outlook.second != set.second) return outlook.second > set.second;
  return outlook.score_ppm < set.score_ppm;
}

}  // namespace certrail
