// An answer as text that people and other programs read, for comparing and for messages.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "answer.hpp"

namespace certrail::twin {

nlohmann::json to_json(const Path& path);
nlohmann::json to_json(const RankedPath& ranked);  // the path with its terms and steps
nlohmann::json to_json(const Answer& answer);

}  // namespace certrail::twin
