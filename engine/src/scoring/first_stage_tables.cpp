#include "scoring/first_stage_tables.hpp"

#include <algorithm>

#include "scoring/integer_math.hpp"

namespace certrail {

FirstStageTables::FirstStageTables(const Catalog& catalog, const Policy& policy)
    : worth_(std::size_t{101} * 101), price_of_hour_(static_cast<double>(policy.price_of_hour)) {
  struct Examined {
    CertificationIndex certification;
    std::int64_t level;
    std::int64_t share;
  };
  std::vector<std::vector<Examined>> by_skill(catalog.skills.size());
  for (CertificationIndex c = 0; c < catalog.certifications.size(); ++c) {
    const Certification& certification = catalog.certifications[c];
    for (const Attestation& at : certification.attestations) {
      by_skill[at.skill].push_back({c, at.level, at.exam_share});
    }
    money_.push_back(ceil_div(policy.price_of_dollar * certification.fee_cents, 100));
    minutes_.push_back(static_cast<double>(certification.study_minutes));
    save_.push_back(certification.study_minutes * policy.transfer);
    rate_.push_back(static_cast<double>(save_.back()) / 1e12);
  }
  begin_.push_back(0);
  for (const std::vector<Examined>& exams : by_skill) {
    for (const Examined& exam : exams) {
      certification_.push_back(exam.certification);
      attested_.push_back(static_cast<std::uint8_t>(exam.level));
    }
    for (std::int64_t level = 0; level <= 100; ++level) {
      for (const Examined& exam : exams) {
        const auto percent =
            static_cast<std::size_t>(std::min(level, exam.level) * 100 / exam.level);
        known_.push_back(static_cast<std::uint32_t>(exam.share * policy.ease[percent] / kPpm));
      }
    }
    begin_.push_back(static_cast<std::uint32_t>(certification_.size()));
  }
  for (std::size_t need = 1; need <= 100; ++need) {
    for (std::size_t level = 0; level <= 100; ++level) {
      worth_[need * 101 + level] =
          static_cast<double>(policy.worth[std::min(level, need) * 100 / need]);
    }
  }
}

namespace {

/// weight * worth // 10^6, where rate is weight / 10^6: the quotient's fraction is a multiple of
/// 10^-6 and the product of two doubles wrong by far less than half of that.
std::int32_t credit_ppm(double rate, double worth) {
  return static_cast<std::int32_t>(rate * worth + 0.5e-6);
}

double rate_of(std::int32_t weight) { return static_cast<double>(weight) / 1e6; }

}  // namespace

AskTables::AskTables(const FirstStageTables& tables)
    : tables_(tables),
      credits_(tables.entries()),
      sums_(tables.certifications()),
      scores_(tables.certifications()) {}

void AskTables::set(const FirstStageAsks& asks, std::size_t ask) {
  weight_ = asks.weight + ask * tables_.skills();
  need_ = asks.need + ask * tables_.skills();
  std::fill(sums_.begin(), sums_.end(), 0);
  for (std::size_t s = 0; s < tables_.skills(); ++s) {
    const double rate = rate_of(weight_[s]);
    const double* worth = tables_.worth(need_[s]);
    for (std::size_t e = tables_.begin(s); e < tables_.end(s); ++e) {
      credits_[e] = credit_ppm(rate, worth[tables_.attested(e)]);
      sums_[tables_.certification(e)] += credits_[e];
    }
  }
  const std::int32_t* credential = asks.credential + ask * scores_.size();
  const std::int32_t* other_cloud = asks.other_cloud + ask * scores_.size();
  for (std::size_t c = 0; c < scores_.size(); ++c) {
    scores_[c] = static_cast<double>(std::int64_t{sums_[c]} + credential[c] - other_cloud[c] -
                                     tables_.money(c));
  }
}

std::int32_t AskTables::credit(std::size_t skill, std::size_t level) const {
  return credit_ppm(rate_of(weight_[skill]), tables_.worth(need_[skill])[level]);
}

}  // namespace certrail
