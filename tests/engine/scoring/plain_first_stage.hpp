// The first stage in plain code, straight from engine/README.md: one person and one certification
// at a time.
#pragma once

#include <vector>

#include "certrail/first_stage.hpp"

namespace certrail::test {

/// As FirstStage::rank for one person.
std::vector<FirstStagePick> plain_first_stage(const Catalog& catalog, const Policy& policy,
                                              const FirstStageAsks& asks,
                                              const FirstStagePeople& people, std::size_t person,
                                              std::size_t top);

}  // namespace certrail::test
