#include "batch/run_batch.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>

#include "batch/batch_output.hpp"
#include "batch/batch_totals.hpp"
#include "batch/chunk_reader.hpp"
#include "batch/gzip_member.hpp"
#include "batch/line_worker.hpp"
#include "engine_access.hpp"

namespace certrail {
namespace {

constexpr std::int64_t kBetweenCheckpoints = 2'000'000'000;  // ns
constexpr std::uint64_t kLinesBetweenCheckpoints = 50'000;   // where there is no clock
// Chunks under way for each thread: enough that none waits while one line takes long.
constexpr std::size_t kChunksAhead = 8;

Problem refused_option(std::string field, std::string detail,
                       ProblemCode code = ProblemCode::wrong_use) {
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

/// Whole explanations name what a person has and wants; nobody shares them.
bool is_cached(const BatchOptions& options) {
  return !options.matrix && options.fields != BatchFields::full;
}

/// One run, from its first chunk to its last.
class Runner {
 public:
  Runner(const Engine& engine, const BatchFiles& files, const BatchOptions& options,
         const BatchRun& run, FileOperations& operations)
      : engine_(engine),
        files_(files),
        options_(options),
        run_(run),
        output_(operations, files.output),
        context_{engine,  options_,
                 run,     {},
                 nullptr, AnswerCache(is_cached(options) ? run.cache_bytes : 0),
                 {},      is_gzip_name(files.output)} {}

  Result<BatchSummary, Problems> operator()() {
    Problems problems = check_options(engine_.catalog(), options_, run_, output_.is_stream());
    if (!problems.empty()) return problems;
    checkpoint_.totals = empty_summary(engine_.catalog());
    began_ = now();
    bool done = false;
    if (auto problem = find_checkpoint(done)) return Problems{std::move(*problem)};
    if (!done) {
      problems = open();
      if (problems.empty()) problems = answer_all();
      if (!problems.empty()) return problems;
    }
    return summary();
  }

 private:
  std::int64_t now() const { return run_.clock_ns ? run_.clock_ns() : -1; }

  /// Pins the run, and finds where an earlier one ended. `done`: it ended with everything.
  std::optional<Problem> find_checkpoint(bool& done) {
    if (output_.is_stream()) return {};
    auto fingerprint = fingerprint_of(files_.input);
    if (!fingerprint) return std::move(fingerprint.error());
    if (run_.resume) {
      auto found = read_checkpoint(output_.checkpoint_path(), engine_.catalog());
      if (!found) return std::move(found.error());
      if (*found) {
        if (run_.start_by_default) options_.defaults.start_on = parse_date((**found).pins.start_on);
        const BatchPins now = pins_of(engine_, files_, options_, *fingerprint);
        if (auto problem = compare_pins((**found).pins, now, output_.checkpoint_path())) {
          return problem;
        }
        checkpoint_ = std::move(**found);
        checkpoint_.totals.resumed_at = checkpoint_.totals.lines;
        seconds_before_ = checkpoint_.totals.seconds;
        resumed_ = true;
        done = output_.is_finished(checkpoint_);
        return {};
      }
    }
    checkpoint_.pins = pins_of(engine_, files_, options_, *fingerprint);
    return {};
  }

  Problems open() {
    auto source = open_source(files_.input);
    if (!source) return {std::move(source.error())};
    reader_ = std::make_unique<ChunkReader>(std::move(*source), options_.from);
    if (options_.from == BatchFormat::csv) {
      auto header = reader_->read_header();
      if (!header) return {std::move(header.error())};
      auto columns = CsvColumns::from_header(*header, source_of(files_.input));
      if (!columns) return std::move(columns.error());
      context_.columns = std::move(*columns);
    }
    context_.writer = options_.to == BatchFormat::csv ? make_csv_records(engine_, options_)
                                                      : make_json_records(engine_, options_);
    if (options_.matrix) {
      for (const Policy& policy : engine_.catalog().policies) {
        context_.first_stages.try_emplace(&policy, engine_.catalog(), policy);
      }
    }
    if (auto problem = output_.open(checkpoint_.output_size)) return {std::move(*problem)};
    if (auto problem = resumed_ ? skip() : begin()) return {std::move(*problem)};
    return {};
  }

  std::optional<Problem> begin() {
    std::string header = context_.writer->header();
    if (context_.compress) {
      // A gzip file has a member at least.
      std::string member;
      make_gzip_member(header, member);
      header = std::move(member);
    }
    if (auto problem = output_.append(header)) return problem;
    checkpoint_.place = reader_->place();
    checkpoint_.read_fingerprint = reader_->fingerprint();
    return output_.save(engine_.catalog(), checkpoint_);
  }

  std::optional<Problem> skip() {
    auto there = reader_->skip_to(checkpoint_.place);
    if (!there) return std::move(there.error());
    if (*there && reader_->fingerprint() == checkpoint_.read_fingerprint) return {};
    return refused_option(output_.checkpoint_path(),
                          "the run cannot be gone on with: the input is another one; put it "
                          "back, or start anew without resuming");
  }

  Problems answer_all() {
    const int threads = run_.threads > 0 ? run_.threads : tbb::this_task_arena::max_concurrency();
    checkpoint_.totals.threads = threads;
    tbb::enumerable_thread_specific<std::unique_ptr<LineWorker>> workers;
    using ChunkPointer = std::shared_ptr<Chunk>;
    const auto read = [this](tbb::flow_control& control) -> ChunkPointer {
      auto chunk = std::make_shared<Chunk>();
      if (!read_next(*chunk)) control.stop();
      return chunk;
    };
    const auto answer = [&](ChunkPointer chunk) {
      std::unique_ptr<LineWorker>& worker = workers.local();
      if (!worker) worker = std::make_unique<LineWorker>(context_);
      worker->answer(*chunk);
      return chunk;
    };
    const auto write = [this](const ChunkPointer& chunk) { write_next(*chunk); };
    last_checkpoint_ = now();
    const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism,
                                      static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    arena.execute([&] {
      tbb::parallel_pipeline(
          kChunksAhead * static_cast<std::size_t>(threads),
          tbb::make_filter<void, ChunkPointer>(tbb::filter_mode::serial_in_order, read) &
              tbb::make_filter<ChunkPointer, ChunkPointer>(tbb::filter_mode::parallel, answer) &
              tbb::make_filter<ChunkPointer, void>(tbb::filter_mode::serial_in_order, write));
    });
    if (read_problem_) return {std::move(*read_problem_)};
    if (write_problem_) return {std::move(*write_problem_)};
    return finish();
  }

  /// In the stage that reads.
  bool read_next(Chunk& chunk) {
    if (ended_ || (run_.stop != nullptr && *run_.stop)) return false;
    const std::int64_t from = now();
    auto more = reader_->next(chunk);
    if (from >= 0) chunk.reading_ns = now() - from;
    if (!more) {
      read_problem_ = std::move(more.error());
      return false;
    }
    if (!*more) {
      all_read_ = true;
      return false;
    }
    chunk.read_fingerprint = reader_->fingerprint();
    // Blocks are read ahead; of plain text it is known how much of them is used.
    chunk.stored_bytes = is_gzip_name(files_.input) ? reader_->stored_bytes() : chunk.end.offset;
    return true;
  }

  /// In the stage that writes: chunks come in order.
  void write_next(const Chunk& chunk) {
    if (chunk.abandoned) ended_ = true;
    if (ended_) return;
    const std::int64_t from = now();
    BatchSummary& totals = checkpoint_.totals;
    for (const LineOutcome& outcome : chunk.outcomes) {
      add_outcome(engine_.catalog(), outcome, totals);
    }
    write_problem_ = output_.append(chunk.out);
    checkpoint_.place = chunk.end;
    checkpoint_.read_fingerprint = chunk.read_fingerprint;
    strict_end_ = chunk.failed;
    if (!write_problem_ && !strict_end_ && checkpoint_is_due()) {
      count_time();
      write_problem_ = output_.save(engine_.catalog(), checkpoint_);
      last_checkpoint_ = now();
      lines_at_checkpoint_ = totals.lines;
    }
    ended_ = write_problem_ || strict_end_ || output_.reader_has_gone();
    if (from >= 0) {
      totals.writing_seconds += static_cast<double>(chunk.writing_ns + now() - from) * 1e-9;
      totals.reading_seconds += static_cast<double>(chunk.reading_ns) * 1e-9;
    }
    if (run_.progress != nullptr) {
      run_.progress->bytes_read = chunk.stored_bytes;
      run_.progress->lines = totals.lines;
      run_.progress->failed = totals.failed;
    }
  }

  bool checkpoint_is_due() const {
    if (output_.is_stream()) return false;
    const std::uint64_t lines = checkpoint_.totals.lines - lines_at_checkpoint_;
    if (run_.checkpoint_lines > 0) return lines >= run_.checkpoint_lines;
    return last_checkpoint_ < 0 ? lines >= kLinesBetweenCheckpoints
                                : now() - last_checkpoint_ >= kBetweenCheckpoints;
  }

  void count_time() {
    if (began_ >= 0) {
      checkpoint_.totals.seconds = seconds_before_ + static_cast<double>(now() - began_) * 1e-9;
    }
  }

  Problems finish() {
    BatchSummary& totals = checkpoint_.totals;
    totals.complete = all_read_ && !strict_end_;
    count_time();
    std::optional<Problem> problem;
    if (strict_end_) {
      output_.abandon();
    } else if (totals.complete) {
      problem = output_.finish(engine_.catalog(), checkpoint_);
    } else {
      problem = output_.save(engine_.catalog(), checkpoint_);
    }
    if (problem) return {std::move(*problem)};
    return {};
  }

  BatchSummary summary() {
    count_time();
    BatchSummary& totals = checkpoint_.totals;
    totals.start_on = options_.defaults.start_on;
    if (totals.first_failure) totals.first_failure->source = source_of(files_.input);
    return std::move(totals);
  }

  const Engine& engine_;
  const BatchFiles& files_;
  BatchOptions options_;
  const BatchRun& run_;
  BatchOutput output_;
  BatchContext context_;
  std::unique_ptr<ChunkReader> reader_;
  Checkpoint checkpoint_;
  bool resumed_ = false;
  double seconds_before_ = 0;
  std::int64_t began_ = -1;
  std::int64_t last_checkpoint_ = -1;
  std::uint64_t lines_at_checkpoint_ = 0;

  // The stages of the pipeline see each other's end; each problem is written by one stage alone.
  std::atomic<bool> ended_{false};
  bool all_read_ = false;
  bool strict_end_ = false;
  std::optional<Problem> read_problem_;
  std::optional<Problem> write_problem_;
};

}  // namespace

Result<BatchSummary, Problems> run_batch(const Engine& engine, const BatchFiles& files,
                                         const BatchOptions& options, const BatchRun& run,
                                         FileOperations& operations) {
  try {
    return Runner(engine, files, options, run, operations)();
  } catch (const std::exception& error) {
    Problem problem;
    problem.origin = Origin::program;
    problem.detail = std::string("the batch ended with: ") + error.what();
    return Problems{std::move(problem)};
  }
}

Result<BatchSummary, Problems> run_batch(const Engine& engine, const BatchFiles& files,
                                         const BatchOptions& options, const BatchRun& run) {
  FileOperations operations;
  return run_batch(engine, files, options, run, operations);
}

}  // namespace certrail
