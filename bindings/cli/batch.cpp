#include "batch.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <map>

#include "batch_progress.hpp"
#include "batch_report.hpp"
#include "batch_summary.hpp"
#include "certrail/batch.hpp"
#include "certrail/files.hpp"
#include "flag_values.hpp"
#include "loading.hpp"
#include "problems.hpp"
#include "progress.hpp"

namespace certrail::cli {
namespace {

constexpr int kInterrupted = 130;  // as shells say it of SIGINT

constexpr std::int64_t kMostCacheMegabytes = 65'536;

/// All that the flags ask for.
struct BatchJob {
  BatchFiles files;
  BatchOptions options;
  BatchRun run;
  Problems problems;

  template <class T>
  std::optional<T> taken(Result<T> result) {
    if (result) return std::move(*result);
    problems.push_back(std::move(result.error()));
    return std::nullopt;
  }

  void refuse(const char* flag, std::string value, std::string detail,
              ProblemCode code = ProblemCode::wrong_use) {
    problems.push_back(flag_problem(code, flag, std::move(value), std::move(detail)));
  }
};

/// By the name's ending, unless a flag says it.
BatchFormat read_format(BatchJob& job, const char* flag, const std::optional<std::string>& word,
                        const std::string& path) {
  if (word) {
    if (*word == "ndjson" || *word == "csv") {
      return *word == "csv" ? BatchFormat::csv : BatchFormat::ndjson;
    }
    job.refuse(flag, *word, "expected ndjson or csv, found '" + *word + "'",
               ProblemCode::invalid_value);
  }
  std::string name = path;
  if (name.ends_with(".gz")) name.resize(name.size() - 3);
  return name.ends_with(".csv") ? BatchFormat::csv : BatchFormat::ndjson;
}

void read_fields(BatchJob& job, const std::optional<std::string>& word) {
  if (!word) return;
  const std::vector<std::string> words = {"best", "paths", "steps", "full"};
  const auto found = std::find(words.begin(), words.end(), *word);
  if (found == words.end()) {
    job.refuse("--fields", *word, "expected best, paths, steps or full, found '" + *word + "'",
               ProblemCode::invalid_value);
    return;
  }
  job.options.fields = static_cast<BatchFields>(found - words.begin());
}

/// What recommend's flags say, as defaults of every line.
void read_defaults(BatchJob& job, const Catalog& catalog, const BatchFlags& flags,
                   const std::optional<std::string>& profile, const Session& session) {
  const auto& given = flags.defaults.given;
  const auto is_given = [&](const char* flag) {
    const auto found = given.find(flag);
    return found != given.end() && !found->second.empty();
  };
  if (is_given("--time-limit")) {
    job.refuse("--time-limit", {},
               "what time allows differs from run to run, so a batch is limited by --max-nodes");
  }
  if (is_given("--profile") && given.at("--profile").front() == "-" && flags.input == "-") {
    job.refuse("--profile", "-", "standard input is read for the lines already");
    return;
  }
  auto asked = read_question(catalog, flags.defaults, profile, session);
  if (!asked) {
    job.problems.insert(job.problems.end(), asked.error().begin(), asked.error().end());
    return;
  }
  job.options.defaults = std::move(asked->question.profile);
  if (asked->track != nullptr) {
    job.options.track = asked->track->id;
    job.options.defaults.goals = std::move(asked->goal_beside_track);
  }
  job.run.start_by_default =
      std::any_of(asked->assumed.begin(), asked->assumed.end(),
                  [](const Notice& notice) { return notice.code == "start-today"; });
  job.options.top = is_given("--top")    ? asked->question.top
                    : job.options.matrix ? 0
                                         : kBatchList.top;
  job.options.distinct = is_given("--distinct") ? asked->question.distinct : kBatchList.distinct;
  job.options.max_nodes = asked->question.budget.max_nodes;
}

/// No two of the files that are named may be one, but for standard input and output.
void check_apart(BatchJob& job, const BatchFlags& flags) {
  std::map<std::string, std::string> uses;
  if (flags.input != "-") uses[flags.input] = "is read as INPUT";
  const auto add = [&](const char* flag, const std::string& path) {
    const auto [other, is_new] =
        uses.try_emplace(path, std::string("is where ") + flag + " goes already");
    if (is_new) return;
    job.refuse(flag, path, (path == "-" ? "standard output " : path + ' ') + other->second);
  };
  add("--output", job.files.output);
  if (flags.summary) add("--summary", *flags.summary);
  if (flags.report) add("--report", *flags.report);
}

BatchJob read_job(const Catalog& catalog, const BatchFlags& flags,
                  const std::optional<std::string>& profile, const Session& session) {
  BatchJob job;
  job.files = {flags.input, flags.output.value_or("-")};
  job.options.matrix = flags.matrix;
  job.options.strict = flags.strict;
  job.options.from = read_format(job, "--from", flags.from, job.files.input);
  job.options.to = read_format(job, "--to", flags.to, job.files.output);
  read_fields(job, flags.fields);
  job.run.resume = flags.resume;
  if (flags.threads) {
    if (const auto n = job.taken(whole_number(*flags.threads, "--threads", 1, 1024))) {
      job.run.threads = static_cast<int>(*n);
    }
  }
  if (flags.cache) {
    if (const auto megabytes =
            job.taken(whole_number(*flags.cache, "--cache", 0, kMostCacheMegabytes))) {
      job.run.cache_bytes = static_cast<std::size_t>(*megabytes) << 20U;
    }
  }
  if (flags.checkpoint_lines) {
    if (const auto n = job.taken(
            whole_number(*flags.checkpoint_lines, "--checkpoint-lines", 1, kMostBudget))) {
      job.run.checkpoint_lines = static_cast<std::uint64_t>(*n);
    }
  }
  if (flags.report && flags.matrix) {
    job.refuse("--report", *flags.report, "a report is about paths, which --matrix leaves out");
  }
  check_apart(job, flags);
  read_defaults(job, catalog, flags, profile, session);
  return job;
}

std::uint64_t size_of_input(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = path == "-" ? 0 : std::filesystem::file_size(path, error);
  return error ? 0 : size;
}

std::int64_t monotonic_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free);

/// The first signal ends the batch at its next chunk, the second at once.
void ask_to_stop(int signal) {
  stop_asked = true;
  std::signal(signal, SIG_DFL);
}

/// The problem's source in the words of the command line.
Problems in_flags(Problems problems) {
  for (Problem& problem : problems) {
    for (const char* option :
         {"top", "distinct", "max_nodes", "threads", "track", "fields", "resume"}) {
      if (problem.source != option) continue;
      problem.source = std::string("--") + option;
      std::replace(problem.source.begin(), problem.source.end(), '_', '-');
      break;
    }
  }
  return problems;
}

}  // namespace

