#include "ranking/bound_tables.hpp"

#include <algorithm>

#include "ranking/known_after.hpp"
#include "scoring/integer_math.hpp"

namespace certrail {
namespace {

constexpr int kFractionBits = 32;
constexpr std::int64_t kWhole = kPpm * kPpm;

/// rate * amount, rounded up; 0 for nothing.
std::int64_t scale_up(std::int64_t rate, std::int64_t amount) {
  constexpr Int128 kFraction = (Int128{1} << kFractionBits) - 1;
  return static_cast<std::int64_t>((static_cast<Int128>(rate) * amount + kFraction) >>
                                   kFractionBits);
}

}  // namespace

void BoundTables::prepare(const Instance& instance) {
  in_ = &instance;
  items_ = instance.items();
  const Policy& policy = *instance.policy;
  fixed_.resize(items_);
  gains_.resize(instance.exam.size() * 101);
  ppm_rate_.resize(items_);
  saved_.resize(items_);
  has_saved_.assign(items_, false);
  for (Item i = 0; i < items_; ++i) {
    const Int128 study = instance.study_minutes[i];
    const Int128 scaled = study * policy.transfer << kFractionBits;
    ppm_rate_[i] = static_cast<std::int64_t>(scaled * policy.price_of_hour / (60 * kWhole)) + 1;
    const Int128 left =
        study * (kWhole - policy.transfer * known_ppm(instance, i, instance.start_level.data()));
    fixed_[i] = instance.credential_ppm[i] - instance.other_cloud_ppm[i] -
                mul_div(policy.price_of_dollar, instance.fee_cents[i], 100) -
                static_cast<std::int64_t>(left * policy.price_of_hour / (60 * kWhole));
    prepare_gains(i);
  }
}

const std::int64_t* BoundTables::saved_ppm(Item item) {
  std::vector<std::int64_t>& row = saved_[item];
  if (!has_saved_[item]) {
    has_saved_[item] = true;
    more_known_after(*in_, item, known_);
    row.resize(items_);
    for (Item earlier = 0; earlier < items_; ++earlier) {
      row[earlier] = scale_up(ppm_rate_[item], known_[earlier]);
    }
  }
  return row.data();
}

void BoundTables::prepare_gains(Item item) {
  for (std::size_t k = in_->exam_begin[item]; k < in_->exam_begin[item + 1]; ++k) {
    const ExamSkill& exam = in_->exam[k];
    std::int64_t* gains = gains_.data() + k * 101;
    const int start = in_->start_level[exam.skill];
    const int attests = exam.level;
    const std::int64_t known_at_start = known_ppm(*in_, exam, static_cast<Level8>(start));
    std::int64_t best = 0;
    for (int level = 100; level >= start; --level) {
      std::int64_t gain = scale_up(
          ppm_rate_[item], known_ppm(*in_, exam, static_cast<Level8>(level)) - known_at_start);
      if (level < attests) {
        gain += in_->credit(exam.skill, exam.level) -
                in_->credit(exam.skill, static_cast<Level8>(level));
      }
      best = std::max(best, gain);
      gains[level] = best;
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

std::int64_t BoundTables::adds_ppm(Item item, const ChosenSet& chosen) {
  std::int64_t adds = fixed_ppm(item) + gain_ppm(item, chosen.levels());
  for (const Item member : chosen.items()) adds += saved_ppm(member)[item];
  return adds;
}

std::int64_t BoundTables::gain_ppm(Item item, const Level8* levels) const {
  std::int64_t sum = 0;
  const ExamSkill* exam = in_->exam_of(item);
  const std::int64_t* gains = gains_.data() + in_->exam_begin[item] * std::size_t{101};
  for (std::size_t k = 0; k < in_->exam_skills(item); ++k, gains += 101) {
    sum += gains[levels[exam[k].skill]];
  }
  return sum;
}

}  // namespace certrail
