// From an assessed question to its ranked list.
#pragma once

#include "ranking/rank.hpp"
#include "scoring/assessment.hpp"
#include "scoring/compiled_catalog.hpp"
#include "scoring/instance.hpp"

namespace certrail {

/// Compiles and searches. Keeps the memory of earlier ones. The instance may be left with fewer
/// candidates than the question has (Instance::open_to_all), where no other could be part of an
/// answer.
void rank_question(const CompiledCatalog& compiled, const Assessment& assessment, int top,
                   int distinct_percent, NodeBudget& budget, Instance& instance, Search& search,
                   RankedList& list);

}  // namespace certrail
