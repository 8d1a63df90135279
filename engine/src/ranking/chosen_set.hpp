// The certifications chosen on the way down the search, with exact study times of all their
// orders, kept up to date one push at a time.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "scoring/instance.hpp"

namespace certrail {

/// A stack. For every subset of it: the level reached, the latest first day and the least study
/// time over all orders; a push only adds the subsets with the newest member.
class ChosenSet {
 public:
  void reset(const Instance& instance);

  void push(Item item);
  void pop();

  int size() const { return size_; }
  std::span<const Item> items() const { return {items_.data(), static_cast<std::size_t>(size_)}; }
  bool contains(Item item) const;

  const Level8* levels() const { return levels_of(all()); }
  std::int64_t readiness_ppm() const { return top().readiness_ppm; }
  std::int64_t credential_ppm() const { return top().credential_ppm; }
  std::int64_t other_cloud_ppm() const { return top().other_cloud_ppm; }
  std::int64_t fee_cents() const { return top().fee_cents; }
  Date available_from() const { return available_[all()]; }

  /// Least minutes over all orders, requirements and dates left out.
  std::int32_t free_minutes() const { return free_[all()]; }

  /// Least minutes over all valid orders; kNoMinutes where none is valid.
  std::int32_t valid_minutes() const { return top().constrained ? valid_[all()] : free_[all()]; }

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
    bool constrained = false;  ///< some member has a date or an open requirement
  };

  std::uint32_t all() const { return (1U << size_) - 1; }
  const Sums& top() const { return sums_[static_cast<std::size_t>(size_)]; }
  const Level8* levels_of(std::uint32_t subset) const { return levels_.data() + subset * stride_; }
  Level8* levels_of(std::uint32_t subset) { return levels_.data() + subset * stride_; }
  std::int32_t minutes(std::size_t member, std::uint32_t before) const;
  bool allowed(std::size_t member, std::uint32_t before, std::int32_t minutes_so_far) const;
  void extend_sums(Item item);
  void extend_subsets(Item item);

  const Instance* in_ = nullptr;
  std::size_t stride_ = 0;
  int size_ = 0;
  std::array<Item, kMaxSteps> items_{};
  std::array<Sums, kMaxSteps + 1> sums_{};
  // By subset, a bit mask of positions in items_.
  std::vector<Level8> levels_;
  std::array<Date, 1 << kMaxSteps> available_{};
  std::array<std::int32_t, 1 << kMaxSteps> free_{};
  std::array<std::int32_t, 1 << kMaxSteps> valid_{};
};

}  // namespace certrail
