// The fixed questions whose answers the signature is made of.
#pragma once

#include <vector>

#include "certrail/engine.hpp"

namespace certrail::bench {

struct SignedQuestion {
  Question question;
  /// A node budget ends the search: what it has found by then belongs to the search, not the model.
  bool budgeted = false;
};

/// `full`: some thousands, for optimised builds. `brief`: a few hundred easy ones, for builds that
/// are slow because they check.
enum class Part { full, brief };

std::vector<SignedQuestion> signed_questions(const Catalog& catalog, Part part);

}  // namespace certrail::bench
