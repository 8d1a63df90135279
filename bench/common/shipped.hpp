// What every benchmark starts from: the shipped catalogue, loaded, or the reason why it cannot be.
#pragma once

#include <string>

#include "certrail/engine.hpp"

namespace certrail::bench {

/// The project's folder, where data/ and bench/ are.
std::string project_folder();

/// Says what is wrong on stderr and ends the program with exit status 4.
[[noreturn]] void stop(const Problems& problems);

/// The engine over a data directory; one that cannot be loaded ends the program.
Engine load_engine(const std::string& directory);
Engine load_shipped();

}  // namespace certrail::bench
