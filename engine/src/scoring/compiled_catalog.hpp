// The catalogue as packed integers, made once when it is loaded: what every question reads.
//
// Of one skill the exams attest only a few different levels. A rank is a position among these,
// ascending, counted from 1; rank 0 is "none of them". What is known of an exam at a level is then
// looked up in a short row with one cell for each rank. What the bounds read stands in columns
// instead, for each rank of a skill one cell for each examiner: a loop over the examiners of a
// skill works on whole vectors of lanes.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "certrail/catalog.hpp"
#include "graph/reachability.hpp"
#include "scoring/skill_matrix.hpp"

namespace certrail {

/// One skill that an exam examines.
struct ExamSkill {
  SkillIndex skill;
  std::uint32_t cells;  ///< where its row starts: one cell for each rank from 0 to its own
  std::uint32_t lane;   ///< its place among the lanes of all skills
  std::int32_t share;   ///< ppm of the exam
  Rank8 rank;           ///< of what passing attests
  Level8 level;         ///< what passing attests
};

/// The lanes of a skill are filled up to a multiple of so many.
inline constexpr std::uint32_t kLanes = 16;

/// Study time in minutes with CompiledCatalog::fine_minute_bits fraction bits: 31 bits hold that of
/// kMaxSteps exams.
using FineMinutes = std::int32_t;

/// The time rows of a skill are filled up to a multiple of so many cells.
inline constexpr std::uint32_t kTimeCells = 4;

/// A skill that an exam examines, and no more than what bounds read of it.
struct ExamLane {
  SkillIndex skill;
  std::uint32_t lane;  ///< as ExamSkill::lane
};

/// An exam that somebody could have learned something about before: which one, and what it attests.
struct Examiner {
  CertificationIndex certification;
  std::uint32_t exam_skill;  ///< position in CompiledCatalog::exam
};

/// A role as vectors over all skills and certifications.
struct RoleVectors {
  PpmVector importance;
  PpmVector need;  ///< 0 where the role does not name the skill
  std::int64_t importance_sum = 0;
  std::vector<std::int64_t> fit;  ///< per certification, 0..100
};

struct MarketVectors {
  PpmVector demand;
  std::int64_t demand_sum = 0;
  std::vector<std::optional<std::int64_t>> recognition;  ///< per provider, ppm
  std::vector<std::optional<std::int64_t>> share;        ///< per provider, ppm
};

/// Another exam that goes well with one, for somebody new to it all.
struct Companion {
  CertificationIndex certification;
  std::int64_t amount;  ///< see PolicyTables
};

/// What depends on the policy besides: figures per cell (ExamSkill::cells), per column cell
/// (CompiledCatalog::column_begin) and per certification.
struct PolicyTables {
  std::vector<std::int32_t> known;         ///< per cell: ppm of the exam known at that rank
  std::vector<std::int32_t> known_column;  ///< the same per column cell
  std::vector<std::int32_t> saved_column;  ///< at most saved by that, in units (unit_bits)
  std::vector<std::int64_t> saving_rate;   ///< per certification
  /// Per exam skill a row (CompiledCatalog::time_row), one cell for each rank of the skill: saved
  /// by knowing that. The difference of two cells is at least what the higher rank saves more.
  std::vector<FineMinutes> saved_time;
  std::vector<std::int64_t> time_rate;      ///< per certification: saved by a known ppm, at least;
                                            ///< FineMinutes with kTimeRateBits fraction bits
  std::vector<std::int64_t> least_minutes;  ///< per certification: of study where all is known
  // Per certification kCompanions, other families only, the largest amounts first; 0 fills up.
  std::vector<Companion> teachers;  ///< ppm of the exam that are known after that one alone
  std::vector<Companion> partners;  ///< thousandths of minutes that either saves on the other
};

inline constexpr int kTimeRateBits = 20;

/// A question looks for the best of these that are its candidates.
inline constexpr std::size_t kCompanions = 24;

/// What every question reads of all certifications, without the texts between.
struct CertificationFacts {
  std::int64_t study_minutes = 0;
  std::int64_t fee_cents = 0;
  ProviderIndex provider = 0;
  int min_experience_months = 0;
  std::optional<Date> available_from;
  Date retires_on;  ///< the last day there is where there is none
  bool announced = false;
};

struct CompiledCatalog {
  /// `catalog` must outlive it.
  explicit CompiledCatalog(const Catalog& catalog);

