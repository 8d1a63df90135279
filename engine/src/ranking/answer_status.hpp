// What a ranked list says as a whole.
#pragma once

#include "ranking/rank.hpp"
#include "ranking/search.hpp"
#include "scoring/assessment.hpp"
#include "scoring/instance.hpp"

namespace certrail {

/// Are goals, includes and readiness asked for, and all met by what is held and known?
bool already_met(const Catalog& catalog, const Assessment& assessment);

/// Does no feasible set have a positive score? Asks the search once more where the objective does
/// not tell; `instance` and `search`, which rank_question left, then belong to that question.
bool nothing_pays(const CompiledCatalog& compiled, const Assessment& assessment, Instance& instance,
                  Search& search, const RankedList& list, NodeBudget& budget);

/// A search that a budget ended before it found anything.
Problem out_of_budget();

}  // namespace certrail
