// The command line as a whole.
#pragma once

#include "session.hpp"

namespace certrail::cli {

/// Reads the arguments, runs the command they name, and gives back what is to be written.
Outcome run(int argc, const char* const* argv, const Environment& environment);

}  // namespace certrail::cli
