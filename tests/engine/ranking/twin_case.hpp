// A case of the twin, put to both: the engine and the twin.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "certrail/engine.hpp"
#include "support/case_question.hpp"
#include "twin/answer.hpp"

namespace certrail::test {

/// Does the engine say what the twin says, errors included? Empty, or what differs first. `asked`
/// is the question of the twin's case, without a budget.
std::string difference_from_twin(const CaseQuestion& asked, const twin::Answer& expected,
                                 Ranker& ranker);

/// Writes the case as a data directory and a profile, each file named `name`-..., to be asked again
/// on the command line.
void keep_case(const nlohmann::json& question, const std::string& name);

}  // namespace certrail::test
