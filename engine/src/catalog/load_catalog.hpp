// From data files to a valid Catalog.
#pragma once

#include <optional>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/engine.hpp"
#include "certrail/result.hpp"

namespace certrail {

/// Reads the documents of a data directory: catalogue.json, providers.json, skills.json,
/// sources.json, renewals.json, discounts.json, tracks.json and the folders certifications, roles,
/// markets and policies. Providers, skills, certifications and a policy must be there. Every
/// problem found is reported (the first 1,000), with file, pointer, line and column; a Catalog that
/// comes back is valid in every respect. The order of documents and of their records makes no
/// difference, but for that of the skills. `day`: what overlays say only until a day before it is
/// left out.
Result<Catalog, Problems> load_catalog(const std::vector<Document>& documents,
                                       std::optional<Date> day = {},
                                       Checks checks = Checks::needed);

}  // namespace certrail
