// Is an answer of the engine the twin's, to the last digit?
#pragma once

#include <string>

#include "certrail/engine.hpp"
#include "twin/twin.hpp"

namespace certrail::test {

/// Empty where they agree, else what differs first. An answer that a budget cut short is compared
/// only in its proven part.
std::string difference(const Engine& engine, const Recommendation& engine_answer,
                       const twin::Answer& twin_answer);

}  // namespace certrail::test
