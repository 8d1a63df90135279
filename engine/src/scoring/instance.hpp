// One person's question, compiled for the search: only what can still matter, as packed integers.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/ranking.hpp"
#include "certrail/requirement.hpp"
#include "graph/reachability.hpp"
#include "scoring/assessment.hpp"
#include "scoring/skill_matrix.hpp"

namespace certrail {

/// Position of a candidate in an Instance. Ascending item = ascending id, bytewise.
using Item = std::uint32_t;

inline constexpr std::int64_t kNoLimit = std::numeric_limits<std::int64_t>::max();
inline constexpr std::int32_t kNoMinutes = std::numeric_limits<std::int32_t>::max();

/// One skill that a candidate examines.
struct ExamSkill {
  std::uint32_t skill;  ///< compressed, 0..Instance::skills
  std::int32_t share;   ///< ppm of the exam
  Level8 level;         ///< what passing attests
};

/// A requirement with everything already settled folded away. Leaves are slots: positions in
/// Instance::suppliers, the items any of which makes the leaf hold.
using OpenRequirement = RequirementTree<std::uint32_t>;

struct Instance {
  // The question.
  Objective objective = Objective::score;
  int max_steps = 4;
  int hours_per_week = 6;
  Date start;
  std::int64_t budget_cents = kNoLimit;
  std::int64_t min_readiness_ppm = 0;
  const Policy* policy = nullptr;

  // Skills that some candidate examines, compressed to 0..skills-1.
  std::size_t skills = 0;
  std::vector<Level8> start_level;    ///< per skill
  std::vector<std::int32_t> credits;  ///< per skill 101 levels: ppm of readiness
  std::int64_t readiness_ppm = 0;     ///< at the start, all skills of the catalogue

  // Candidates: what could be part of an answer.
  std::vector<CertificationIndex> certification;
  std::vector<std::uint32_t> exam_begin;  ///< items + 1 positions in `exam`
  std::vector<ExamSkill> exam;
  std::vector<Level8> levels;  ///< items x skills, 0 where not examined
  std::vector<std::int64_t> study_minutes;
  std::vector<std::int64_t> fee_cents;
  std::vector<std::int64_t> credential_ppm;
  std::vector<std::int64_t> other_cloud_ppm;
  std::vector<std::uint32_t> family;
  std::vector<Date> available_from;
  std::vector<Date> last_day;               ///< the earlier of retirement and finish_by
  std::vector<std::int32_t> minutes_limit;  ///< so many minutes of study end by last_day
  std::vector<std::int32_t> requirement;    ///< position in `requirements`, -1 = none left

  std::vector<OpenRequirement> requirements;
  std::vector<std::vector<Item>> suppliers;  ///< per slot, ascending
  std::int32_t target = -1;  ///< what goals and includes still ask: position in `requirements`
  bool hopeless = false;     ///< no set of candidates can ever meet goals and includes

  bool has_last_day(Item item) const { return minutes_limit[item] != kNoMinutes - 1; }
  std::size_t items() const { return certification.size(); }
  std::int32_t credit(std::uint32_t skill, Level8 level) const {
    return credits[skill * 101 + level];
  }
  std::size_t exam_skills(Item item) const { return exam_begin[item + 1] - exam_begin[item]; }
  const ExamSkill* exam_of(Item item) const { return exam.data() + exam_begin[item]; }
  const Level8* levels_of(Item item) const { return levels.data() + item * skills; }
};

/// Keeps the memory of an earlier `instance`. `covered` is covered_by(catalog).
void compile_instance(const Catalog& catalog, const std::vector<CoveredBy>& covered,
                      const Assessment& assessment, Instance& instance);

/// What part of an exam is known at `level` of one of its skills, in ppm of the exam.
std::int64_t known_ppm(const Instance& instance, const ExamSkill& exam, Level8 level);

/// What part of an exam is known, in ppm, where `levels` is one level per compressed skill.
std::int64_t known_ppm(const Instance& instance, Item item, const Level8* levels);

/// The readiness that `item` adds where `levels` are reached already.
std::int64_t lift_ppm(const Instance& instance, Item item, const Level8* levels);

/// Minutes of study for an exam of which `known` ppm is known (engine/README.md: Study time).
std::int64_t minutes_of_study(const Instance& instance, Item item, std::int64_t known);

/// The day on which so many minutes of study end.
Date study_end(const Instance& instance, std::int64_t minutes);

}  // namespace certrail