Outcome batch(const BatchFlags& flags, const Session& session) {
  const Result<Opened, Problems> opened = open_for(flags.defaults, session);
  if (!opened) return failure(opened.error(), session);
  const Engine& engine = opened.value().engine;
  BatchJob job = read_job(engine.catalog(), flags, opened.value().profile, session);
  if (!job.problems.empty()) return failure(job.problems, session);

  BatchProgress progress;
  job.run.progress = &progress;
  job.run.clock_ns = monotonic_ns;
  job.run.stop = &stop_asked;
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  auto done = [&] {
    const std::uint64_t size = size_of_input(job.files.input);
    const Progress shown(
        session,
        [&](std::int64_t milliseconds) { return batch_line(progress, size, milliseconds); },
        Elsewhere::lines);
    return run_batch(engine, job.files, job.options, job.run);
  }();
  if (!done) return failure(in_flags(std::move(done.error())), session);

  const BatchSummary& summary = *done;
  Problems unwritten;
  const auto write = [&](const std::optional<std::string>& path, const auto& text) {
    if (!path) return;
    if (auto problem = write_file(*path, text())) unwritten.push_back(std::move(*problem));
  };
  write(flags.summary, [&] { return to_json(engine, summary); });
  write(flags.report, [&] { return report_page(engine, summary); });
  if (!unwritten.empty()) return failure(unwritten, session);

  Outcome outcome;
  outcome.status = summary.failed > 0 ? kSomeFailed : kAnswered;
  if (stop_asked && !summary.complete) outcome.status = kInterrupted;
  if (!session.quiet) {
    outcome.err = summary_text(engine, summary, session.environment.err, job.options.matrix);
  }
  if (flags.strict && summary.first_failure) {
    outcome.err += failure({*summary.first_failure}, session).err;
  }
  return outcome;
}

}  // namespace certrail::cli
