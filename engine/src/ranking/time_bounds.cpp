#include "ranking/time_bounds.hpp"

#include <algorithm>
#include <functional>

#include "ranking/known_after.hpp"
#include "scoring/integer_math.hpp"

namespace certrail {
namespace {

constexpr std::int64_t kWhole = kPpm * kPpm;

/// Thousandths of minutes, rounded down.
std::int64_t unrounded_time(const Instance& in, Item item, const Level8* levels) {
  return mul_div(in.study_minutes[item] * 1000,
                 kWhole - in.policy->transfer * known_ppm(in, item, levels), kWhole);
}

}  // namespace

void TimeBounds::prepare(const Instance& instance) {
  in_ = &instance;
  items_ = instance.items();
  ready_ = false;
}

void TimeBounds::make_tables() {
  ready_ = true;
  start_time_.resize(items_);
  least_time_.resize(items_);
  saved_.resize(items_ * items_);
  pair_sums_.resize(items_ * kMaxSteps);
  std::vector<Level8> most(in_->start_level);
  for (Item i = 0; i < items_; ++i) {
    const Level8* row = in_->levels_of(i);
    for (std::size_t s = 0; s < most.size(); ++s) most[s] = std::max(most[s], row[s]);
  }
  std::vector<std::int64_t> known(items_);
  for (Item on = 0; on < items_; ++on) {
    start_time_[on] = unrounded_time(*in_, on, in_->start_level.data());
    least_time_[on] = unrounded_time(*in_, on, most.data());
    more_known_after(*in_, on, known);
    for (Item by = 0; by < items_; ++by) {
      saved_[on * items_ + by] =
          mul_div_up(in_->study_minutes[on] * 1000, in_->policy->transfer * known[by], kWhole);
    }
  }
  std::vector<std::int64_t> pairs(items_);
  for (Item i = 0; i < items_; ++i) {
    for (Item j = 0; j < items_; ++j) pairs[j] = std::max(saved(i, j), saved(j, i));
    const std::size_t count = std::min<std::size_t>(items_, kMaxSteps - 1);
    std::partial_sort(pairs.begin(), pairs.begin() + static_cast<std::ptrdiff_t>(count),
                      pairs.end(), std::greater<>());
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < kMaxSteps; ++k) {
      pair_sums_[i * kMaxSteps + k] = (sum + 1) / 2;
      if (k < count) sum += pairs[k];
    }
  }
}

std::int32_t TimeBounds::least_minutes(Item item) {
  if (!ready_) make_tables();
  return static_cast<std::int32_t>(least_time_[item] / 1000);
}

std::int64_t TimeBounds::adds_at_least(Item item, const ChosenSet& chosen) {
  if (!ready_) make_tables();
  std::int64_t time = least_time_[item];
  for (const Item member : chosen.items()) time -= saved(member, item);
  return time;
}

std::int64_t TimeBounds::adds_in_pairs(Item item, const ChosenSet& chosen, int further) {
  if (!ready_) make_tables();
  std::int64_t time =
      start_time_[item] - pair_sums_[item * kMaxSteps + static_cast<std::size_t>(further)];
  for (const Item member : chosen.items()) {
    time -= std::max(saved(member, item), saved(item, member));
  }
  return time;
}

}  // namespace certrail
