// A profile as a JSON document, for the answers that quote it.
#pragma once

#include <nlohmann/json.hpp>

#include "certrail/profile.hpp"

namespace certrail {

/// Fields in the order of Profile; what is empty or follows the data's default is left out.
nlohmann::ordered_json to_json_value(const Profile& profile);

/// A leaf is its id; inner nodes are {"all_of": [..]}, {"any_of": [..]}, {"k": 2, "k_of": [..]}.
nlohmann::ordered_json to_json_value(const Goal& goal);

/// An id if it is one thing alone, else {id: share}.
nlohmann::ordered_json to_json_value(const Mixture& mixture);

}  // namespace certrail
