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

void add_parts(const Catalog& catalog, const Mixture& named, std::vector<MarketPart>& markets) {
  for (const Mixture::Part& part : named.parts) {
    markets.push_back({find_market(catalog, part.id), part.share});
  }
}

void add_default(const Catalog& catalog, std::vector<MarketPart>& markets) {
  if (!catalog.default_market.empty()) {
    markets.push_back({find_market(catalog, catalog.default_market), 1});
  }
}

/// The markets that the parts of a role mixture name, in the roles' proportions, in thousandths.
void mix_markets_of_roles(const Catalog& catalog, const Mixture& roles,
                          std::vector<MarketPart>& markets) {
  const auto add = [&](const Market* market, std::int64_t weight) {
    for (MarketPart& part : markets) {
      if (part.market == market) {
        part.share += weight;
        return;
      }
    }
    markets.push_back({market, weight});
  };
  for (const Mixture::Part& part : roles.parts) {
    const Mixture& named = find_role(catalog, part.id)->market;
    const std::int64_t share = part.share * kPpm;
    if (named.parts.empty()) {
      if (!catalog.default_market.empty()) {
        add(find_market(catalog, catalog.default_market), share);
      }
      continue;
    }
    const std::int64_t sum = total_share(named);
    for (const Mixture::Part& market : named.parts) {
      add(find_market(catalog, market.id), mul_div(share, market.share, sum));
    }
  }
  const std::int64_t thousandth = total_share(roles) * (kPpm / 1000);
  for (MarketPart& part : markets) {
    part.share = markets.size() == 1 ? 1 : std::max<std::int64_t>(1, part.share / thousandth);
  }
}

/// What the profile names, else what its roles name, else the data's default.
void find_markets(const Catalog& catalog, const Profile& profile,
                  std::vector<MarketPart>& markets) {
  markets.clear();
  switch (profile.market.kind) {
    case MarketChoice::Kind::none:
      return;
    case MarketChoice::Kind::named:
      return add_parts(catalog, profile.market.named, markets);
    case MarketChoice::Kind::by_default:
      break;
  }
  const auto& roles = profile.role.parts;
  if (roles.size() > 1) mix_markets_of_roles(catalog, profile.role, markets);
  if (roles.size() == 1) add_parts(catalog, find_role(catalog, roles[0].id)->market, markets);
  if (markets.empty()) add_default(catalog, markets);
}

Problem empty_part(std::string pointer, const std::string& id, const char* what) {
  Problem problem;
  problem.code = ProblemCode::empty_mixture_part;
  problem.pointer = std::move(pointer);
  problem.value = id;
  problem.detail = "'" + id + "' has no skill with any " + what + ", so it cannot be mixed";
  return problem;
}

std::optional<Problem> mix_roles(const CompiledCatalog& compiled, const Mixture& roles, Ask& ask) {
  const auto skills = static_cast<Eigen::Index>(compiled.catalog.skills.size());
  const std::int64_t shares = total_share(roles);
  ask.importance.setZero(skills);
  ask.need.setZero(skills);
  ask.fit.assign(compiled.catalog.certifications.size(), 0);
  for (const Mixture::Part& part : roles.parts) {
    const Role* role = find_role(compiled.catalog, part.id);
    const RoleVectors& vectors =
        compiled.roles[static_cast<std::size_t>(role - compiled.catalog.roles.data())];
    if (vectors.importance_sum == 0) return empty_part("/role/" + part.id, part.id, "importance");
    ask.importance += part.share * (vectors.importance * kPpm / vectors.importance_sum);
    ask.need = ask.need.max(vectors.need);
    for (std::size_t c = 0; c < ask.fit.size(); ++c) ask.fit[c] += part.share * vectors.fit[c];
  }
  ask.importance /= shares;
  for (std::int64_t& fit : ask.fit) fit /= shares;
  return {};
}

std::optional<Problem> add_roles(const CompiledCatalog& compiled, const Mixture& roles, Ask& ask) {
  if (roles.parts.size() == 1) {
    const Role* role = find_role(compiled.catalog, roles.parts[0].id);
    const RoleVectors& vectors =
        compiled.roles[static_cast<std::size_t>(role - compiled.catalog.roles.data())];
    ask.importance = vectors.importance;
    ask.need = vectors.need;
    ask.fit = vectors.fit;
  } else if (auto problem = mix_roles(compiled, roles, ask)) {
    return problem;
  }
  ask.need = (ask.need == 0).select(kNeedOutsideRole, ask.need);
  return {};
}

std::optional<Problem> add_markets(const CompiledCatalog& compiled, Ask& ask) {
  const bool mixed = ask.markets.size() > 1;
  std::int64_t shares = 0;
  for (const MarketPart& part : ask.markets) shares += mixed ? part.share : 1;
  const std::size_t providers = compiled.catalog.providers.size();
  for (const MarketPart& part : ask.markets) {
    const MarketVectors& vectors =
        compiled.markets[static_cast<std::size_t>(part.market - compiled.catalog.markets.data())];
    if (!mixed) {
      ask.demand = vectors.demand;
    } else if (vectors.demand_sum == 0) {
      return empty_part("/market/" + part.market->id, part.market->id, "demand");
    } else {
      ask.demand += part.share * (vectors.demand * kPpm / vectors.demand_sum);
    }
  }
  if (mixed) ask.demand /= shares;
  // The mean over the markets that have the figure.
  const auto mean = [&](auto figures, std::size_t provider) {
    std::optional<std::int64_t> sum;
    std::int64_t weight = 0;
    for (const MarketPart& part : ask.markets) {
      const auto at = static_cast<std::size_t>(part.market - compiled.catalog.markets.data());
      const auto& figure = (compiled.markets[at].*figures)[provider];
      if (!figure) continue;
      const std::int64_t share = mixed ? part.share : 1;
      sum = sum.value_or(0) + share * *figure;
      weight += share;
    }
    if (sum) *sum /= weight;
    return sum;
  };
  for (std::size_t p = 0; p < providers; ++p) {
    ask.recognition[p] = mean(&MarketVectors::recognition, p).value_or(0);
    ask.shares[p] = mean(&MarketVectors::share, p);
  }
  return {};
}

}  // namespace

Profile with_defaults(const Catalog& catalog, Profile profile) {
  if (profile.policy.empty()) profile.policy = catalog.default_policy;
  if (profile.market.kind == MarketChoice::Kind::by_default) {
    std::vector<MarketPart> markets;
    find_markets(catalog, profile, markets);
    profile.market.kind = markets.empty() ? MarketChoice::Kind::none : MarketChoice::Kind::named;
    for (const MarketPart& part : markets) {
      profile.market.named.parts.push_back({part.market->id, static_cast<int>(part.share)});
    }
  }
  return profile;
}

std::optional<Problem> resolve_ask(const CompiledCatalog& compiled, const Profile& profile,
                                   Ask& ask) {
  const auto skills = static_cast<Eigen::Index>(compiled.catalog.skills.size());
  find_markets(compiled.catalog, profile, ask.markets);
  ask.demand.setZero(skills);
  ask.recognition.assign(compiled.catalog.providers.size(), 0);
  ask.shares.assign(compiled.catalog.providers.size(), {});
  if (profile.role.parts.empty()) {
    ask.importance.setZero(skills);
    ask.need.setConstant(skills, kNeedOutsideRole);
    ask.fit.assign(compiled.catalog.certifications.size(), kFitWithoutRole);
  } else if (auto problem = add_roles(compiled, profile.role, ask)) {
    return problem;
  }
  return add_markets(compiled, ask);
}

}  // namespace certrail
