#include "exchange/person_format.hpp"

#include <algorithm>
#include <array>

#include "exchange/person_entries.hpp"

namespace certrail {
namespace {

using nlohmann::json;

constexpr std::string_view kSpace = " \t\r\n";

bool names_badges(const json& value) {
  if (value.is_string()) {
    const std::string& text = value.get_ref<const std::string&>();
    for (const char* word : {"openbadges", "/credentials/", "/spec/ob/", "/spec/clr/"}) {
      if (text.find(word) != std::string::npos) return true;
    }
    return false;
  }
  return value.is_array() && std::any_of(value.begin(), value.end(), names_badges);
}

bool has_any(const json& object, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const char* name) { return object.contains(name); });
}

bool is_badge(const json& value) {
  if (value.is_string()) return token_claims(value.get_ref<const std::string&>()).has_value();
  if (!value.is_object()) return false;
  if (has_any(value, {"credentialSubject", "verifiableCredential"})) return true;
  if (value.contains("badge") &&
      has_any(value, {"issuedOn", "recipient", "verification", "verify"})) {
    return true;
  }
  const auto context = value.find("@context");
  return context != value.end() && names_badges(*context);
}

}  // namespace

bool begins_as_json(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t at = text.find_first_not_of(kSpace);
  return at != std::string_view::npos && (text[at] == '{' || text[at] == '[');
}

bool is_tokens(std::string_view text) {
  const std::size_t at = text.find_first_not_of(kSpace);
  if (at == std::string_view::npos) return false;
  const std::size_t end = std::min(text.find_first_of(kSpace, at), text.size());
  return token_claims(text.substr(at, end - at)).has_value();
}

std::optional<PersonFormat> format_of_json(const json& value) {
  if (value.is_array()) {
    if (!value.empty() && is_badge(value.front())) return PersonFormat::open_badges;
    return std::nullopt;
  }
  if (!value.is_object()) return std::nullopt;
  if (is_badge(value)) return PersonFormat::open_badges;
  if (has_any(value, {"basics", "work", "certificates", "certifications"})) {
    return PersonFormat::json_resume;
  }
  const auto skills = value.find("skills");
  if (skills != value.end() && skills->is_array()) return PersonFormat::json_resume;
  const auto schema = value.find("$schema");
  const bool named = schema != value.end() && schema->is_string() &&
                     schema->get_ref<const std::string&>().find("resume") != std::string::npos;
  return named ? std::optional(PersonFormat::json_resume) : std::nullopt;
}

}  // namespace certrail
