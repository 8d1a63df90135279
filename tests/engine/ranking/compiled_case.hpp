// A case of the twin, compiled for tests that look inside the search.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "scoring/assessment.hpp"
#include "scoring/compiled_catalog.hpp"
#include "scoring/instance.hpp"
#include "support/case_question.hpp"

namespace certrail::test {

/// The instance of a case with everything that it borrows.
struct CompiledCase {
  CaseQuestion asked;
  std::unique_ptr<const CompiledCatalog> catalog;
  Assessment assessment;
  Instance instance;
};

/// Nothing where the engine refuses the question.
std::unique_ptr<CompiledCase> compile_case(const nlohmann::json& question);

/// How many sets the search finds when nothing can be cut by score, as the list never fills.
std::size_t count_feasible(const Instance& instance);

/// Requirements, goals and dates left out: every order of every set is valid then.
void clear_constraints(Instance& instance);

/// How many cases of a stratum a test takes: `otherwise`, or the environment's CERTRAIL_TWIN_CASES
/// where that is less.
std::uint64_t cases_at_most(std::uint64_t otherwise);

}  // namespace certrail::test
