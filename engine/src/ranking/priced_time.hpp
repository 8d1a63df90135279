// What completions within a limit of time are worth at most: the limit as a price of time.
//
// A set that keeps the limit is worth no more than at a higher price of an hour plus that price of
// all the time there is (the Lagrangian bound; Fisher, "The Lagrangian relaxation method for
// solving integer programming problems", 1981), whatever the price. Unlike the bounds of
// bound_tables.hpp this one takes a candidate's whole lift together with the least time that it
// adds (TimeBounds::saves_in_pairs), so it says most where time is short. Both are totals of a set:
// they may both rule a candidate out, but never be mixed candidate by candidate.
#pragma once

#include <cstdint>
#include <span>

namespace certrail {

/// What a candidate can do for a completion.
struct Offer {
  std::int64_t worth_ppm = 0;   ///< at most, its time aside
  std::int64_t time = 0;        ///< thousandths of minutes that it adds at least, also below 0
  std::int64_t time_alone = 0;  ///< the same where nothing else is added
};

/// What is asked of completions by at most `steps` offers.
struct TimedAim {
  std::int64_t base_ppm = 0;      ///< worth of what is chosen, time aside
  std::int64_t base_minutes = 0;  ///< that it takes at least
  std::int64_t most_minutes = 0;  ///< the limit of the whole
  std::int64_t price_of_hour = 0;
  std::int64_t least_ppm = 0;  ///< worth to reach, time paid for
  int steps = 1;               ///< at least 1
};

/// The price of an hour at which the bound is least.
struct PricedTime {
  std::int64_t extra = 0;      ///< above the aim's own price, ppm an hour
  std::int64_t hour = 0;       ///< that price, ppm
  std::int64_t bound_ppm = 0;  ///< of every completion
  std::int64_t least_ppm = 0;  ///< what an offer must be worth at that price

  /// Could it be part of a completion that reaches the aim?
  bool keeps(const Offer& offer) const { return worth(offer) >= least_ppm; }

  /// An offer at this price, rounded up.
  std::int64_t worth(const Offer& offer) const;
};

/// Climbs from a guess of the extra price, which may be 0. A price too large to reckon with makes
/// a bound that rules nothing out.
PricedTime price_time(std::span<const Offer> offers, const TimedAim& aim, std::int64_t guess);

}  // namespace certrail
