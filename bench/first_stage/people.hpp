// Who is ranked by the first stage benchmark, as matrices.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "certrail/engine.hpp"
#include "scoring/first_stage.hpp"

namespace certrail::bench {

/// `count` people of the workload's generator.
FirstStageBatch draw_people(const Engine& engine, std::size_t count);

/// People x skills: what a person still lacks of a skill, in ppm of all they are to know: the
/// weight, in proportion to the part of the need that is missing. Rows for the linear stage.
std::vector<std::int32_t> lacking(const FirstStageBatch& batch, std::size_t skills);

/// Exams x skills: the level that passing attests, 0 where the skill is not examined.
std::vector<std::uint8_t> attested_levels(const Catalog& catalog);

}  // namespace certrail::bench
