// What sources disagree on, in words and as JSON.
#pragma once

#include <string>

#include "certrail/catalog.hpp"
#include "page.hpp"

namespace certrail::cli {

/// Do two of its sources, or one at two times, say different things? Else the question is open.
bool sources_disagree(const Doubt& doubt);

/// "$369 (S-JERIMY, 2025-03-09), $404 (S-AGUIDE, 2026-08-22)", the values as people read them.
std::string statements(const Doubt& doubt);

/// As the data have it.
Json to_json(const Doubt& doubt);

}  // namespace certrail::cli
