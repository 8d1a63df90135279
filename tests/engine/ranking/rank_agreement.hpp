// Engine::rank and Engine::recommend: two ways to one answer.
#pragma once

#include <string>

#include "certrail/engine.hpp"

namespace certrail::test {

/// Asks both and compares all that both show; empty, or what differs first. `answer` is
/// overwritten.
std::string disagreement(const Engine& engine, const Question& question, Ranker& ranker,
                         Ranking& answer);

}  // namespace certrail::test
