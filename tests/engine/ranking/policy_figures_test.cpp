// The figures kept per policy: rounded so that a bound made of them is never too low.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "engine/ranking/compiled_case.hpp"
#include "scoring/compiled_catalog.hpp"
#include "scoring/integer_math.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"
#include "twin/generator.hpp"

namespace certrail::test {
namespace {

/// The highest price of an hour there is makes units coarse.
constexpr std::int64_t kHighestPrice = 1'000'000'000;

/// Known of the exam at a level, by the model's formula.
std::int64_t known_at_level(const ExamSkill& exam, int level, const Policy& policy) {
  const int percent = std::min<int>(level, exam.level) * 100 / exam.level;
  return exam.share * policy.ease[static_cast<std::size_t>(percent)] / kPpm;
}

/// `exact` ppm, times 60 * 10^12, of what knowing so much of an exam saves.
Int128 exact_saving(const Certification& c, std::int64_t known, const Policy& policy) {
  return Int128{policy.price_of_hour} * c.study_minutes * policy.transfer * known;
}

void check_figures(const CompiledCatalog& compiled, const Policy& policy) {
  constexpr Int128 kPart = Int128{60} * kPpm * kPpm;
  const PolicyTables& tables = compiled.tables(policy);
  const int bits = unit_bits(compiled, policy, policy.price_of_hour);
  const auto& all = compiled.catalog.certifications;
  for (CertificationIndex c = 0; c < all.size(); ++c) {
    CHECK(policy.price_of_hour * all[c].study_minutes / 60 >> bits < std::int64_t{1} << 26);
    // Down, and by less than the last bit.
    const Int128 one = exact_saving(all[c], 1, policy) << 32;
    CHECK(bool(tables.saving_rate[c] * kPart <= one));
    CHECK(bool(one < (Int128{tables.saving_rate[c]} + 1) * kPart));
    for (std::uint32_t e = compiled.exam_begin[c]; e < compiled.exam_begin[c + 1]; ++e) {
      const ExamSkill& exam = compiled.exam[e];
      const std::uint32_t lane = exam.lane - compiled.lane_begin[exam.skill];
      for (std::uint32_t rank = 0; rank < compiled.ranks(exam.skill); ++rank) {
        const int level = compiled.rank_level[compiled.rank_begin[exam.skill] + rank];
        const std::int64_t known = known_at_level(exam, level, policy);
        const std::size_t cell = compiled.column(exam.skill, rank) + lane;
        if (rank <= exam.rank) CHECK(tables.known[exam.cells + rank] == known);
        CHECK(tables.known_column[cell] == known);
        CHECK(known_ppm(exam, static_cast<Level8>(level), policy) == known);
        // Up, and by less than a unit.
        const Int128 saving = exact_saving(all[c], known, policy);
        const Int128 unit = kPart << bits;
        const Int128 saved = tables.saved_column[cell] * unit;
        CHECK(bool(saving <= saved));
        CHECK(bool(saved < saving + unit));
      }
    }
  }
}

/// Known of `c` after `other` alone, by somebody who is new to it all.
std::int64_t taught(const CompiledCatalog& compiled, CertificationIndex c, CertificationIndex other,
                    const Policy& policy) {
  std::int64_t known = 0;
  for (std::uint32_t e = compiled.exam_begin[c]; e < compiled.exam_begin[c + 1]; ++e) {
    const ExamSkill& exam = compiled.exam[e];
    for (const Attestation& at : compiled.catalog.certifications[other].attestations) {
      if (at.skill == exam.skill) known += known_at_level(exam, at.level, policy);
    }
  }
  return known;
}

/// The listed ones are the largest of `amount(other)`, and these themselves.
template <class Amount>
void check_companions(const CompiledCatalog& compiled, CertificationIndex c,
                      const std::vector<Companion>& listed, const Amount& amount) {
  std::vector<std::int64_t> plain;
  for (CertificationIndex other = 0; other < compiled.catalog.certifications.size(); ++other) {
    if (compiled.family[other] != compiled.family[c]) plain.push_back(amount(other));
  }
  std::sort(plain.rbegin(), plain.rend());
  plain.resize(kCompanions, 0);
  for (std::size_t k = 0; k < kCompanions; ++k) {
    const Companion& companion = listed[c * kCompanions + k];
    CHECK(companion.amount == plain[k]);
    if (companion.amount == 0) continue;
    CHECK(compiled.family[companion.certification] != compiled.family[c]);
    CHECK(companion.amount == amount(companion.certification));
  }
}

void check_companions(const CompiledCatalog& compiled, const Policy& policy) {
  const PolicyTables& tables = compiled.tables(policy);
  const auto& all = compiled.catalog.certifications;
  const auto saved = [&](CertificationIndex c, CertificationIndex by) {
    constexpr Int128 kPart = Int128{kPpm} * kPpm;
    const Int128 product =
        Int128{all[c].study_minutes} * 1000 * policy.transfer * taught(compiled, c, by, policy);
    return static_cast<std::int64_t>((product + kPart - 1) / kPart);
  };
  for (CertificationIndex c = 0; c < all.size(); ++c) {
    check_companions(compiled, c, tables.teachers,
                     [&](auto other) { return taught(compiled, c, other, policy); });
    check_companions(compiled, c, tables.partners,
                     [&](auto other) { return std::max(saved(c, other), saved(other, c)); });
  }
}

}  // namespace

TEST_CASE("Figures of a policy are the model's, rounded to the safe side", "[compiled]") {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(10); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      nlohmann::json question = twin::generate(seed, stratum);
      if (seed % 2 == 0) question["policy"]["price_of_hour"] = kHighestPrice;
      const auto compiled = compile_case(question);
      if (!compiled) continue;
      check_figures(*compiled->catalog, *compiled->instance.policy);
      check_companions(*compiled->catalog, *compiled->instance.policy);
      const Policy& policy = *compiled->instance.policy;
      CHECK((seed % 2 != 0 || unit_bits(*compiled->catalog, policy, policy.price_of_hour) > 0));
    }
  }
}

TEST_CASE("Of many exams the best companions are kept", "[compiled]") {
  const Engine shipped = shipped_engine();
  const CompiledCatalog compiled(shipped.catalog());
  check_figures(compiled, shipped.catalog().policies.front());
  check_companions(compiled, shipped.catalog().policies.front());
}

}  // namespace certrail::test
