#include "exchange/ctdl.hpp"

#include <optional>
#include <utility>

#include "certrail/exchange.hpp"
#include "explain/path_json.hpp"

namespace certrail {
namespace {

using nlohmann::ordered_json;

ordered_json credential_ids(const Catalog& catalog, const std::vector<CertificationIndex>& list) {
  ordered_json out = ordered_json::array();
  for (const CertificationIndex each : list) {
    out.push_back(ctdl_certification_id(catalog.certifications[each]));
  }
  return out;
}

ordered_json experience_condition(std::string_view description, int months) {
  ordered_json out = ctdl_condition(description);
  out["ceterms:yearsOfExperience"] = months / 12.0;
  return out;
}

/// Months as CTDL writes durations (ISO 8601).
std::string in_months(int months) { return "P" + std::to_string(months) + "M"; }

std::string basis_note(const Certification& c, std::string_view field) {
  const auto basis = basis_of(c, field);
  return basis ? ", " + std::string(to_string(*basis)) : std::string();
}

ordered_json ctdl_cost(const Certification& c) {
  ordered_json out = {{"@type", "ceterms:CostProfile"},
                      {"ceterms:description",
                       ctdl_text("US list price of the whole certification without tax, vouchers "
                                 "and retakes" +
                                 basis_note(c, "fee_cents"))}};
  if (!c.official_url.empty()) out["ceterms:costDetails"] = c.official_url;
  out["ceterms:currency"] = "USD";
  out["ceterms:price"] = static_cast<double>(c.fee_cents) / 100.0;
  out["ceterms:directCostType"] =
      ctdl_concept("CostType", "costType:AggregateCost", "Aggregate Cost");
  return out;
}

/// Empty for what is not there yet: the vocabulary has no word for it.
std::optional<ordered_json> ctdl_status(const Certification& c, Date today) {
  const std::string_view state = state_on(c, today);
  if (state == "upcoming") return {};
  const std::string_view name = state != "retired"      ? "Active"
                                : c.replaced_by.empty() ? "Deprecated"
                                                        : "Superseded";
  return ctdl_concept("CredentialStatus", "credentialStat:" + std::string(name), name);
}

ordered_json ctdl_audience(Level level) {
  const std::string_view name = level == Level::foundational ? "Beginner"
                                : level == Level::associate  ? "Intermediate"
                                                             : "Advanced";
  return ordered_json::array({ctdl_concept(
      "AudienceLevel", "audLevel:" + std::string(name) + "Level", std::string(name) + " Level")});
}

ordered_json ctdl_occupations(const Catalog& catalog, const Certification& c) {
  ordered_json out = ordered_json::array();
  for (const RoleFit& each : c.for_roles) {
    const Role* role = find_role(catalog, each.role);
    out.push_back({{"@type", "ceterms:CredentialAlignmentObject"},
                   {"ceterms:targetNodeName", ctdl_text(role == nullptr ? each.role : role->name)},
                   {"ceterms:weight", each.fit / 100.0}});
  }
  return out;
}

/// What is examined: each skill with its share of the exam and the level that passing proves.
ordered_json competency_condition(const Catalog& catalog, const Certification& c) {
  ordered_json list = ordered_json::array();
  for (const Attestation& each : c.attestations) {
    const Skill& skill = catalog.skills[each.skill];
    list.push_back({{"@type", "ceterms:CredentialAlignmentObject"},
                    {"ceterms:targetNode", ctdl_skill_id(skill)},
                    {"ceterms:targetNodeName", ctdl_text(skill.name)},
                    {"ceterms:targetNodeDescription",
                     ctdl_text("passing proves level " + std::to_string(each.level) + " of 100")},
                    {"ceterms:weight", static_cast<double>(each.exam_share) / 1e6}});
  }
  ordered_json out = ctdl_condition(
      "What the exam asks for: each skill's share of the exam as its weight; shares and levels are "
      "judgement");
  out["ceterms:targetCompetency"] = std::move(list);
  return out;
}

ordered_json required_conditions(const Catalog& catalog, const Certification& c) {
  ordered_json out = ordered_json::array();
  if (c.requires_) {
    const std::vector<ordered_json> conditions = ctdl_conditions(catalog, *c.requires_);
    for (const ordered_json& each : conditions) out.push_back(each);
    if (conditions.empty()) {
      out.push_back(
          ctdl_condition("Other certifications in more combinations than are listed here"));
    }
  }
  if (c.min_experience_months > 0) {
    out.push_back(experience_condition("Experience demanded", c.min_experience_months));
  }
  out.push_back(competency_condition(catalog, c));
  return out;
}

ordered_json recommended_conditions(const Catalog& catalog, const Certification& c) {
  ordered_json out = ordered_json::array();
  if (!c.recommends.empty()) {
    ordered_json advised = ctdl_condition("Any of these is advised first");
    if (c.recommends.size() == 1) {
      advised["ceterms:targetCredential"] = credential_ids(catalog, c.recommends);
    } else {
      ordered_json alternatives = ordered_json::array();
      for (const CertificationIndex each : c.recommends) {
        ordered_json one = ctdl_condition(catalog.certifications[each].name);
        one["ceterms:targetCredential"] = credential_ids(catalog, {each});
        alternatives.push_back(std::move(one));
      }
      advised["ceterms:alternativeCondition"] = std::move(alternatives);
    }
    out.push_back(std::move(advised));
  }
  if (c.advised_experience_months > 0) {
    out.push_back(experience_condition("Experience advised", c.advised_experience_months));
  }
  return out;
}

std::string ctdl_description(const Catalog& catalog, const Certification& c, Date today) {
  std::string out = "Certification of " + catalog.providers[c.provider].name + ", level " +
                    std::string(to_string(c.level)) + ".";
  if (state_on(c, today) == "upcoming") {
    out += c.available_from ? " Not there yet: from " + to_string(*c.available_from) + " on."
                            : " Announced, without a first day yet.";
  }
  if (c.beta) out += " In beta.";
  if (!c.validity_months) out += " Valid for life.";
  const auto listed = [&](const std::vector<CertificationIndex>& list) {
    std::string names;
    for (const CertificationIndex each : list) {
      names += (names.empty() ? "" : ", ") + catalog.certifications[each].id;
    }
    return names;
  };
  if (!c.covers.empty()) out += " Stands in for " + listed(c.covers) + ".";
  if (!c.replaced_by.empty()) out += " Replaced by " + listed(c.replaced_by) + ".";
  return out;
}

void add_if_any(ordered_json& to, const char* term, ordered_json list) {
  if (!list.empty()) to[term] = std::move(list);
}

}  // namespace

ordered_json ctdl_text(std::string_view text) { return {{"en", std::string(text)}}; }

std::string ctdl_urn(std::string_view kind, std::string_view name) {
  static constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out = "urn:certrail:" + std::string(kind) + ':';
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~:+/").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += {'%', hex[byte >> 4U], hex[byte & 0xFU]};
    }
  }
  return out;
}

