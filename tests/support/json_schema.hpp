// Does a JSON document fit a JSON Schema? Just the words of draft 7 that data/schemas/ uses.
#pragma once

#include <regex.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace certrail::test {

using nlohmann::json;

class SchemaCheck {
 public:
  explicit SchemaCheck(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("no schema " + path);
    schema_ = json::parse(file);
  }

  /// Where and what does not fit; empty = fits.
  std::vector<std::string> misfits(const json& document) const {
    std::vector<std::string> out;
    check(schema_, document, "", out);
    return out;
  }

 private:
  using Misfits = std::vector<std::string>;

  static bool has_type(const json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    throw std::runtime_error("type " + type);
  }

  // POSIX, because g++ 12 warns inside std::regex under sanitizers.
  static bool matches(const std::string& pattern, const std::string& text) {
    regex_t compiled;
    if (regcomp(&compiled, pattern.c_str(), REG_EXTENDED | REG_NOSUB) != 0) {
      throw std::runtime_error("pattern " + pattern);
    }
    const bool found = regexec(&compiled, text.c_str(), 0, nullptr, 0) == 0;
    regfree(&compiled);
    return found;
  }

  bool fits(const json& schema, const json& value) const {
    Misfits misfits;
    check(schema, value, "", misfits);
    return misfits.empty();
  }

  void check(const json& schema, const json& value, const std::string& at, Misfits& out) const {
    for (const auto& [word, rule] : schema.items()) check_word(schema, word, rule, value, at, out);
  }

  void check_word(const json& schema, const std::string& word, const json& rule, const json& value,
                  const std::string& at, Misfits& out) const {
    bool good = true;
    if (word == "$ref") {
      check(schema_.at(json::json_pointer(rule.get<std::string>().substr(1))), value, at, out);
    } else if (word == "const") {
      good = value == rule;
    } else if (word == "enum") {
      good = std::find(rule.begin(), rule.end(), value) != rule.end();
    } else if (word == "type") {
      const json types = rule.is_array() ? rule : json::array({rule});
      good = std::any_of(types.begin(), types.end(),
                         [&](const json& type) { return has_type(value, type); });
    } else if (word == "minimum") {
      good = !value.is_number() || value >= rule;
    } else if (word == "maximum") {
      good = !value.is_number() || value <= rule;
    } else if (word == "minLength") {
      good = !value.is_string() || value.get_ref<const std::string&>().size() >= rule;
    } else if (word == "pattern") {
      good = !value.is_string() ||
             matches(rule.get<std::string>(), value.get_ref<const std::string&>());
    } else if (word == "minItems") {
      good = !value.is_array() || value.size() >= rule;
    } else if (word == "maxItems") {
      good = !value.is_array() || value.size() <= rule;
    } else if (word == "minProperties") {
      good = !value.is_object() || value.size() >= rule;
    } else if (word == "required") {
      for (const json& name : rule) {
        good = good && (!value.is_object() || value.contains(name.get<std::string>()));
      }
    } else if (word == "properties") {
      check_properties(schema, value, at, out);
    } else if (word == "additionalProperties") {
      if (!schema.contains("properties")) check_properties(schema, value, at, out);
    } else if (word == "items") {
      for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
        check(rule, value[i], at + '/' + std::to_string(i), out);
      }
    } else if (word == "anyOf") {
      good = std::any_of(rule.begin(), rule.end(),
                         [&](const json& option) { return fits(option, value); });
    } else if (word == "allOf") {
      for (const json& part : rule) check(part, value, at, out);
    } else if (word == "if") {
      const std::string branch = fits(rule, value) ? "then" : "else";
      if (schema.contains(branch)) check(schema[branch], value, at, out);
    } else if (word != "then" && word != "else" && word != "definitions" && word != "title" &&
               word != "description" && word != "$schema" && word != "$id") {
      throw std::runtime_error("the schema word " + word + " is not known here");
    }
    if (!good) out.push_back(at + ' ' + word + ' ' + rule.dump());
  }

  void check_properties(const json& schema, const json& value, const std::string& at,
                        Misfits& out) const {
    if (!value.is_object()) return;
    const json properties = schema.value("properties", json::object());
    const json others = schema.value("additionalProperties", json(true));
    for (const auto& [name, field] : value.items()) {
      const std::string here = at + '/' + name;
      if (properties.contains(name)) {
        check(properties[name], field, here, out);
      } else if (others.is_object()) {
        check(others, field, here, out);
      } else if (others == false) {
        out.push_back(here + " is not a known property");
      }
    }
  }

  json schema_;
};

}  // namespace certrail::test
