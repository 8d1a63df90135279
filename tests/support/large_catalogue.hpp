// Made catalogues with everything the real one has: requirements, covers, families, last days.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "certrail/engine.hpp"

namespace certrail::test {

/// Documents of `items` certifications, a third of them with a requirement. `policy` is the text
/// of the policy file to judge by. The people of made/made_catalogue.hpp can ask it.
std::vector<Document> large_catalogue(std::size_t items, const std::string& policy,
                                      std::uint64_t seed);

}  // namespace certrail::test