std::string ctdl_certification_id(const Certification& certification) {
  return ctdl_urn("certification", certification.id);
}
std::string ctdl_provider_id(const Provider& provider) { return ctdl_urn("provider", provider.id); }
std::string ctdl_skill_id(const Skill& skill) { return ctdl_urn("skill", skill.id); }

ordered_json ctdl_condition(std::string_view description) {
  return {{"@type", "ceterms:ConditionProfile"}, {"ceterms:description", ctdl_text(description)}};
}

ordered_json ctdl_concept(std::string_view framework, std::string_view node,
                          std::string_view name) {
  return {{"@type", "ceterms:CredentialAlignmentObject"},
          {"ceterms:framework", "https://credreg.net/ctdl/terms/" + std::string(framework)},
          {"ceterms:frameworkName", ctdl_text(framework)},
          {"ceterms:targetNode", std::string(node)},
          {"ceterms:targetNodeName", ctdl_text(name)}};
}

ordered_json ctdl_certification(const Catalog& catalog, CertificationIndex index, Date today) {
  const Certification& c = catalog.certifications[index];
  const std::string owner = ctdl_provider_id(catalog.providers[c.provider]);
  ordered_json out = {{"@type", "ceterms:Certification"},
                      {"@id", ctdl_certification_id(c)},
                      {"ceterms:name", ctdl_text(c.name)},
                      {"ceterms:description", ctdl_text(ctdl_description(catalog, c, today))}};
  if (!c.aliases.empty()) out["ceterms:alternateName"] = {{"en", c.aliases}};
  if (!c.official_url.empty()) out["ceterms:subjectWebpage"] = c.official_url;
  out["ceterms:inLanguage"] = {"en"};
  out["ceterms:codedNotation"] = c.id.substr(c.id.find(':') + 1);
  if (auto status = ctdl_status(c, today)) out["ceterms:credentialStatusType"] = std::move(*status);
  out["ceterms:ownedBy"] = {owner};
  out["ceterms:offeredBy"] = {owner};
  out["ceterms:audienceLevelType"] = ctdl_audience(c.level);
  add_if_any(out, "ceterms:occupationType", ctdl_occupations(catalog, c));
  if (c.available_from) out["ceterms:dateEffective"] = to_string(*c.available_from);
  if (c.retires_on) out["ceterms:expirationDate"] = to_string(*c.retires_on);
  if (c.replaced_by.size() == 1) {
    out["ceterms:supersededBy"] =
        ctdl_certification_id(catalog.certifications[c.replaced_by.front()]);
  }
  out["ceterms:estimatedCost"] = ordered_json::array({ctdl_cost(c)});
  out["ceterms:estimatedDuration"].push_back(
      {{"@type", "ceterms:DurationProfile"},
       {"ceterms:description",
        ctdl_text("Study for somebody who knows none of it" + basis_note(c, "study_minutes"))},
       {"ceterms:exactDuration", "PT" + std::to_string(c.study_minutes) + "M"}});
  out["ceterms:requires"] = required_conditions(catalog, c);
  add_if_any(out, "ceterms:recommends", recommended_conditions(catalog, c));
  if (c.validity_months) out["ceterms:renewalFrequency"] = in_months(*c.validity_months);
  const std::string& renewal = renewal_text(catalog, c);
  if (!renewal.empty()) out["ceterms:renewal"] = ordered_json::array({ctdl_condition(renewal)});
  return out;
}

