#include "ranking/limited_bound.hpp"

#include <algorithm>

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

/// Raises a price by powers of two as long as `figure` of the prepared tables falls, then leaves
/// the tables at the best price.
template <class Figure>
void LimitedBound::climb(const Instance& in, std::int64_t Prices::*price, std::int64_t first,
                         const Figure& figure) {
  Prices best = tables_.prices();
  const Prices from = best;
  std::int64_t least = figure();
  const std::int64_t most = price == &Prices::hour ? kMostHour : kMostDollar;
  for (std::int64_t more = first; from.*price + more < most; more *= 2) {
    Prices prices = from;
    prices.*price += more;
    tables_.prepare(in, prices);
    const std::int64_t now = figure();
    if (now > least) break;
    least = now;
    best = prices;
  }
  if (best.*price != tables_.prices().*price) tables_.prepare(in, best);
}

void LimitedBound::prepare(const Instance& in, const Prices& own, const Limit& limit) {
  own_ = own;
  tables_.prepare(in, own);
  if (in.items() == 0) return;
  const auto bound = [&] { return tables_.most_ppm(in.max_steps) + free_ppm(limit); };
  if (limit.minutes != kNoLimit) {
    climb(in, &Prices::hour, std::max<std::int64_t>(64, own.hour / 2), bound);
  }
  if (limit.cents != kNoLimit) {
    climb(in, &Prices::dollar, std::max<std::int64_t>(4, own.dollar / 2), bound);
  }
}

void LimitedBound::prepare_reach_in_time(const Instance& in, std::int64_t readiness_ppm) {
  own_ = {0, 0, false};
  tables_.prepare(in, {64, 0, false});
  if (in.items() == 0) return;
  climb(in, &Prices::hour, 64,
        [&] { return -least_minutes(readiness_ppm, tables_.most_ppm(in.max_steps)); });
}

void LimitedBound::prepare_reach_for_money(const Instance& in, std::int64_t readiness_ppm) {
  own_ = {0, 0, false};
  tables_.prepare(in, {0, 16, false});
  if (in.items() == 0) return;
  climb(in, &Prices::dollar, 16,
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
