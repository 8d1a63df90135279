#include "problems.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "certrail/json.hpp"
#include "table.hpp"
#include "text.hpp"

namespace certrail::cli {

Problem flag_problem(ProblemCode code, std::string flag, std::string value, std::string detail) {
  Problem problem;
  problem.code = code;
  problem.source = std::move(flag);
  problem.value = std::move(value);
  problem.detail = std::move(detail);
  return problem;
}

Outcome failure(const Problems& problems, const Session& session, Format format) {
  Outcome outcome;
  for (const Problem& problem : problems) {
    outcome.status = std::max(outcome.status, exit_status(problem));
  }
  if (format == Format::json) {
    outcome.err = to_json(problems);
    return outcome;
  }
  const Style& style = session.environment.err;
  for (const Problem& problem : problems) {
    outcome.err += paint(style, Paint::bad, "error: ") + printable(to_string(problem)) + '\n';
  }
  // What to do about it is worth a line where there is one thing to do.
  if (problems.size() == 1) {
    outcome.err += paragraph(style, info(problems.front().code).help, 2, 0, Paint::soft);
  } else {
    outcome.err += fmt::format("{} problems found\n", problems.size());
  }
  return outcome;
}

}  // namespace certrail::cli
