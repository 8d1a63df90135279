#include "ranking/answer_status.hpp"

namespace certrail {

bool already_met(const Catalog& catalog, const Assessment& a) {
  const std::int64_t min_readiness = a.limits.min_readiness_ppm.value_or(0);
  if (a.goals == nullptr && a.include.empty() && min_readiness == 0) return false;
  for (const CertificationIndex c : a.include) {
    if (!a.held[c]) return false;
  }
  if (a.goals != nullptr && !satisfied(*a.goals, [&](const std::string& id) {
        return a.counts[*find_certification(catalog, id)];
      })) {
    return false;
  }
  return a.readiness_ppm >= min_readiness;
}

bool nothing_pays(const CompiledCatalog& compiled, const Assessment& assessment, Instance& instance,
                  Search& search, const RankedList& ranking, NodeBudget& budget) {
  for (const RankedSet& set : ranking.sets) {
    if (set.score_ppm > 0) return false;
  }
  if (ranking.sets.empty()) return false;
  // What a budget left open could pay, unless its bound says otherwise.
  const auto none_left = [](const RankedList& r) { return r.proven || *r.bound <= 0; };
  if (instance.objective == Objective::score) return none_left(ranking);
  // Another objective need not list the best score, nor look among all candidates.
  if (instance.items() < instance.open_to_all) {
    compile_instance(compiled, assessment, instance);
    search.prepare(instance);
  }
  instance.objective = Objective::score;
  RankedList by_score;
  rank_sets(instance, search, 1, 100, budget, by_score);
  if (!by_score.sets.empty() && by_score.sets.front().score_ppm > 0) return false;
  return none_left(by_score);
}

Problem out_of_budget() {
  Problem problem;
  problem.code = ProblemCode::budget_exhausted;
  problem.detail = "the node or time budget ended the search before any answer was found";
  return problem;
}

}  // namespace certrail
