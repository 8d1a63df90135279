// From a ranked set to the path that is shown: dates, terms and what each step changes.
#pragma once

#include "certrail/recommendation.hpp"
#include "ranking/answer_key.hpp"
#include "scoring/assessment.hpp"
#include "scoring/instance.hpp"

namespace certrail {

/// Re-prices the set term by term, without the search's own sums.
Path explain_path(const Catalog& catalog, const Assessment& assessment, const Instance& instance,
                  const RankedSet& set);

}  // namespace certrail
