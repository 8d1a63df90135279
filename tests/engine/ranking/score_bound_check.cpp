#include "engine/ranking/score_bound_check.hpp"

#include <bit>

namespace certrail::test {

std::int64_t adds_ppm(BoundTables& tables, SavedOnChosen& saved, Item item, const ChosenSet& chosen,
                      bool by_one) {
  tables.reach(chosen, by_one);
  return tables.ppm(std::int64_t{tables.adds(item)} + tables.saves(saved.by(item, chosen)));
}

ScoreBoundCheck::ScoreBoundCheck(const Instance& instance) : in_(instance), saved_(instance) {
  tables_.prepare(instance,
                  {instance.policy->price_of_hour, instance.policy->price_of_dollar, true});
}

const PlainFigures& ScoreBoundCheck::figures_of(std::uint32_t set) {
  const auto found = figures_.find(set);
  if (found != figures_.end()) return found->second;
  return figures_.emplace(set, *plain_figures(in_, items_in(set))).first->second;
}

void ScoreBoundCheck::check_completions(std::uint32_t set) {
  const ChosenSet chosen = choose(in_, set);
  const std::int64_t base = tables_.base_ppm(chosen);
  for (std::uint32_t all = 0; all < 1U << in_.items(); ++all) {
    if ((all & set) != set || all == 0 || std::popcount(all) > kBoundSteps) continue;
    const std::vector<Item> added = items_in(all & ~set);
    std::int64_t bound = base;
    for (const Item item : added) bound += adds_ppm(tables_, saved_, item, chosen);
    if (added.size() == 1) {
      const std::int64_t by_one = base + adds_ppm(tables_, saved_, added[0], chosen, true);
      if (by_one > bound) wrong_ = "the bound for one alone is above that for many";
      bound = by_one;
    }
    ++checked_;
    const std::int64_t score = figures_of(all).score_ppm;
    if (score > bound) {
      wrong_ = "set " + std::to_string(set) + " completed to " + std::to_string(all) + " scores " +
               std::to_string(score) + ", the bound is " + std::to_string(bound);
    }
  }
}

}  // namespace certrail::test
