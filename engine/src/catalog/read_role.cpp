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

RoleVector read_vector(const Reader& reader, const Ids& ids) {
  RoleVector out;
  Fields fields(reader);
  if (const auto source = fields.required("source")) {
    if (const auto text = source->text()) out.source = *text;
    look_up(*source, ids.sources);
  }
  if (const auto what = fields.required("what")) out.what = what->text().value_or("");
  read_partial_date(fields, "period", out.period);
  read(fields, "sample_size", out.sample_size, {1, 1'000'000'000'000});
  read(fields, "note", out.note);
  if (const auto shares = fields.optional("share_ppm")) {
    for (const Reader& entry : shares->entries(kMostEntries)) {
      const auto skill = look_up_name(entry, ids.skills);
      const auto share = entry.integer({0, kPpm});
      if (skill && share) out.entries.push_back({*skill, *share});
    }
  }
  if (const auto skills = fields.optional("skills")) {
    for (const SkillIndex skill : look_up_list(*skills, ids.skills)) {
      out.entries.push_back({skill, {}});
    }
  }
  fields.finish();
  std::sort(out.entries.begin(), out.entries.end(),
            [](const auto& a, const auto& b) { return a.skill < b.skill; });
  return out;
}

std::vector<Role::Reduction> read_reduced(const Reader& reader, const Ids& ids) {
  std::vector<Role::Reduction> out;
  for (const Reader& entry : reader.entries(kMostEntries)) {
    const auto skill = look_up_name(entry, ids.skills);
    const auto factor = entry.number(0, 1);
    if (skill && factor) out.push_back({*skill, *factor});
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.skill < b.skill; });
  return out;
}

Crosswalk read_crosswalk(const Reader& reader) {
  Crosswalk out;
  Fields fields(reader);
  read(fields, "sfia9", out.sfia);
  if (const auto esco = fields.optional("esco")) {
    Fields parts(*esco);
    read(parts, "label", out.esco_label);
    read(parts, "code", out.esco_code);
    read(parts, "uri", out.esco_uri);
    parts.finish();
  }
  if (const auto onet = fields.optional("onet")) {
    Fields parts(*onet);
    read(parts, "code", out.onet_code);
    read(parts, "title", out.onet_title);
    parts.finish();
  }
  fields.finish();
  return out;
}

/// How the weights came about: nothing is computed with it.
void read_origin_of_weights(Fields& fields, const Ids& ids, Role& out) {
  read(fields, "method", out.method);
  if (const auto parts = fields.optional("parts")) out.parts = read_mixture(*parts, ids.roles);
  if (const auto vectors = fields.optional("vectors")) {
    for (const Reader& vector : vectors->items(100))
      out.vectors.push_back(read_vector(vector, ids));
  }
  if (const auto skills = fields.optional("not_in_postings")) {
    out.judged = look_up_list(*skills, ids.skills);
    std::sort(out.judged.begin(), out.judged.end());
  }
  if (const auto reduced = fields.optional("reduced")) out.reduced = read_reduced(*reduced, ids);
  if (const auto crosswalk = fields.optional("crosswalk")) {
    out.crosswalk = read_crosswalk(*crosswalk);
  }
  out.provenance = read_provenance(fields, ids);
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
  read_origin_of_weights(fields, ids, out);
  skip_list(fields, "left_out_of_the_parts");
  skip_text(fields, "note");
  fields.finish();
  return out;
}

}  // namespace certrail
