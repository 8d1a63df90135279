#include "ranking/bound_tables.hpp"

#include <algorithm>

namespace certrail {

void BoundTables::prepare(const Instance& instance, const Prices& prices) {
  in_ = &instance;
  prices_ = prices;
  unit_bits_ = unit_bits(*instance.compiled, *instance.policy, prices.hour);
  shift_ = 32 + unit_bits_;
  round_up_ = (Int128{1} << shift_) - 1;
  rate_.resize(instance.items());
  fixed_.resize(instance.items());
  gains_.resize(instance.compiled->cells);
  for (Item item = 0; item < instance.items(); ++item) prepare_item(item);
}

/// Units at most saved at each rank of an exam's skill.
const std::int32_t* BoundTables::saved_row(const ExamSkill& exam, std::int64_t rate) {
  if (prices_.hour == in_->policy->price_of_hour) return in_->tables->saved.data() + exam.cells;
  const std::int32_t* known = in_->tables->known.data() + exam.cells;
  for (std::size_t rank = 0; rank <= exam.rank; ++rank) {
    saved_row_[rank] = static_cast<std::int32_t>(
        (static_cast<Int128>(known[rank]) * (rate + 1) + round_up_) >> shift_);
  }
  return saved_row_.data();
}

void BoundTables::prepare_item(Item item) {
  const PolicyTables& tables = *in_->tables;
  const CertificationIndex c = in_->certification[item];
  const bool as_policy = prices_.hour == in_->policy->price_of_hour;
  const std::int64_t rate =
      as_policy ? tables.saving_rate[c]
                : saving_rate(in_->study_minutes[item], prices_.hour, in_->policy->transfer);
  rate_[item] = rate;
  const auto saved_at_start = static_cast<std::int64_t>(
      (static_cast<Int128>(in_->known_of_item[item]) * (rate + 1) + 0xffff'ffff) >> 32);
  const std::int64_t hours =
      std::max<std::int64_t>(0, prices_.hour * in_->study_minutes[item] / 60 - saved_at_start);
  std::int64_t fixed = -hours - prices_.dollar * in_->fee_cents[item] / 100;
  if (prices_.credentials) fixed += in_->credential_ppm[item] - in_->other_cloud_ppm[item];
  // Shifting rounds down, also below 0. A bound may be raised where it is too low for 32 bits.
  constexpr std::int64_t kLeast = -(std::int64_t{1} << 30);
  const std::int64_t unit = std::int64_t{1} << unit_bits_;
  fixed_[item] = static_cast<std::int32_t>(std::max(kLeast, (fixed + unit - 1) >> unit_bits_));

  // A lift is at most 10^6, a unit at most 2^24.
  const auto round_up_lift = static_cast<std::int32_t>(unit - 1);
  const std::int32_t* at_start = in_->known_at_start.data() + in_->first_exam_skill(item);
  for (const ExamSkill& exam : in_->exam_of(item)) {
    const std::int32_t* saved = saved_row(exam, rate);
    const std::int32_t* credits = in_->credits.data() + in_->compiled->rank_begin[exam.skill];
    std::int32_t* gains = gains_.data() + exam.cells;
    const auto start = static_cast<std::int32_t>(static_cast<Int128>(*at_start++) * rate >> shift_);
    // From its own level on everything is known and nothing is lifted.
    const std::int32_t own = credits[exam.rank] + round_up_lift;
    std::int32_t most = std::max(0, saved[exam.rank] - start);
    gains[exam.rank] = most;
    for (int rank = exam.rank - 1; rank >= 0; --rank) {
      const std::int32_t lift = (own - credits[rank]) >> unit_bits_;
      most = std::max(most, std::max(0, saved[rank] - start) + lift);
      gains[rank] = most;
    }
  }
}

std::int64_t BoundTables::base_ppm(const ChosenSet& chosen) const {
  // Each step's minutes are rounded up, which a completion may undo.
  const std::int64_t minutes = std::max(0, chosen.free_minutes() - chosen.size());
  std::int64_t worth = chosen.readiness_ppm() - in_->readiness_ppm -
                       prices_.dollar * chosen.fee_cents() / 100 - prices_.hour * minutes / 60;
  if (prices_.credentials) worth += chosen.credential_ppm() - chosen.other_cloud_ppm();
  return worth;
}

std::int64_t BoundTables::most_ppm(int steps) const {
  std::array<std::int64_t, kMaxSteps> most{};  // descending, those above 0
  const auto last = static_cast<std::size_t>(steps - 1);
  for (Item item = 0; item < in_->items(); ++item) {
    std::int64_t adds = fixed_[item];
    for (const ExamSkill& exam : in_->exam_of(item)) adds += gains_[exam.cells];
    if (adds <= most[last]) continue;
    std::size_t at = last;
    for (; at > 0 && most[at - 1] < adds; --at) most[at] = most[at - 1];
    most[at] = adds;
  }
  std::int64_t sum = 0;
  for (const std::int64_t adds : most) sum += adds;
  return ppm(sum);
}

}  // namespace certrail
