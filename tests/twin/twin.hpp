// The brute-force twin: the model, computed by plain enumeration.
//
// It shares no code with the engine and takes no short cut: every set of at most 8 certifications
// is built up in every order, every feasible set is scored, and the list is sorted. It is meant
// for catalogues of about ten certifications (sixteen at most), which take a millisecond.
//
//   twin::Answer answer = twin::answer(twin::generate(17, twin::Stratum::deadlines));
//
// With `Rules` one rule of the model at a time can be left out, to see whether cases notice.
// All functions are pure and may be called from several threads.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "answer.hpp"
#include "case.hpp"
#include "rules.hpp"

namespace certrail::twin {

Answer answer(const Case& question, const Rules& rules = {});

// Throws as case_from_json does where the case is not well formed.
Answer answer(const nlohmann::json& question, const Rules& rules = {});

}  // namespace certrail::twin
