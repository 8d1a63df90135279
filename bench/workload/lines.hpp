// Profiles as text, one document a line (NDJSON), and the frozen workload read back.
#pragma once

#include <string>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/profile.hpp"
#include "workload/stratum.hpp"

namespace certrail::bench {

/// The profile document without line breaks.
std::string to_line(const Profile& profile);

/// bench/workload/<stratum>.ndjson: the same people as long as nobody changes the file. One that
/// does not fit the catalogue ends the program.
std::vector<Profile> read_workload(const Catalog& catalog, Stratum stratum);

}  // namespace certrail::bench
