#include "relaxation.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "explanation.hpp"
#include "ranking.hpp"

namespace certrail::twin {
namespace {

struct Wish {
  std::string name;
  std::function<void(Wishes&)> remove;
};

void erase(std::vector<std::size_t>& list, std::size_t certification) {
  list.erase(std::find(list.begin(), list.end(), certification));
}

// The wishes that there are, in the model's order.
std::vector<Wish> present(const Setting& setting, const Wishes& wishes) {
  const Rules& rules = setting.rules;
  const auto& certifications = setting.question->catalogue.certifications;
  std::vector<Wish> list;
  if (wishes.max_steps < 8 && (rules.relax_default_steps || wishes.max_steps != 4)) {
    list.push_back({"max_steps", [](Wishes& w) { w.max_steps = 8; }});
  }
  if (wishes.budget_cents) list.push_back({"budget_cents", [](Wishes& w) { w.budget_cents = {}; }});
  if (wishes.finish_by) list.push_back({"finish_by", [](Wishes& w) { w.finish_by = {}; }});
  if (wishes.min_readiness_ppm >= 1) {
    list.push_back({"min_readiness_ppm", [](Wishes& w) { w.min_readiness_ppm = 0; }});
  }
  if (wishes.experience_months && rules.relax_experience) {
    list.push_back({"experience_months", [](Wishes& w) { w.experience_months = {}; }});
  }
  if (!rules.relax_single_excludes && !wishes.exclude.empty()) {
    list.push_back({"exclude", [](Wishes& w) { w.exclude.clear(); }});
  } else {
    for (const std::size_t c : wishes.exclude) {
      list.push_back({"exclude " + certifications[c].id, [c](Wishes& w) { erase(w.exclude, c); }});
    }
  }
  for (const std::size_t c : wishes.include) {
    list.push_back({"include " + certifications[c].id, [c](Wishes& w) { erase(w.include, c); }});
  }
  if (wishes.goals) list.push_back({"goals", [](Wishes& w) { w.goals = {}; }});
  const bool bans = std::count(setting.preference.begin(), setting.preference.end(), 0) > 0;
  if (wishes.ban && bans && rules.relax_ban) {
    list.push_back({"preference", [](Wishes& w) { w.ban = false; }});
  }
  return list;
}

// The next choice of as many of 0..n-1 in lexicographic order; false after the last.
bool next_choice(std::vector<std::size_t>& choice, std::size_t n) {
  for (std::size_t i = choice.size(); i-- > 0;) {
    if (choice[i] + (choice.size() - i) >= n) continue;
    ++choice[i];
    for (std::size_t j = i + 1; j < choice.size(); ++j) choice[j] = choice[j - 1] + 1;
    return true;
  }
  return false;
}

std::optional<RankedPath> best_under(const Setting& setting, const Wishes& wishes,
                                     Candidates& candidates) {
  std::vector<Candidate> list = feasible(setting, wishes, candidates);
  if (list.empty()) return std::nullopt;
  const bool keeps = asks_for_something(wishes) || !setting.rules.relax_falls_to_score;
  sort_by(keeps ? setting.question->profile.objective : Objective::score, setting, list);
  return explained(setting, list.front(), wishes.finish_by);
}

}  // namespace

std::optional<Relaxation> relax(const Setting& setting, const Wishes& wishes,
                                Candidates& candidates) {
  const std::vector<Wish> list = present(setting, wishes);
  for (std::size_t size = 1; size <= list.size(); ++size) {
    std::vector<std::size_t> choice;
    for (std::size_t i = 0; i < size; ++i) choice.push_back(i);
    do {
      Wishes fewer = wishes;
      Relaxation relaxation;
      for (const std::size_t i : choice) {
        list[i].remove(fewer);
        relaxation.removed.push_back(list[i].name);
      }
      if (const auto best = best_under(setting, fewer, candidates)) {
        relaxation.best = *best;
        return relaxation;
      }
    } while (next_choice(choice, list.size()));
  }
  return std::nullopt;
}

}  // namespace certrail::twin
