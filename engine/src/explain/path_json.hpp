// Ranked paths as JSON, see data/schemas/recommendation.schema.json.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "certrail/catalog.hpp"
#include "certrail/recommendation.hpp"

namespace certrail {

/// {as_of, hash}: which data an answer was made from.
nlohmann::ordered_json catalogue_to_json(const Catalog& catalog);

/// `certification` only where a notice is about one.
nlohmann::ordered_json to_json_value(const Catalog& catalog, const std::vector<Notice>& notices);

nlohmann::ordered_json to_json_value(const Catalog& catalog, const Terms& terms);

nlohmann::ordered_json to_json_value(const Catalog& catalog, const Path& path, int rank);

/// How every answer is printed: indented by 2, a newline at the end. Text of any bytes: what is no
/// UTF-8 is replaced, so that nothing is thrown.
std::string dump_document(const nlohmann::ordered_json& document);

}  // namespace certrail
