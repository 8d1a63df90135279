// The certifications chosen on the way down the search, with exact figures of all their orders,
// kept up to date one push at a time.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "ranking/study_times.hpp"
#include "scoring/instance.hpp"

namespace certrail {

/// A stack. For every subset of it the least study time over all orders; a push only adds the
/// subsets with the newest member.
class ChosenSet {
 public:
  void reset(const Instance& instance);

  /// After a `last` one only `pop` may follow.
  void push(Item item, bool last = false);
  void pop();

  int size() const { return size_; }
  std::span<const Item> items() const { return {items_.data(), static_cast<std::size_t>(size_)}; }
  bool contains(Item item) const { return is_member_[item] != 0; }

  /// Per skill the rank reached, 0 where none of them attests it.
  const Rank8* ranks() const { return ranks_.data(); }

  /// A skill, and the rank that was reached before a member raised it.
  struct Raised {
    SkillIndex skill;
    Rank8 from;
  };
  std::span<const Raised> raised() const { return raised_; }
  std::span<const Raised> raised_by_newest() const {
    return std::span(raised_).subspan(top().raised_before);
  }

  /// The readiness that `item` would add.
  std::int64_t lift_ppm(Item item) const;

  std::int64_t readiness_ppm() const { return top().readiness_ppm; }
  std::int64_t credential_ppm() const { return top().credential_ppm; }
  std::int64_t other_cloud_ppm() const { return top().other_cloud_ppm; }
  std::int64_t fee_cents() const { return top().fee_cents; }
  Date available_from() const { return top().available_from; }

  /// Least minutes over all orders, requirements and dates left out.
  std::int32_t free_minutes() const { return free_[all()]; }

  /// Least minutes over all valid orders; kNoMinutes where none is valid.
  std::int32_t valid_minutes() const { return top().constrained ? valid_[all()] : free_[all()]; }

  /// Minutes of the member at a position of items() after a subset of the others, as bits.
  std::int32_t minutes(std::size_t member, std::uint32_t before) const {
    return times_.minutes(member, before);
  }

  /// Least minutes over the valid orders of a subset, as bits; kNoMinutes where none is valid.
  std::int32_t valid_minutes(std::uint32_t subset) const {
    return top().constrained ? valid_[subset] : free_[subset];
  }

  /// The least sum over the members, in any order, of `many` times the minutes of one where `item`
  /// is known before all, less `many` - 1 times its minutes where it is not.
  std::int64_t minutes_if_known(Item item, int many);

  /// May the member end its study so many minutes after the start, right after `before`?
  bool allowed(std::size_t member, std::uint32_t before, std::int32_t minutes_so_far) const;

  /// Could there be a valid order, requirements aside, if everything were over `help` minutes
  /// sooner, but each member, in the order of items(), took at least its `least` minutes?
  /// False: no completion that saves at most that much meets the dates either.
  bool dates_can_hold(std::int32_t help, std::span<const std::int32_t> least) const;

 private:
  struct Sums {
    std::int64_t readiness_ppm = 0;
    std::int64_t credential_ppm = 0;
    std::int64_t other_cloud_ppm = 0;
    std::int64_t fee_cents = 0;
    Date available_from;
    bool constrained = false;       ///< some member has a date or an open requirement
    std::size_t raised_before = 0;  ///< entries of raised_ before its own
  };

  std::uint32_t all() const { return (1U << size_) - 1; }
  const Sums& top() const { return sums_[static_cast<std::size_t>(size_)]; }
  Date available_from(std::uint32_t subset) const;
  void extend_sums(Item item);
  void extend_subsets();

  const Instance* in_ = nullptr;
  int size_ = 0;
  std::array<Item, kMaxSteps> items_{};
  std::array<Sums, kMaxSteps + 1> sums_{};
  std::vector<std::uint8_t> is_member_;  ///< per item
  std::vector<Rank8> ranks_;
  std::vector<Raised> raised_;
  StudyTimes times_;
  // By subset, a bit mask of positions in items_.
  std::array<std::int32_t, 1 << kMaxSteps> free_{};
  std::array<std::int32_t, 1 << kMaxSteps> valid_{};
};

}  // namespace certrail
