#include "ranking/relaxation.hpp"

#include <algorithm>

namespace certrail {
namespace {

using Kind = Wish::Kind;

// More combinations than this are not tried; the answer then says that it is not proven.
constexpr std::uint64_t kMaxCombinations = 20'000;

void give_up(const Catalog& catalog, const Wish& wish, Assessment& a) {
  Profile& profile = a.profile;
  const auto drop = [&](std::vector<std::string>& ids) {
    std::erase(ids, catalog.certifications[*wish.certification].id);
  };
  switch (wish.kind) {
    case Kind::max_steps:
      profile.limits.max_steps = kMaxSteps;
      break;
    case Kind::budget:
      profile.limits.budget_cents.reset();
      break;
    case Kind::finish_by:
      profile.limits.finish_by.reset();
      break;
    case Kind::min_readiness:
      profile.limits.min_readiness_ppm.reset();
      break;
    case Kind::experience:
      profile.experience_months.reset();
      break;
    case Kind::exclude:
      drop(profile.exclude);
      break;
    case Kind::include:
      drop(profile.include);
      break;
    case Kind::goals:
      profile.goals.reset();
      break;
    case Kind::preference_ban:
      a.ban_lifted = true;
      break;
  }
}

Assessment without(const Catalog& catalog, const Assessment& assessment,
                   const std::vector<Wish>& all, const std::vector<std::size_t>& given_up) {
  Assessment a = assessment;
  for (const std::size_t w : given_up) give_up(catalog, all[w], a);
  const Profile& p = a.profile;
  const bool has_target =
      p.limits.min_readiness_ppm.value_or(0) >= 1 || p.goals || !p.include.empty();
  if (!has_target) a.profile.objective = Objective::score;
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

}  // namespace

std::vector<Wish> wishes(const Catalog& catalog, const Assessment& a) {
  const Profile& profile = a.profile;
  std::vector<Wish> all;
  const auto add = [&](bool wished, Kind kind) {
    if (wished) all.push_back({kind, {}});
  };
  const auto add_each = [&](const std::vector<std::string>& ids, Kind kind) {
    for (const std::string& id : ids) all.push_back({kind, find_certification(catalog, id)});
  };
  add(profile.limits.max_steps < kMaxSteps, Kind::max_steps);
  add(profile.limits.budget_cents.has_value(), Kind::budget);
  add(profile.limits.finish_by.has_value(), Kind::finish_by);
  add(profile.limits.min_readiness_ppm.has_value(), Kind::min_readiness);
  add(profile.experience_months.has_value(), Kind::experience);
  add_each(profile.exclude, Kind::exclude);
  add_each(profile.include, Kind::include);
  add(profile.goals.has_value(), Kind::goals);
  add(std::find(a.provider_preference.begin(), a.provider_preference.end(), 0) !=
          a.provider_preference.end(),
      Kind::preference_ban);
  return all;
}

RelaxedRanking relax(const Catalog& catalog, const std::vector<CoveredBy>& covered,
                     const Assessment& assessment, Instance& instance, Search& search,
                     NodeBudget& budget) {
  RelaxedRanking result;
  const std::vector<Wish> all = wishes(catalog, assessment);
  std::uint64_t tried = 0;
  for (std::size_t size = 1; size <= all.size(); ++size) {
    std::vector<std::size_t> combination(size);
    for (std::size_t i = 0; i < size; ++i) combination[i] = i;
    do {
      if (++tried > kMaxCombinations) {
        result.proven = false;
        return result;
      }
      Assessment relaxed = without(catalog, assessment, all, combination);
      compile_instance(catalog, covered, relaxed, instance);
      search.prepare(instance);
      BestList any;
      any.reset(instance, 1);
      if (!search.find_any(budget, any)) {
        result.proven = false;
        return result;
      }
      if (any.sets().empty()) continue;
      const RankedList ranking = rank_sets(instance, search, 1, 100, budget);
      for (const std::size_t w : combination) result.removed.push_back(all[w]);
      result.best = ranking.sets.empty() ? any.worst() : ranking.sets.front();
      result.proven = ranking.proven;
      result.assessment = std::move(relaxed);
      return result;
    } while (next_combination(combination, all.size()));
  }
  return result;
}

}  // namespace certrail
