#include "ranking/study_times.hpp"

#include <algorithm>

#include "ranking/four_figures.hpp"

namespace certrail {

// Sets are small, so that branches would cost more than they save: all skills are reckoned with,
// and several subsets at once, whatever stands behind the last of them.

void StudyTimes::reset(const Instance& instance) {
  in_ = &instance;
  size_ = 0;
  lane_size_ = (std::size_t{1} << (instance.max_steps - 1)) + kTogether;
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
  if (!last) member.lanes.resize(std::max(member.lanes.size(), exam.size() * lane_size_));
  std::array<const Rank8*, kMaxSteps> earlier{};
  for (std::size_t k = 0; k < position; ++k) earlier[k] = in_->ranks_of(members_[k].item);
  std::fill_n(member.known.begin(), std::max<std::size_t>(subsets, kTogether),
              static_cast<std::int32_t>(in_->known_of_item[item]));
  for (std::size_t l = 0; l < exam.size(); ++l) {
    std::array<std::int32_t, kMaxSteps> adds{};
    for (std::size_t k = 0; k < position; ++k) {
      adds[k] = more_known(*in_, exam[l], at_start[l], earlier[k]);
    }
    // The most that subsets of the first two add, and that those of the others do.
    const Together of_two = {0, adds[0], adds[1], std::max(adds[0], adds[1])};
    std::array<std::int32_t, (1 << (kMaxSteps - 1)) / kTogether> of_others;
    of_others[0] = 0;
    for (std::size_t k = 2; k < position; ++k) {
      const Subset half = Subset{1} << (k - 2);
      for (Subset s = 0; s < half; ++s) of_others[half + s] = std::max(of_others[s], adds[k]);
    }
    for (Subset s = 0; s < subsets; s += kTogether) {
      const Together most = larger(of_two, each(of_others[s / kTogether]));
      if (!last) store(most, member.lanes.data() + l * lane_size_ + s);
      store(load(&member.known[s]) + most, &member.known[s]);
    }
  }
  set_minutes(member, 0, subsets);
}

/// A member that is there already, after every subset that holds the new one.
void StudyTimes::extend(Member& member, Item item, bool last) {
  const Subset half = Subset{1} << (size_ - 1);
  const auto exam = in_->exam_of(member.item);
  const std::int32_t* at_start = in_->known_at_start.data() + in_->first_exam_skill(member.item);
  const Rank8* earlier = in_->ranks_of(item);
  for (Subset s = 0; s < half; s += kTogether) {
    Together known = load(&member.known[s]);
    std::int32_t* lane = member.lanes.data() + s;
    for (std::size_t l = 0; l < exam.size(); ++l, lane += lane_size_) {
      const Together adds = each(more_known(*in_, exam[l], at_start[l], earlier));
      const Together before = load(lane);
      const Together now = larger(before, adds);
      known += now - before;
      if (!last) store(now, lane + half);
    }
    store(known, &member.known[half + s]);
  }
  set_minutes(member, half, half * 2);
}

void StudyTimes::set_minutes(Member& member, Subset first, Subset end) const {
  const std::int64_t study = in_->study_minutes[member.item];
  const std::int64_t transfer = in_->policy->transfer;
  for (Subset s = first; s < end; ++s) {
    member.minutes[s] = minutes_of_study(study, transfer, member.known[s]);
  }
}

}  // namespace certrail
