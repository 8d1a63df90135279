#include "reference/best_order.hpp"

#include <algorithm>
#include <limits>

namespace certrail::reference {
namespace {

bool has(std::size_t part, std::size_t step) { return ((part >> step) & 1U) != 0; }

}  // namespace

const StepTable& BestOrders::step(std::size_t k) const {
  return tables_->steps[static_cast<std::size_t>(set_[k])];
}

const twin::Certification& BestOrders::certification(std::size_t k) const {
  return tables_->question->catalogue.certifications[step(k).certification];
}

bool BestOrders::requirement_holds(std::size_t before, std::size_t last) const {
  if (!step(last).open_requirement) return true;
  return holds(*certification(last).requirement, [&](std::size_t c) {
    if (tables_->start.counts[c]) return true;
    for (std::size_t k = 0; k < count_; ++k) {
      if (has(before, k) && tables_->stands_for[static_cast<std::size_t>(set_[k])][c]) return true;
    }
    return false;
  });
}

void BestOrders::extend(std::size_t before, std::size_t last, Part& best) const {
  const Part& from = parts_[before];
  if (!from.valid || !requirement_holds(before, last)) return;
  const twin::Profile& profile = tables_->question->profile;
  const twin::Certification& exam = certification(last);
  const std::int64_t of_step = minutes(*tables_, step(last), known(step(last), from.levels));
  const std::int64_t total = from.minutes + of_step;
  const auto days = static_cast<twin::Day>(twin::ceil_div(total * 7, profile.hours_per_week * 60));
  const twin::Day exam_on = std::max(profile.start_on + days, best.first_day);
  if (exam.retires_on && exam_on > *exam.retires_on) return;
  if (profile.wishes.finish_by && exam_on > *profile.wishes.finish_by) return;

  auto order = from.order;
  order[from.count] = static_cast<std::uint8_t>(last);
  const std::size_t count = from.count + 1;
  const auto end = static_cast<std::ptrdiff_t>(count);
  const bool better = !best.valid || total < best.minutes ||
                      (total == best.minutes &&
                       std::lexicographical_compare(order.begin(), order.begin() + end,
                                                    best.order.begin(), best.order.begin() + end));
  if (!better) return;
  best.valid = true;
  best.count = count;
  best.order = order;
  best.minutes_of_step = from.minutes_of_step;
  best.minutes_of_step[from.count] = of_step;
  best.minutes = total;
  best.exam_on = exam_on;
}

std::optional<BestOrder> BestOrders::of(std::span<const Item> set) {
  count_ = set.size();
  std::copy(set.begin(), set.end(), set_.begin());
  std::sort(set_.begin(), set_.begin() + static_cast<std::ptrdiff_t>(count_));

  parts_[0].valid = true;
  parts_[0].first_day = std::numeric_limits<twin::Day>::min();
  parts_[0].levels = tables_->levels;
  const std::size_t whole = (std::size_t{1} << count_) - 1;
  for (std::size_t p = 1; p <= whole; ++p) {
    Part& part = parts_[p];
    const auto lowest = static_cast<std::size_t>(__builtin_ctzll(p));
    const Part& rest = parts_[p & (p - 1)];
    part.valid = false;
    part.first_day =
        std::max(rest.first_day, certification(lowest).available_from.value_or(rest.first_day));
    part.levels = rest.levels;
    for (const Examined& e : step(lowest).examined) {
      part.levels[e.skill] = std::max(part.levels[e.skill], e.level);
    }
    for (std::size_t last = 0; last < count_; ++last) {
      if (has(p, last)) extend(p & ~(std::size_t{1} << last), last, part);
    }
  }
  const Part& best = parts_[whole];
  if (!best.valid) return std::nullopt;
  BestOrder result;
  for (std::size_t k = 0; k < count_; ++k) {
    result.order.push_back(set_[best.order[k]]);
    result.minutes_of_step.push_back(best.minutes_of_step[k]);
  }
  result.minutes = best.minutes;
  result.finish_on = best.exam_on;
  return result;
}

}  // namespace certrail::reference
