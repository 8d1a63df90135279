// A person's question in canonical bytes: equal bytes, equal answer.
#pragma once

#include <string>

#include "certrail/profile.hpp"
#include "scoring/assessment.hpp"
#include "scoring/compiled_catalog.hpp"

namespace certrail {

/// What an answer of BatchAnswer depends on, of one catalogue, K, `distinct` and node budget, in a
/// form that many profiles share: levels as they come to with what is held, only certifications
/// that are still valid, preferences as they count, shares in lowest terms, names as positions.
/// `assessment` is that of `profile`. Two different questions never have one key.
void instance_key(const CompiledCatalog& compiled, const Profile& profile,
                  const Assessment& assessment, std::string& key);

}  // namespace certrail
