#include "ranking/time_bounds.hpp"

#include <algorithm>

namespace certrail {
namespace {

/// Thousandths of minutes that knowing so much of an exam saves, not rounded; the product is at
/// most 10^18.
std::uint64_t saved_billionths(const Instance& in, Item item, std::int64_t known) {
  return static_cast<std::uint64_t>(in.study_minutes[item] * in.policy->transfer) *
         static_cast<std::uint64_t>(known);
}

constexpr std::uint64_t kBillion = 1'000'000'000;

std::int64_t rounded_up(std::uint64_t billionths) {
  return static_cast<std::int64_t>((billionths + kBillion - 1) / kBillion);
}

/// The sum of the `count` largest amounts of companions who may come, who is told for each.
template <class MayCome>
std::int64_t largest(const Instance& in, Item item, const std::vector<Companion>& companions,
                     int count, const MayCome& may_come) {
  const Companion* companion =
      companions.data() + std::size_t{in.certification[item]} * kCompanions;
  const Companion* const end = companion + kCompanions;
  std::int64_t sum = 0;
  for (; companion != end && companion->amount > 0 && count > 0; ++companion) {
    if (!may_come(companion->certification)) continue;
    sum += companion->amount;
    --count;
  }
  // Those that are not listed have no more than those that are.
  if (companion == end) sum += count * end[-1].amount;
  return sum;
}

}  // namespace

std::int64_t most_known(const Instance& in, Item item, int by) {
  return largest(in, item, in.tables->teachers, by,
                 [&](CertificationIndex c) { return in.open[c]; });
}

void TimeBounds::prepare(const Instance& instance, KnownAfter& known_after) {
  in_ = &instance;
  known_after_ = &known_after;
  items_ = instance.items();
  ready_ = false;
}

void TimeBounds::make_tables() {
  ready_ = true;
  start_time_.resize(items_);
  least_time_.resize(items_);
  const CompiledCatalog& compiled = *in_->compiled;
  most_.assign(in_->start_level.size(), 0);
  for (SkillIndex s = 0; s < most_.size(); ++s) {
    // Those who attest most come first.
    const auto examiners = compiled.examiners_of(s);
    const auto first = std::find_if(examiners.begin(), examiners.end(), [&](const Examiner& one) {
      return in_->item_of[one.certification] != kNoItem;
    });
    if (first != examiners.end()) most_[s] = compiled.exam[first->exam_skill].rank;
  }
  for (Item item = 0; item < items_; ++item) {
    const std::int64_t whole = in_->study_minutes[item] * 1000;
    const std::int64_t known = in_->known_of_item[item];
    const std::int64_t most = known + known_after_->more_known(item, most_.data());
    start_time_[item] = whole - rounded_up(saved_billionths(*in_, item, known));
    least_time_[item] = whole - rounded_up(saved_billionths(*in_, item, most));
  }
}

std::int64_t TimeBounds::saved_on_chosen(Item chosen, Item candidate) const {
  return thousandths(known_after_->saved_by(chosen, candidate));
}

std::int64_t TimeBounds::saved_by_chosen(Item chosen, Item candidate) const {
  return rounded_up(
      saved_billionths(*in_, candidate, known_after_->known_before(chosen, candidate)));
}

std::int64_t TimeBounds::most_saved(Item item, int by) const {
  const std::int64_t known = std::min(most_known(*in_, item, by), kPpm - in_->known_of_item[item]);
  return rounded_up(saved_billionths(*in_, item, known));
}

std::int32_t TimeBounds::least_minutes(Item item) {
  if (!ready_) make_tables();
  return static_cast<std::int32_t>(least_time_[item] / 1000);
}

std::int64_t TimeBounds::thousandths(FineMinutes time) const {
  const int bits = in_->compiled->fine_minute_bits;
  return (std::int64_t{time} * 1000 + (std::int64_t{1} << bits) - 1) >> bits;
}

std::int64_t TimeBounds::adds_if_all_known(Item item, FineMinutes saved) {
  if (!ready_) make_tables();
  return least_time_[item] - thousandths(saved);
}

std::int64_t TimeBounds::adds_at_least(Item item, FineMinutes saved, int earlier) {
  const std::int64_t time = adds_if_all_known(item, saved);
  // The sums take a while to make, and matter most where they could change the sign.
  if (time >= 0) return time;
  return std::max(time, time - least_time_[item] + start_time_[item] - most_saved(item, earlier));
}

/// In one order of all, let gain(c, r) be what r saves on a chosen c beyond what the chosen ones
/// before c teach. On each c all of R save no more than the sum of these, since per skill only the
/// highest level counts. So with n steps the chosen ones take, in that order, at least
///
///     time - sum over R of gain(r) >= (1 - |R| / n) time + sum over R of (time - n gain(r)) / n
///
/// and the last terms are at least their least over all orders, minutes_if_known. A gain(r) is also
/// no more than what r saves on each from the starting level; where that is less than r takes, it
/// says enough.
std::int64_t TimeBounds::adds_in_order(Item item, ChosenSet& chosen, FineMinutes saved,
                                       int steps) const {
  const std::int64_t known =
      in_->known_of_item[item] + known_after_->more_known(item, chosen.ranks());
  const std::int64_t takes =
      minutes_of_study(in_->study_minutes[item], in_->policy->transfer,
                       std::min(kPpm, known + most_known(*in_, item, steps - 1)));
  // Each step's minutes are rounded up: a minute may be gained on each chosen one.
  const std::int64_t time = (takes - chosen.size()) * 1000;
  const std::int64_t saved_on = thousandths(saved);
  if (time >= saved_on) return time - saved_on;
  const std::int64_t less = chosen.free_minutes() - chosen.minutes_if_known(item, steps);
  return time - std::min(saved_on, (less * 1000 + steps - 1) / steps);
}

std::int64_t TimeBounds::saved_in_pairs(Item item, std::span<const Item> chosen) const {
  std::int64_t saved = 0;
  for (const Item member : chosen) {
    saved += std::max(saved_on_chosen(member, item), saved_by_chosen(member, item));
  }
  return saved;
}

std::int64_t TimeBounds::first_adds(Item item, const ChosenSet& chosen, FineMinutes saved,
                                    std::int64_t saved_in_pairs) {
  if (!ready_) make_tables();
  const std::int64_t saved_on_all = thousandths(saved);
  if (saved_in_pairs <= saved_on_all) return start_time_[item] - saved_in_pairs;
  // All together save no more on it than what they teach together.
  const std::int64_t saved_by_all =
      rounded_up(saved_billionths(*in_, item, known_after_->more_known(item, chosen.ranks())));
  return start_time_[item] - std::min(saved_in_pairs, saved_on_all + saved_by_all);
}

std::int64_t TimeBounds::saves_in_pairs(Item item, int further, const std::uint8_t* among) const {
  const std::int64_t saved = among == nullptr
                                 ? largest(*in_, item, in_->tables->partners, further,
                                           [&](CertificationIndex c) { return in_->open[c]; })
                                 : largest(*in_, item, in_->tables->partners, further,
                                           [&](CertificationIndex c) { return among[c] != 0; });
  // Each of a pair takes half of what it saves.
  return (saved + 1) / 2;
}

}  // namespace certrail
