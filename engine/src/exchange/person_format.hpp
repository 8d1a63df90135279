// What kind of document is this? Told from what is in it, never from its name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "certrail/exchange.hpp"

namespace certrail {

/// Does the text begin as a JSON list or object?
bool begins_as_json(std::string_view text);

/// Does the text consist of JWTs?
bool is_tokens(std::string_view text);

/// json_resume or open_badges; empty = neither.
std::optional<PersonFormat> format_of_json(const nlohmann::json& value);

}  // namespace certrail
