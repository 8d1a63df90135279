// Is a ranking of the engine the reference's, to the last digit?
#pragma once

#include <string>

#include "certrail/engine.hpp"
#include "reference/reference.hpp"

namespace certrail::test {

std::vector<reference::Path> paths_of(const twin::Case& question, const Ranking& ranking);

// Empty where they agree, else what differs first. Finishing days are the reference's own.
std::string difference(const twin::Case& question, const Ranking& ranking,
                       const std::vector<reference::Path>& expected);

}  // namespace certrail::test
