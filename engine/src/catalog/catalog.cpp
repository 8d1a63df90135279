#include "certrail/catalog.hpp"

#include <algorithm>

#include "certrail/profile.hpp"
#include "certrail/recommendation.hpp"

namespace certrail {
namespace {

template <class T>
std::optional<std::uint32_t> find_sorted(const std::vector<T>& things, std::string_view id) {
  const auto at =
      std::lower_bound(things.begin(), things.end(), id,
                       [](const T& thing, std::string_view key) { return thing.id < key; });
  if (at == things.end() || at->id != id) return {};
  return static_cast<std::uint32_t>(at - things.begin());
}

template <class T>
const T* find_pointer(const std::vector<T>& things, std::string_view id) {
  const auto at = find_sorted(things, id);
  return at ? &things[*at] : nullptr;
}

}  // namespace

std::optional<CertificationIndex> find_certification(const Catalog& catalog, std::string_view id) {
  return find_sorted(catalog.certifications, id);
}

std::optional<SkillIndex> find_skill(const Catalog& catalog, std::string_view id) {
  const auto& by_id = catalog.skills_by_id;
  const auto at = std::lower_bound(
      by_id.begin(), by_id.end(), id,
      [&](SkillIndex s, std::string_view key) { return catalog.skills[s].id < key; });
  if (at == by_id.end() || catalog.skills[*at].id != id) return {};
  return *at;
}

std::optional<ProviderIndex> find_provider(const Catalog& catalog, std::string_view id) {
  return find_sorted(catalog.providers, id);
}

const Role* find_role(const Catalog& catalog, std::string_view id) {
  return find_pointer(catalog.roles, id);
}
const Market* find_market(const Catalog& catalog, std::string_view id) {
  return find_pointer(catalog.markets, id);
}
const Policy* find_policy(const Catalog& catalog, std::string_view id) {
  return find_pointer(catalog.policies, id);
}

const Track* find_track(const Catalog& catalog, std::string_view id) {
  const auto found = std::find_if(catalog.tracks.begin(), catalog.tracks.end(),
                                  [id](const Track& track) { return track.id == id; });
  return found == catalog.tracks.end() ? nullptr : &*found;
}

std::vector<CertificationIndex> members(const Catalog& catalog, const TrackGroup& group) {
  const auto has = [](const auto& list, const auto& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  };
  std::vector<CertificationIndex> found;
  for (CertificationIndex c = 0; c < catalog.certifications.size(); ++c) {
    const Certification& certification = catalog.certifications[c];
    if (has(group.families, certification.family) &&
        (group.levels.empty() || has(group.levels, certification.level))) {
      found.push_back(c);
    }
  }
  return found;
}

std::string_view to_string(ProviderKind kind) {
  constexpr std::string_view words[] = {"cloud", "platform", "neutral"};
  return words[static_cast<std::size_t>(kind)];
}

std::string_view to_string(Level level) {
  constexpr std::string_view words[] = {"foundational", "associate", "specialty", "professional",
                                        "expert"};
  return words[static_cast<std::size_t>(level)];
}

std::string_view to_string(Basis basis) {
  constexpr std::string_view words[] = {"published", "estimated", "judgement"};
  return words[static_cast<std::size_t>(basis)];
}

std::string_view to_string(RenewalWay way) {
  constexpr std::string_view words[] = {"for_life", "assessment", "exam", "credits"};
  return words[static_cast<std::size_t>(way)];
}

std::string_view to_string(Objective objective) {
  constexpr std::string_view words[] = {"score", "time", "money", "steps"};
  return words[static_cast<std::size_t>(objective)];
}

std::string_view to_string(PathOrder order) {
  constexpr std::string_view words[] = {"rank", "horizon", "horizon-hours"};
  return words[static_cast<std::size_t>(order)];
}

std::string_view to_string(Upkeep::Kind kind) {
  constexpr std::string_view words[] = {"renewal", "yearly_fee"};
  return words[static_cast<std::size_t>(kind)];
}

std::string_view to_string(LapseReason reason) {
  constexpr std::string_view words[] = {"exam_ended", "rule_not_known"};
  return words[static_cast<std::size_t>(reason)];
}

std::string_view to_string(Status status) {
  constexpr std::string_view words[] = {"ranked", "nothing_pays", "already_met", "infeasible"};
  return words[static_cast<std::size_t>(status)];
}

std::string_view to_string(Wish::Kind kind) {
  constexpr std::string_view words[] = {
      "max_steps", "budget_cents", "finish_by", "min_readiness_ppm", "experience_months",
      "exclude",   "include",      "goals",     "preference_ban"};
  return words[static_cast<std::size_t>(kind)];
}

bool offered_on(const Certification& c, Date day) {
  if (c.announced && !c.available_from) return false;
  if (c.available_from && day < *c.available_from) return false;
  return !c.retires_on || day <= *c.retires_on;
}

std::string_view state_on(const Certification& c, Date day) {
  if (c.retires_on && *c.retires_on < day) return "retired";
  if (!offered_on(c, day)) return "upcoming";
  return c.beta ? "beta" : "open";
}

const std::string& renewal_text(const Catalog& catalog, const Certification& certification) {
  static const std::string unknown;
  const auto& rule = certification.renewal.rule;
  return rule ? catalog.renewal_rules[*rule].text : unknown;
}

std::optional<Basis> basis_of(const Certification& certification, std::string_view field) {
  for (const Provenance& fact : certification.provenance) {
    if (fact.field == field) return fact.basis;
  }
  return {};
}

std::int64_t total(const Terms& terms) {
  std::int64_t sum = terms.hours_ppm + terms.money_ppm;
  for (const SkillTerm& term : terms.skills) sum += term.ppm;
  for (const CertificationTerm& term : terms.credentials) sum += term.ppm;
  for (const CertificationTerm& term : terms.other_cloud) sum += term.ppm;
  return sum;
}

}  // namespace certrail
