#include "ranking/chosen_set.hpp"

#include <algorithm>
#include <bit>

#include "ranking/exam_plan.hpp"

namespace certrail {

void ChosenSet::reset(const Instance& instance) {
  in_ = &instance;
  stride_ = instance.skills;
  size_ = 0;
  levels_.resize(stride_ << instance.max_steps);
  std::copy(instance.start_level.begin(), instance.start_level.end(), levels_.begin());
  available_[0] = instance.start;
  free_[0] = 0;
  valid_[0] = 0;
  sums_[0] = {};
  sums_[0].readiness_ppm = instance.readiness_ppm;
}

bool ChosenSet::contains(Item item) const {
  return std::find(items_.begin(), items_.begin() + size_, item) != items_.begin() + size_;
}

void ChosenSet::push(Item item) {
  extend_sums(item);
  extend_subsets(item);
}

void ChosenSet::pop() { --size_; }

void ChosenSet::extend_sums(Item item) {
  Sums sums = top();
  sums.readiness_ppm += lift_ppm(*in_, item, levels());
  sums.credential_ppm += in_->credential_ppm[item];
  sums.other_cloud_ppm += in_->other_cloud_ppm[item];
  sums.fee_cents += in_->fee_cents[item];
  sums.constrained = sums.constrained || in_->requirement[item] >= 0 || in_->has_last_day(item);
  sums_[static_cast<std::size_t>(size_) + 1] = sums;
}

std::int32_t ChosenSet::minutes(std::size_t member, std::uint32_t before) const {
  return static_cast<std::int32_t>(
      minutes_of_study(*in_, items_[member], known_ppm(*in_, items_[member], levels_of(before))));
}

bool ChosenSet::allowed(std::size_t member, std::uint32_t before,
                        std::int32_t minutes_so_far) const {
  const Item item = items_[member];
  if (minutes_so_far > in_->minutes_limit[item]) return false;
  if (available_[before | 1U << member] > in_->last_day[item]) return false;
  if (in_->requirement[item] < 0) return true;
  return requirement_met(
      *in_, in_->requirements[static_cast<std::size_t>(in_->requirement[item])], [&](Item other) {
        for (std::uint32_t left = before; left != 0; left &= left - 1) {
          if (items_[static_cast<std::size_t>(std::countr_zero(left))] == other) {
            return true;
          }
        }
        return false;
      });
}

void ChosenSet::extend_subsets(Item item) {
  const auto newest = static_cast<std::size_t>(size_);
  items_[newest] = item;
  ++size_;
  const bool constrained = top().constrained;
  const bool was_constrained = sums_[newest].constrained;
  const std::uint32_t bit = 1U << newest;
  const Level8* row = in_->levels_of(item);
  for (std::uint32_t subset = 0; subset < bit; ++subset) {
    const Level8* from = levels_of(subset);
    Level8* to = levels_of(subset | bit);
    for (std::size_t s = 0; s < stride_; ++s) to[s] = std::max(from[s], row[s]);
    available_[subset | bit] = std::max(available_[subset], in_->available_from[item]);
    if (constrained && !was_constrained) valid_[subset] = free_[subset];
  }
  for (std::uint32_t subset = bit; subset < bit * 2; ++subset) {
    std::int32_t least_free = kNoMinutes;
    std::int32_t least_valid = kNoMinutes;
    for (std::uint32_t left = subset; left != 0; left &= left - 1) {
      const auto last = static_cast<std::size_t>(std::countr_zero(left));
      const std::uint32_t before = subset & ~(1U << last);
      const std::int32_t step = minutes(last, before);
      least_free = std::min(least_free, free_[before] + step);
      if (constrained && valid_[before] != kNoMinutes && valid_[before] + step < least_valid &&
          allowed(last, before, valid_[before] + step)) {
        least_valid = valid_[before] + step;
      }
    }
    free_[subset] = least_free;
    if (constrained) valid_[subset] = least_valid;
  }
}

bool ChosenSet::dates_can_hold(std::int32_t help, std::span<const std::int32_t> least) const {
  std::array<std::int32_t, 1 << kMaxSteps> now;     // as if nothing were added
  std::array<std::int32_t, 1 << kMaxSteps> at_all;  // whatever is added
  now[0] = at_all[0] = 0;
  for (std::uint32_t subset = 1; subset <= all(); ++subset) {
    now[subset] = kNoMinutes;
    for (std::uint32_t left = subset; left != 0; left &= left - 1) {
      const auto last = static_cast<std::size_t>(std::countr_zero(left));
      const std::uint32_t before = subset & ~(1U << last);
      at_all[subset] = at_all[before] + least[last];
      if (now[before] == kNoMinutes) continue;
      const std::int32_t so_far = now[before] + minutes(last, before);
      const Item item = items_[last];
      if (so_far < now[subset] && available_[subset] <= in_->last_day[item] &&
          std::max(so_far - help, at_all[subset]) <= in_->minutes_limit[item]) {
        now[subset] = so_far;
      }
    }
  }
  return now[all()] != kNoMinutes;
}

}  // namespace certrail