  const Catalog& catalog;
  SkillMatrix matrix;
  std::vector<CoveredBy> covered;

  std::vector<std::uint32_t> rank_begin;  ///< skills + 1 positions in rank_level
  std::vector<Level8> rank_level;         ///< per skill: 0, then its attested levels
  std::vector<Rank8> rank;                ///< certifications x skills
  std::vector<std::uint32_t> exam_begin;  ///< certifications + 1 positions in exam
  std::vector<ExamSkill> exam;
  std::vector<CertificationFacts> facts;  ///< as catalog.certifications
  std::vector<int> experience_steps;      ///< months that some exam asks for, ascending
  std::vector<ExamLane> exam_lane;        ///< as exam
  std::size_t cells = 0;
  std::vector<std::uint32_t> lane_begin;  ///< skills + 1 positions among the lanes of all skills
  std::vector<Rank8> lane_rank;           ///< per lane: of what passing attests
  std::vector<std::uint32_t> lane_level;  ///< per lane: the position of that rank in rank_level
  /// Per skill and rank one cell for each lane of the skill; skills + 1 positions.
  std::vector<std::uint32_t> column_begin;
  std::vector<std::uint32_t> time_row;          ///< as exam, and the end of the last row
  std::vector<std::uint32_t> time_cells_begin;  ///< skills + 1 positions: a row for each skill
  std::vector<std::uint32_t> examiner_begin;    ///< skills + 1 positions in examiners
  std::vector<Examiner> examiners;

  std::vector<std::uint32_t> family;  ///< per certification; equal names, equal numbers
  std::uint32_t families = 0;
  std::vector<CertificationIndex> with_requirement;  ///< in an order in which they could be sat
  std::int64_t longest_study = 0;                    ///< minutes
  int fine_minute_bits = 0;                          ///< of FineMinutes
  std::vector<RoleVectors> roles;                    ///< as Catalog::roles
  std::vector<MarketVectors> markets;                ///< as Catalog::markets

  const Rank8* ranks_of(CertificationIndex c) const {
    return rank.data() + std::size_t{c} * catalog.skills.size();
  }
  std::uint32_t ranks(SkillIndex s) const { return rank_begin[s + 1] - rank_begin[s]; }
  /// The cells of a time row of the skill.
  std::uint32_t time_cells(SkillIndex s) const {
    return time_cells_begin[s + 1] - time_cells_begin[s];
  }
  std::size_t skills() const { return catalog.skills.size(); }
  std::uint32_t lanes() const { return lane_begin.back(); }
  std::uint32_t lanes(SkillIndex s) const { return lane_begin[s + 1] - lane_begin[s]; }
  /// The column cells of a skill at a rank start here.
  std::size_t column(SkillIndex s, std::size_t rank_there) const {
    return column_begin[s] + rank_there * lanes(s);
  }
  /// One for each of its first lanes; those who attest most come first.
  std::span<const Examiner> examiners_of(SkillIndex s) const {
    return {examiners.data() + examiner_begin[s], examiner_begin[s + 1] - examiner_begin[s]};
  }

  /// Made on first use, by whichever thread comes first.
  const PolicyTables& tables(const Policy& policy) const;

 private:
  struct Once {
    std::once_flag made;
    PolicyTables tables;
  };
  std::unique_ptr<Once[]> policies_;
};

/// Bounds are kept in units of 2^unit_bits ppm, rounded up, so that 32 bits hold them whatever an
/// hour costs; 0 but for absurd prices.
int unit_bits(const CompiledCatalog& compiled, const Policy& policy, std::int64_t price_of_hour);

/// ppm of price that a known ppm of an exam saves, 32 fraction bits, rounded down; 64 bits hold
/// it, but not its product.
std::int64_t saving_rate(std::int64_t study_minutes, std::int64_t price_of_hour,
                         std::int64_t transfer);

/// What part of an exam is known at `level` of one of its skills, in ppm of the exam.
std::int64_t known_ppm(const ExamSkill& exam, Level8 level, const Policy& policy);

}  // namespace certrail
