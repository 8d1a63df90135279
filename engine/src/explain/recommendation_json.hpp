// An answer as a JSON document, see data/schemas/recommendation.schema.json.
#pragma once

#include <nlohmann/json.hpp>

#include "certrail/catalog.hpp"
#include "certrail/recommendation.hpp"

namespace certrail {

/// `recommendation` is an answer from this very catalogue.
nlohmann::ordered_json to_json_value(const Catalog& catalog, const Recommendation& recommendation);

}  // namespace certrail
