#include <fmt/format.h>

#include <algorithm>

#include "certrail/names.hpp"
#include "figures.hpp"
#include "page.hpp"
#include "text.hpp"

namespace certrail::cli {
namespace {

std::string market_names(const Mixture& mixture) {
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
        {role.id, role.name, std::to_string(role.skills.size()), market_names(role.market)}));
    page.json["roles"].push_back({{"id", role.id}, {"name", role.name}, {"summary", role.summary}});
  }
  return page;
}

Page one_role(const Catalog& catalog, const std::string& id) {
  const Role& role = *find_role(catalog, id);
  Page page;
  page.lines = {role.name + " (" + role.id + ")", role.summary};
  if (!role.aliases.empty()) page.lines.push_back("Also called: " + join(role.aliases, ", "));
  if (!role.market.parts.empty()) page.lines.push_back("Market: " + market_names(role.market));
  page.lines.push_back(role.method);
  page.json = {{"schema_version", 1},     {"id", role.id},
               {"name", role.name},       {"summary", role.summary},
               {"aliases", role.aliases}, {"market", market_names(role.market)},
               {"skills", Json::object()}};
  page.table.columns = {{"Skill", Align::left, false},
                        {"Name", Align::left, true},
                        {"Importance", Align::right, false},
                        {"Need", Align::right, false}};
  std::vector<RoleSkill> skills = role.skills;
  std::stable_sort(skills.begin(), skills.end(), [](const RoleSkill& a, const RoleSkill& b) {
    return a.importance > b.importance;
  });
  std::int64_t sum = 0;
  for (const RoleSkill& each : skills) sum += each.importance;
  for (const RoleSkill& each : skills) {
    const Skill& skill = catalog.skills[each.skill];
    page.table.rows.push_back(
        plain_row({skill.id, skill.name, sum > 0 ? percent(each.importance * kPpm / sum) : "-",
                   std::to_string(each.need)}));
    page.json["skills"][skill.id] = {{"importance", each.importance}, {"need", each.need}};
  }
  return page;
}

}  // namespace

Outcome roles(const std::optional<std::string>& id, Format format, const Session& session) {
  return list_or_show(id, format, session, resolve_role, all_roles, one_role);
}

}  // namespace certrail::cli
