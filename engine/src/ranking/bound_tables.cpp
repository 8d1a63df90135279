#include "ranking/bound_tables.hpp"

#include <algorithm>

namespace certrail {

void BoundTables::prepare(const Instance& instance) {
  in_ = &instance;
  unit_bits_ = instance.tables->unit_bits;
  shift_ = 32 + unit_bits_;
  round_up_ = (Int128{1} << shift_) - 1;
  fixed_.resize(instance.items());
  gains_.resize(instance.compiled->cells);
  for (Item item = 0; item < instance.items(); ++item) prepare_item(item);
}

void BoundTables::prepare_item(Item item) {
  const PolicyTables& tables = *in_->tables;
  const CertificationIndex c = in_->certification[item];
  const Int128 rate = saving_rate(item);
  const auto saved_at_start = [&](std::int64_t known) {
    return static_cast<std::int64_t>((known * (rate + 1) + 0xffff'ffff) >> 32);
  };
  const std::int64_t hours =
      std::max<std::int64_t>(0, tables.hours_ppm[c] - saved_at_start(in_->known_of_item[item]));
  const std::int64_t fixed =
      in_->credential_ppm[item] - in_->other_cloud_ppm[item] - tables.money_ppm[c] - hours;
  // Shifting rounds down, also below 0. A bound may be raised where it is too low for 32 bits.
  constexpr std::int64_t kLeast = -(std::int64_t{1} << 30);
  const std::int64_t unit = std::int64_t{1} << unit_bits_;
  fixed_[item] = static_cast<std::int32_t>(std::max(kLeast, (fixed + unit - 1) >> unit_bits_));

  const std::int32_t* at_start = in_->known_at_start.data() + in_->first_exam_skill(item);
  for (const ExamSkill& exam : in_->exam_of(item)) {
    const std::int32_t* saved = tables.saved.data() + exam.cells;
    const std::int32_t* credits = in_->credits.data() + in_->compiled->rank_begin[exam.skill];
    std::int32_t* gains = gains_.data() + exam.cells;
    const auto start = static_cast<std::int32_t>(*at_start * rate >> shift_);
    ++at_start;
    // From its own level on everything is known and nothing is lifted.
    const std::int32_t own = credits[exam.rank];
    std::int32_t most = std::max(0, saved[exam.rank] - start);
    gains[exam.rank] = most;
    for (int rank = exam.rank - 1; rank >= 0; --rank) {
      const std::int64_t lift = own - credits[rank];
      most = std::max(most, std::max(0, saved[rank] - start) +
                                static_cast<std::int32_t>((lift + unit - 1) >> unit_bits_));
      gains[rank] = most;
    }
  }
}

std::int64_t BoundTables::base_ppm(const ChosenSet& chosen) const {
  const Policy& policy = *in_->policy;
  // Each step's minutes are rounded up, which a completion may undo.
  const std::int64_t minutes = std::max(0, chosen.free_minutes() - chosen.size());
  return chosen.readiness_ppm() - in_->readiness_ppm + chosen.credential_ppm() -
         chosen.other_cloud_ppm() - policy.price_of_dollar * chosen.fee_cents() / 100 -
         policy.price_of_hour * minutes / 60;
}

}  // namespace certrail
