#include "batch/check_options.hpp"

#include <algorithm>
#include <utility>

namespace certrail {

Problem refused_option(std::string field, std::string detail, ProblemCode code) {
  Problem problem;
  problem.code = code;
  problem.source = std::move(field);
  problem.detail = std::move(detail);
  return problem;
}

Problems check_options(const Catalog& catalog, const BatchOptions& options, const BatchRun& run,
                       bool output_is_stream) {
  Problems problems;
  const auto out_of_range = [&](const char* field, std::int64_t least, std::int64_t most,
                                std::int64_t found) {
    if (found >= least && found <= most) return;
    problems.push_back(refused_option(field,
                                      "expected " + std::to_string(least) + " to " +
                                          std::to_string(most) + ", found " + std::to_string(found),
                                      ProblemCode::out_of_range));
  };
  out_of_range("top", options.matrix ? 0 : 1, 100, options.top);
  out_of_range("distinct", 0, 100, options.distinct);
  if (options.max_nodes)
    out_of_range("max_nodes", 1, INT64_MAX,
                 static_cast<std::int64_t>(std::min<std::uint64_t>(*options.max_nodes, INT64_MAX)));
  out_of_range("threads", 0, 1024, run.threads);
  if (!options.track.empty() && find_track(catalog, options.track) == nullptr) {
    problems.push_back(
        refused_option("track", "unknown track " + options.track, ProblemCode::unknown_id));
  }
  if (options.fields == BatchFields::full && options.to == BatchFormat::csv && !options.matrix) {
    problems.push_back(refused_option("fields", "full answers are written as JSON only"));
  }
  if (run.resume && output_is_stream) {
    problems.push_back(
        refused_option("resume", "only a run that writes a file can be gone on with"));
  }
  return problems;
}

bool is_cached(const BatchOptions& options) {
  return !options.matrix && options.fields != BatchFields::full;
}

}  // namespace certrail
