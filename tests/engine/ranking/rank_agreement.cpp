#include "engine/ranking/rank_agreement.hpp"

namespace certrail::test {
namespace {

std::string differs(const std::string& what, std::size_t rank) {
  return what + " of rank " + std::to_string(rank + 1);
}

std::string compare(const RankedPath& bare, const Path& explained, std::size_t rank) {
  if (bare.score_ppm != explained.score_ppm) return differs("score", rank);
  if (bare.study_minutes != explained.study_minutes) return differs("study", rank);
  if (bare.fee_cents != explained.fee_cents) return differs("fee", rank);
  if (bare.exams().size() != explained.steps.size()) return differs("number of steps", rank);
  for (std::size_t k = 0; k < explained.steps.size(); ++k) {
    if (bare.order[k] != explained.steps[k].certification) return differs("order", rank);
    if (bare.minutes_of_step[k] != explained.steps[k].study_minutes) {
      return differs("study of a step", rank);
    }
  }
  return {};
}

/// A budget that leaves nothing to show is a problem to `recommend` alone.
std::string compare_without_answer(const Problem& refused, const std::optional<Problem>& problem,
                                   const Ranking& bare) {
  if (refused.code == ProblemCode::budget_exhausted) {
    if (problem) return "rank refuses what only lacks budget";
    return bare.paths.empty() && !bare.proven ? "" : "rank has what recommend does not find";
  }
  if (!problem) return "only recommend refuses: " + to_string(refused);
  return *problem == refused ? "" : "problems differ: " + to_string(*problem);
}

}  // namespace

std::string disagreement(const Engine& engine, const Question& question, Ranker& ranker,
                         Ranking& answer) {
  const auto explained = engine.recommend(question, ranker);
  const auto problem = engine.rank(question, ranker, answer);
  if (!explained) return compare_without_answer(explained.error(), problem, answer);
  if (problem) return "only rank refuses: " + to_string(*problem);
  if (answer.paths.size() != explained->paths.size()) return "numbers of paths";
  for (std::size_t rank = 0; rank < answer.paths.size(); ++rank) {
    std::string found = compare(answer.paths[rank], explained->paths[rank], rank);
    if (!found.empty()) return found;
  }
  if (answer.proven != explained->proven) return "proven";
  if (answer.proven_ranks != explained->proven_ranks) return "proven ranks";
  if (answer.bound != explained->bound) return "bound";
  if (answer.candidates != explained->candidates) return "candidates";
  // Status and relaxation take nodes of their own.
  const bool list_only =
      explained->status == Status::ranked && explained->profile.objective == Objective::score;
  if (answer.nodes > explained->nodes || (list_only && answer.nodes != explained->nodes)) {
    return "nodes";
  }
  return {};
}

}  // namespace certrail::test
