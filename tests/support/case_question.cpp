#include "support/case_question.hpp"

#include <map>
#include <set>
#include <stdexcept>

#include "certrail/json.hpp"

namespace certrail::test {
namespace {

using nlohmann::json;

json at_or(const json& object, const char* key, json otherwise) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? std::move(otherwise) : *found;
}

void add(CaseDocuments& documents, const std::string& name, json content) {
  content["schema_version"] = 1;
  documents.data.push_back({name, content.dump(1)});
}

json named(json thing) {
  if (!thing.contains("name")) thing["name"] = thing.at("id");
  return thing;
}

/// Writes the parts of a role or market as files; returns what the profile says of them.
json add_parts(CaseDocuments& documents, const json& given, const char* key,
               const std::string& folder) {
  if (given.is_null()) return nullptr;
  if (!given.contains("mixture")) {
    add(documents, folder + given.at("id").get<std::string>() + ".json", named(given));
    return given.at("id");
  }
  json choice = json::object();
  for (const json& part : given.at("mixture")) {
    const json& thing = part.at(key);
    add(documents, folder + thing.at("id").get<std::string>() + ".json", named(thing));
    choice[thing.at("id").get<std::string>()] = part.at("share");
  }
  return choice;
}

/// Roles that certifications name and the case does not have: any role will do, they are not used.
void add_missing_roles(CaseDocuments& documents, const json& question) {
  std::set<std::string> names;
  for (const json& c : question.at("catalogue").at("certifications")) {
    const json roles = at_or(c, "for_roles", json::object());
    for (const auto& [role, fit] : roles.items()) names.insert(role);
  }
  for (const Document& document : documents.data) {
    if (document.name.rfind("roles/", 0) == 0) {
      names.erase(document.name.substr(6, document.name.size() - 11));
    }
  }
  for (const std::string& name : names) {
    add(documents, "roles/" + name + ".json",
        {{"id", name}, {"name", name}, {"skills", json::object()}});
  }
}

[[noreturn]] void fail(const Problems& problems) {
  std::string text = "the engine refuses the case:";
  for (const Problem& problem : problems) text += "\n" + to_string(problem);
  throw std::runtime_error(text);
}

}  // namespace

CaseDocuments documents_of(const json& question) {
  CaseDocuments documents;
  documents.top = question.value("top", 10);
  documents.distinct = question.value("distinct", 100);
  const json& catalogue = question.at("catalogue");

  json providers = json::array();
  for (const auto& [id, provider] : catalogue.at("providers").items()) {
    json entry = provider;
    entry["id"] = id;
    providers.push_back(named(entry));
  }
  add(documents, "providers.json", {{"providers", providers}});
  json skills = json::array();
  for (const json& skill : catalogue.at("skills")) skills.push_back(named(skill));
  add(documents, "skills.json", {{"skills", skills}});
  std::map<std::string, json> by_provider;
  for (const json& c : catalogue.at("certifications")) {
    by_provider[c.at("provider").get<std::string>()].push_back(named(c));
  }
  for (const auto& [provider, list] : by_provider) {
    add(documents, "certifications/" + provider + ".json",
        {{"provider", provider}, {"certifications", list}});
  }
  json policy = question.at("policy");
  const std::string policy_id = policy.value("id", "default");
  policy["id"] = policy_id;
  add(documents, "policies/" + policy_id + ".json", named(policy));

  json profile = question.at("profile");
  const json market = add_parts(documents, question.at("market"), "market", "markets/");
  profile["market"] = market;
  const json role = add_parts(documents, question.at("role"), "role", "roles/");
  if (role.is_null()) {
    profile.erase("role");
  } else {
    profile["role"] = role;
  }
  profile["policy"] = policy_id;
  documents.profile = profile.dump();
  add_missing_roles(documents, question);
  return documents;
}

CaseQuestion question_of(const json& question) {
  const CaseDocuments documents = documents_of(question);
  auto engine = Engine::load(documents.data);
  if (!engine) fail(engine.error());
  auto profile = parse_profile(engine->catalog(), documents.profile, "profile");
  if (!profile) fail(profile.error());
  return {std::move(*engine), {std::move(*profile), documents.top, documents.distinct, {}}};
}

}  // namespace certrail::test
