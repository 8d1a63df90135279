#include "blend.hpp"

#include <numeric>

namespace certrail::twin {
namespace {

using Figures = std::vector<std::int64_t>;

std::int64_t sum(const Figures& figures) {
  return std::accumulate(figures.begin(), figures.end(), std::int64_t{0});
}

// Importance or demand of several parts: each brought to a sum of a million, then the mean.
template <typename T>
bool mix_skills(const std::vector<Part<T>>& parts, Figures T::*figures, bool single_as_is,
                bool normalise, Figures& mixed) {
  if (parts.empty()) return true;
  if (parts.size() == 1 && single_as_is) {
    mixed = parts.front().value.*figures;
    return true;
  }
  std::int64_t shares = 0;
  for (const Part<T>& part : parts) {
    const std::int64_t total = sum(part.value.*figures);
    if (total == 0) return false;
    shares += part.share;
    for (std::size_t s = 0; s < mixed.size(); ++s) {
      const std::int64_t figure = (part.value.*figures)[s];
      mixed[s] += part.share * (normalise ? figure * 1'000'000 / total : figure);
    }
  }
  for (std::int64_t& figure : mixed) figure /= shares;
  return true;
}

// A figure per provider: the mean over the markets that have it.
std::map<std::size_t, std::int64_t> mix_figures(
    const std::vector<Part<Market>>& parts, std::map<std::size_t, std::int64_t> Market::*figures,
    std::size_t providers, bool only_those_that_have) {
  std::map<std::size_t, std::int64_t> mixed;
  for (std::size_t p = 0; p < providers; ++p) {
    std::int64_t shares = 0;
    std::int64_t total = 0;
    bool known = false;
    for (const Part<Market>& part : parts) {
      const auto found = (part.value.*figures).find(p);
      const bool has = found != (part.value.*figures).end();
      if (has) total += part.share * found->second;
      if (has || !only_those_that_have) shares += part.share;
      known = known || has;
    }
    if (known) mixed[p] = total / shares;
  }
  return mixed;
}

std::int64_t fit_of(const Role& role, const Certification& certification, std::size_t position,
                    const Rules& rules) {
  if (role.credentials && rules.credentials_over_for_roles) {
    const auto found = role.credentials->find(position);
    if (found != role.credentials->end()) return found->second;
    if (rules.unnamed_credential_is_zero) return 0;
  }
  const auto found = certification.for_roles.find(role.id);
  return found == certification.for_roles.end() ? 0 : found->second;
}

void mix_fit(const Case& question, const Rules& rules, Figures& fit) {
  const auto& certifications = question.catalogue.certifications;
  for (std::size_t c = 0; c < certifications.size(); ++c) {
    if (question.role.empty()) {
      fit[c] = rules.fit_without_role ? 50 : 0;
      continue;
    }
    std::int64_t shares = 0;
    std::int64_t total = 0;
    for (const Part<Role>& part : question.role) {
      shares += part.share;
      total += part.share * fit_of(part.value, certifications[c], c, rules);
      if (!rules.fit_of_mixture) break;
    }
    fit[c] = total / shares;
  }
}

}  // namespace

std::string mix(const Case& question, const Rules& rules, Blend& blend) {
  const std::size_t skills = question.catalogue.skills.size();
  const std::size_t providers = question.catalogue.providers.size();
  blend.importance.assign(skills, 0);
  blend.demand.assign(skills, 0);
  blend.need.assign(skills, 0);
  blend.fit.assign(question.catalogue.certifications.size(), 0);

  const bool mixed = mix_skills(question.role, &Role::importance, rules.single_part_is_itself,
                                rules.role_parts_normalised, blend.importance) &&
                     mix_skills(question.market, &Market::demand, rules.single_part_is_itself,
                                rules.market_parts_normalised, blend.demand);
  if (!mixed) return "empty_mixture_part";

  for (const Part<Role>& part : question.role) {
    for (std::size_t s = 0; s < skills; ++s) {
      const bool taken = blend.need[s] != 0 && !rules.largest_need;
      if (!taken && part.value.need[s] > blend.need[s]) blend.need[s] = part.value.need[s];
    }
  }
  mix_fit(question, rules, blend.fit);
  const bool having = rules.figures_of_those_that_have;
  blend.recognition = mix_figures(question.market, &Market::recognition, providers, having);
  blend.share_ppm = mix_figures(question.market, &Market::share_ppm, providers, having);
  return "";
}

}  // namespace certrail::twin
