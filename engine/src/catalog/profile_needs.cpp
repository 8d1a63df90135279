#include "catalog/json_text.hpp"
#include "certrail/json.hpp"

namespace certrail {
namespace {

/// The names in a text or in a mixture, an object of names and shares.
std::vector<std::string> names_in(const nlohmann::json& profile, const char* field) {
  const auto value = profile.find(field);
  if (value == profile.end()) return {};
  if (value->is_string()) return {value->get<std::string>()};
  std::vector<std::string> names;
  if (value->is_object()) {
    for (const auto& [name, share] : value->items()) names.push_back(name);
  }
  return names;
}

}  // namespace

ProfileNeeds needs_of_profile(std::string_view text) {
  ProblemSink ignored;
  const auto profile = parse_json(text, ignored);
  if (!profile || !profile->is_object()) return {};
  ProfileNeeds needs;
  needs.roles = names_in(*profile, "role");
  needs.markets = names_in(*profile, "market");
  needs.policies = names_in(*profile, "policy");
  const auto start = profile->find("start_on");
  if (start != profile->end() && start->is_string()) {
    needs.start_on = parse_date(start->get_ref<const std::string&>());
  }
  return needs;
}

}  // namespace certrail
