#include "reference/reference.hpp"

#include "reference/search.hpp"

namespace certrail::reference {
namespace {

void rank_plainly(const Tables& tables, const std::vector<Path>& claim, Answer& result) {
  const twin::Case& question = *tables.question;
  Search search(tables, question.top, {}, 100);
  if (claim.size() == question.top) {
    search.cut_after(key_of(question.profile.objective, claim.back()));
  }
  result.paths = search.run();
  result.nodes = search.nodes();
}

// Each answer is the best that differs enough from all before it.
void rank_distinct(const Tables& tables, const std::vector<Path>& claim, Answer& result) {
  const twin::Case& question = *tables.question;
  while (result.paths.size() < question.top) {
    Search search(tables, 1, result.paths, question.distinct);
    if (result.paths.size() < claim.size()) {
      search.cut_after(key_of(question.profile.objective, claim[result.paths.size()]));
    }
    std::vector<Path> next = search.run();
    result.nodes += search.nodes();
    if (next.empty()) return;
    result.paths.push_back(std::move(next.front()));
  }
}

}  // namespace

Answer rank(const twin::Case& question) { return rank(question, {}); }

Answer rank(const twin::Case& question, const std::vector<Path>& claim) {
  Answer result;
  Tables tables;
  result.problem = make_tables(question, tables);
  const twin::Wishes& wishes = question.profile.wishes;
  const bool has_target =
      wishes.min_readiness_ppm >= 1 || !wishes.include.empty() || wishes.goals.has_value();
  if (question.profile.objective != twin::Objective::score && !has_target) {
    result.problem = "objective_without_target";
  }
  if (!result.problem.empty()) return result;
  if (question.distinct == 100) {
    rank_plainly(tables, claim, result);
  } else {
    rank_distinct(tables, claim, result);
  }
  return result;
}

}  // namespace certrail::reference
