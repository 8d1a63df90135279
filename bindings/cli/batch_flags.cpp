#include "batch.hpp"
#include "usage.hpp"

namespace certrail::cli {
namespace {

constexpr const char* kFiles = "Files";
constexpr const char* kWritten = "What is written";
constexpr const char* kRun = "The run";

void add_text(CLI::App& command, const char* group, const char* name, const char* type,
              const char* help, std::optional<std::string>& value) {
  command
      .add_option_function<std::string>(
          name, [&value](const std::string& text) { value = text; }, help_lines(help))
      ->type_name(type)
      ->group(group);
}

void add_switch(CLI::App& command, const char* group, const char* name, const char* help,
                bool& value) {
  command
      .add_flag_callback(
          name, [&value] { value = true; }, help_lines(help))
      ->group(group);
}

}  // namespace

void add_batch_flags(CLI::App& command, BatchFlags& flags) {
  command
      .add_option("INPUT", flags.input,
                  help_lines("profiles, one a line: .ndjson, .csv, either also .gz; \"-\" reads "
                             "standard input"))
      ->required();
  add_text(command, kFiles, "-o,--output", "FILE",
           "where the answers go, by the same endings; \"-\" is standard output (default)",
           flags.output);
  add_text(command, kFiles, "--from", "WORD", "ndjson or csv, whatever the input's name",
           flags.from);
  add_text(command, kFiles, "--to", "WORD", "ndjson or csv, whatever the output's name", flags.to);
  add_text(command, kFiles, "--summary", "FILE", "the figures of the run as JSON, too",
           flags.summary);
  add_text(command, kFiles, "--report", "FILE",
           "a page for people, as HTML: which certifications help most, readiness now and after, "
           "what a budget buys",
           flags.report);

  add_text(command, kWritten, "--fields", "WORD",
           "best, paths, steps or full: the best path alone, all with their figures (default), "
           "with every step, or the whole explanation",
           flags.fields);
  add_switch(command, kWritten, "--matrix",
             "instead of paths, the score of every open certification as the only exam, the best "
             "first (--top K: only so many)",
             flags.matrix);
  add_list_flags(command, flags.defaults, kBatchList);
  add_budget_flags(command, flags.defaults);
  command.get_option("--time-limit")->group("");  // only there to be refused with a reason

  add_switch(command, kRun, "--resume", "go on where an earlier run of the same batch ended",
             flags.resume);
  add_switch(command, kRun, "--strict", "stop at the first line that fails, and write no file",
             flags.strict);
  add_text(command, kRun, "--threads", "N", "default: one for each processor", flags.threads);
  add_text(command, kRun, "--cache", "MB",
           "memory for answers to questions that come again, 0 for none (default 160)",
           flags.cache);
  add_text(command, kRun, "--checkpoint-lines", "N",
           "lines between two checkpoints (default: 2 seconds)", flags.checkpoint_lines);
  add_profile_flags(command, flags.defaults);
}

}  // namespace certrail::cli
