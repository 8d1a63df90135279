// What the sub-commands about the catalogue share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "certrail/engine.hpp"

namespace certrail::cli {

/// "open", "beta" (open, but not final), "upcoming" or "retired".
std::string_view state_of(const Certification& certification, Date today);

/// The ids of the sources that one fact names.
std::vector<std::string> sources_of(const Provenance& provenance);

/// Every fact of a certification as a JSON document.
std::string certification_json(const Engine& engine, CertificationIndex index, Date today);

}  // namespace certrail::cli
