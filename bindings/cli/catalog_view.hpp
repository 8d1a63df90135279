// What the sub-commands about the catalogue share.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/engine.hpp"

namespace certrail::cli {

/// The ids of the sources that one fact names.
std::vector<std::string> sources_of(const Provenance& provenance);

/// Every fact of a certification, as `catalog show --format json` has it but for schema_version.
nlohmann::ordered_json certification_value(const Engine& engine, CertificationIndex index,
                                           Date today);
/// The same as a document.
std::string certification_json(const Engine& engine, CertificationIndex index, Date today);

}  // namespace certrail::cli
