// Everything that can be wrong with an input, in one catalogue. Every front end renders from it:
// the command line its exit status, a server its HTTP status, a language binding its exception.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace certrail {

enum class ProblemCode {
  wrong_use,                  // flags or arguments that make no sense together
  unreadable_file,            // missing, a directory, no permission
  file_too_large,             // over 64 MiB
  unwritable_file,            // no permission, no room, a failing disk
  broken_json,                // not JSON; line and column say where
  too_deep,                   // nested deeper than 64
  duplicate_field,            // a JSON object names a field twice
  unknown_field,              // a field that the format does not have
  missing_field,              // a field that the format needs
  wrong_type,                 // text where a number is expected, and so on
  out_of_range,               // a number or a length outside its limits, or not finite
  invalid_value,              // text that is none of the allowed words
  invalid_date,               // not YYYY-MM-DD or a day that does not exist
  unsupported_version,        // a schema_version this program does not read
  unknown_id,                 // a name that nothing has
  ambiguous_id,               // a short name that several things have
  duplicate_id,               // two things of one id, or one thing named twice
  invalid_requirement,        // an empty list, k < 1 or k > n
  invalid_expression,         // a goal expression that cannot be read
  invalid_pattern,            // a regular expression that cannot be read
  unreachable_certification,  // no order of exams ever reaches it, such as a cycle of requirements
  shares_do_not_sum,          // exam shares that do not sum to 1,000,000
  keys_differ,                // exam_share and attests name different skills
  empty_mixture_part,         // a part of a mixture without any importance or demand
  earned_in_future,           // a held certification earned after the start
  contradictory_wishes,       // one certification both included and excluded
  objective_needs_target,     // objective time, money or steps without a goal, include or readiness
  no_weight,                  // no skill has any weight
  missing_start,              // no start date given
  infeasible_track,           // no certification of the chosen clouds can meet a track
  budget_exhausted,           // a node or time budget ended the search before any answer
  internal_defect,            // the program's own fault
};

/// Where the bad input came from: it decides the exit status (data 4, request 2, program 70).
enum class Origin { request, data, program };

struct Problem {
  ProblemCode code = ProblemCode::internal_defect;
  Origin origin = Origin::request;
  std::string source;   ///< file name, flag, or what the text was; may be empty
  std::string pointer;  ///< RFC 6901 JSON pointer to the bad field; empty = the whole or not JSON
  int line = 0;         ///< 1-based; 0 = not known
  int column = 0;       ///< 1-based; 0 = not known
  std::string value;    ///< what was found, shortened; may be empty
  std::string detail;   ///< one sentence: what is wrong and what was expected
  std::string suggestion;  ///< nearest valid value; may be empty
  friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

/// The fixed facts about a code.
struct ProblemInfo {
  ProblemCode code;
  std::string_view name;   ///< stable, such as "unknown-id"
  std::string_view title;  ///< short, such as "Unknown id"
  std::string_view help;   ///< what to do about it
  int http_status;
};

/// All codes, in the order of the enum.
std::span<const ProblemInfo> problem_catalogue();
const ProblemInfo& info(ProblemCode code);

/// 2 wrong use or input, 4 bad data files, 5 a budget ended the search before any answer, 70
/// defect, 74 a file that cannot be written.
int exit_status(const Problem& problem);

/// "file:line:column: /pointer: detail, did you mean X? [code]", without the parts that are
/// unknown.
std::string to_string(const Problem& problem);

}  // namespace certrail
