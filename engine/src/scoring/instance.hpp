// One person's question, compiled for the search: only what can still matter, as packed integers.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "certrail/ranking.hpp"
#include "scoring/assessment.hpp"
#include "scoring/candidates.hpp"
#include "scoring/compiled_catalog.hpp"
#include "scoring/goal_costs.hpp"

namespace certrail {

/// Position of a candidate in an Instance. Ascending item = ascending id, bytewise.
using Item = std::uint32_t;

inline constexpr Item kNoItem = std::numeric_limits<Item>::max();
inline constexpr std::int64_t kNoLimit = std::numeric_limits<std::int64_t>::max();
inline constexpr std::int32_t kNoMinutes = std::numeric_limits<std::int32_t>::max();

/// A requirement tree with everything already settled folded away, as the nodes of all trees in
/// one array: every node is followed by its subtree.
struct RequirementNode {
  std::uint32_t end = 0;   ///< position after its subtree
  std::int32_t k = 0;      ///< so many of the children must hold; 0 = a leaf
  std::uint32_t slot = 0;  ///< leaf only: position in Instance::supplier_begin
};

struct Instance {
  // The question.
  Objective objective = Objective::score;
  int max_steps = 4;
  int hours_per_week = 6;
  Date start;
  std::int64_t budget_cents = kNoLimit;
  std::int32_t minutes_cap = kNoMinutes - 1;  ///< so many minutes of study end by finish_by
  std::int64_t min_readiness_ppm = 0;
  const Policy* policy = nullptr;
  const CompiledCatalog* compiled = nullptr;
  const PolicyTables* tables = nullptr;

  // Skills, as in the catalogue.
  PpmVector weight;
  PpmVector need;
  std::vector<Level8> start_level;    ///< per skill
  std::vector<std::int32_t> credits;  ///< as CompiledCatalog::rank_level: ppm of readiness there,
                                      ///< the starting level's where that is higher
  std::vector<std::int32_t> lane_credits;  ///< per lane: ppm where passing its exam leads
  std::int64_t readiness_ppm = 0;          ///< at the start

  // Candidates: what could be part of an answer.
  std::vector<CertificationIndex> certification;
  std::vector<Item> item_of;                 ///< per certification, kNoItem where it is none
  std::vector<std::int32_t> known_at_start;  ///< as CompiledCatalog::exam: ppm of the exam
  std::vector<std::int64_t> known_of_item;   ///< at the starting level, ppm of the exam
  std::vector<std::int64_t> study_minutes;
  std::vector<std::int64_t> fee_cents;
  std::vector<std::int64_t> credential_ppm;
  std::vector<std::int64_t> other_cloud_ppm;
  std::vector<std::uint32_t> family;
  std::vector<Date> available_from;
  std::vector<Date> last_day;               ///< the earlier of retirement and finish_by
  std::vector<std::int32_t> minutes_limit;  ///< so many minutes of study end by last_day
  std::vector<std::int32_t> requirement;    ///< position in `requirements`, -1 = none left

  std::vector<RequirementNode> requirements;
  std::vector<std::uint32_t> supplier_begin;  ///< slots + 1 positions in suppliers
  std::vector<Item> suppliers;                ///< per slot ascending: any of them makes it hold
  std::int32_t target = -1;  ///< what goals and includes still ask: position in `requirements`
  bool hopeless = false;     ///< no set of candidates can ever meet goals and includes

  std::vector<bool> open;       ///< per certification: is it a candidate?
  std::size_t open_to_all = 0;  ///< how many could be, before any were left out

  // Scratch, kept from question to question.
  CandidateScratch candidate_scratch;
  GoalCosts goal_steps;
  GoalCosts goal_costs;  ///< in what the objective puts first
  std::vector<bool> could_be_open;

  std::size_t items() const { return certification.size(); }
  bool has_last_day(Item item) const { return minutes_limit[item] != kNoMinutes - 1; }

  std::uint32_t first_exam_skill(Item item) const {
    return compiled->exam_begin[certification[item]];
  }
  std::span<const ExamSkill> exam_of(Item item) const {
    const std::uint32_t first = first_exam_skill(item);
    return {compiled->exam.data() + first, compiled->exam_begin[certification[item] + 1] - first};
  }
  /// Of an exam's time on one skill: saved by what is known at the start, at least.
  FineMinutes saved_at_start(Item item, std::uint32_t exam_skill) const {
    return static_cast<FineMinutes>(
        known_at_start[exam_skill] * tables->time_rate[certification[item]] >> kTimeRateBits);
  }
  std::span<const ExamLane> lanes_of(Item item) const {
    return {compiled->exam_lane.data() + first_exam_skill(item), exam_of(item).size()};
  }
  /// Per skill.
  const Rank8* ranks_of(Item item) const { return compiled->ranks_of(certification[item]); }
  /// Readiness that a skill at `rank` is worth, ppm.
  std::int32_t credit_at(SkillIndex skill, Rank8 rank) const {
    return credits[compiled->rank_begin[skill] + rank];
  }
  std::span<const Item> suppliers_of(std::uint32_t slot) const {
    return {suppliers.data() + supplier_begin[slot],
            supplier_begin[slot + 1] - supplier_begin[slot]};
  }
};

/// Keeps the memory of an earlier `instance`. `compiled` and the assessment's policy must outlive
/// it.
void compile_instance(const CompiledCatalog& compiled, const Assessment& assessment,
                      Instance& instance);

/// The same in two steps: between them some may be left out of `open`.
void begin_instance(const CompiledCatalog& compiled, const Assessment& assessment,
                    Instance& instance);
void take_candidates(const CompiledCatalog& compiled, const Assessment& assessment,
                     Instance& instance);

/// Minutes of study for an exam of which `known` ppm is known (engine/README.md: Study time).
inline std::int32_t minutes_of_study(std::int64_t study_minutes, std::int64_t transfer,
                                     std::int64_t known) {
  // ceil(study - study * transfer * known / 10^12); the product is at most 10^18.
  constexpr std::uint64_t kWhole = 1'000'000'000'000;
  const auto saved = static_cast<std::uint64_t>(study_minutes * transfer) *
                     static_cast<std::uint64_t>(known) / kWhole;
  return static_cast<std::int32_t>(study_minutes - static_cast<std::int64_t>(saved));
}

/// The day on which so many minutes of study end.
Date study_end(const Instance& instance, std::int64_t minutes);

}  // namespace certrail
