#include "ranking/exam_plan.hpp"

#include <algorithm>

namespace certrail {

ExamPlan plan_exams(const ChosenSet& chosen) {
  // Positions in ascending order of items, which is that of ids.
  const auto items = chosen.items();
  std::array<std::size_t, kMaxSteps> by_id{};
  auto end = by_id.begin();
  for (std::size_t k = 0; k < items.size(); ++k) {
    const auto at =
        std::upper_bound(by_id.begin(), end, items[k],
                         [&](Item item, std::size_t position) { return item < items[position]; });
    std::copy_backward(at, end, end + 1);
    *at = k;
    ++end;
  }

  // Every prefix of a best order is itself of least time for its set (less time so far is never
  // worse), so walk back from the whole set over such steps to see which prefixes lead there,
  // then forward, always with the smallest id that does.
  const std::uint32_t all = (1U << items.size()) - 1;
  std::array<bool, 1 << kMaxSteps> leads_there;
  std::fill_n(leads_there.begin(), all, false);
  leads_there[all] = true;
  const auto is_best_step = [&](std::uint32_t done, std::size_t next) {
    if (done >> next & 1 || !leads_there[done | 1U << next]) return false;
    const std::int32_t before = chosen.valid_minutes(done);
    if (before == kNoMinutes) return false;
    const std::int32_t so_far = before + chosen.minutes(next, done);
    return so_far == chosen.valid_minutes(done | 1U << next) && chosen.allowed(next, done, so_far);
  };
  for (std::uint32_t done = all; done-- > 0;) {
    for (std::size_t next = 0; next < items.size() && !leads_there[done]; ++next) {
      leads_there[done] = is_best_step(done, next);
    }
  }
  ExamPlan plan;
  std::uint32_t done = 0;
  for (std::size_t k = 0; k < items.size(); ++k) {
    auto next = by_id.begin();
    while (!is_best_step(done, *next)) ++next;
    plan.order[k] = items[*next];
    plan.minutes[k] = chosen.minutes(*next, done);
    done |= 1U << *next;
  }
  return plan;
}

}  // namespace certrail
