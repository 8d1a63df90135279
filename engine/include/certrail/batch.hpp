// Many profiles, one a line, answered in order: files in, files out, nothing lost.
//
// The output is the same, byte for byte, for any number of threads, with and without the cache of
// answers, and after any number of interruptions. Memory does not grow with the input.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/engine.hpp"

namespace certrail {

enum class BatchFormat { ndjson, csv };

/// What is written of each answer.
enum class BatchFields {
  best,   ///< the best path: its exams and score
  paths,  ///< every path with its figures
  steps,  ///< every path with its steps: minutes, fee, day of the exam, readiness after it
  full,   ///< the whole answer with its explanation, as Engine::recommend gives it; JSON only
};

struct BatchOptions {
  /// What a line does not name. Lists and objects are taken whole from where they are named, limits
  /// one by one. Its start_on is the start of lines that name none.
  Profile defaults;
  std::string track;  ///< id of a track that every line must meet as well; empty = none
  int top = 3;        ///< paths of a line, 1..100; of a matrix: certifications of a line, 0 = all
  int distinct = 100;
  std::optional<std::uint64_t> max_nodes;  ///< for each line
  BatchFields fields = BatchFields::paths;
  /// Instead of paths, the score of every open certification as the only exam (first_stage.hpp).
  bool matrix = false;
  BatchFormat from = BatchFormat::ndjson;
  BatchFormat to = BatchFormat::ndjson;
  bool strict = false;  ///< stop at the first line that fails, and write no file
};

/// Where from and where to. A name that ends with ".gz" is compressed; "-" is standard input or
/// output, never compressed.
struct BatchFiles {
  std::string input = "-";
  std::string output = "-";
};

/// Seen from other threads while a batch runs: what is done, by earlier runs too.
struct BatchProgress {
  std::atomic<std::uint64_t> lines{0};
  std::atomic<std::uint64_t> failed{0};
  std::atomic<std::uint64_t> bytes_read{0};    ///< of the lines done, as the input is stored
  std::atomic<std::uint64_t> lines_before{0};  ///< by earlier runs alone
  std::atomic<std::uint64_t> bytes_before{0};  ///< by earlier runs alone
};

/// How it runs; none of it changes the output.
struct BatchRun {
  bool resume = false;  ///< go on where an earlier run of the same batch ended
  /// The start day is nobody's wish, so a resumed run takes that of the run it goes on with.
  bool start_by_default = false;
  int threads = 0;                                    ///< 0 = one for each processor
  std::size_t cache_bytes = std::size_t{160} << 20U;  ///< for answers to equal questions; 0 = none
  std::uint64_t checkpoint_lines = 0;  ///< between two checkpoints; 0 = every 2 s by the clock
  /// Monotonic, from 0 on; called by several threads. Empty = no times are measured.
  std::function<std::int64_t()> clock_ns = nullptr;
  /// True: end soon, also in the midst of a line, so that resume can go on.
  const std::atomic<bool>* stop = nullptr;
  BatchProgress* progress = nullptr;
};

/// What the people of a batch come to together; sums over the lines that have a path.
struct BatchGroup {
  std::uint64_t people = 0;
  std::int64_t readiness_ppm = 0;        ///< sum, now
  std::int64_t readiness_after_ppm = 0;  ///< sum, after everybody's best path
  std::int64_t fee_cents = 0;            ///< sum, of the best paths
  std::int64_t study_minutes = 0;        ///< sum, of the best paths
  friend bool operator==(const BatchGroup&, const BatchGroup&) = default;
};

struct BatchCertification {
  std::uint64_t in_best_path = 0;  ///< lines whose best path has it
  std::uint64_t first_step = 0;    ///< lines whose best path begins with it
  std::int64_t gain_ppm = 0;       ///< sum of the readiness that it adds there
  friend bool operator==(const BatchCertification&, const BatchCertification&) = default;
};

/// Best paths of about the same gain for a dollar.
struct BatchPriceClass {
  std::uint64_t people = 0;
  std::int64_t fee_cents = 0;
  std::int64_t gain_ppm = 0;
  friend bool operator==(const BatchPriceClass&, const BatchPriceClass&) = default;
};

struct BatchSummary {
  /// False: it was told to stop, its reader has gone, or a strict run met a line that failed.
  bool complete = true;
  bool can_resume = false;  ///< it ended early, and another run can go on with what it left
  std::uint64_t lines = 0;
  std::uint64_t answered = 0;  ///< with paths, or met already
  std::uint64_t already_met = 0;
  std::uint64_t nothing_pays = 0;
  std::uint64_t not_proven = 0;
  std::uint64_t infeasible = 0;
  std::map<std::string, std::uint64_t>
      infeasible_by;  ///< wishes to give up, such as "budget_cents"
  std::uint64_t failed = 0;
  std::map<std::string, std::uint64_t> failed_by;  ///< name of the problem's code
  std::uint64_t warnings = 0;
  std::uint64_t cache_lookups = 0;
  std::uint64_t cache_hits = 0;
  std::uint64_t resumed_at = 0;          ///< lines that earlier runs had done
  std::optional<Date> start_on;          ///< of lines that name none
  std::optional<Problem> first_failure;  ///< its source is the input

  /// The time of each line by the clock of the run, 32 classes an octave of nanoseconds.
  std::vector<std::uint64_t> line_times;
  double seconds = 0;  ///< of all runs together
  int threads = 0;
  double reading_seconds = 0;  ///< of all threads together: input, and from text to questions
  double writing_seconds = 0;  ///< of all threads together: from answers to text, and output

  std::vector<BatchCertification> certifications;  ///< per certification
  BatchGroup everybody;
  std::map<std::string, BatchGroup> by_role;      ///< of a mixture, its largest part; "" = none
  std::map<std::string, BatchGroup> by_provider;  ///< of the first step
  std::map<std::string, std::map<std::string, std::uint64_t>> steps_by_role;  ///< role -> provider
  std::vector<BatchPriceClass> price_classes;  ///< the most gain for a dollar first
};

/// The time that so many percent of the lines take at most, to 3%; 0 where none was measured.
std::int64_t line_time_ns(const BatchSummary& summary, double percent);

/// Everything, with times, as an indented JSON document.
std::string to_json(const Engine& engine, const BatchSummary& summary);

/// Answers every line of the input. Problems: unreadable_file, unwritable_file, wrong_use (an
/// option that does not go with the others; a resumed run that differs from the earlier one),
/// out_of_range and unknown_id of an option. A line that fails is no problem of the run.
///
/// A file is written beside its target ("NAME.part") and renamed at the end; "NAME.checkpoint" says
/// how far it is on disk. Both stay where the run ends early, unless it is strict. One run at a
/// time writes a file; a run that does not resume ends what an earlier one left.
///
/// The summary of a run that went on is that of an uninterrupted one, but for the times, `threads`,
/// `resumed_at` and the cache's figures.
Result<BatchSummary, Problems> run_batch(const Engine& engine, const BatchFiles& files,
                                         const BatchOptions& options, const BatchRun& run);

}  // namespace certrail
