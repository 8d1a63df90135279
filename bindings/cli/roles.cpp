#include <fmt/format.h>

#include <algorithm>

#include "certrail/names.hpp"
#include "figures.hpp"
#include "page.hpp"
#include "text.hpp"

namespace certrail::cli {
namespace {

std::string mixture_names(const Mixture& mixture) {
  std::vector<std::string> words;
  for (const Mixture::Part& part : mixture.parts) {
    words.push_back(mixture.parts.size() == 1 ? part.id
                                              : fmt::format("{} {}", part.id, part.share));
  }
  return join(words, ", ");
}

Page all_roles(const Catalog& catalog) {
  Page page;
  page.table.columns = {{"Id", Align::left, false},
                        {"Name", Align::left, true},
                        {"Skills", Align::right, false},
                        {"Market", Align::left, true}};
  page.json = {{"schema_version", 1}, {"roles", Json::array()}};
  for (const Role& role : catalog.roles) {
    page.table.rows.push_back(plain_row(
        {role.id, role.name, std::to_string(role.skills.size()), mixture_names(role.market)}));
    page.json["roles"].push_back({{"id", role.id}, {"name", role.name}, {"summary", role.summary}});
  }
  return page;
}

/// Where the weight of one skill comes from, in few words: "[1] 70%, [2] on the list; x0.6".
std::string origin_text(const Catalog& catalog, const Role& role, SkillIndex skill) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < role.vectors.size(); ++i) {
    const auto& entries = role.vectors[i].entries;
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const auto& entry) { return entry.skill == skill; });
    if (found == entries.end()) continue;
    words.push_back(found->share_ppm ? fmt::format("[{}] {}", i + 1, percent(*found->share_ppm))
                                     : fmt::format("[{}]", i + 1));
  }
  for (const Mixture::Part& part : role.parts.parts) {
    const Role& mixed = *find_role(catalog, part.id);
    const bool names_it = std::any_of(mixed.skills.begin(), mixed.skills.end(),
                                      [&](const RoleSkill& each) { return each.skill == skill; });
    if (names_it) words.push_back(part.id);
  }
  std::string text = join(words, ", ");
  for (const Role::Reduction& reduction : role.reduced) {
    if (reduction.skill == skill) text += fmt::format("; x{:g}", reduction.factor);
  }
  const bool judged = std::binary_search(role.judged.begin(), role.judged.end(), skill);
  if (judged) text += text.empty() ? "judgement" : "; judgement";
  return text;
}

std::string vector_line(const RoleVector& vector, std::size_t number) {
  std::string text = fmt::format("[{}] {}: {}", number, vector.source, vector.what);
  if (!vector.period.empty()) text += ", " + vector.period;
  if (vector.sample_size) text += ", " + counted(*vector.sample_size, "posting");
  return vector.note.empty() ? text : text + "; " + vector.note;
}

std::string crosswalk_text(const Crosswalk& crosswalk) {
  std::vector<std::string> words;
  if (!crosswalk.esco_code.empty()) {
    words.push_back(fmt::format("ESCO {} {}", crosswalk.esco_code, crosswalk.esco_label));
  }
  if (!crosswalk.onet_code.empty()) {
    words.push_back(fmt::format("O*NET {} {}", crosswalk.onet_code, crosswalk.onet_title));
  }
  if (!crosswalk.sfia.empty()) words.push_back("SFIA 9 " + join(crosswalk.sfia, " "));
  return join(words, "; ");
}

Json crosswalk_json(const Crosswalk& crosswalk) {
  Json out = Json::object();
  if (!crosswalk.esco_code.empty()) {
    out["esco"] = {{"code", crosswalk.esco_code}, {"label", crosswalk.esco_label}};
    if (!crosswalk.esco_uri.empty()) out["esco"]["uri"] = crosswalk.esco_uri;
  }
  if (!crosswalk.onet_code.empty()) {
    out["onet"] = {{"code", crosswalk.onet_code}, {"title", crosswalk.onet_title}};
  }
  if (!crosswalk.sfia.empty()) out["sfia9"] = crosswalk.sfia;
  return out;
}

