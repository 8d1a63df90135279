#include "ranking/chosen_set.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "scoring/open_requirements.hpp"

namespace certrail {

void ChosenSet::reset(const Instance& instance) {
  in_ = &instance;
  size_ = 0;
  is_member_.assign(instance.items(), 0);
  ranks_.assign(instance.start_level.size(), 0);
  raised_.clear();
  times_.reset(instance);
  free_[0] = 0;
  valid_[0] = 0;
  sums_[0] = {};
  sums_[0].readiness_ppm = instance.readiness_ppm;
  sums_[0].available_from = instance.start;
}

void ChosenSet::push(Item item, bool last) {
  extend_sums(item);
  times_.add(item, last);
  items_[static_cast<std::size_t>(size_)] = item;
  is_member_[item] = 1;
  ++size_;
  extend_subsets();
}

void ChosenSet::pop() {
  for (; raised_.size() > top().raised_before; raised_.pop_back()) {
    ranks_[raised_.back().skill] = raised_.back().from;
  }
  times_.remove();
  --size_;
  is_member_[items_[static_cast<std::size_t>(size_)]] = 0;
}

std::int64_t ChosenSet::lift_ppm(Item item) const {
  std::int64_t lift = 0;
  for (const ExamSkill& exam : in_->exam_of(item)) {
    const Rank8 before = ranks_[exam.skill];
    lift += in_->credit_at(exam.skill, std::max(before, exam.rank)) -
            in_->credit_at(exam.skill, before);
  }
  return lift;
}

void ChosenSet::extend_sums(Item item) {
  Sums sums = top();
  sums.raised_before = raised_.size();
  // Without branches, which nothing could foresee.
  std::size_t raised = raised_.size();
  raised_.resize(raised + in_->exam_of(item).size());
  for (const ExamSkill& exam : in_->exam_of(item)) {
    const Rank8 before = ranks_[exam.skill];
    const Rank8 now = std::max(before, exam.rank);
    sums.readiness_ppm += in_->credit_at(exam.skill, now) - in_->credit_at(exam.skill, before);
    raised_[raised] = {exam.skill, before};
    raised += now != before ? 1 : 0;
    ranks_[exam.skill] = now;
  }
  raised_.resize(raised);
  sums.credential_ppm += in_->credential_ppm[item];
  sums.other_cloud_ppm += in_->other_cloud_ppm[item];
  sums.fee_cents += in_->fee_cents[item];
  sums.available_from = std::max(sums.available_from, in_->available_from[item]);
  sums.constrained = sums.constrained || in_->requirement[item] >= 0 || in_->has_last_day(item);
  sums_[static_cast<std::size_t>(size_) + 1] = sums;
}

Date ChosenSet::available_from(std::uint32_t subset) const {
  Date latest = in_->start;
  for (; subset != 0; subset &= subset - 1) {
    const Item item = items_[static_cast<std::size_t>(std::countr_zero(subset))];
    latest = std::max(latest, in_->available_from[item]);
  }
  return latest;
}

bool ChosenSet::allowed(std::size_t member, std::uint32_t before,
                        std::int32_t minutes_so_far) const {
  const Item item = items_[member];
  if (in_->has_last_day(item)) {
    if (minutes_so_far > in_->minutes_limit[item]) return false;
    if (available_from(before | 1U << member) > in_->last_day[item]) return false;
  }
  if (in_->requirement[item] < 0) return true;
  return requirement_met(*in_, static_cast<std::uint32_t>(in_->requirement[item]), [&](Item other) {
    for (std::uint32_t left = before; left != 0; left &= left - 1) {
      if (items_[static_cast<std::size_t>(std::countr_zero(left))] == other) return true;
    }
    return false;
  });
}

/// All subsets with the newest member. For one set of steps less time so far is never worse, so
/// a dynamic program over subsets is exact, with dates and requirements and without.
void ChosenSet::extend_subsets() {
  const auto newest = static_cast<std::size_t>(size_ - 1);
  const std::uint32_t bit = 1U << newest;
  for (std::uint32_t others = 0; others < bit; ++others) {
    std::int32_t least = free_[others] + minutes(newest, others);
    for (std::uint32_t left = others; left != 0; left &= left - 1) {
      const auto last = static_cast<std::size_t>(std::countr_zero(left));
      const std::uint32_t before = (others | bit) & ~(1U << last);
      least = std::min(least, free_[before] + minutes(last, before));
    }
    free_[others | bit] = least;
  }
  if (!top().constrained) return;
  if (!sums_[newest].constrained) std::copy_n(free_.begin(), bit, valid_.begin());
  for (std::uint32_t subset = bit; subset < bit * 2; ++subset) {
    std::int32_t least = kNoMinutes;
    for (std::uint32_t left = subset; left != 0; left &= left - 1) {
      const auto last = static_cast<std::size_t>(std::countr_zero(left));
      const std::uint32_t before = subset & ~(1U << last);
      if (valid_[before] == kNoMinutes) continue;
      const std::int32_t so_far = valid_[before] + minutes(last, before);
      if (so_far < least && allowed(last, before, so_far)) least = so_far;
    }
    valid_[subset] = least;
  }
}

std::int64_t ChosenSet::minutes_if_known(Item item, int many) {
  times_.preview(item);
  const std::uint32_t known = 1U << size_;
  std::array<std::int64_t, 1 << (kMaxSteps - 1)> least;
  least[0] = 0;
  for (std::uint32_t subset = 1; subset < known; ++subset) {
    least[subset] = std::numeric_limits<std::int64_t>::max();
    for (std::uint32_t left = subset; left != 0; left &= left - 1) {
      const auto last = static_cast<std::size_t>(std::countr_zero(left));
      const std::uint32_t before = subset & ~(1U << last);
      const std::int64_t takes = std::int64_t{many} * minutes(last, before | known) -
                                 std::int64_t{many - 1} * minutes(last, before);
      least[subset] = std::min(least[subset], least[before] + takes);
    }
  }
  return least[known - 1];
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
      if (so_far < now[subset] && available_from(subset) <= in_->last_day[item] &&
          std::max(so_far - help, at_all[subset]) <= in_->minutes_limit[item]) {
        now[subset] = so_far;
      }
    }
  }
  return now[all()] != kNoMinutes;
}

}  // namespace certrail
