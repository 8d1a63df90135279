#include "reference/steps.hpp"

#include <algorithm>

namespace certrail::reference {
namespace {

void mark(const std::vector<std::size_t>& certifications, Flags& flags) {
  for (const std::size_t c : certifications) flags[c] = 1;
}

// Includes, leaves of the goals, leaves of what these require, and so on: no ban touches them.
Flags named(const twin::Case& question) {
  const auto& certifications = question.catalogue.certifications;
  Flags flags(certifications.size(), 0);
  std::vector<std::size_t> open = question.profile.wishes.include;
  const auto leaf = [&](std::size_t c) { open.push_back(c); };
  if (question.profile.wishes.goals) for_each_leaf(*question.profile.wishes.goals, leaf);
  while (!open.empty()) {
    const std::size_t c = open.back();
    open.pop_back();
    if (flags[c]) continue;
    flags[c] = 1;
    if (certifications[c].requirement) for_each_leaf(*certifications[c].requirement, leaf);
  }
  return flags;
}

// Of a family that is held, or covered by what is held; an include is not bound by that.
Flags bound_by_held(const twin::Case& question, const Start& start) {
  const auto& certifications = question.catalogue.certifications;
  Flags flags = start.counts;
  for (std::size_t h = 0; h < certifications.size(); ++h) {
    if (!start.held[h]) continue;
    for (std::size_t c = 0; c < certifications.size(); ++c) {
      if (certifications[c].family == certifications[h].family) flags[c] = 1;
    }
  }
  for (const std::size_t c : question.profile.wishes.include) flags[c] = 0;
  return flags;
}

void find_steps(const twin::Case& question, Start& start) {
  const auto& certifications = question.catalogue.certifications;
  const twin::Wishes& wishes = question.profile.wishes;
  const Flags exempt = named(question);
  const Flags bound = bound_by_held(question, start);
  start.may_be_step.assign(certifications.size(), 1);
  for (std::size_t c = 0; c < certifications.size(); ++c) {
    const twin::Certification& certification = certifications[c];
    const bool unwanted = start.figures.preference[certification.provider] == 0;
    const bool banned = wishes.ban && unwanted && !exempt[c];
    const bool too_early =
        wishes.experience_months && certification.min_experience_months > *wishes.experience_months;
    if (certification.announced || start.held[c] || bound[c] || banned || too_early) {
      start.may_be_step[c] = 0;
    }
  }
  for (const std::size_t c : wishes.exclude) start.may_be_step[c] = 0;
}

}  // namespace

std::string set_up(const twin::Case& question, Start& start) {
  const auto& certifications = question.catalogue.certifications;
  const twin::Profile& profile = question.profile;
  start.held.assign(certifications.size(), 0);
  start.counts.assign(certifications.size(), 0);
  Flags seen = start.held;
  std::vector<int> levels = profile.skills;
  for (const twin::Held& held : profile.held) {
    if (seen[held.certification]) return "held_twice";
    seen[held.certification] = 1;
    if (held.earned_on && *held.earned_on > profile.start_on) return "earned_after_start";
    if (!twin::valid_on_start(question, held, {})) continue;
    const twin::Certification& certification = certifications[held.certification];
    start.held[held.certification] = start.counts[held.certification] = 1;
    mark(certification.covers, start.counts);
    for (std::size_t s = 0; s < levels.size(); ++s) {
      levels[s] = std::max(levels[s], certification.attests[s]);
    }
  }
  start.figures = twin::Setting{};
  start.figures.start_level = std::move(levels);
  std::string problem = twin::set_up_figures(question, {}, start.figures);
  if (problem.empty()) find_steps(question, start);
  return problem;
}

}  // namespace certrail::reference
