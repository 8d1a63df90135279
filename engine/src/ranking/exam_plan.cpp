#include "ranking/exam_plan.hpp"

#include <algorithm>
#include <bit>
#include <vector>

namespace certrail {
namespace {

/// Least minutes for every subset, as far as valid orders lead there. For one set of steps less
/// time so far is never worse, so a dynamic program over subsets is exact.
class SubsetTable {
 public:
  SubsetTable(const Instance& instance, std::span<const Item> set)
      : in_(instance), set_(set), least_(std::size_t{1} << set.size(), kNoMinutes) {
    least_[0] = 0;
    for (std::uint32_t done = 0; done + 1 < least_.size(); ++done) {
      if (least_[done] == kNoMinutes) continue;
      for (std::size_t next = 0; next < set.size(); ++next) {
        if (done >> next & 1) continue;
        const auto minutes = step(done, next);
        if (!minutes) continue;
        std::int32_t& entry = least_[done | 1U << next];
        entry = std::min(entry, least_[done] + *minutes);
      }
    }
  }

  std::int32_t least(std::uint32_t done) const { return least_[done]; }

  /// Minutes of `next` after the exams of `done` in their best order, if it may follow them.
  std::optional<std::int32_t> step(std::uint32_t done, std::size_t next) const {
    const Item item = set_[next];
    std::vector<Level8> levels(in_.start_level);
    Date available = in_.available_from[item];
    for (std::size_t k = 0; k < set_.size(); ++k) {
      if (!(done >> k & 1)) continue;
      const Level8* row = in_.levels_of(set_[k]);
      for (std::size_t s = 0; s < levels.size(); ++s) levels[s] = std::max(levels[s], row[s]);
      available = std::max(available, in_.available_from[set_[k]]);
    }
    const auto minutes =
        static_cast<std::int32_t>(minutes_of_study(in_, item, known_ppm(in_, item, levels.data())));
    if (available > in_.last_day[item]) return {};
    if (least_[done] + minutes > in_.minutes_limit[item]) return {};
    if (in_.requirement[item] >= 0) {
      const auto chosen = [&](Item other) {
        for (std::size_t k = 0; k < set_.size(); ++k) {
          if (set_[k] == other) return (done >> k & 1) != 0;
        }
        return false;
      };
      if (!requirement_met(in_, in_.requirements[static_cast<std::size_t>(in_.requirement[item])],
                           chosen)) {
        return {};
      }
    }
    return minutes;
  }

 private:
  const Instance& in_;
  std::span<const Item> set_;
  std::vector<std::int32_t> least_;
};

}  // namespace

std::optional<ExamPlan> plan_exams(const Instance& instance, std::span<const Item> unsorted) {
  std::vector<Item> set(unsorted.begin(), unsorted.end());
  std::sort(set.begin(), set.end());
  const SubsetTable table(instance, set);
  const std::uint32_t all = (1U << set.size()) - 1;
  if (table.least(all) == kNoMinutes) return {};

  // Every prefix of a best order is itself of least time for its set (less time so far is never
  // worse), so walk back from the whole set over such steps to see which prefixes lead there,
  // then forward, always with the smallest id that does.
  std::vector<bool> leads_there(all + 1);
  leads_there[all] = true;
  const auto is_best_step = [&](std::uint32_t done, std::size_t next) {
    if (table.least(done) == kNoMinutes) return false;
    const auto minutes = table.step(done, next);
    return minutes && table.least(done) + *minutes == table.least(done | 1U << next);
  };
  for (std::uint32_t done = all; done-- > 0;) {
    for (std::size_t next = 0; next < set.size() && !leads_there[done]; ++next) {
      if (done >> next & 1 || !leads_there[done | 1U << next]) continue;
      leads_there[done] = is_best_step(done, next);
    }
  }
  ExamPlan plan;
  plan.steps = static_cast<int>(set.size());
  plan.total_minutes = table.least(all);
  std::uint32_t done = 0;
  for (std::size_t k = 0; k < set.size(); ++k) {
    for (std::size_t next = 0; next < set.size(); ++next) {
      if (done >> next & 1 || !leads_there[done | 1U << next] || !is_best_step(done, next)) {
        continue;
      }
      plan.order[k] = set[next];
      plan.minutes[k] = *table.step(done, next);
      done |= 1U << next;
      break;
    }
  }
  return plan;
}

}  // namespace certrail
