// What can be wrong with the options of a batch.
#pragma once

#include <string>

#include "certrail/batch.hpp"

namespace certrail {

/// Whose source is the option.
Problem refused_option(std::string field, std::string detail,
                       ProblemCode code = ProblemCode::wrong_use);

Problems check_options(const Catalog& catalog, const BatchOptions& options, const BatchRun& run,
                       bool output_is_stream);

/// Whole explanations name what a person has and wants; nobody shares them.
bool is_cached(const BatchOptions& options);

}  // namespace certrail
