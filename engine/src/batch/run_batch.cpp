#include "batch/run_batch.hpp"

#include <exception>
#include <filesystem>
#include <memory>
#include <utility>

#include "batch/batch_output.hpp"
#include "batch/batch_pipeline.hpp"
#include "batch/batch_totals.hpp"
#include "batch/check_options.hpp"
#include "batch/gzip_member.hpp"

namespace certrail {
namespace {

/// One run, from what an earlier one left to its own end.
class Runner {
 public:
  Runner(const Engine& engine, const BatchFiles& files, const BatchOptions& options,
         const BatchRun& run, FileOperations& operations)
      : engine_(engine),
        files_(files),
        options_(options),
        run_(run),
        clock_(run),
        output_(operations),
        context_{engine,  options_,
                 run,     {},
                 nullptr, AnswerCache(is_cached(options) ? run.cache_bytes : 0),
                 {},      is_gzip_name(files.output)} {}

  Result<BatchSummary, Problems> operator()() {
    if (auto problem = output_.find(files_.output)) return Problems{std::move(*problem)};
    Problems problems = check_options(engine_.catalog(), options_, run_, output_.is_stream());
    if (problems.empty()) problems = open_input();
    if (!problems.empty()) return problems;
    if (auto problem = check_apart()) return Problems{std::move(*problem)};
    if (auto problem = output_.open()) return Problems{std::move(*problem)};
    checkpoint_.totals = empty_summary(engine_.catalog());
    if (!output_.is_stream()) {
      if (auto problem = pin()) {
        output_.leave();
        return Problems{std::move(*problem)};
      }
    }
    if (resumed_ && output_.is_finished(checkpoint_)) {
      if (auto problem = output_.remove_traces()) return Problems{std::move(*problem)};
      return summary();
    }
    if (auto problem = resumed_ ? go_on() : begin()) return Problems{std::move(*problem)};
    if (auto problem = answer()) return Problems{std::move(*problem)};
    return summary();
  }

 private:
  Problems open_input() {
    auto source = open_source(files_.input);
    if (!source) return {std::move(source.error())};
    reader_ = std::make_unique<ChunkReader>(std::move(*source), options_.from);
    if (options_.from != BatchFormat::csv) return {};
    auto header = reader_->read_header();
    if (!header) return {std::move(header.error())};
    auto columns = CsvColumns::from_header(*header, source_of(files_.input));
    if (!columns) return std::move(columns.error());
    context_.columns = std::move(*columns);
    return {};
  }

  /// What this run writes on its way must not be what it reads.
  std::optional<Problem> check_apart() const {
    if (output_.is_stream()) return {};
    for (const std::string& path : {output_.part_path(), output_.checkpoint_path()}) {
      std::error_code error;
      if (!std::filesystem::equivalent(files_.input, path, error) || error) continue;
      return refused_option(source_of(files_.input),
                            "this run writes " + path + " on its way, so it cannot read it");
    }
    return {};
  }

  /// Says what the bytes of the output depend on, and finds where an earlier run of the same ended.
  std::optional<Problem> pin() {
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
        clock_.go_on_after(checkpoint_.totals.seconds);
        resumed_ = true;
        return {};
      }
    }
    checkpoint_.pins = pins_of(engine_, files_, options_, *fingerprint);
    return {};
  }

  void prepare_answers() {
    context_.writer = options_.to == BatchFormat::csv ? make_csv_records(engine_, options_)
                                                      : make_json_records(engine_, options_);
    if (!options_.matrix) return;
    for (const Policy& policy : engine_.catalog().policies) {
      context_.first_stages.try_emplace(&policy, engine_.catalog(), policy);
    }
  }

  std::optional<Problem> begin() {
    if (auto problem = output_.begin_anew()) return problem;
    prepare_answers();
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

  /// Passes over what the earlier run read.
  std::optional<Problem> go_on() {
    auto there = reader_->skip_to(checkpoint_.place);
    if (!there) return std::move(there.error());
    if (!*there || reader_->fingerprint() != checkpoint_.read_fingerprint) {
      return refused_option(output_.checkpoint_path(),
                            "the run cannot be gone on with: the input is another one; put it "
                            "back, or start anew without resuming");
    }
    if (BatchProgress* progress = run_.progress) {
      const BatchSummary& totals = checkpoint_.totals;
      const bool packed = is_gzip_name(files_.input);
      progress->bytes_before = packed ? reader_->stored_bytes() : checkpoint_.place.offset;
      progress->bytes_read = progress->bytes_before.load();
      progress->lines_before = totals.lines;
      progress->lines = totals.lines;
      progress->failed = totals.failed;
    }
    prepare_answers();
    return output_.go_on_from(checkpoint_);
  }

  std::optional<Problem> answer() {
    BatchPipeline pipeline(context_, files_, *reader_, output_, checkpoint_, clock_);
    if (auto problem = pipeline.run()) return problem;
    BatchSummary& totals = checkpoint_.totals;
    totals.complete = pipeline.complete();
    totals.can_resume = !totals.complete && !pipeline.strict_end() && !output_.is_stream();
    totals.seconds = clock_.seconds();
    if (totals.complete) return output_.finish(engine_.catalog(), checkpoint_);
    if (!pipeline.strict_end()) return output_.save(engine_.catalog(), checkpoint_);
    output_.abandon();
    return {};
  }

  BatchSummary summary() {
    BatchSummary& totals = checkpoint_.totals;
    totals.seconds = clock_.seconds();
    totals.start_on = options_.defaults.start_on;
    if (totals.first_failure) totals.first_failure->source = source_of(files_.input);
    return std::move(totals);
  }

  const Engine& engine_;
  const BatchFiles& files_;
  BatchOptions options_;
  const BatchRun& run_;
  BatchClock clock_;
  BatchOutput output_;
  BatchContext context_;
  std::unique_ptr<ChunkReader> reader_;
  Checkpoint checkpoint_;
  bool resumed_ = false;
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
