// Where a person stands, as a JSON document, see data/schemas/gap.schema.json.
#pragma once

#include <nlohmann/json.hpp>

#include "certrail/catalog.hpp"
#include "certrail/gap.hpp"

namespace certrail {

/// `gap` is an answer from this very catalogue.
nlohmann::ordered_json to_json_value(const Catalog& catalog, const Gap& gap);

}  // namespace certrail
