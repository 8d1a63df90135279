#include <algorithm>
#include <string>

#include "catalog/read_records.hpp"

namespace certrail {
namespace {

std::vector<RoleSkill> read_skills(const Reader& reader, const Ids& ids) {
  std::vector<RoleSkill> out;
  for (const Reader& entry : reader.entries(kMostEntries)) {
    RoleSkill skill;
    const auto index = look_up_name(entry, ids.skills);
    skill.skill = index.value_or(0);
    Fields fields(entry);
    if (const auto importance = fields.required("importance")) {
      skill.importance = importance->integer({0, 1'000'000}).value_or(0);
    }
    if (const auto need = fields.required("need")) {
      skill.need = static_cast<int>(need->integer({1, 100}).value_or(1));
    }
    fields.finish();
    out.push_back(skill);
  }
  std::sort(out.begin(), out.end(),
            [](const RoleSkill& a, const RoleSkill& b) { return a.skill < b.skill; });
  return out;
}

std::vector<Role::Credential> read_credentials(const Reader& reader, const Ids& ids) {
  std::vector<Role::Credential> out;
  for (const Reader& entry : reader.entries(kMostEntries)) {
    const auto certification = look_up_name(entry, ids.certifications);
    const auto fit = entry.integer({0, 100});
    if (certification && fit) out.push_back({*certification, static_cast<int>(*fit)});
  }
  std::sort(out.begin(), out.end(), [](const Role::Credential& a, const Role::Credential& b) {
    return a.certification < b.certification;
  });
  return out;
}

}  // namespace

Role read_role(const Reader& reader, const Ids& ids) {
  Role out;
  Fields fields(reader);
  read_schema_version(fields);
  if (const auto id = fields.required("id")) out.id = id->new_id().value_or("");
  out.name = out.id;
  read(fields, "name", out.name);
  read(fields, "summary", out.summary);
  read(fields, "aliases", out.aliases);
  if (const auto skills = fields.required("skills")) out.skills = read_skills(*skills, ids);
  if (const auto credentials = fields.optional("credentials")) {
    out.credentials = read_credentials(*credentials, ids);
  }
  if (const auto market = fields.optional("market")) {
    out.market = read_mixture(*market, ids.markets);
  }
  read(fields, "method", out.method);
  // How the weights came about; for people.
  skip_object(fields, "crosswalk");
  if (const auto skills = fields.optional("not_in_postings")) look_up_list(*skills, ids.skills);
  skip_object(fields, "reduced");
  skip_list(fields, "left_out_of_the_parts");
  skip_text(fields, "note");
  read_provenance(fields, ids);
  fields.finish();
  return out;
}

}  // namespace certrail
