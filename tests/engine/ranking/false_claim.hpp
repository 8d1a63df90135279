// Is what an answer says true, also where a budget cut it short?
#pragma once

#include <string>

#include "certrail/engine.hpp"
#include "support/case_question.hpp"
#include "twin/answer.hpp"

namespace certrail::test {

/// What is wrong with the claims of an answer, its ranks, its bound and its status; empty =
/// nothing.
std::string false_claim(const CaseQuestion& asked, const Recommendation& answer,
                        const twin::Answer& truth);

}  // namespace certrail::test
