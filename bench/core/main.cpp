// Times many questions of one kind and prints one line: what ./dev bench core and ./dev bench scale
// are put together from, and the program to have under a profiler.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>

#include "core/cell.hpp"
#include "core/instances.hpp"
#include "core/report.hpp"

namespace {

using namespace certrail;
using namespace certrail::bench;

struct Options {
  CellOptions cell;
  std::string stratum = "all";
  std::size_t limit = 0;
  std::size_t made = 0;
  std::size_t catalogues = 10;
  std::size_t courses = 0;
  std::size_t people = 10;
  std::string asking = "anything";
  bool json = false;
};

void add_options(CLI::App& app, Options& options) {
  CellOptions& cell = options.cell;
  app.add_option("--steps", cell.steps, "most steps of a path, 1 to 8 (4)");
  app.add_option("--stratum", options.stratum, "open, one_cloud, limits or all (all)")
      ->check(CLI::IsMember({"open", "one_cloud", "limits", "all"}));
  app.add_option("--limit", options.limit, "only so many questions, spread evenly over all");
  app.add_option("--repeat", cell.repeat, "timed passes after the first (3)");
  app.add_option("--top", cell.top, "best sets asked for (10)");
  app.add_option("--distinct", cell.distinct, "percent of overlap allowed (100)");
  app.add_option("--objective", cell.objective,
                 "score, time, money or steps; default: the profile's")
      ->transform(
          CLI::CheckedTransformer(std::map<std::string, Objective>{{"score", Objective::score},
                                                                   {"time", Objective::time},
                                                                   {"money", Objective::money},
                                                                   {"steps", Objective::steps}}));
  app.add_option("--asking", options.asking, "only profiles with goals, a target, or anything")
      ->check(CLI::IsMember({"goals", "target", "anything"}));
  app.add_option("--time-limit-ms", cell.budget.time_limit_ms, "end a search after so long");
  app.add_option("--max-nodes", cell.budget.max_nodes, "end a search after so many nodes");
  app.add_option("--threads", cell.threads, "sharing the engine (1)")->check(CLI::Range(1, 256));
  app.add_option("--made", options.made, "ask made catalogues of so many items instead");
  app.add_option("--catalogues", options.catalogues, "how many made ones (10)");
  app.add_option("--courses", options.courses, "ask a catalogue of so many courses instead");
  app.add_option("--people", options.people, "who ask each made catalogue, or the courses (10)");
  app.add_flag("--json", options.json, "for programs");
}

Instances instances_of(const Options& options) {
  if (options.made > 0) return made_instances(options.catalogues, options.made, options.people);
  if (options.courses > 0) return course_instances(options.courses, options.people);
  return shipped_instances(options.stratum);
}

/// A target is what the objectives time, money and steps need.
bool asks_for(const Profile& profile, const std::string& what) {
  if (what == "anything" || profile.goals) return true;
  return what == "target" &&
         (!profile.include.empty() || profile.limits.min_readiness_ppm.value_or(0) > 0);
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app{"Times the ranking of many questions of one kind, from a profile to its answer."};
  add_options(app, options);
  CLI11_PARSE(app, argc, argv);

  Instances instances = instances_of(options);
  std::erase_if(instances.asked, [&](const Instances::Asked& one) {
    return !asks_for(one.profile, options.asking);
  });
  thin_out(instances.asked, options.limit);
  const auto report = to_json(run_cell(instances.asked, options.cell));
  std::printf("%s\n", options.json ? report.dump().c_str() : to_line(report).c_str());
  return 0;
}
