#include "ranking/bound_tables.hpp"

#include <algorithm>
#include <bit>

#include "ranking/gain_row.hpp"
#include "ranking/largest_few.hpp"

namespace certrail {

void BoundTables::prepare(const Instance& instance, const Prices& prices) {
  in_ = &instance;
  prices_ = prices;
  as_policy_ = prices.hour == instance.policy->price_of_hour;
  unit_bits_ = unit_bits(*instance.compiled, *instance.policy, prices.hour);
  shift_bits_ = 32 + unit_bits_;
  round_up_ = (Int128{1} << shift_bits_) - 1;
  price_time();
  rate_.resize(instance.items());
  fixed_.resize(instance.items());
  hours_ppm_.resize(instance.items());
  for (Item item = 0; item < instance.items(); ++item) {
    price_hours(item);
    add_fixed(item);
  }
  prepare_lanes();
  prepare_rows();
}

void BoundTables::set_price_of_dollar(std::int64_t ppm) {
  prices_.dollar = ppm;
  for (Item item = 0; item < in_->items(); ++item) add_fixed(item);
}

/// With as many fraction bits as leave products with FineMinutes below 2^62.
void BoundTables::price_time() {
  const int bits = 35 - static_cast<int>(std::bit_width(static_cast<std::uint64_t>(prices_.hour)));
  time_rate_ = prices_.hour == 0 ? 0 : (prices_.hour << bits) / 60 + 1;
  time_shift_ = bits + in_->compiled->fine_minute_bits + unit_bits_;
  time_round_up_ = (std::int64_t{1} << time_shift_) - 1;
}

void BoundTables::price_hours(Item item) {
  if (prices_.hour == 0) {
    rate_[item] = hours_ppm_[item] = 0;
    return;
  }
  const std::int64_t rate =
      as_policy_ ? in_->tables->saving_rate[in_->certification[item]]
                 : saving_rate(in_->study_minutes[item], prices_.hour, in_->policy->transfer);
  rate_[item] = rate;
  const auto saved_at_start = static_cast<std::int64_t>(
      (static_cast<Int128>(in_->known_of_item[item]) * (rate + 1) + 0xffff'ffff) >> 32);
  hours_ppm_[item] =
      std::max<std::int64_t>(0, prices_.hour * in_->study_minutes[item] / 60 - saved_at_start);
}

void BoundTables::add_fixed(Item item) {
  const std::int64_t fixed = credentials_and_money_ppm(item) - hours_ppm_[item];
  // Shifting rounds down, also below 0. A bound may be raised where it is too low for 32 bits.
  constexpr std::int64_t kLeast = -(std::int64_t{1} << 30);
  const std::int64_t unit = std::int64_t{1} << unit_bits_;
  fixed_[item] = static_cast<std::int32_t>(std::max(kLeast, (fixed + unit - 1) >> unit_bits_));
}

/// What each lane has whatever is reached.
void BoundTables::prepare_lanes() {
  const CompiledCatalog& compiled = *in_->compiled;
  saved_start_.assign(compiled.lanes(), 0);
  if (prices_.hour == 0) return;
  for (SkillIndex s = 0; s < compiled.skills(); ++s) {
    if (in_->start_level[s] == 0) continue;
    std::uint32_t lane = compiled.lane_begin[s];
    for (const Examiner& examiner : compiled.examiners_of(s)) {
      const Item item = in_->item_of[examiner.certification];
      if (item != kNoItem) {
        saved_start_[lane] = static_cast<std::int32_t>(
            Int128{in_->known_at_start[examiner.exam_skill]} * rate_[item] >> shift_bits_);
      }
      ++lane;
    }
  }
  if (as_policy_) return;
  lane_rate_.assign(compiled.lanes(), 0);
  std::int64_t most_rate = 0;
  for (Item item = 0; item < in_->items(); ++item) {
    const std::int64_t rate = rate_[item] + 1;  // rounded up
    for (const ExamSkill& exam : in_->exam_of(item)) lane_rate_[exam.lane] = rate;
    most_rate = std::max(most_rate, rate);
  }
  all_rows_.wide = (Int128{kPpm} * most_rate + round_up_) >> 63 != 0;
}

void BoundTables::prepare_rows() {
  const CompiledCatalog& compiled = *in_->compiled;
  simd_ = best_simd();
  // A lift is at most 10^6, a unit at most 2^24.
  all_rows_.round_up = static_cast<std::int32_t>((std::int64_t{1} << unit_bits_) - 1);
  all_rows_.unit_bits = unit_bits_;
  all_rows_.rate_round_up = round_up_;
  all_rows_.rate_shift = shift_bits_;
  gains_.resize(2 * std::size_t{compiled.lanes()});
  row_at_.assign(2 * compiled.rank_level.size(), kNotMade);
  shift_.resize(compiled.skills());
  find_asked_skills();
  for (SkillIndex s = 0; s < compiled.skills(); ++s) {
    if (!is_asked_[s]) continue;
    std::int32_t* gains = gains_.data() + compiled.lane_begin[s];
    // Below the starting level all ranks lift the same and save nothing, as rank 0 does.
    fill_gains(s, rank_of_start(s), false, gains, gains + compiled.lanes());
  }
}

/// The rows of the others are not looked at. Many candidates ask for all skills.
void BoundTables::find_asked_skills() {
  const bool are_few = in_->items() * 4 < in_->open.size();
  is_asked_.assign(in_->compiled->skills(), !are_few);
  if (!are_few) return;
  for (Item item = 0; item < in_->items(); ++item) {
    for (const ExamLane& at : in_->lanes_of(item)) is_asked_[at.skill] = true;
  }
}

/// The highest rank that the starting level reaches.
std::size_t BoundTables::rank_of_start(SkillIndex skill) const {
  const CompiledCatalog& compiled = *in_->compiled;
  std::size_t rank = 0;
  if (in_->start_level[skill] == 0) return rank;
  const Level8* levels = compiled.rank_level.data() + compiled.rank_begin[skill];
  while (rank + 1 < compiled.ranks(skill) && levels[rank + 1] <= in_->start_level[skill]) ++rank;
  return rank;
}

void BoundTables::fill_gains(SkillIndex skill, std::size_t rank, bool by_one, std::int32_t* gains,
                             std::int32_t* lifts) const {
  const CompiledCatalog& compiled = *in_->compiled;
  const std::uint32_t lane = compiled.lane_begin[skill];
  const std::uint32_t column = compiled.column_begin[skill];
  GainRow row = all_rows_;
  row.lanes = compiled.lanes(skill);
  row.credits = in_->credits.data() + compiled.rank_begin[skill];
  row.lane_rank = compiled.lane_rank.data() + lane;
  row.own = in_->lane_credits.data() + lane;
  row.saved_start = saved_start_.data() + lane;
  if (prices_.hour == 0) {
    // Where time is free nothing is saved.
  } else if (as_policy_) {
    row.saved = in_->tables->saved_column.data() + column;
  } else {
    row.known = in_->tables->known_column.data() + column;
    row.rate = lane_rate_.data() + lane;
  }
  std::size_t from = rank;
  std::size_t end = by_one ? from + 1 : compiled.ranks(skill);
  // Where nothing is lifted the most is saved at the highest level; where time is free nothing is
  // saved, and the most is lifted at the lowest.
  if (in_->weight[skill] == 0) from = end - 1;
  if (prices_.hour == 0) end = from + 1;
  fill_gain_row(simd_, row, from, end, gains, lifts);
}

/// Where the gains of a skill from a rank on (at that rank) stand.
std::uint32_t BoundTables::gains_at(SkillIndex skill, Rank8 rank, bool by_one) {
  const CompiledCatalog& compiled = *in_->compiled;
  std::size_t row = compiled.rank_begin[skill] + rank;
  if (by_one) row += compiled.rank_level.size();
  std::uint32_t& at = row_at_[row];
  if (at == kNotMade) {
    at = static_cast<std::uint32_t>(gains_.size());
    gains_.resize(gains_.size() + compiled.lanes(skill));
    fill_gains(skill, rank, by_one, gains_.data() + at);
  }
  return at;
}

void BoundTables::reach(const ChosenSet& chosen, bool by_one) {
  const CompiledCatalog& compiled = *in_->compiled;
  std::fill(shift_.begin(), shift_.end(), by_one ? compiled.lanes() : 0);
  for (const ChosenSet::Raised& raised : chosen.raised()) {
    const SkillIndex skill = raised.skill;
    shift_[skill] = gains_at(skill, chosen.ranks()[skill], by_one) - compiled.lane_begin[skill];
  }
}

bool BoundTables::is_quicker_by_loss(const ChosenSet& chosen, std::size_t items) const {
  std::size_t lanes = 0;
  for (const ChosenSet::Raised& raised : chosen.raised_by_newest()) {
    lanes += in_->compiled->lanes(raised.skill);
  }
  return lanes < items * in_->exam_of(chosen.items().back()).size();
}

const std::int32_t* BoundTables::lost_to_newest(const ChosenSet& chosen) {
  const CompiledCatalog& compiled = *in_->compiled;
  lost_.assign(compiled.catalog.certifications.size(), 0);
  for (const ChosenSet::Raised& raised : chosen.raised_by_newest()) {
    const std::uint32_t base = compiled.lane_begin[raised.skill];
    const std::uint32_t before =
        raised.from == 0 ? base : gains_at(raised.skill, raised.from, false);
    const std::int32_t* now = gains_.data() + base + shift_[raised.skill];
    const std::int32_t* then = gains_.data() + before;
    for (const Examiner& examiner : compiled.examiners_of(raised.skill)) {
      lost_[examiner.certification] += *then++ - *now++;
    }
  }
  return lost_.data();
}

std::int64_t BoundTables::base_without_time_ppm(const ChosenSet& chosen) const {
  std::int64_t worth =
      chosen.readiness_ppm() - in_->readiness_ppm - prices_.dollar * chosen.fee_cents() / 100;
  if (prices_.credentials) worth += chosen.credential_ppm() - chosen.other_cloud_ppm();
  return worth;
}

std::int64_t BoundTables::base_ppm(const ChosenSet& chosen) const {
  // Each step's minutes are rounded up, which a completion may undo.
  const std::int64_t minutes = std::max(0, chosen.free_minutes() - chosen.size());
  return base_without_time_ppm(chosen) - prices_.hour * minutes / 60;
}

std::int64_t BoundTables::credentials_and_money_ppm(Item item) const {
  std::int64_t worth = -(prices_.dollar * in_->fee_cents[item] / 100);
  if (prices_.credentials) worth += in_->credential_ppm[item] - in_->other_cloud_ppm[item];
  return worth;
}

std::int64_t BoundTables::most_ppm(int steps) const {
  LargestFew<std::int64_t> most(steps);
  for (Item item = 0; item < in_->items(); ++item) {
    std::int64_t adds = fixed_[item];
    for (const ExamLane& at : in_->lanes_of(item)) adds += gains_[at.lane];
    most.add(adds);
  }
  return ppm(most.sum());
}

}  // namespace certrail
