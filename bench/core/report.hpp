// A measured cell for people, and for programs.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/cell.hpp"

namespace certrail::bench {

/// Times in microseconds, gaps in ppm, memory in bytes.
nlohmann::ordered_json to_json(const Cell& cell);

/// The same as one line of text.
std::string to_line(const nlohmann::ordered_json& cell);

}  // namespace certrail::bench
