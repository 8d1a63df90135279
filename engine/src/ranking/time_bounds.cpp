#include "ranking/time_bounds.hpp"

#include <algorithm>
#include <functional>

#include "ranking/known_after.hpp"
#include "scoring/integer_math.hpp"

namespace certrail {
namespace {

constexpr std::int64_t kWhole = kPpm * kPpm;
constexpr std::size_t kMostForPairs = 2'000;  // candidates; the table has their square

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
  has_pair_sums_ = false;
}

void TimeBounds::make_tables() {
  ready_ = true;
  start_time_.resize(items_);
  least_time_.resize(items_);
  saved_.resize(items_);
  has_saved_.assign(items_, false);
  std::vector<Level8> most(in_->start_level);
  for (Item i = 0; i < items_; ++i) {
    const Level8* row = in_->levels_of(i);
    for (std::size_t s = 0; s < most.size(); ++s) most[s] = std::max(most[s], row[s]);
  }
  for (Item item = 0; item < items_; ++item) {
    start_time_[item] = unrounded_time(*in_, item, in_->start_level.data());
    least_time_[item] = unrounded_time(*in_, item, most.data());
  }
}

const std::vector<std::int64_t>& TimeBounds::saved(Item on) {
  std::vector<std::int64_t>& row = saved_[on];
  if (!has_saved_[on]) {
    has_saved_[on] = true;
    more_known_after(*in_, on, row);
    for (std::int64_t& known : row) {
      known = mul_div_up(in_->study_minutes[on] * 1000, in_->policy->transfer * known, kWhole);
    }
  }
  return row;
}

void TimeBounds::make_pair_sums() {
  has_pair_sums_ = true;
  pair_sums_.resize(items_ * kMaxSteps);
  for (Item item = 0; item < items_; ++item) saved(item);
  std::vector<std::int64_t> pairs(items_);
  for (Item i = 0; i < items_; ++i) {
    for (Item j = 0; j < items_; ++j) pairs[j] = std::max(saved_[i][j], saved_[j][i]);
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
  for (const Item member : chosen.items()) time -= saved(member)[item];
  return time;
}

std::int64_t TimeBounds::adds_in_pairs(Item item, const ChosenSet& chosen, int further) {
  if (!ready_) make_tables();
  if (items_ > kMostForPairs) return adds_at_least(item, chosen);
  if (!has_pair_sums_) make_pair_sums();
  std::int64_t time =
      start_time_[item] - pair_sums_[item * kMaxSteps + static_cast<std::size_t>(further)];
  for (const Item member : chosen.items()) {
    time -= std::max(saved_[member][item], saved_[item][member]);
  }
  return time;
}

}  // namespace certrail
