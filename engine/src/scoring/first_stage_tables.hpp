// What the first stage looks up: a catalogue under a policy, and one ask against it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/first_stage.hpp"
#include "scoring/first_stage_block.hpp"

namespace certrail {

/// Exams turned around: for each skill the exams on it, so that what a person knows finds what it
/// changes. Of 143 skills an exam examines some 12, and a person knows few.
class FirstStageTables {
 public:
  FirstStageTables(const Catalog& catalog, const Policy& policy);

  std::size_t skills() const { return begin_.size() - 1; }
  std::size_t certifications() const { return money_.size(); }
  std::size_t entries() const { return certification_.size(); }

  /// An entry is a skill of an exam; those of a skill stand side by side.
  std::size_t begin(std::size_t skill) const { return begin_[skill]; }
  std::size_t end(std::size_t skill) const { return begin_[skill + 1]; }
  std::uint32_t certification(std::size_t entry) const { return certification_[entry]; }
  std::uint8_t attested(std::size_t entry) const { return attested_[entry]; }

  /// Per entry of a skill: the ppm of the exam that are known at `level`.
  const std::uint32_t* known(std::size_t skill, std::size_t level) const {
    return known_.data() + 101 * begin(skill) + level * (end(skill) - begin(skill));
  }
  /// Per level: what it is worth where `need` is needed, ppm of a whole credit.
  const double* worth(std::size_t need) const { return worth_.data() + need * 101; }

  /// Of a certification's fee, in ppm.
  std::int64_t money(std::size_t certification) const { return money_[certification]; }
  StudyColumns study() const {
    return {minutes_.data(), save_.data(), rate_.data(), price_of_hour_};
  }

 private:
  std::vector<std::uint32_t> begin_;
  std::vector<std::uint32_t> certification_;
  std::vector<std::uint8_t> attested_;
  std::vector<std::uint32_t> known_;
  std::vector<double> worth_;
  std::vector<std::int64_t> money_;
  std::vector<double> minutes_;
  std::vector<std::int64_t> save_;
  std::vector<double> rate_;
  double price_of_hour_;
};

/// One ask against all exams. Keeps its memory from ask to ask.
class AskTables {
 public:
  explicit AskTables(const FirstStageTables& tables);

  void set(const FirstStageAsks& asks, std::size_t ask);

  /// Per certification: the score of somebody who knows nothing and whose study is free.
  const std::vector<double>& scores() const { return scores_; }
  /// Per entry: what passing credits, for somebody who knows nothing.
  const std::int32_t* credits() const { return credits_.data(); }
  /// What `level` of a skill credits.
  std::int32_t credit(std::size_t skill, std::size_t level) const;

 private:
  const FirstStageTables& tables_;
  std::vector<std::int32_t> credits_;
  std::vector<std::int32_t> sums_;  ///< of credits, per certification
  std::vector<double> scores_;
  const std::int32_t* weight_ = nullptr;
  const std::uint8_t* need_ = nullptr;
};

}  // namespace certrail