Json vectors_json(const Catalog& catalog, const Role& role) {
  Json out = Json::array();
  for (const RoleVector& vector : role.vectors) {
    Json one = {{"source", vector.source}, {"what", vector.what}};
    if (!vector.period.empty()) one["period"] = vector.period;
    if (vector.sample_size) one["sample_size"] = *vector.sample_size;
    if (!vector.note.empty()) one["note"] = vector.note;
    one["share_ppm"] = Json::object();
    for (const RoleVector::Entry& entry : vector.entries) {
      one["share_ppm"][catalog.skills[entry.skill].id] =
          entry.share_ppm ? Json(*entry.share_ppm) : Json(nullptr);
    }
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<std::string> lines_above(const Role& role) {
  std::vector<std::string> lines = {fmt::format("{} ({})", role.name, role.id), role.summary};
  if (!role.file.empty()) lines.push_back("Your own, from " + role.file);
  if (!role.aliases.empty()) lines.push_back("Also called: " + join(role.aliases, ", "));
  if (!role.market.parts.empty()) lines.push_back("Market: " + mixture_names(role.market));
  const std::string elsewhere = crosswalk_text(role.crosswalk);
  if (!elsewhere.empty()) lines.push_back("Elsewhere: " + elsewhere);
  if (!role.method.empty()) lines.push_back("How the weights came about: " + role.method);
  if (!role.parts.parts.empty()) lines.push_back("Mixed from: " + mixture_names(role.parts));
  for (std::size_t i = 0; i < role.vectors.size(); ++i) {
    lines.push_back(vector_line(role.vectors[i], i + 1));
  }
  return lines;
}

Json json_without_skills(const Catalog& catalog, const Role& role) {
  Json out = {{"schema_version", 1},
              {"id", role.id},
              {"name", role.name},
              {"summary", role.summary},
              {"aliases", role.aliases},
              {"market", mixture_names(role.market)},
              {"crosswalk", crosswalk_json(role.crosswalk)},
              {"method", role.method},
              {"parts", Json::object()},
              {"vectors", vectors_json(catalog, role)},
              {"skills", Json::object()}};
  if (!role.file.empty()) out["file"] = role.file;
  for (const Mixture::Part& part : role.parts.parts) out["parts"][part.id] = part.share;
  return out;
}

Page one_role(const Catalog& catalog, const std::string& id) {
  const Role& role = *find_role(catalog, id);
  Page page;
  page.lines = lines_above(role);
  page.json = json_without_skills(catalog, role);
  page.table.columns = {{"Skill", Align::left, false},
                        {"Name", Align::left, true},
                        {"Importance", Align::right, false},
                        {"Need", Align::right, false}};
  std::vector<RoleSkill> skills = role.skills;
  std::stable_sort(skills.begin(), skills.end(), [](const RoleSkill& a, const RoleSkill& b) {
    return a.importance > b.importance;
  });
  std::int64_t sum = 0;
  std::vector<std::string> origins;
  bool any_origin = false;
  for (const RoleSkill& each : skills) {
    sum += each.importance;
    origins.push_back(origin_text(catalog, role, each.skill));
    any_origin = any_origin || !origins.back().empty();
  }
  if (any_origin) page.table.columns.push_back({"From", Align::left, true});
  for (std::size_t i = 0; i < skills.size(); ++i) {
    const RoleSkill& each = skills[i];
    const Skill& skill = catalog.skills[each.skill];
    std::vector<std::string> cells = {skill.id, skill.name,
                                      sum > 0 ? percent(each.importance * kPpm / sum) : "-",
                                      std::to_string(each.need)};
    Json& json = page.json["skills"][skill.id];
    json = {{"importance", each.importance}, {"need", each.need}};
    if (any_origin) {
      cells.push_back(origins[i]);
      json["from"] = origins[i];
    }
    page.table.rows.push_back(plain_row(cells));
  }
  return page;
}

}  // namespace

Outcome roles(const std::optional<std::string>& id, Format format, const Session& session) {
  return list_or_show(id, format, session, "roles", resolve_role, all_roles, one_role);
}

}  // namespace certrail::cli
