// Where the data files are.
#pragma once

#include <string>

#include "certrail/result.hpp"
#include "session.hpp"

namespace certrail::cli {

/// The first that is given or exists: --data DIR; the environment variable CERTRAIL_DATA; beside
/// the program (share/certrail of its installation, or the link to data/ in a build tree).
Result<std::string, Problems> data_directory(const Session& session);

}  // namespace certrail::cli
