// Profiles as the people of a first stage.
#pragma once

#include <span>

#include "certrail/profile.hpp"
#include "scoring/first_stage.hpp"

namespace certrail::test {

/// Needs profiles without problems; throws std::runtime_error where one cannot be assessed.
FirstStageBatch gather_people(const Catalog& catalog, std::span<const Profile> profiles);

}  // namespace certrail::test
