#include <cmath>
#include <nlohmann/json.hpp>

#include "batch/batch_totals.hpp"
#include "explain/path_json.hpp"

namespace certrail {
namespace {

using nlohmann::ordered_json;

double rounded(double value, double places) { return std::round(value * places) / places; }

}  // namespace

std::string to_json(const Engine& engine, const BatchSummary& summary) {
  const Catalog& catalog = engine.catalog();
  ordered_json out = {{"schema_version", 1},
                      {"catalogue", catalogue_to_json(catalog)},
                      {"start_on", nullptr},
                      {"complete", summary.complete}};
  if (summary.start_on) out["start_on"] = to_string(*summary.start_on);
  ordered_json totals = totals_to_json(catalog, summary);
  totals.erase("line_times");
  totals.erase("price_classes");
  ordered_json failure = std::move(totals["first_failure"]);
  totals.erase("first_failure");
  out.update(totals);
  out["seconds"] = rounded(summary.seconds, 1e3);
  out["reading_seconds"] = rounded(summary.reading_seconds, 1e3);
  out["writing_seconds"] = rounded(summary.writing_seconds, 1e3);
  out["threads"] = summary.threads;
  out["resumed_at"] = summary.resumed_at;
  out["lines_per_second"] =
      summary.seconds > 0 ? rounded(static_cast<double>(summary.lines) / summary.seconds, 10) : 0.0;
  ordered_json times = ordered_json::object();
  for (const auto& [name, percent] :
       {std::pair("p50", 50.0), {"p90", 90.0}, {"p99", 99.0}, {"p99_9", 99.9}, {"most", 100.0}}) {
    times[name] = line_time_ns(summary, percent);
  }
  out["line_time_ns"] = std::move(times);
  out["first_failure"] = std::move(failure);
  return dump_document(out);
}

}  // namespace certrail
