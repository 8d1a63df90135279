#include "scoring/ask.hpp"

#include <algorithm>
#include <numeric>

#include "scoring/integer_math.hpp"

namespace certrail {
namespace {

constexpr int kFitWithoutRole = 50;

std::int64_t total_share(const Mixture& mixture) {
  return std::accumulate(
      mixture.parts.begin(), mixture.parts.end(), std::int64_t{0},
      [](std::int64_t sum, const Mixture::Part& part) { return sum + part.share; });
}

/// The markets that the parts of a role mixture name, in the roles' proportions, in thousandths.
Mixture market_of_roles(const Catalog& catalog, const Mixture& roles) {
  struct Weighted {
    std::string id;
    std::int64_t weight;
  };
  std::vector<Weighted> weighted;
  for (const Mixture::Part& part : roles.parts) {
    Mixture named = find_role(catalog, part.id)->market;
    if (named.parts.empty() && !catalog.default_market.empty()) {
      named.parts.push_back({catalog.default_market, 1});
    }
    if (roles.parts.size() == 1) return named;
    const std::int64_t sum = total_share(named);
    for (const Mixture::Part& market : named.parts) {
      const std::int64_t weight = mul_div(part.share * kPpm, market.share, sum);
      const auto same = std::find_if(weighted.begin(), weighted.end(),
                                     [&](const Weighted& w) { return w.id == market.id; });
      if (same != weighted.end()) {
        same->weight += weight;
      } else {
        weighted.push_back({market.id, weight});
      }
    }
  }
  if (weighted.size() == 1) return {{{weighted.front().id, 1}}};
  Mixture result;
  for (const Weighted& w : weighted) {
    const std::int64_t thousandths = w.weight / (total_share(roles) * (kPpm / 1000));
    result.parts.push_back({w.id, static_cast<int>(std::max<std::int64_t>(1, thousandths))});
  }
  return result;
}

Problem empty_part(std::string pointer, const std::string& id, const char* what) {
  Problem problem;
  problem.code = ProblemCode::empty_mixture_part;
  problem.pointer = std::move(pointer);
  problem.value = id;
  problem.detail = "'" + id + "' has no skill with any " + what + ", so it cannot be mixed";
  return problem;
}

int fit_of(const Catalog& catalog, const Role& role, CertificationIndex c) {
  if (role.credentials) {
    for (const Role::Credential& credential : *role.credentials) {
      if (credential.certification == c) return credential.fit;
    }
    return 0;
  }
  for (const RoleFit& fit : catalog.certifications[c].for_roles) {
    if (fit.role == role.id) return fit.fit;
  }
  return 0;
}

std::optional<Problem> add_roles(const Catalog& catalog, const Mixture& roles, Ask& ask) {
  const bool mixed = roles.parts.size() > 1;
  const std::int64_t shares = mixed ? total_share(roles) : 1;
  std::vector<bool> named(catalog.skills.size());
  std::vector<std::int64_t> fit(catalog.certifications.size());
  for (const Mixture::Part& part : roles.parts) {
    const Role& role = *find_role(catalog, part.id);
    const std::int64_t weight = mixed ? part.share : 1;
    std::int64_t total = 0;
    for (const RoleSkill& skill : role.skills) total += skill.importance;
    if (mixed && total == 0) return empty_part("/role/" + part.id, part.id, "importance");
    for (const RoleSkill& skill : role.skills) {
      ask.importance[skill.skill] +=
          weight * (mixed ? skill.importance * kPpm / total : skill.importance);
      const std::int64_t before = named[skill.skill] ? ask.need[skill.skill] : 0;
      ask.need[skill.skill] = std::max<std::int64_t>(before, skill.need);
      named[skill.skill] = true;
    }
    for (CertificationIndex c = 0; c < fit.size(); ++c) {
      fit[c] += weight * fit_of(catalog, role, c);
    }
  }
  ask.importance /= shares;
  for (std::size_t c = 0; c < fit.size(); ++c) ask.fit[c] = static_cast<int>(fit[c] / shares);
  return {};
}

std::optional<Problem> add_markets(const Catalog& catalog, const Mixture& markets, Ask& ask) {
  const bool mixed = markets.parts.size() > 1;
  const std::int64_t shares = mixed ? total_share(markets) : 1;
  std::vector<std::int64_t> recognition_weight(catalog.providers.size());
  std::vector<std::int64_t> share_weight(catalog.providers.size());
  std::vector<std::int64_t> share_sum(catalog.providers.size());
  for (const Mixture::Part& part : markets.parts) {
    const Market& market = *find_market(catalog, part.id);
    const std::int64_t weight = mixed ? part.share : 1;
    std::int64_t total = 0;
    for (const SkillDemand& skill : market.demand) total += skill.demand;
    if (mixed && total == 0) return empty_part("/market/" + part.id, part.id, "demand");
    for (const SkillDemand& skill : market.demand) {
      ask.demand[skill.skill] += weight * (mixed ? skill.demand * kPpm / total : skill.demand);
    }
    for (const ProviderFigure& figure : market.recognition) {
      ask.recognition[figure.provider] += weight * figure.ppm;
      recognition_weight[figure.provider] += weight;
    }
    for (const ProviderFigure& figure : market.shares) {
      share_sum[figure.provider] += weight * figure.ppm;
      share_weight[figure.provider] += weight;
    }
  }
  ask.demand /= shares;
  for (std::size_t p = 0; p < catalog.providers.size(); ++p) {
    if (recognition_weight[p] > 0) ask.recognition[p] /= recognition_weight[p];
    if (share_weight[p] > 0) ask.shares[p] = share_sum[p] / share_weight[p];
  }
  return {};
}

}  // namespace

Profile with_defaults(const Catalog& catalog, Profile profile) {
  if (profile.policy.empty()) profile.policy = catalog.default_policy;
  if (profile.market.kind == MarketChoice::Kind::by_default) {
    Mixture market = market_of_roles(catalog, profile.role);
    if (market.parts.empty() && !catalog.default_market.empty()) {
      market.parts.push_back({catalog.default_market, 1});
    }
    profile.market.kind =
        market.parts.empty() ? MarketChoice::Kind::none : MarketChoice::Kind::named;
    profile.market.named = std::move(market);
  }
  return profile;
}

Result<Ask> resolve_ask(const Catalog& catalog, const Profile& profile) {
  const auto skills = static_cast<Eigen::Index>(catalog.skills.size());
  Ask ask;
  ask.importance = PpmVector::Zero(skills);
  ask.need = PpmVector::Constant(skills, kNeedOutsideRole);
  ask.demand = PpmVector::Zero(skills);
  ask.recognition.assign(catalog.providers.size(), 0);
  ask.shares.assign(catalog.providers.size(), {});
  ask.fit.assign(catalog.certifications.size(), kFitWithoutRole);
  if (!profile.role.parts.empty()) {
    if (auto problem = add_roles(catalog, profile.role, ask)) return *problem;
  }
  if (profile.market.kind == MarketChoice::Kind::named) {
    if (auto problem = add_markets(catalog, profile.market.named, ask)) return *problem;
  }
  return ask;
}

}  // namespace certrail
