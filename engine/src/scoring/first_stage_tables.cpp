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
          static_cast<std::int32_t>(policy.worth[std::min(level, need) * 100 / need]);
    }
  }
}

namespace {

std::int32_t credit_ppm(std::int32_t weight, std::int32_t worth) {
  return static_cast<std::int32_t>(std::int64_t{weight} * worth / kPpm);
}

}  // namespace

AskTables::AskTables(const FirstStageTables& tables)
    : tables_(tables), scores_(tables.certifications()), credits_(tables.entries()) {}

void AskTables::set(const FirstStageAsks& asks, std::size_t ask) {
  weight_ = asks.weight + ask * tables_.skills();
  need_ = asks.need + ask * tables_.skills();
  for (std::size_t c = 0; c < scores_.size(); ++c) {
    const std::size_t at = ask * scores_.size() + c;
    scores_[c] = static_cast<double>(std::int64_t{asks.credential[at]} - asks.other_cloud[at] -
                                     tables_.money(c));
  }
  for (std::size_t s = 0; s < tables_.skills(); ++s) {
    const std::int32_t* worth = tables_.worth(need_[s]);
    for (std::size_t e = tables_.begin(s); e < tables_.end(s); ++e) {
      credits_[e] = credit_ppm(weight_[s], worth[tables_.attested(e)]);
      scores_[tables_.certification(e)] += static_cast<double>(credits_[e]);
    }
  }
}

std::int32_t AskTables::credit(std::size_t skill, std::size_t level) const {
  return credit_ppm(weight_[skill], tables_.worth(need_[skill])[level]);
}

}  // namespace certrail
