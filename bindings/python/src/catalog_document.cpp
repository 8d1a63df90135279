#include "catalog_document.hpp"

#include <vector>

#include <nlohmann/json.hpp>

namespace certrail::python {
namespace {

using Json = nlohmann::ordered_json;

Json ids(const Catalog& catalog, const std::vector<CertificationIndex>& list) {
  Json out = Json::array();
  for (const CertificationIndex c : list) out.push_back(catalog.certifications[c].id);
  return out;
}

Json day(const std::optional<Date>& date) { return date ? Json(to_string(*date)) : Json(nullptr); }

/// As the profile's goals: a leaf is its id.
Json tree(const Catalog& catalog, const Requirement& node) {
  if (node.kind == Requirement::Kind::leaf) return catalog.certifications[node.leaf].id;
  Json children = Json::array();
  for (const Requirement& child : node.children) children.push_back(tree(catalog, child));
  switch (node.kind) {
    case Requirement::Kind::all_of:
      return {{"all_of", std::move(children)}};
    case Requirement::Kind::any_of:
      return {{"any_of", std::move(children)}};
    default:
      return {{"k", node.k}, {"k_of", std::move(children)}};
  }
}

Json certification(const Catalog& catalog, const Certification& c) {
  Json attests = Json::object();
  for (const Attestation& each : c.attestations) {
    attests[catalog.skills[each.skill].id] = each.level;
  }
  return {{"id", c.id},
          {"name", c.name},
          {"provider", catalog.providers[c.provider].id},
          {"level", to_string(c.level)},
          {"aliases", c.aliases},
          {"attests", std::move(attests)},
          {"study_minutes", c.study_minutes},
          {"fee_cents", c.fee_cents},
          {"requires", c.requires_ ? tree(catalog, *c.requires_) : Json(nullptr)},
          {"recommends", ids(catalog, c.recommends)},
          {"covers", ids(catalog, c.covers)},
          {"replaced_by", ids(catalog, c.replaced_by)},
          {"min_experience_months", c.min_experience_months},
          {"available_from", day(c.available_from)},
          {"retires_on", day(c.retires_on)},
          {"announced", c.announced},
          {"beta", c.beta},
          {"validity_months", c.validity_months ? Json(*c.validity_months) : Json(nullptr)},
          {"official_url", c.official_url}};
}

Json role(const Catalog& catalog, const Role& each) {
  Json skills = Json::object();
  for (const RoleSkill& skill : each.skills) {
    skills[catalog.skills[skill.skill].id] = {{"importance", skill.importance},
                                              {"need", skill.need}};
  }
  return {{"id", each.id},
          {"name", each.name},
          {"summary", each.summary},
          {"aliases", each.aliases},
          {"skills", std::move(skills)}};
}

Json market(const Catalog& catalog, const Market& each) {
  Json demand = Json::object();
  for (const SkillDemand& skill : each.demand) {
    demand[catalog.skills[skill.skill].id] = skill.demand;
  }
  return {{"id", each.id},         {"name", each.name},     {"region", each.region},
          {"period", each.period}, {"source", each.source}, {"demand", std::move(demand)}};
}

Json skill(const Catalog& catalog, const Skill& each) {
  return {{"id", each.id},
          {"name", each.name},
          {"category", each.category},
          {"provider", each.provider ? Json(catalog.providers[*each.provider].id) : Json(nullptr)},
          {"aliases", each.aliases}};
}

}  // namespace

std::string catalog_document(const Engine& engine) {
  const Catalog& catalog = engine.catalog();
  Json out = {{"as_of", to_string(catalog.as_of)},
              {"hash", catalog.hash},
              {"default_market", catalog.default_market},
              {"default_policy", catalog.default_policy}};
  for (const Provider& each : catalog.providers) {
    out["providers"].push_back({{"id", each.id},
                                {"name", each.name},
                                {"kind", to_string(each.kind)},
                                {"aliases", each.aliases}});
  }
  for (const Skill& each : catalog.skills) out["skills"].push_back(skill(catalog, each));
  for (const Certification& each : catalog.certifications) {
    out["certifications"].push_back(certification(catalog, each));
  }
  for (const Role& each : catalog.roles) out["roles"].push_back(role(catalog, each));
  for (const Market& each : catalog.markets) out["markets"].push_back(market(catalog, each));
  for (const Policy& each : catalog.policies) out["policies"].push_back(each.id);
  for (const Track& each : catalog.tracks) {
    out["tracks"].push_back({{"id", each.id},
                             {"name", each.name},
                             {"aliases", each.aliases},
                             {"summary", each.summary}});
  }
  for (const PrerequisiteEdge& edge : engine.prerequisites().edges()) {
    out["prerequisites"].push_back({{"source", catalog.certifications[edge.from].id},
                                    {"target", catalog.certifications[edge.to].id},
                                    {"by_cover", edge.by_cover}});
  }
  // Texts of a catalogue may be of any bytes; what is no UTF-8 is replaced.
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace certrail::python
