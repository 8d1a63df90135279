#include "case.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace certrail::twin {
namespace {

using nlohmann::json;

// The value under a key, null where the key is absent.
const json& field(const json& object, const char* key) {
  static const json null;
  const auto found = object.find(key);
  return found == object.end() ? null : *found;
}

template <typename T>
T value_or(const json& object, const char* key, T otherwise) {
  const json& value = field(object, key);
  return value.is_null() ? otherwise : value.get<T>();
}

template <typename T>
std::optional<T> optional_value(const json& object, const char* key) {
  const json& value = field(object, key);
  if (value.is_null()) return std::nullopt;
  return value.get<T>();
}

std::optional<Day> optional_day(const json& object, const char* key) {
  const json& value = field(object, key);
  if (value.is_null()) return std::nullopt;
  return day_from_text(value.get<std::string>());
}

template <typename T>
std::size_t position(const std::vector<T>& items, const std::string& id) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == id) return i;
  }
  throw std::invalid_argument("no such id: " + id);
}

std::vector<std::size_t> positions(const Catalogue& catalogue, const json& ids) {
  std::vector<std::size_t> result;
  for (const json& id : ids) result.push_back(position(catalogue.certifications, id));
  return result;
}

Requirement read_requirement(const Catalogue& catalogue, const json& tree) {
  using Kind = Requirement::Kind;
  Requirement result;
  if (tree.is_string()) {
    result.certification = position(catalogue.certifications, tree);
    return result;
  }
  const char* key = tree.contains("all_of")   ? "all_of"
                    : tree.contains("any_of") ? "any_of"
                                              : "k_of";
  result.kind = tree.contains("all_of")   ? Kind::all_of
                : tree.contains("any_of") ? Kind::any_of
                                          : Kind::k_of;
  for (const json& part : tree.at(key)) result.of.push_back(read_requirement(catalogue, part));
  if (result.kind == Kind::k_of) result.k = tree.at("k").get<std::size_t>();
  const bool k_fits = result.kind != Kind::k_of || (result.k >= 1 && result.k <= result.of.size());
  if (result.of.empty() || !k_fits) throw std::invalid_argument("bad tree: " + tree.dump());
  return result;
}

std::optional<Requirement> optional_requirement(const Catalogue& catalogue, const json& tree) {
  if (tree.is_null()) return std::nullopt;
  return read_requirement(catalogue, tree);
}

Certification read_certification(const Catalogue& catalogue, const json& from) {
  Certification to;
  to.id = from.at("id").get<std::string>();
  to.provider = position(catalogue.providers, from.at("provider"));
  to.family = value_or(from, "family", to.id);
  to.attests.assign(catalogue.skills.size(), 0);
  to.exam_share.assign(catalogue.skills.size(), 0);
  for (const auto& [skill, level] : from.at("attests").items()) {
    const std::size_t s = position(catalogue.skills, skill);
    to.attests[s] = level.get<int>();
    to.exam_share[s] = from.at("exam_share").at(skill).get<std::int64_t>();
  }
  to.study_minutes = from.at("study_minutes").get<std::int64_t>();
  to.fee_cents = from.at("fee_cents").get<std::int64_t>();
  to.for_roles = value_or(from, "for_roles", to.for_roles);
  to.available_from = optional_day(from, "available_from");
  to.retires_on = optional_day(from, "retires_on");
  to.announced = value_or(from, "announced", false);
  to.validity_months = optional_value<int>(from, "validity_months");
  to.min_experience_months = value_or(from, "min_experience_months", 0);
  return to;
}

Catalogue read_catalogue(const json& from) {
  Catalogue to;
  for (const auto& [id, provider] : from.at("providers").items()) {
    to.providers.push_back({id, provider.at("kind") == "cloud"});
  }
  for (const json& skill : from.at("skills")) {
    Skill read{skill.at("id").get<std::string>(), std::nullopt};
    const json& provider = field(skill, "provider");
    if (!provider.is_null()) read.provider = position(to.providers, provider);
    to.skills.push_back(read);
  }
  for (const json& certification : from.at("certifications")) {
    to.certifications.push_back(read_certification(to, certification));
  }
  std::size_t c = 0;
  for (const json& certification : from.at("certifications")) {
    to.certifications[c].requirement = optional_requirement(to, field(certification, "requires"));
    to.certifications[c].covers = positions(to, value_or(certification, "covers", json::array()));
    ++c;
  }
  return to;
}

Role read_role(const Catalogue& catalogue, const json& from) {
  Role to;
  to.id = from.at("id").get<std::string>();
  to.importance.assign(catalogue.skills.size(), 0);
  to.need.assign(catalogue.skills.size(), 0);
  for (const auto& [id, skill] : from.at("skills").items()) {
    const std::size_t s = position(catalogue.skills, id);
    to.importance[s] = skill.at("importance").get<std::int64_t>();
    to.need[s] = skill.at("need").get<int>();
  }
  const json& credentials = field(from, "credentials");
  if (!credentials.is_null()) {
    to.credentials.emplace();
    for (const auto& [id, fit] : credentials.items()) {
      (*to.credentials)[position(catalogue.certifications, id)] = fit.get<std::int64_t>();
    }
  }
  return to;
}

