#include "batch/answerer.hpp"

#include <algorithm>
#include <utility>

#include "batch/instance_key.hpp"
#include "catalog/check_question.hpp"
#include "engine_access.hpp"
#include "ranking/answer_status.hpp"
#include "ranking/rank_question.hpp"
#include "ranking/relaxation.hpp"

namespace certrail {
namespace {

/// What the wishes of one infeasible line may cost: nodes, for that none of some wishes is enough
/// can take minutes to prove where eight steps are allowed, and combinations, for many wishes have
/// very many; and only a share for one combination, so that one that is hard to decide does not
/// hide an easy one behind it. A crowd must not wait for one. Counted, not timed, so that answers
/// stay the same.
constexpr std::uint64_t kNodesForWishes = 250;
constexpr WishLimits kWishLimits{.combinations = 250, .nodes_each = 30};

/// The figures of a ranked set. `level` is scratch.
BatchPath figures_of(const RankedSet& set, const Assessment& a, const Instance& in,
                     LevelVector& level) {
  BatchPath path;
  path.ranked.score_ppm = set.score_ppm;
  path.ranked.study_minutes = set.minutes;
  path.ranked.fee_cents = set.fee_cents;
  path.ranked.steps = set.steps;
  level = a.level;
  std::int64_t readiness = a.readiness_ppm;
  std::int64_t minutes = 0;
  Date available = a.start;
  for (std::size_t k = 0; k < items_of(set).size(); ++k) {
    const CertificationIndex c = in.certification[set.plan.order[k]];
    path.ranked.order[k] = c;
    path.ranked.minutes_of_step[k] = set.plan.minutes[k];
    for (const ExamSkill& exam : in.exam_of(set.plan.order[k])) {
      Level8& reached = level[exam.skill];
      if (reached >= exam.level) continue;
      readiness += credit(a.weight[exam.skill], a.ask.need[exam.skill], exam.level, *a.policy) -
                   credit(a.weight[exam.skill], a.ask.need[exam.skill], reached, *a.policy);
      reached = exam.level;
    }
    path.readiness_after[k] = readiness;
    minutes += set.plan.minutes[k];
    available = std::max(available, in.available_from[set.plan.order[k]]);
    path.exam_day[k] = std::max(study_end(in, minutes), available).days;
  }
  return path;
}

}  // namespace

Answerer::Answerer(const Engine& engine, AnswerCache& cache, const std::atomic<bool>* stop)
    : compiled_(EngineAccess::compiled(engine)), cache_(cache), stop_(stop) {}

Problems Answerer::answer(const Question& question, BatchAnswer& answer) {
  found_ = false;
  Problems problems = check_question(compiled_.catalog, question, names_);
  if (!problems.empty()) return problems;
  if (auto problem = assess(compiled_, question.profile, assessment_)) {
    return {std::move(*problem)};
  }
  if (cache_.enabled()) {
    instance_key(compiled_, question.profile, assessment_, key_);
    if (cache_.find(key_, bytes_)) {
      found_ = true;
      from_bytes(bytes_, answer);
      return {};
    }
  }
  if (auto problem = search(question, answer)) return {std::move(*problem)};
  // What a stop cut short is no answer for others.
  if (cache_.enabled() && (stop_ == nullptr || !*stop_)) {
    bytes_.clear();
    append_bytes(answer, bytes_);
    cache_.keep(key_, bytes_);
  }
  return {};
}

std::optional<Problem> Answerer::search(const Question& question, BatchAnswer& answer) {
  NodeBudget budget;
  budget.stop = stop_;
  if (question.budget.max_nodes) budget.max_nodes = *question.budget.max_nodes;
  rank_question(compiled_, assessment_, question.top, question.distinct, budget, instance_, search_,
                list_);
  const bool met = already_met(compiled_.catalog, assessment_);
  if (list_.sets.empty() && !list_.proven && !met) return out_of_budget();

  answer.status = Status::ranked;
  answer.readiness_ppm = assessment_.readiness_ppm;
  answer.proven = list_.proven;
  answer.proven_ranks = list_.proven_ranks;
  answer.bound = list_.bound;
  answer.paths.clear();
  for (const RankedSet& set : list_.sets) {
    answer.paths.push_back(figures_of(set, assessment_, instance_, level_));
  }
  answer.give_up.clear();
  answer.give_up_proven = true;
  if (met) {
    answer.status = Status::already_met;
  } else if (answer.paths.empty()) {
    answer.status = Status::infeasible;
  } else if (nothing_pays(compiled_, assessment_, instance_, search_, list_, budget)) {
    answer.status = Status::nothing_pays;
  }
  if (answer.status == Status::infeasible) {
    NodeBudget for_wishes;
    for_wishes.stop = stop_;
    for_wishes.max_nodes = std::min(kNodesForWishes, budget.max_nodes - budget.nodes);
    RelaxedRanking relaxed =
        fewest_given_up(compiled_, assessment_, instance_, search_, for_wishes, kWishLimits);
    answer.give_up = std::move(relaxed.removed);
    answer.give_up_proven = relaxed.proven;
  }
  return {};
}

}  // namespace certrail
