// Which certifications some order of exams reaches, counting covers, dates aside.
#pragma once

#include <vector>

#include "certrail/catalog.hpp"

namespace certrail {

using CoveredBy = std::vector<CertificationIndex>;

/// For every certification, those that stand in for it wherever it is required, ascending.
std::vector<CoveredBy> covered_by(const Catalog& catalog);

/// A topological order of exams: each one's requirement holds given those before it and what they
/// cover; ascending index within a round. Leaves out what no order reaches. (Requirements with
/// "any of" may run in circles and still be met, so this is a fixpoint and not a sort of a DAG.)
std::vector<CertificationIndex> exam_order(const Catalog& catalog);

}  // namespace certrail
