// The shipped data, for tests that need a catalogue of real size.
#pragma once

#include <string>
#include <vector>

#include "certrail/engine.hpp"

namespace certrail::test {

/// Throws std::runtime_error where the data cannot be loaded.
Engine shipped_engine();

/// Its files, for tests that lay something over them.
std::vector<Document> shipped_documents();

/// The text of the default policy, for made catalogues to be judged by.
std::string shipped_policy();

}  // namespace certrail::test
