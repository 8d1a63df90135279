// Everything that is wrong with a question, before any ranking starts.
#pragma once

#include <string_view>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/problem.hpp"
#include "certrail/profile.hpp"

namespace certrail {

/// Problems of origin `request`, in the order of the fields of Profile, with pointers into the
/// profile document; those of the question itself point to /top, /distinct, /max_nodes and
/// /time_limit_ms. `source` stays empty. At most kMaxProblems (problem_sink.hpp) are listed.
/// Whether any skill has weight is not looked at: that takes the compiled instance.
Problems check_question(const Catalog& catalog, const Question& question);

/// The same, with memory that the caller keeps from question to question.
Problems check_question(const Catalog& catalog, const Question& question,
                        std::vector<std::string_view>& scratch);

}  // namespace certrail
