// The figures of a batch, line by line, and as a document that a later run goes on from.
#pragma once

#include <nlohmann/json.hpp>

#include "batch/line_outcome.hpp"
#include "certrail/batch.hpp"

namespace certrail {

/// A summary of nothing yet.
BatchSummary empty_summary(const Catalog& catalog);

void add_outcome(const Catalog& catalog, const LineOutcome& outcome, BatchSummary& summary);

/// Everything that sums up over lines, in a form that from_totals reads back.
nlohmann::ordered_json totals_to_json(const Catalog& catalog, const BatchSummary& summary);

/// False where the document is not one of totals_to_json.
bool totals_from_json(const Catalog& catalog, const nlohmann::json& document,
                      BatchSummary& summary);

}  // namespace certrail
