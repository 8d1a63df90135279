#include "scoring/compiled_catalog.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <unordered_map>

#include "certrail/ranking.hpp"
#include "scoring/integer_math.hpp"
#include "scoring/percent_of.hpp"
#include "scoring/wide_division.hpp"

namespace certrail {
namespace {

constexpr std::int64_t kPpmSquared = kPpm * kPpm;

void rank_levels(const Catalog& catalog, CompiledCatalog& out) {
  std::vector<std::array<bool, 101>> attested(catalog.skills.size());
  for (const Certification& c : catalog.certifications) {
    for (const Attestation& at : c.attestations) {
      attested[at.skill][static_cast<std::size_t>(at.level)] = true;
    }
  }
  for (const auto& levels : attested) {
    out.rank_begin.push_back(static_cast<std::uint32_t>(out.rank_level.size()));
    out.rank_level.push_back(0);
    for (std::size_t level = 1; level <= 100; ++level) {
      if (levels[level]) out.rank_level.push_back(static_cast<Level8>(level));
    }
  }
  out.rank_begin.push_back(static_cast<std::uint32_t>(out.rank_level.size()));
}

Rank8 rank_of(const CompiledCatalog& compiled, const Attestation& at) {
  const auto first = compiled.rank_level.begin() + compiled.rank_begin[at.skill];
  const auto last = compiled.rank_level.begin() + compiled.rank_begin[at.skill + 1];
  return static_cast<Rank8>(std::lower_bound(first, last, at.level) - first);
}

void pack_facts(const Catalog& catalog, CompiledCatalog& out) {
  constexpr Date kLastDay{std::numeric_limits<std::int32_t>::max()};
  for (const Certification& c : catalog.certifications) {
    out.facts.push_back({c.study_minutes, c.fee_cents, c.provider, c.min_experience_months,
                         c.available_from, c.retires_on.value_or(kLastDay), c.announced});
    const std::vector<int>& steps = out.experience_steps;
    if (std::find(steps.begin(), steps.end(), c.min_experience_months) == steps.end()) {
      out.experience_steps.push_back(c.min_experience_months);
    }
  }
  std::sort(out.experience_steps.begin(), out.experience_steps.end());
}

void pack_exams(const Catalog& catalog, CompiledCatalog& out) {
  const std::size_t skills = catalog.skills.size();
  out.rank.assign(catalog.certifications.size() * skills, 0);
  std::vector<std::vector<Examiner>> of_skill(skills);
  for (CertificationIndex c = 0; c < catalog.certifications.size(); ++c) {
    out.exam_begin.push_back(static_cast<std::uint32_t>(out.exam.size()));
    for (const Attestation& at : catalog.certifications[c].attestations) {
      const Rank8 rank = rank_of(out, at);
      of_skill[at.skill].push_back({c, static_cast<std::uint32_t>(out.exam.size())});
      out.exam.push_back({at.skill, static_cast<std::uint32_t>(out.cells), 0,
                          static_cast<std::int32_t>(at.exam_share), rank,
                          static_cast<Level8>(at.level)});
      out.cells += std::size_t{rank} + 1;
      out.rank[c * skills + at.skill] = rank;
    }
  }
  out.exam_begin.push_back(static_cast<std::uint32_t>(out.exam.size()));
  for (auto& list : of_skill) {
    std::stable_sort(list.begin(), list.end(), [&](const Examiner& a, const Examiner& b) {
      return out.exam[a.exam_skill].rank > out.exam[b.exam_skill].rank;
    });
    out.examiner_begin.push_back(static_cast<std::uint32_t>(out.examiners.size()));
    out.examiners.insert(out.examiners.end(), list.begin(), list.end());
  }
  out.examiner_begin.push_back(static_cast<std::uint32_t>(out.examiners.size()));
}

/// Gives each exam a lane among the examiners of each of its skills.
void number_lanes(CompiledCatalog& out) {
  out.lane_begin.push_back(0);
  out.column_begin.push_back(0);
  for (SkillIndex s = 0; s < out.catalog.skills.size(); ++s) {
    for (const Examiner& examiner : out.examiners_of(s)) {
      ExamSkill& exam = out.exam[examiner.exam_skill];
      exam.lane = static_cast<std::uint32_t>(out.lane_rank.size());
      out.lane_rank.push_back(exam.rank);
    }
    while (out.lane_rank.size() % kLanes != 0) out.lane_rank.push_back(0);
    for (std::size_t lane = out.lane_level.size(); lane < out.lane_rank.size(); ++lane) {
      out.lane_level.push_back(out.rank_begin[s] + out.lane_rank[lane]);
    }
    out.lane_begin.push_back(static_cast<std::uint32_t>(out.lane_rank.size()));
    out.column_begin.push_back(out.column_begin[s] + out.ranks(s) * out.lanes(s));
  }
  for (const ExamSkill& exam : out.exam) out.exam_lane.push_back({exam.skill, exam.lane});
}

void place_time_rows(CompiledCatalog& out) {
  constexpr std::int64_t kMost = std::int64_t{1} << 30;
  while (out.longest_study * kMaxSteps << (out.fine_minute_bits + 1) <= kMost &&
         out.fine_minute_bits < 14) {
    ++out.fine_minute_bits;
  }
  out.time_cells_begin.push_back(0);
  for (SkillIndex s = 0; s < out.catalog.skills.size(); ++s) {
    const std::uint32_t cells = (out.ranks(s) + kTimeCells - 1) / kTimeCells * kTimeCells;
    out.time_cells_begin.push_back(out.time_cells_begin[s] + cells);
  }
  std::uint32_t cell = 0;
  for (const ExamSkill& exam : out.exam) {
    out.time_row.push_back(cell);
    cell += out.time_cells(exam.skill);
  }
  out.time_row.push_back(cell);
}

/// Those that only what somebody holds could open come last.
void list_requirements(CompiledCatalog& out) {
  const auto& certifications = out.catalog.certifications;
  std::vector<bool> is_listed(certifications.size(), false);
  const auto list = [&](CertificationIndex c) {
    if (certifications[c].requires_ && !is_listed[c]) out.with_requirement.push_back(c);
    is_listed[c] = true;
  };
  for (const CertificationIndex c : exam_order(out.catalog)) list(c);
  for (CertificationIndex c = 0; c < certifications.size(); ++c) list(c);
}

void number_families(const Catalog& catalog, CompiledCatalog& out) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  for (const Certification& c : catalog.certifications) {
    out.family.push_back(
        numbers.emplace(c.family, static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  out.families = static_cast<std::uint32_t>(numbers.size());
}

RoleVectors vectors_of(const Catalog& catalog, const Role& role) {
  const auto skills = static_cast<Eigen::Index>(catalog.skills.size());
  RoleVectors vectors;
  vectors.importance = PpmVector::Zero(skills);
  vectors.need = PpmVector::Zero(skills);
  for (const RoleSkill& skill : role.skills) {
    vectors.importance[skill.skill] = skill.importance;
    vectors.need[skill.skill] = skill.need;
  }
  vectors.importance_sum = vectors.importance.sum();
  vectors.fit.assign(catalog.certifications.size(), 0);
  if (role.credentials) {
    for (const Role::Credential& credential : *role.credentials) {
      vectors.fit[credential.certification] = credential.fit;
    }
    return vectors;
  }
  for (CertificationIndex c = 0; c < vectors.fit.size(); ++c) {
    for (const RoleFit& fit : catalog.certifications[c].for_roles) {
      if (fit.role == role.id) vectors.fit[c] = fit.fit;
    }
  }
  return vectors;
}

MarketVectors vectors_of(const Catalog& catalog, const Market& market) {
  MarketVectors vectors;
  vectors.demand = PpmVector::Zero(static_cast<Eigen::Index>(catalog.skills.size()));
  for (const SkillDemand& skill : market.demand) vectors.demand[skill.skill] = skill.demand;
  vectors.demand_sum = vectors.demand.sum();
  vectors.recognition.resize(catalog.providers.size());
  vectors.share.resize(catalog.providers.size());
  for (const ProviderFigure& f : market.recognition) vectors.recognition[f.provider] = f.ppm;
  for (const ProviderFigure& f : market.shares) vectors.share[f.provider] = f.ppm;
  return vectors;
}

/// Appends the companions of one certification, where `amount` is per certification.
void add_largest(const CompiledCatalog& compiled, CertificationIndex c,
                 const std::vector<std::int64_t>& amount, std::vector<Companion>& scratch,
                 std::vector<Companion>& out) {
  scratch.clear();
  for (CertificationIndex other = 0; other < amount.size(); ++other) {
    if (amount[other] > 0 && compiled.family[other] != compiled.family[c]) {
      scratch.push_back({other, amount[other]});
    }
  }
  const std::size_t count = std::min(kCompanions, scratch.size());
  std::partial_sort(scratch.begin(), scratch.begin() + static_cast<std::ptrdiff_t>(count),
                    scratch.end(), [](const Companion& a, const Companion& b) {
                      return a.amount != b.amount ? a.amount > b.amount
                                                  : a.certification < b.certification;
                    });
  scratch.resize(kCompanions, {0, 0});
  out.insert(out.end(), scratch.begin(), scratch.end());
}

/// Needs the table `known`.
void find_companions(const CompiledCatalog& compiled, const Policy& policy, PolicyTables& tables) {
  const auto& certifications = compiled.catalog.certifications;
  // Where looking at all pairs takes too long, any exam may teach all, and save all, of any other.
  constexpr std::size_t kMostCertifications = 2'000;
  constexpr std::size_t kMostPairs = 20'000'000;  // that share a skill
  std::size_t pairs = 0;
  for (std::size_t s = 0; s + 1 < compiled.examiner_begin.size(); ++s) {
    const std::size_t examiners = compiled.examiner_begin[s + 1] - compiled.examiner_begin[s];
    pairs += examiners * examiners;
  }
  if (certifications.size() > kMostCertifications || pairs > kMostPairs) {
    tables.teachers.assign(certifications.size() * kCompanions, {0, kPpm});
    tables.partners.assign(certifications.size() * kCompanions, {0, compiled.longest_study * 1000});
    return;
  }
  std::vector<std::int64_t> of_it(certifications.size()), of_other(certifications.size());
  std::vector<Companion> scratch;
  // Known ppm of an exam, as thousandths of minutes saved, rounded up.
  const auto saved = [&](CertificationIndex c, std::int64_t known) {
    constexpr std::uint64_t kUnit = kPpmSquared / 1000;
    // At most 10^18.
    const auto product =
        static_cast<std::uint64_t>(certifications[c].study_minutes * policy.transfer) *
        static_cast<std::uint64_t>(known);
    return static_cast<std::int64_t>((product + kUnit - 1) / kUnit);
  };
  for (CertificationIndex c = 0; c < certifications.size(); ++c) {
    std::fill(of_it.begin(), of_it.end(), 0);
    std::fill(of_other.begin(), of_other.end(), 0);
    for (std::uint32_t e = compiled.exam_begin[c]; e < compiled.exam_begin[c + 1]; ++e) {
      const ExamSkill& exam = compiled.exam[e];
      for (const Examiner& examiner : compiled.examiners_of(exam.skill)) {
        const ExamSkill& other = compiled.exam[examiner.exam_skill];
        const Rank8 common = std::min(exam.rank, other.rank);
        of_it[examiner.certification] += tables.known[exam.cells + common];
        of_other[examiner.certification] += tables.known[other.cells + common];
      }
    }
    add_largest(compiled, c, of_it, scratch, tables.teachers);
    for (CertificationIndex other = 0; other < certifications.size(); ++other) {
      if (of_it[other] == 0 && of_other[other] == 0) continue;
      of_it[other] = std::max(saved(c, of_it[other]), saved(other, of_other[other]));
    }
    add_largest(compiled, c, of_it, scratch, tables.partners);
  }
}

/// Needs the table `known`. What each further rank saves is rounded up by itself, so that a
/// difference of cells is never too small.
void fill_time_rows(const CompiledCatalog& compiled, const Policy& policy, PolicyTables& tables) {
  tables.saved_time.assign(compiled.time_row.back(), 0);
  for (CertificationIndex c = 0; c < compiled.facts.size(); ++c) {
    const Int128 saves = Int128{compiled.facts[c].study_minutes * policy.transfer}
                         << (compiled.fine_minute_bits + kTimeRateBits);
    const auto rate = static_cast<std::int64_t>(saves / kPpmSquared);
    tables.time_rate.push_back(rate);
    for (std::uint32_t e = compiled.exam_begin[c]; e < compiled.exam_begin[c + 1]; ++e) {
      const ExamSkill& exam = compiled.exam[e];
      const std::int32_t* known = tables.known.data() + exam.cells;
      FineMinutes* saved = tables.saved_time.data() + compiled.time_row[e];
      for (std::uint32_t rank = 1; rank < compiled.time_cells(exam.skill); ++rank) {
        saved[rank] = saved[rank - 1];
        if (rank > exam.rank || known[rank] == known[rank - 1]) continue;
        const std::int64_t more = (known[rank] - known[rank - 1]) * (rate + 1);
        saved[rank] += static_cast<FineMinutes>((more >> kTimeRateBits) + 1);
      }
    }
  }
}

PolicyTables make_tables(const CompiledCatalog& compiled, const Policy& policy) {
  const Catalog& catalog = compiled.catalog;
  PolicyTables tables;
  tables.known.reserve(compiled.cells);
  tables.known_column.assign(compiled.column_begin.back(), 0);
  tables.saved_column.assign(compiled.column_begin.back(), 0);
  const Int128 units = Int128{60} * kPpmSquared
                       << unit_bits(compiled, policy, policy.price_of_hour);
  const Divisor<Int128> by_units(units);
  for (CertificationIndex c = 0; c < catalog.certifications.size(); ++c) {
    const std::int64_t study = catalog.certifications[c].study_minutes;
    tables.saving_rate.push_back(saving_rate(study, policy.price_of_hour, policy.transfer));
    tables.least_minutes.push_back(study - study * policy.transfer / kPpm);
    const Int128 priced = static_cast<Int128>(policy.price_of_hour) * study * policy.transfer;
    for (std::uint32_t e = compiled.exam_begin[c]; e < compiled.exam_begin[c + 1]; ++e) {
      const ExamSkill& exam = compiled.exam[e];
      const Level8* level = compiled.rank_level.data() + compiled.rank_begin[exam.skill];
      const std::uint32_t lane = exam.lane - compiled.lane_begin[exam.skill];
      std::int32_t known = 0, saved = 0;
      for (std::size_t rank = 0; rank < compiled.ranks(exam.skill); ++rank) {
        if (rank <= exam.rank) {
          known = static_cast<std::int32_t>(known_ppm(exam, level[rank], policy));
          saved = static_cast<std::int32_t>(by_units.divide(priced * known + units - 1).quotient);
          tables.known.push_back(known);
        }
        const std::size_t cell = compiled.column(exam.skill, rank) + lane;
        tables.known_column[cell] = known;
        tables.saved_column[cell] = saved;
      }
    }
  }
  fill_time_rows(compiled, policy, tables);
  find_companions(compiled, policy, tables);
  return tables;
}

}  // namespace

CompiledCatalog::CompiledCatalog(const Catalog& of)
    : catalog(of),
      matrix(make_skill_matrix(of)),
      covered(covered_by(of)),
      policies_(std::make_unique<Once[]>(of.policies.size())) {
  pack_facts(catalog, *this);
  rank_levels(catalog, *this);
  pack_exams(catalog, *this);
  number_lanes(*this);
  number_families(catalog, *this);
  for (CertificationIndex c = 0; c < catalog.certifications.size(); ++c) {
    longest_study = std::max(longest_study, catalog.certifications[c].study_minutes);
  }
  place_time_rows(*this);
  list_requirements(*this);
  for (const Role& role : catalog.roles) roles.push_back(vectors_of(catalog, role));
  for (const Market& market : catalog.markets) markets.push_back(vectors_of(catalog, market));
}

const PolicyTables& CompiledCatalog::tables(const Policy& policy) const {
  Once& once = policies_[static_cast<std::size_t>(&policy - catalog.policies.data())];
  std::call_once(once.made, [&] { once.tables = make_tables(*this, policy); });
  return once.tables;
}

int unit_bits(const CompiledCatalog& compiled, const Policy& policy, std::int64_t price_of_hour) {
  constexpr std::int64_t kMostUnits = std::int64_t{1} << 26;
  const std::int64_t most =
      std::max(policy.credential_weight, mul_div(price_of_hour, compiled.longest_study, 60));
  int bits = 0;
  while (most >> bits >= kMostUnits) ++bits;
  return bits;
}

std::int64_t saving_rate(std::int64_t study_minutes, std::int64_t price_of_hour,
                         std::int64_t transfer) {
  const Int128 priced = static_cast<Int128>(price_of_hour) * study_minutes * transfer;
  return static_cast<std::int64_t>((priced << 32) / (60 * kPpmSquared));
}

std::int64_t known_ppm(const ExamSkill& exam, Level8 level, const Policy& policy) {
  return exam.share * policy.ease[kPercentOf[exam.level][level]] / kPpm;
}

}  // namespace certrail
