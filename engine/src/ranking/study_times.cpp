#include "ranking/study_times.hpp"

#include <algorithm>

namespace certrail {

void StudyTimes::reset(const Instance& instance) {
  in_ = &instance;
  size_ = 0;
  lane_size_ = std::size_t{1} << (instance.max_steps - 1);
}

void StudyTimes::preview(Item item) {
  for (int j = 0; j < size_; ++j) extend(members_[static_cast<std::size_t>(j)], item, true);
}

void StudyTimes::add(Item item, bool last) {
  for (int j = 0; j < size_; ++j) extend(members_[static_cast<std::size_t>(j)], item, last);
  begin(item, last);
  ++size_;
}

/// The new member itself, after every subset of those there.
void StudyTimes::begin(Item item, bool last) {
  const auto position = static_cast<std::size_t>(size_);
  const Subset subsets = Subset{1} << position;
  Member& member = members_[position];
  member.item = item;
  const auto exam = in_->exam_of(item);
  const std::int32_t* at_start = in_->known_at_start.data() + in_->first_exam_skill(item);
  if (!last) {
    member.lanes.resize(std::max(member.lanes.size(), exam.size() * lane_size_));
    member.awake_at.resize(std::max(member.awake_at.size(), exam.size()));
  }
  std::array<const Rank8*, kMaxSteps> earlier{};
  for (std::size_t k = 0; k < position; ++k) earlier[k] = in_->ranks_of(members_[k].item);
  std::fill_n(member.known.begin(), subsets, static_cast<std::int32_t>(in_->known_of_item[item]));

  std::array<std::int32_t, 1 << (kMaxSteps - 1)> own_lane;  // where it need not be kept
  for (std::size_t l = 0; l < exam.size(); ++l) {
    std::array<std::int32_t, kMaxSteps> adds{};
    std::int32_t most = 0;
    for (std::size_t k = 0; k < position; ++k) {
      adds[k] = more_known(*in_, exam[l], at_start[l], earlier[k]);
      most = std::max(most, adds[k]);
    }
    if (!last) member.awake_at[l] = most > 0 ? static_cast<std::uint8_t>(position) : kIdle;
    if (most == 0) continue;
    std::int32_t* lane = last ? own_lane.data() : member.lanes.data() + l * lane_size_;
    lane[0] = 0;
    for (std::size_t k = 0; k < position; ++k) {
      const Subset half = Subset{1} << k;
      for (Subset s = 0; s < half; ++s) lane[half + s] = std::max(lane[s], adds[k]);
    }
    for (Subset s = 0; s < subsets; ++s) member.known[s] += lane[s];
  }
  set_minutes(member, 0, subsets);
}

/// A member that is there already, after every subset that holds the new one.
void StudyTimes::extend(Member& member, Item item, bool last) {
  const Subset half = Subset{1} << (size_ - 1);
  const auto exam = in_->exam_of(member.item);
  const std::int32_t* at_start = in_->known_at_start.data() + in_->first_exam_skill(member.item);
  const Rank8* earlier = in_->ranks_of(item);
  const auto position = static_cast<std::uint8_t>(size_);
  std::copy_n(member.known.begin(), half, member.known.begin() + half);
  bool changed = false;
  for (std::size_t l = 0; l < exam.size(); ++l) {
    const std::int32_t adds = more_known(*in_, exam[l], at_start[l], earlier);
    std::int32_t* lane = member.lanes.data() + l * lane_size_;
    const bool awake = member.awake_at[l] < position;
    if (adds == 0) {
      if (!last && awake) std::copy_n(lane, half, lane + half);
      if (!last && !awake) member.awake_at[l] = kIdle;
      continue;
    }
    changed = true;
    if (!awake) {
      for (Subset s = 0; s < half; ++s) member.known[half + s] += adds;
      if (!last) {
        std::fill_n(lane, half, 0);
        std::fill_n(lane + half, half, adds);
        member.awake_at[l] = position;
      }
      continue;
    }
    for (Subset s = 0; s < half; ++s) {
      member.known[half + s] += std::max(0, adds - lane[s]);
    }
    if (!last) {
      for (Subset s = 0; s < half; ++s) lane[half + s] = std::max(lane[s], adds);
    }
  }
  if (changed) {
    set_minutes(member, half, half * 2);
  } else {
    std::copy_n(member.minutes.begin(), half, member.minutes.begin() + half);
  }
}

void StudyTimes::set_minutes(Member& member, Subset first, Subset end) const {
  const std::int64_t study = in_->study_minutes[member.item];
  const std::int64_t transfer = in_->policy->transfer;
  for (Subset s = first; s < end; ++s) {
    member.minutes[s] = minutes_of_study(study, transfer, member.known[s]);
  }
}

}  // namespace certrail
