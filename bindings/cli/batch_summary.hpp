// What a batch came to, for people.
#pragma once

#include <string>
#include <vector>

#include "certrail/batch.hpp"
#include "style.hpp"

namespace certrail::cli {

/// `can_resume`: it ended early, and another run can go on.
std::string summary_text(const Engine& engine, const BatchSummary& summary, bool can_resume,
                         const Style& style);

/// The certifications that stand in most best paths, the most first, ties by id.
std::vector<CertificationIndex> most_helpful(const BatchSummary& summary);

}  // namespace certrail::cli
