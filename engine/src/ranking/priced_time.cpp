#include "ranking/priced_time.hpp"

#include <algorithm>
#include <limits>

#include "ranking/largest_few.hpp"
#include "scoring/integer_math.hpp"

namespace certrail {
namespace {

// Eight exams of a million minutes each take less than 2^33 thousandths: the product is below 2^63.
constexpr std::int64_t kMostPrice = std::int64_t{1} << 28;
constexpr std::int64_t kThousandthsOfHour = 60'000;
constexpr std::int64_t kFirstExtra = 64;

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

PricedTime at_price(std::span<const Offer> offers, const TimedAim& aim, std::int64_t extra) {
  PricedTime priced;
  priced.extra = extra;
  priced.hour = aim.price_of_hour + extra;
  const std::int64_t free =
      aim.base_ppm - priced.hour * aim.base_minutes / 60 + mul_div_up(extra, aim.most_minutes, 60);
  LargestFew<std::int64_t> best(aim.steps);
  for (const Offer& offer : offers) best.add(priced.worth(offer));
  priced.bound_ppm = free + best.sum();
  // Beside an offer stand the best others.
  priced.least_ppm = aim.least_ppm - free - (best.sum() - best.smallest());
  return priced;
}

}  // namespace

std::int64_t PricedTime::worth(const Offer& offer) const {
  return offer.worth_ppm - floor_div(hour * offer.time, kThousandthsOfHour);
}

PricedTime price_time(std::span<const Offer> offers, const TimedAim& aim, std::int64_t guess) {
  if (aim.price_of_hour + std::max(kFirstExtra, guess) >= kMostPrice) {
    PricedTime nothing;
    nothing.bound_ppm = std::numeric_limits<std::int64_t>::max();
    nothing.least_ppm = std::numeric_limits<std::int64_t>::min();
    return nothing;
  }
  // The bound is a convex function of the price.
  PricedTime best = at_price(offers, aim, guess);
  const auto try_price = [&](std::int64_t extra) {
    const PricedTime priced = at_price(offers, aim, extra);
    if (priced.bound_ppm >= best.bound_ppm) return false;
    best = priced;
    return true;
  };
  bool rose = false;
  for (std::int64_t extra = guess == 0 ? kFirstExtra : 2 * guess;
       aim.price_of_hour + extra < kMostPrice && try_price(extra); extra *= 2) {
    rose = true;
  }
  for (std::int64_t extra = guess / 2; !rose && guess > 0; extra /= 2) {
    if (extra < kFirstExtra) extra = 0;
    if (!try_price(extra) || extra == 0) break;
  }
  return best;
}

}  // namespace certrail
