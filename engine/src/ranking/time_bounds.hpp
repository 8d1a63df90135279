// The least study time that candidates can add to a chosen set: tables made on first use, since
// only dates and the objective `time` ask for them.
//
// All are in thousandths of minutes, but for FineMinutes, and sums over the added candidates.
// saves_in_pairs credits half of what a pair saves to either side, so it may only be compared with
// the others as the total of a set, never mixed with them candidate by candidate.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ranking/chosen_set.hpp"
#include "ranking/known_after.hpp"
#include "scoring/instance.hpp"

namespace certrail {

/// At most so many ppm of an exam are known after `by` others beyond the starting level: what they
/// teach somebody new to it all is no less than what they add.
std::int64_t most_known(const Instance& instance, Item item, int by);

class TimeBounds {
 public:
  /// `known_after` must be prepared for the same instance, and outlive this.
  void prepare(const Instance& instance, KnownAfter& known_after);

  /// Whole minutes that a candidate takes at least, whatever else is known.
  std::int32_t least_minutes(Item item);

  /// Every candidate takes its least time ever and saves on the chosen ones what it can: for every
  /// set R, time(chosen + R) >= time(chosen) + sum over R of this.
  std::int64_t adds_if_all_known(Item item, FineMinutes saved);

  /// The same, but where each of R has so many or fewer before it.
  std::int64_t adds_at_least(Item item, FineMinutes saved, int earlier);

  /// What a candidate adds at least, reckoned with what the chosen ones teach each other: for every
  /// R of at most `steps` candidates, time(chosen + R) >= time(chosen) + sum over R of this. Takes
  /// a while; leaves `chosen` as it was.
  std::int64_t adds_in_order(Item item, ChosenSet& chosen, FineMinutes saved, int steps) const;

  /// What the first of the added ones adds at least: of these nothing comes before it, and each
  /// chosen one comes either before or after it; adds_at_least bounds those that follow.
  std::int64_t first_adds(Item item, const ChosenSet& chosen, FineMinutes saved,
                          std::int64_t saved_in_pairs);

  /// What a candidate and each of `chosen` save on each other, the larger of the two for each pair.
  std::int64_t saved_in_pairs(Item item, std::span<const Item> chosen) const;

  /// Half of what the pairs that a candidate makes with `further` others save at most, in a pair
  /// the larger of what either saves on the other. For every R of at most `further + 1` candidates,
  /// time(chosen + R) >= time(chosen) + sum over R of (first_adds - this). `among`: per
  /// certification, which others there are; nullptr = all candidates.
  std::int64_t saves_in_pairs(Item item, int further, const std::uint8_t* among) const;

 private:
  void make_tables();
  std::int64_t most_saved(Item item, int by) const;

  /// At most saved on a chosen one by a candidate before it alone, and the other way round.
  std::int64_t saved_on_chosen(Item chosen, Item candidate) const;
  std::int64_t thousandths(FineMinutes time) const;
  std::int64_t saved_by_chosen(Item chosen, Item candidate) const;

  const Instance* in_ = nullptr;
  KnownAfter* known_after_ = nullptr;
  bool ready_ = false;
  std::size_t items_ = 0;
  std::vector<std::int64_t> start_time_;  ///< from the starting level
  std::vector<std::int64_t> least_time_;  ///< where all that any candidate attests is known
  std::vector<Rank8> most_;               ///< scratch
};

}  // namespace certrail
