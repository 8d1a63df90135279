// Catalogues of any size drawn at random, with no likeness to real ones but their proportions: what
// speed can be compared on between versions of the data, and grown at will.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "certrail/engine.hpp"

namespace certrail::bench {

inline constexpr std::size_t kMadeSkills = 104;

/// Documents for Engine::load: `items` certifications of five providers, three of them clouds, one
/// role and one market. `policy` is the text of the policy file to judge by.
std::vector<Document> made_catalogue(std::size_t items, const std::string& policy,
                                     std::uint64_t seed);

/// A person who asks any of them: the role, none to twelve skills, every cloud welcome.
Profile made_profile(std::uint64_t number);

}  // namespace certrail::bench
