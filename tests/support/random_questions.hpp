// Random questions about a catalogue, the same for the same seed on every machine.
#pragma once

#include <cstdint>

#include "certrail/engine.hpp"

namespace certrail::test {

// Ten answers, at most `steps` steps. Roles, known skills, held certifications, preferences and
// hours vary; some ask for goals, includes, limits, other objectives, other markets, mixtures of
// roles or answers that differ. Few questions have no answer at all.
Question draw_question(const Catalog& catalog, std::uint64_t seed, int steps);

}  // namespace certrail::test
