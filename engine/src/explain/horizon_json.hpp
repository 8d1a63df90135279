// What a path costs until a day as JSON, see data/schemas/recommendation.schema.json.
#pragma once

#include <nlohmann/json.hpp>

#include "certrail/recommendation.hpp"

namespace certrail {

nlohmann::ordered_json to_json_value(const Catalog& catalog, const CouldBe& could_be);

nlohmann::ordered_json to_json_value(const Catalog& catalog, const Horizon& horizon);

}  // namespace certrail
