#include "ranking/exam_plan.hpp"

#include <algorithm>

namespace certrail {

std::optional<ExamPlan> plan_exams(const Instance& instance, std::span<const Item> set,
                                   ChosenSet& chosen) {
  std::array<Item, kMaxSteps> sorted{};
  auto end = sorted.begin();
  for (const Item item : set) {
    const auto at = std::upper_bound(sorted.begin(), end, item);
    std::copy_backward(at, end, end + 1);
    *at = item;
    ++end;
  }
  chosen.reset(instance);
  for (std::size_t k = 0; k < set.size(); ++k) chosen.push(sorted[k], k + 1 == set.size());
  if (chosen.valid_minutes() == kNoMinutes) return {};

  // Every prefix of a best order is itself of least time for its set (less time so far is never
  // worse), so walk back from the whole set over such steps to see which prefixes lead there,
  // then forward, always with the smallest id that does.
  const std::uint32_t all = (1U << set.size()) - 1;
  std::array<bool, 1 << kMaxSteps> leads_there{};
  leads_there[all] = true;
  const auto is_best_step = [&](std::uint32_t done, std::size_t next) {
    if (done >> next & 1 || !leads_there[done | 1U << next]) return false;
    const std::int32_t before = chosen.valid_minutes(done);
    if (before == kNoMinutes) return false;
    const std::int32_t so_far = before + chosen.minutes(next, done);
    return so_far == chosen.valid_minutes(done | 1U << next) && chosen.allowed(next, done, so_far);
  };
  for (std::uint32_t done = all; done-- > 0;) {
    for (std::size_t next = 0; next < set.size() && !leads_there[done]; ++next) {
      leads_there[done] = is_best_step(done, next);
    }
  }
  ExamPlan plan;
  plan.steps = static_cast<int>(set.size());
  plan.total_minutes = chosen.valid_minutes();
  std::uint32_t done = 0;
  for (std::size_t k = 0; k < set.size(); ++k) {
    std::size_t next = 0;
    while (!is_best_step(done, next)) ++next;
    plan.order[k] = sorted[next];
    plan.minutes[k] = chosen.minutes(next, done);
    done |= 1U << next;
  }
  return plan;
}

}  // namespace certrail
