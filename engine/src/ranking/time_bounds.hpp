// The least study time that candidates can add to a chosen set: tables made on first use, since
// only dates and the objective `time` ask for them.
//
// Two bounds, both in thousandths of minutes and both sums over the added candidates. They credit
// a saving to different sides, so they may only be compared as totals, never candidate by
// candidate.
#pragma once

#include <cstdint>
#include <vector>

#include "ranking/chosen_set.hpp"
#include "scoring/instance.hpp"

namespace certrail {

class TimeBounds {
 public:
  void prepare(const Instance& instance);

  /// Whole minutes that a candidate takes at least, whatever else is known.
  std::int32_t least_minutes(Item item);

  /// Every candidate takes its least time ever and saves on the chosen ones what it can: for every
  /// set R, time(chosen + R) >= time(chosen) + sum over R of this.
  std::int64_t adds_at_least(Item item, const ChosenSet& chosen);

  /// Every candidate takes its time from the starting level, less, for every pair with a chosen or
  /// another added one, the larger of what either saves on the other: for every R of at most
  /// `further + 1` candidates, time(chosen + R) >= time(chosen) + sum over R of this. Needs a table
  /// of all pairs; where there are too many candidates for that, the same as adds_at_least.
  std::int64_t adds_in_pairs(Item item, const ChosenSet& chosen, int further);

 private:
  void make_tables();
  void make_pair_sums();
  const std::vector<std::int64_t>& saved(Item on);

  const Instance* in_ = nullptr;
  bool ready_ = false;
  std::size_t items_ = 0;
  std::vector<std::int64_t> start_time_;  ///< from the starting level
  std::vector<std::int64_t> least_time_;  ///< where all that any candidate attests is known
  /// Per item a row of all items: at most saved on it by each alone; made on first use.
  std::vector<std::vector<std::int64_t>> saved_;
  std::vector<bool> has_saved_;
  bool has_pair_sums_ = false;
  std::vector<std::int64_t> pair_sums_;  ///< items x kMaxSteps: half the k largest pair savings
};

}  // namespace certrail
