// Bounds of what sets within limits of time and money are worth: the limits enter as prices.
//
// For every price >= 0 of an hour and a dollar, a set within the limits is worth no more than its
// worth at these prices plus the price of all that the limits allow (the Lagrangian bound). Higher
// prices of hours work through the whole bound: through exact study times and savings alike.
#pragma once

#include <cstdint>

#include "ranking/bound_tables.hpp"
#include "scoring/instance.hpp"

namespace certrail {

/// Limits on time and money; none = the largest number.
struct Limit {
  std::int64_t minutes = kNoLimit;
  std::int64_t cents = kNoLimit;
};

class LimitedBound {
 public:
  /// Bounds a worth at `own` prices, for sets of at most instance.max_steps within `limit`.
  void prepare(const Instance& instance, const Prices& own, const Limit& limit);

  /// Bounds the readiness that sets gain: by prices that say most about how long (or how dear) any
  /// set is that gains `readiness_ppm`.
  void prepare_reach_in_time(const Instance& instance, std::int64_t readiness_ppm);
  void prepare_reach_for_money(const Instance& instance, std::int64_t readiness_ppm);

  BoundTables& tables() { return tables_; }
  const BoundTables& tables() const { return tables_; }

  /// What is added to the bound for sets within `limit`, ppm; kNoLimit where a limit that has a
  /// price is not there.
  std::int64_t free_ppm(const Limit& limit) const;

  /// The least minutes (cents) of a set that gains `readiness_ppm` where the bound, without what is
  /// free, is `bound_ppm`; 0 where that says nothing.
  std::int64_t least_minutes(std::int64_t readiness_ppm, std::int64_t bound_ppm) const;
  std::int64_t least_cents(std::int64_t readiness_ppm, std::int64_t bound_ppm) const;

 private:
  void set_price(const Instance& instance, std::int64_t Prices::*price, std::int64_t ppm);
  template <class Figure>
  void find_price(const Instance& instance, std::int64_t Prices::*price, std::int64_t step,
                  int guess, const Figure& figure);

  BoundTables tables_;
  Prices own_;
};

}  // namespace certrail
