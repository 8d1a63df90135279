#include "certrail/problem.hpp"

#include <array>
#include <cstddef>

namespace certrail {
namespace {

using enum ProblemCode;

// In the order of the enum. http_status is for a problem in a request; data and program problems
// are a server's own fault whatever the code says.
constexpr std::array kCatalogue = {
    ProblemInfo{wrong_use, "wrong-use", "Wrong use",
                "Read the help of the command, or the page of the interface you call.", 400},
    ProblemInfo{unreadable_file, "unreadable-file", "Unreadable file",
                "Check that the path exists, is a file (or a data directory) and may be read.",
                400},
    ProblemInfo{file_too_large, "file-too-large", "File too large",
                "A document may have 64 MiB at most.", 413},
    ProblemInfo{unwritable_file, "unwritable-file", "Unwritable file",
                "Check that the directory exists, may be written and has room; then go on.", 500},
    ProblemInfo{broken_json, "broken-json", "Broken JSON",
                "Mend the text at the line and column named.", 400},
    ProblemInfo{too_deep, "too-deep", "Nested too deep",
                "Lists and objects may be nested 64 deep at most.", 400},
    ProblemInfo{duplicate_field, "duplicate-field", "Field named twice",
                "Keep one of the two fields.", 422},
    ProblemInfo{unknown_field, "unknown-field", "Unknown field",
                "Correct the field's name or remove it; the JSON Schemas list all fields.", 422},
    ProblemInfo{missing_field, "missing-field", "Missing field", "Add the field.", 422},
    ProblemInfo{wrong_type, "wrong-type", "Wrong type", "Give a value of the type that is named.",
                422},
    ProblemInfo{out_of_range, "out-of-range", "Out of range",
                "Give a value inside the limits that are named.", 422},
    ProblemInfo{invalid_value, "invalid-value", "Invalid value",
                "Use one of the values that are named.", 422},
    ProblemInfo{invalid_date, "invalid-date", "Invalid date",
                "Write a day that exists as YYYY-MM-DD, from 1900-01-01 to 2999-12-31.", 422},
    ProblemInfo{unsupported_version, "unsupported-version", "Unsupported schema version",
                "Use a document of schema_version 1, or a program that reads the newer one.", 422},
    ProblemInfo{unknown_id, "unknown-id", "Unknown id",
                "Use an id of the catalogue; its lists show them all.", 422},
    ProblemInfo{ambiguous_id, "ambiguous-id", "Ambiguous name",
                "Write one of the full ids that are named.", 422},
    ProblemInfo{duplicate_id, "duplicate-id", "Named twice",
                "Keep one of the two, or give one of them another id.", 422},
    ProblemInfo{invalid_requirement, "invalid-requirement", "Invalid requirement",
                "Write an id or one of {\"all_of\": [..]}, {\"any_of\": [..]}, "
                "{\"k\": 2, \"k_of\": [..]}, without empty lists and with 1 <= k <= their length.",
                422},
    ProblemInfo{invalid_expression, "invalid-expression", "Invalid goal expression",
                "Write a goal such as: SAA-C03 and (MLA-C02 or any 2 of (CKA, CKAD, CKS)).", 422},
    ProblemInfo{
        invalid_pattern, "invalid-pattern", "Invalid pattern",
        "Patterns are expressions of RE2 without back references and look-around; a sign by itself "
        "takes a backslash.",
        422},
    ProblemInfo{unreachable_certification, "unreachable-certification", "Unreachable certification",
                "Break the cycle of requirements: no order of exams can ever meet them.", 422},
    ProblemInfo{shares_do_not_sum, "shares-do-not-sum", "Shares do not sum",
                "Make the exam shares sum to exactly 1,000,000.", 422},
    ProblemInfo{keys_differ, "keys-differ", "Skills differ",
                "Name the same skills in attests and in exam_share.", 422},
    ProblemInfo{empty_mixture_part, "empty-mixture-part", "Empty part of a mixture",
                "Leave out the role without importance, or the market without demand.", 422},
    ProblemInfo{earned_in_future, "earned-in-future", "Earned after the start",
                "Correct the day the certification was earned, or start later.", 422},
    ProblemInfo{contradictory_wishes, "contradictory-wishes", "Contradictory wishes",
                "Include a certification or exclude it, not both.", 422},
    ProblemInfo{objective_needs_target, "objective-needs-target", "Objective without a target",
                "Give a goal, a certification to include or a readiness to reach.", 422},
    ProblemInfo{no_weight, "no-weight", "No skill has any weight",
                "Give a role or a market whose skills the preferences do not rule out.", 422},
    ProblemInfo{missing_start, "missing-start", "No start date",
                "Say on which day the studies start.", 422},
    ProblemInfo{infeasible_track, "infeasible-track", "No certifications for this track",
                "Allow another cloud, or choose another track.", 422},
    ProblemInfo{budget_exhausted, "budget-exhausted", "Search budget used up",
                "Give the search more nodes or more time.", 503},
    ProblemInfo{internal_defect, "internal-defect", "Defect in the program",
                "Please report it with what you asked.", 500},
};

constexpr bool in_enum_order() {
  for (std::size_t i = 0; i < kCatalogue.size(); ++i) {
    if (static_cast<std::size_t>(kCatalogue[i].code) != i) return false;
  }
  return static_cast<std::size_t>(internal_defect) + 1 == kCatalogue.size();
}
static_assert(in_enum_order());

}  // namespace

std::span<const ProblemInfo> problem_catalogue() { return kCatalogue; }

const ProblemInfo& info(ProblemCode code) { return kCatalogue[static_cast<std::size_t>(code)]; }

int exit_status(const Problem& problem) {
  if (problem.code == internal_defect || problem.origin == Origin::program) return 70;
  if (problem.code == budget_exhausted) return 5;
  if (problem.code == unwritable_file) return 74;
  return problem.origin == Origin::data ? 4 : 2;
}

std::string to_string(const Problem& problem) {
  std::string out = problem.source;
  if (problem.line > 0) {
    out += out.empty() ? "line " : ":";
    out += std::to_string(problem.line);
    if (problem.column > 0) out += ':' + std::to_string(problem.column);
  }
  if (!out.empty()) out += ": ";
  if (!problem.pointer.empty()) out += problem.pointer + ": ";
  out += problem.detail.empty() ? std::string(info(problem.code).title) : problem.detail;
  if (!problem.suggestion.empty()) out += ", did you mean " + problem.suggestion + '?';
  out += " [" + std::string(info(problem.code).name) + ']';
  return out;
}

}  // namespace certrail
