// What a batch came to, for people.
#pragma once

#include <string>
#include <vector>

#include "certrail/batch.hpp"
#include "style.hpp"

namespace certrail::cli {

/// `matrix`: of single exams.
std::string summary_text(const Engine& engine, const BatchSummary& summary, const Style& style,
                         bool matrix);

/// The certifications that stand in most best paths, the most first, ties by id.
std::vector<CertificationIndex> most_helpful(const BatchSummary& summary);

}  // namespace certrail::cli
