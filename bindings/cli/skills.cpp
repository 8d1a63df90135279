#include <fmt/format.h>

#include <algorithm>

#include "certrail/names.hpp"
#include "figures.hpp"
#include "page.hpp"
#include "text.hpp"

namespace certrail::cli {
namespace {

std::string provider_id(const Catalog& catalog, const Skill& skill) {
  return skill.provider ? catalog.providers[*skill.provider].id : "";
}

Page all_skills(const Catalog& catalog) {
  Page page;
  page.table.columns = {{"Id", Align::left, false},
                        {"Name", Align::left, true},
                        {"Category", Align::left, true},
                        {"Provider", Align::left, false}};
  page.json = {{"schema_version", 1}, {"skills", Json::array()}};
  for (const Skill& skill : catalog.skills) {
    const std::string provider = provider_id(catalog, skill);
    page.table.rows.push_back(plain_row({skill.id, skill.name, skill.category, provider}));
    page.json["skills"].push_back(
        {{"id", skill.id},
         {"name", skill.name},
         {"category", skill.category},
         {"provider", provider.empty() ? Json(nullptr) : Json(provider)}});
  }
  return page;
}

Page one_skill(const Catalog& catalog, SkillIndex index) {
  const Skill& skill = catalog.skills[index];
  const std::string provider = provider_id(catalog, skill);
  Page page;
  page.lines = {skill.name + " (" + skill.id + ")", "Category: " + skill.category,
                provider.empty() ? "Of no provider" : "Bound to the provider " + provider};
  if (!skill.aliases.empty()) page.lines.push_back("Also called: " + join(skill.aliases, ", "));
  std::vector<std::string> asking;
  for (const Role& role : catalog.roles) {
    for (const RoleSkill& each : role.skills) {
      if (each.skill == index) asking.push_back(fmt::format("{} (need {})", role.id, each.need));
    }
  }
  if (!asking.empty()) page.lines.push_back("Asked for by: " + join(asking, ", "));
  page.json = {{"schema_version", 1},
               {"id", skill.id},
               {"name", skill.name},
               {"category", skill.category},
               {"provider", provider.empty() ? Json(nullptr) : Json(provider)},
               {"aliases", skill.aliases},
               {"attested_by", Json::array()}};
  page.table.columns = {{"Attested by", Align::left, false},
                        {"Name", Align::left, true},
                        {"Exam share", Align::right, false},
                        {"Level", Align::right, false}};
  std::vector<std::pair<const Certification*, Attestation>> by;
  for (const Certification& each : catalog.certifications) {
    for (const Attestation& attestation : each.attestations) {
      if (attestation.skill == index) by.emplace_back(&each, attestation);
    }
  }
  std::stable_sort(by.begin(), by.end(),
                   [](const auto& a, const auto& b) { return a.second.level > b.second.level; });
  for (const auto& [certification, attestation] : by) {
    page.table.rows.push_back(
        plain_row({certification->id, certification->name, percent(attestation.exam_share),
                   std::to_string(attestation.level)}));
    page.json["attested_by"].push_back({{"id", certification->id},
                                        {"exam_share", attestation.exam_share},
                                        {"level", attestation.level}});
  }
  return page;
}

}  // namespace

Outcome skills(const std::optional<std::string>& id, Format format, const Session& session) {
  return list_or_show(id, format, session, {}, resolve_skill, all_skills, one_skill);
}

}  // namespace certrail::cli
