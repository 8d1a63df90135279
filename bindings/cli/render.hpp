// Answers as text for people.
#pragma once

#include <string>

#include "certrail/engine.hpp"
#include "style.hpp"
#include "table.hpp"

namespace certrail::cli {

/// One path with its steps.
std::string path_text(const Engine& engine, const Recommendation& answer, const Path& path,
                      int rank, const Style& style);

/// What it costs to keep a path's certifications until the horizon.
std::string horizon_text(const Catalog& catalog, const Path& path, int indent, const Style& style);

/// A whole answer that has paths.
std::string answer_text(const Engine& engine, const Recommendation& answer, const Style& style);

/// Why there is no answer and what would make one: for standard error.
std::string infeasible_text(const Engine& engine, const Recommendation& answer, const Style& style);

std::string answer_markdown(const Engine& engine, const Recommendation& answer);

/// What an answer starts with where it matters: nothing pays, or all is met already. May be empty.
std::string headline(const Recommendation& answer);

std::string notices_text(const std::vector<Notice>& notices, const Style& style);

/// How the steps of a path are laid out.
enum class StepView {
  wide,    ///< names in a column; why and notices below each step
  narrow,  ///< names below each step as well
  bare     ///< names in a column, nothing below
};
StepView view_for(const Style& style);
Table step_table(const Engine& engine, const Path& path, StepView view);

/// Figures that are estimates are marked in tables, and the mark is explained once.
inline constexpr const char* kEstimates = "~ estimated, not published";
inline constexpr const char* kEstimatedCode = "estimated";  ///< the notice that the mark replaces
bool shows_estimates(const Catalog& catalog, const std::vector<Path>& paths);
bool is_estimated(const Certification& certification, std::string_view field);

}  // namespace certrail::cli
