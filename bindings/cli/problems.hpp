// Shows what is wrong with an input.
#pragma once

#include <string>

#include "certrail/problem.hpp"
#include "session.hpp"

namespace certrail::cli {

/// All problems on standard error, one a line (as a JSON document for `json`); the exit status is
/// the gravest one's.
Outcome failure(const Problems& problems, const Session& session, Format format = Format::table);

/// A flag whose text is not what it should be.
Problem flag_problem(ProblemCode code, std::string flag, std::string value, std::string detail);

}  // namespace certrail::cli
