#include "ranking/limited_bound.hpp"

#include <algorithm>
#include <limits>

#include "scoring/integer_math.hpp"

namespace certrail {
namespace {

// Enough for any use, and small enough for products with minutes and cents in 64 bits.
constexpr std::int64_t kMostHour = std::int64_t{1} << 34;
constexpr std::int64_t kMostDollar = std::int64_t{1} << 31;

std::int64_t ratio(std::int64_t amount, std::int64_t scale, std::int64_t price) {
  return amount <= 0 || price <= 0 ? 0 : ceil_div(amount * scale, price);
}

}  // namespace

void LimitedBound::set_price(const Instance& in, std::int64_t Prices::*price, std::int64_t ppm) {
  if (tables_.prices().*price == ppm) return;
  Prices prices = tables_.prices();
  prices.*price = ppm;
  if (price == &Prices::dollar) {
    tables_.set_price_of_dollar(ppm);
  } else {
    tables_.prepare(in, prices);
  }
}

/// Chooses among the tables' own price and those 2^n times `step` above it the one where `figure`
/// is least, and leaves the tables at it. The figure falls and then rises with the price, so the
/// best is found by going up or down from a guess of n. Any price gives a valid bound, and tables
/// take long to make: a guess that takes an eighth off is good enough.
template <class Figure>
void LimitedBound::find_price(const Instance& in, std::int64_t Prices::*price, std::int64_t step,
                              int guess, const Figure& figure) {
  const std::int64_t own = tables_.prices().*price;
  const std::int64_t at_own = figure();
  const std::int64_t most = price == &Prices::hour ? kMostHour : kMostDollar;
  const auto figure_at = [&](int power) {
    if (own + (step << power) >= most) return std::numeric_limits<std::int64_t>::max();
    set_price(in, price, own + (step << power));
    return figure();
  };
  int best = guess;
  std::int64_t least = figure_at(guess);
  if (at_own > 0 && least <= at_own / 8 * 7) return;
  for (std::int64_t next; (next = figure_at(best + 1)) <= least && next <= at_own; ++best) {
    least = next;
  }
  if (best == guess) {
    for (std::int64_t next; best > 0 && (next = figure_at(best - 1)) < least; --best) least = next;
  }
  set_price(in, price, least <= at_own ? own + (step << best) : own);
}

namespace {

/// The largest n >= 0 with 2^n times `step` at most `ppm`, else 0.
int power_below(std::int64_t ppm, std::int64_t step) {
  int power = 0;
  while (step << (power + 1) <= ppm) ++power;
  return power;
}

}  // namespace

void LimitedBound::prepare(const Instance& in, const Prices& own, const Limit& limit) {
  own_ = own;
  tables_.prepare(in, own);
  if (in.items() == 0) return;
  const auto bound = [&] { return tables_.most_ppm(in.max_steps) + free_ppm(limit); };
  // The price is what the last hour is worth, about a third of what all of them are on average.
  const std::int64_t worth = tables_.most_ppm(in.max_steps) / 3;
  if (limit.minutes != kNoLimit) {
    const std::int64_t step = std::max<std::int64_t>(64, own.hour / 2);
    const std::int64_t hours = std::max<std::int64_t>(1, limit.minutes / 60);
    find_price(in, &Prices::hour, step, power_below(worth / hours, step), bound);
  }
  if (limit.cents != kNoLimit) {
    const std::int64_t step = std::max<std::int64_t>(4, own.dollar / 2);
    find_price(in, &Prices::dollar, step, 0, bound);
  }
}

void LimitedBound::prepare_reach_in_time(const Instance& in, std::int64_t readiness_ppm) {
  own_ = {0, 0, false};
  tables_.prepare(in, {64, 0, false});
  if (in.items() == 0) return;
  find_price(in, &Prices::hour, 64, 0,
             [&] { return -least_minutes(readiness_ppm, tables_.most_ppm(in.max_steps)); });
}

void LimitedBound::prepare_reach_for_money(const Instance& in, std::int64_t readiness_ppm) {
  own_ = {0, 0, false};
  tables_.prepare(in, {0, 16, false});
  if (in.items() == 0) return;
  find_price(in, &Prices::dollar, 16, 0,
             [&] { return -least_cents(readiness_ppm, tables_.most_ppm(in.max_steps)); });
}

std::int64_t LimitedBound::free_ppm(const Limit& limit) const {
  const std::int64_t hour = tables_.prices().hour - own_.hour;
  const std::int64_t dollar = tables_.prices().dollar - own_.dollar;
  if ((hour > 0 && limit.minutes == kNoLimit) || (dollar > 0 && limit.cents == kNoLimit)) {
    return kNoLimit;
  }
  std::int64_t free = 0;
  if (hour > 0) free += mul_div_up(hour, std::max<std::int64_t>(0, limit.minutes), 60);
  if (dollar > 0) free += mul_div_up(dollar, limit.cents, 100);
  return free;
}

std::int64_t LimitedBound::least_minutes(std::int64_t readiness_ppm, std::int64_t bound_ppm) const {
  return ratio(readiness_ppm - bound_ppm, 60, tables_.prices().hour - own_.hour);
}

std::int64_t LimitedBound::least_cents(std::int64_t readiness_ppm, std::int64_t bound_ppm) const {
  return ratio(readiness_ppm - bound_ppm, 100, tables_.prices().dollar - own_.dollar);
}

}  // namespace certrail
