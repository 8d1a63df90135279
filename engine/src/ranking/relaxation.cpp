#include "ranking/relaxation.hpp"

#include <algorithm>

namespace certrail {
namespace {

using Kind = Wish::Kind;

void give_up(const Wish& wish, Assessment& a) {
  switch (wish.kind) {
    case Kind::max_steps:
      a.limits.max_steps = kMaxSteps;
      break;
    case Kind::budget:
      a.limits.budget_cents.reset();
      break;
    case Kind::finish_by:
      a.limits.finish_by.reset();
      break;
    case Kind::min_readiness:
      a.limits.min_readiness_ppm.reset();
      break;
    case Kind::experience:
      a.experience_months.reset();
      break;
    case Kind::exclude:
      std::erase(a.exclude, *wish.certification);
      break;
    case Kind::include:
      std::erase(a.include, *wish.certification);
      break;
    case Kind::goals:
      a.goals = nullptr;
      break;
    case Kind::preference_ban:
      a.ban_lifted = true;
      break;
  }
}

Assessment without(const Assessment& assessment, const std::vector<Wish>& all,
                   const std::vector<std::size_t>& given_up) {
  Assessment a = assessment;
  for (const std::size_t w : given_up) give_up(all[w], a);
  const bool has_target =
      a.limits.min_readiness_ppm.value_or(0) >= 1 || a.goals != nullptr || !a.include.empty();
  if (!has_target) a.objective = Objective::score;
  return a;
}

/// The next combination of `combination.size()` of `count` in lexicographic order.
bool next_combination(std::vector<std::size_t>& combination, std::size_t count) {
  for (std::size_t i = combination.size(); i-- > 0;) {
    if (combination[i] + (combination.size() - i) >= count) continue;
    ++combination[i];
    for (std::size_t j = i + 1; j < combination.size(); ++j) {
      combination[j] = combination[j - 1] + 1;
    }
    return true;
  }
  return false;
}

enum class Verdict { decided, passed_over, out_of_budget };

/// Is any set feasible? With so many nodes of the budget at most.
Verdict look_for_any(Search& search, NodeBudget& budget, std::uint64_t most_nodes, BestList& any) {
  const std::uint64_t of_all = budget.max_nodes;
  const std::uint64_t of_this = budget.nodes + std::min(most_nodes, of_all - budget.nodes);
  budget.max_nodes = of_this;
  any.reset(1);
  const bool decided = search.find_any(budget, any);
  // A budget whose time is up takes its own nodes away.
  const bool time_is_up = budget.max_nodes != of_this;
  if (!time_is_up) budget.max_nodes = of_all;
  if (decided) return Verdict::decided;
  return time_is_up || of_this == of_all ? Verdict::out_of_budget : Verdict::passed_over;
}

}  // namespace

std::vector<Wish> wishes(const Assessment& a) {
  std::vector<Wish> all;
  const auto add = [&](bool wished, Kind kind) {
    if (wished) all.push_back({kind, {}});
  };
  const auto add_each = [&](const std::vector<CertificationIndex>& certifications, Kind kind) {
    for (const CertificationIndex c : certifications) all.push_back({kind, c});
  };
  add(a.limits.max_steps < kMaxSteps, Kind::max_steps);
  add(a.limits.budget_cents.has_value(), Kind::budget);
  add(a.limits.finish_by.has_value(), Kind::finish_by);
  add(a.limits.min_readiness_ppm.has_value(), Kind::min_readiness);
  add(a.experience_months.has_value(), Kind::experience);
  add_each(a.exclude, Kind::exclude);
  add_each(a.include, Kind::include);
  add(a.goals != nullptr, Kind::goals);
  add(std::find(a.provider_preference.begin(), a.provider_preference.end(), 0) !=
          a.provider_preference.end(),
      Kind::preference_ban);
  return all;
}

RelaxedRanking fewest_given_up(const CompiledCatalog& compiled, const Assessment& assessment,
                               Instance& instance, Search& search, NodeBudget& budget,
                               const WishLimits& limits) {
  RelaxedRanking result;
  const std::vector<Wish> all = wishes(assessment);
  std::uint64_t tried = 0;
  for (std::size_t size = 1; size <= all.size(); ++size) {
    std::vector<std::size_t> combination(size);
    for (std::size_t i = 0; i < size; ++i) combination[i] = i;
    do {
      // Where nothing is feasible at once, a search opens no node that could see the end.
      if (++tried > limits.combinations || budget.told_to_stop()) {
        result.proven = false;
        return result;
      }
      Assessment relaxed = without(assessment, all, combination);
      compile_instance(compiled, relaxed, instance);
      search.prepare(instance);
      BestList any;
      const Verdict verdict = look_for_any(search, budget, limits.nodes_each, any);
      if (verdict != Verdict::decided) result.proven = false;
      if (verdict == Verdict::out_of_budget) return result;
      if (any.sets().empty()) continue;
      for (const std::size_t w : combination) result.removed.push_back(all[w]);
      result.best = any.worst();
      result.assessment = std::move(relaxed);
      return result;
    } while (next_combination(combination, all.size()));
  }
  return result;
}

RelaxedRanking relax(const CompiledCatalog& compiled, const Assessment& assessment,
                     Instance& instance, Search& search, NodeBudget& budget) {
  RelaxedRanking result = fewest_given_up(compiled, assessment, instance, search, budget);
  if (!result.best) return result;
  RankedList list;
  rank_sets(instance, search, 1, 100, budget, list);
  if (!list.sets.empty()) result.best = list.sets.front();
  result.proven = result.proven && list.proven;
  return result;
}

}  // namespace certrail
