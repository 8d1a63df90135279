#include "reference/case_of.hpp"

#include <stdexcept>

namespace certrail::test {
namespace {

template <class Leaf, class Position>
twin::Requirement tree_of(const RequirementTree<Leaf>& from, const Position& position) {
  using Kind = typename RequirementTree<Leaf>::Kind;
  twin::Requirement to;
  if (from.kind == Kind::leaf) {
    to.certification = position(from.leaf);
    return to;
  }
  to.kind = from.kind == Kind::all_of   ? twin::Requirement::Kind::all_of
            : from.kind == Kind::any_of ? twin::Requirement::Kind::any_of
                                        : twin::Requirement::Kind::k_of;
  if (from.kind == Kind::k_of) to.k = static_cast<std::size_t>(from.k);
  for (const auto& child : from.children) to.of.push_back(tree_of(child, position));
  return to;
}

std::optional<twin::Day> day_of(const std::optional<Date>& date) {
  if (!date) return std::nullopt;
  return date->days;
}

twin::Certification certification_of(const Catalog& catalog, const Certification& from) {
  twin::Certification to;
  to.id = from.id;
  to.provider = from.provider;
  to.family = from.family;
  to.attests.assign(catalog.skills.size(), 0);
  to.exam_share.assign(catalog.skills.size(), 0);
  for (const Attestation& a : from.attestations) {
    to.attests[a.skill] = a.level;
    to.exam_share[a.skill] = a.exam_share;
  }
  to.study_minutes = from.study_minutes;
  to.fee_cents = from.fee_cents;
  if (from.requires_) {
    to.requirement = tree_of(*from.requires_, [](CertificationIndex c) { return c; });
  }
  to.covers.assign(from.covers.begin(), from.covers.end());
  for (const RoleFit& fit : from.for_roles) to.for_roles[fit.role] = fit.fit;
  to.available_from = day_of(from.available_from);
  to.retires_on = day_of(from.retires_on);
  to.announced = from.announced;
  to.validity_months = from.validity_months;
  to.min_experience_months = from.min_experience_months;
  return to;
}

twin::Role role_of(const Catalog& catalog, const Role& from) {
  twin::Role to;
  to.id = from.id;
  to.importance.assign(catalog.skills.size(), 0);
  to.need.assign(catalog.skills.size(), 0);
  for (const RoleSkill& skill : from.skills) {
    to.importance[skill.skill] = skill.importance;
    to.need[skill.skill] = skill.need;
  }
  if (from.credentials) {
    to.credentials.emplace();
    for (const auto& c : *from.credentials) (*to.credentials)[c.certification] = c.fit;
  }
  return to;
}

twin::Market market_of(const Catalog& catalog, const Market& from) {
  twin::Market to;
  to.demand.assign(catalog.skills.size(), 0);
  for (const SkillDemand& d : from.demand) to.demand[d.skill] = d.demand;
  for (const ProviderFigure& f : from.recognition) to.recognition[f.provider] = f.ppm;
  for (const ProviderFigure& f : from.shares) to.share_ppm[f.provider] = f.ppm;
  return to;
}

// What the question names, else the role's own, else the data's.
Mixture market_named(const Catalog& catalog, const Profile& profile) {
  if (profile.market.kind == MarketChoice::Kind::none) return {};
  if (profile.market.kind == MarketChoice::Kind::named) return profile.market.named;
  if (profile.role.parts.size() > 1) throw std::invalid_argument("no market named for the roles");
  if (!profile.role.parts.empty()) {
    const Mixture& own = find_role(catalog, profile.role.parts.front().id)->market;
    if (!own.parts.empty()) return own;
  }
  if (catalog.default_market.empty()) return {};
  return {{{catalog.default_market, 1}}};
}

twin::Policy policy_of(const Policy& from) {
  return {from.role_weight,
          from.market_weight,
          from.credential_weight,
          from.price_of_hour,
          from.price_of_dollar,
          from.price_of_other_cloud,
          from.transfer,
          {from.ease.begin(), from.ease.end()},
          {from.worth.begin(), from.worth.end()}};
}

twin::Objective objective_of(Objective objective) {
  switch (objective) {
    case Objective::time:
      return twin::Objective::time;
    case Objective::money:
      return twin::Objective::money;
    case Objective::steps:
      return twin::Objective::steps;
    default:
      return twin::Objective::score;
  }
}

twin::Wishes wishes_of(const Catalog& catalog, const Profile& from) {
  const auto position = [&](const std::string& id) { return *find_certification(catalog, id); };
  twin::Wishes to;
  to.max_steps = from.limits.max_steps;
  to.budget_cents = from.limits.budget_cents;
  to.finish_by = day_of(from.limits.finish_by);
  to.min_readiness_ppm = from.limits.min_readiness_ppm.value_or(0);
  to.experience_months = from.experience_months;
  for (const std::string& id : from.exclude) to.exclude.push_back(position(id));
  for (const std::string& id : from.include) to.include.push_back(position(id));
  if (from.goals) to.goals = tree_of(*from.goals, position);
  return to;
}

twin::Profile profile_of(const Catalog& catalog, const Profile& from) {
  twin::Profile to;
  to.skills.assign(catalog.skills.size(), 0);
  for (const KnownSkill& skill : from.skills) {
    to.skills[*find_skill(catalog, skill.id)] = skill.level;
  }
  for (const HeldCertification& held : from.held) {
    to.held.push_back({*find_certification(catalog, held.id), day_of(held.earned_on)});
  }
  for (const auto& mark : from.cloud_preference.named) {
    to.cloud_preference[*find_provider(catalog, mark.provider)] = mark.value;
  }
  if (from.cloud_preference.others) to.default_preference = *from.cloud_preference.others;
  to.hours_per_week = from.hours_per_week;
  to.start_on = from.start_on.value().days;
  to.wishes = wishes_of(catalog, from);
  to.objective = objective_of(from.objective);
  return to;
}

}  // namespace

twin::Catalogue catalogue_of(const Catalog& catalog) {
  twin::Catalogue to;
  for (const Skill& skill : catalog.skills) to.skills.push_back({skill.id, skill.provider});
  for (const Provider& provider : catalog.providers) {
    to.providers.push_back({provider.id, provider.kind == ProviderKind::cloud});
  }
  for (const Certification& c : catalog.certifications) {
    to.certifications.push_back(certification_of(catalog, c));
  }
  return to;
}

twin::Case case_of(const Catalog& catalog, const twin::Catalogue& catalogue,
                   const Question& question) {
  const Profile& profile = question.profile;
  twin::Case to;
  to.catalogue = catalogue;
  for (const auto& part : profile.role.parts) {
    to.role.push_back({part.share, role_of(catalog, *find_role(catalog, part.id))});
  }
  for (const auto& part : market_named(catalog, profile).parts) {
    to.market.push_back({part.share, market_of(catalog, *find_market(catalog, part.id))});
  }
  const std::string& policy = profile.policy.empty() ? catalog.default_policy : profile.policy;
  to.policy = policy_of(*find_policy(catalog, policy));
  to.profile = profile_of(catalog, profile);
  to.top = static_cast<std::size_t>(question.top);
  to.distinct = question.distinct;
  return to;
}

}  // namespace certrail::test