std::map<std::size_t, std::int64_t> per_provider(const Catalogue& catalogue, const json& from) {
  std::map<std::size_t, std::int64_t> to;
  for (const auto& [id, figure] : from.items()) {
    to[position(catalogue.providers, id)] = figure.get<std::int64_t>();
  }
  return to;
}

Market read_market(const Catalogue& catalogue, const json& from) {
  Market to;
  to.demand.assign(catalogue.skills.size(), 0);
  for (const auto& [id, demand] : from.at("demand").items()) {
    to.demand[position(catalogue.skills, id)] = demand.get<std::int64_t>();
  }
  to.recognition = per_provider(catalogue, value_or(from, "recognition", json::object()));
  to.share_ppm = per_provider(catalogue, value_or(from, "share_ppm", json::object()));
  return to;
}

template <typename T, typename Read>
std::vector<Part<T>> read_parts(const json& from, const char* key, Read read) {
  std::vector<Part<T>> to;
  if (from.is_null()) return to;
  if (!from.contains("mixture")) return {{1, read(from)}};
  for (const json& part : from.at("mixture")) {
    to.push_back({part.at("share").get<std::int64_t>(), read(part.at(key))});
    if (to.back().share < 1) throw std::invalid_argument("a share below 1");
  }
  return to;
}

Policy read_policy(const json& from) {
  Policy to;
  from.at("role_weight").get_to(to.role_weight);
  from.at("market_weight").get_to(to.market_weight);
  from.at("credential_weight").get_to(to.credential_weight);
  from.at("price_of_hour").get_to(to.price_of_hour);
  from.at("price_of_dollar").get_to(to.price_of_dollar);
  from.at("price_of_other_cloud").get_to(to.price_of_other_cloud);
  from.at("transfer").get_to(to.transfer);
  from.at("ease").get_to(to.ease);
  from.at("worth").get_to(to.worth);
  if (to.ease.size() != 101 || to.worth.size() != 101) {
    throw std::invalid_argument("ease and worth have 101 values each");
  }
  return to;
}

Objective read_objective(const std::string& name) {
  if (name == "score") return Objective::score;
  if (name == "time") return Objective::time;
  if (name == "money") return Objective::money;
  if (name == "steps") return Objective::steps;
  throw std::invalid_argument("no such objective: " + name);
}

Wishes read_wishes(const Catalogue& catalogue, const json& profile) {
  Wishes to;
  const json limits = value_or(profile, "limits", json::object());
  to.max_steps = value_or(limits, "max_steps", to.max_steps);
  to.budget_cents = optional_value<std::int64_t>(limits, "budget_cents");
  to.finish_by = optional_day(limits, "finish_by");
  to.min_readiness_ppm = value_or(limits, "min_readiness_ppm", to.min_readiness_ppm);
  to.experience_months = optional_value<int>(profile, "experience_months");
  to.include = positions(catalogue, value_or(profile, "include", json::array()));
  to.exclude = positions(catalogue, value_or(profile, "exclude", json::array()));
  to.goals = optional_requirement(catalogue, field(profile, "goals"));
  if (to.max_steps < 1 || to.max_steps > 8) throw std::invalid_argument("max_steps not in 1..8");
  return to;
}

Profile read_profile(const Catalogue& catalogue, const json& from) {
  Profile to;
  to.skills.assign(catalogue.skills.size(), 0);
  const json skills = value_or(from, "skills", json::object());
  for (const auto& [id, level] : skills.items()) {
    to.skills[position(catalogue.skills, id)] = level.get<int>();
  }
  for (const json& held : value_or(from, "held", json::array())) {
    to.held.push_back(
        {position(catalogue.certifications, held.at("id")), optional_day(held, "earned_on")});
  }
  const json preference = value_or(from, "cloud_preference", json::object());
  for (const auto& [id, mark] : preference.items()) {
    if (id == "default") {
      to.default_preference = mark.get<std::int64_t>();
    } else {
      to.cloud_preference[position(catalogue.providers, id)] = mark.get<std::int64_t>();
    }
  }
  to.hours_per_week = value_or(from, "hours_per_week", to.hours_per_week);
  to.start_on = day_from_text(from.at("start_on").get<std::string>());
  to.wishes = read_wishes(catalogue, from);
  to.objective = read_objective(value_or(from, "objective", std::string("score")));
  if (to.hours_per_week < 1 || to.hours_per_week > 80) {
    throw std::invalid_argument("hours_per_week not in 1..80");
  }
  return to;
}

}  // namespace

Case case_from_json(const json& from) {
  Case to;
  to.catalogue = read_catalogue(from.at("catalogue"));
  to.role = read_parts<Role>(field(from, "role"), "role",
                             [&](const json& role) { return read_role(to.catalogue, role); });
  to.market = read_parts<Market>(field(from, "market"), "market",
                                 [&](const json& m) { return read_market(to.catalogue, m); });
  to.policy = read_policy(from.at("policy"));
  to.profile = read_profile(to.catalogue, from.at("profile"));
  to.top = value_or(from, "top", to.top);
  to.distinct = value_or(from, "distinct", to.distinct);
  return to;
}

}  // namespace certrail::twin