ordered_json ctdl_organization(const Provider& provider) {
  ordered_json out = {{"@type", "ceterms:CredentialOrganization"},
                      {"@id", ctdl_provider_id(provider)},
                      {"ceterms:name", ctdl_text(provider.name)}};
  if (!provider.aliases.empty()) out["ceterms:alternateName"] = {{"en", provider.aliases}};
  return out;
}

std::vector<ordered_json> ctdl_competencies(const Catalog& catalog) {
  const std::string framework_id = ctdl_urn("skills", catalog.hash);
  std::vector<ordered_json> out;
  ordered_json top = ordered_json::array();
  for (const Skill& skill : catalog.skills) {
    top.push_back(ctdl_skill_id(skill));
    out.push_back({{"@type", "ceasn:Competency"},
                   {"@id", ctdl_skill_id(skill)},
                   {"ceasn:competencyLabel", ctdl_text(skill.name)},
                   {"ceasn:competencyText", ctdl_text(skill.name)},
                   {"ceasn:isPartOf", framework_id}});
  }
  const ordered_json framework = {
      {"@type", "ceasn:CompetencyFramework"},
      {"@id", framework_id},
      {"ceasn:name", ctdl_text("Skills of Certrail's catalogue")},
      {"ceasn:description",
       ctdl_text("The skills that exams are mapped to. " + std::string(kNotRegistered))},
      {"ceasn:inLanguage", {"en"}},
      {"ceasn:hasTopChild", std::move(top)}};
  out.insert(out.begin(), framework);
  return out;
}

std::string ctdl_document(std::string id, ordered_json graph) {
  return dump_document({{"@context",
                         {"https://credreg.net/ctdl/schema/context/json",
                          "https://credreg.net/ctdlasn/schema/context/json"}},
                        {"@id", std::move(id)},
                        {"@graph", std::move(graph)}});
}

std::string catalog_to_ctdl(const Catalog& catalog, Date today) {
  ordered_json members = ordered_json::array();
  for (const Certification& c : catalog.certifications) members.push_back(ctdl_certification_id(c));
  ordered_json graph = ordered_json::array();
  graph.push_back({{"@type", "ceterms:Collection"},
                   {"@id", ctdl_urn("catalogue", catalog.hash)},
                   {"ceterms:name", ctdl_text("Certrail's catalogue of certifications, as of " +
                                              to_string(catalog.as_of))},
                   {"ceterms:description", ctdl_text(std::string(kNotRegistered) +
                                                     " Status as of " + to_string(today) + ".")},
                   {"ceterms:inLanguage", {"en"}},
                   {"ceterms:hasMember", std::move(members)}});
  for (const Provider& each : catalog.providers) graph.push_back(ctdl_organization(each));
  for (CertificationIndex c = 0; c < catalog.certifications.size(); ++c) {
    graph.push_back(ctdl_certification(catalog, c, today));
  }
  for (ordered_json& each : ctdl_competencies(catalog)) graph.push_back(std::move(each));
  return ctdl_document(ctdl_urn("graph", catalog.hash), std::move(graph));
}

}  // namespace certrail
