#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <utility>

#include "batch/allowed_threads.hpp"
#include "batch/check_options.hpp"
#include "batch/line_worker.hpp"
#include "batch/row_records.hpp"
#include "certrail/batch_table.hpp"

namespace certrail {
namespace {

// A chunk is for one thread; chunks are fewer rows where there are few, so that all have some.
constexpr std::size_t kMostChunkRows = 256;
constexpr std::size_t kChunksForEach = 8;

}  // namespace

struct TableAnswerer::Parts {
  Parts(const Engine& engine, const BatchOptions& asked, const BatchRun& how)
      : options(asked),
        run(how),
        context{engine, options, run,
                {},     nullptr, AnswerCache(is_cached(options) ? run.cache_bytes : 0),
                {},     false},
        threads(run.threads > 0 ? run.threads : tbb::this_task_arena::max_concurrency()),
        arena(threads) {
    context.writer = make_row_records(engine);
    if (!options.matrix) return;
    for (const Policy& policy : engine.catalog().policies) {
      context.first_stages.try_emplace(&policy, engine.catalog(), policy);
    }
  }

  BatchOptions options;
  BatchRun run;
  BatchContext context;
  int threads;
  tbb::task_arena arena;
  tbb::enumerable_thread_specific<std::unique_ptr<LineWorker>> workers;
};

TableAnswerer::TableAnswerer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
TableAnswerer::~TableAnswerer() = default;
TableAnswerer::TableAnswerer(TableAnswerer&&) noexcept = default;
TableAnswerer& TableAnswerer::operator=(TableAnswerer&&) noexcept = default;

Result<TableAnswerer, Problems> TableAnswerer::make(const Engine& engine,
                                                    const BatchOptions& options,
                                                    const BatchRun& run,
                                                    std::vector<TableColumn> columns) {
  Problems problems = check_options(engine.catalog(), options, run, false);
  auto found = CsvColumns::from_table(columns);
  if (!found) problems.insert(problems.end(), found.error().begin(), found.error().end());
  if (!problems.empty()) return problems;
  auto parts = std::make_unique<Parts>(engine, options, run);
  parts->options.strict = false;
  parts->context.columns = std::move(*found);
  return TableAnswerer(std::move(parts));
}

namespace {

/// The rows of one table on their way through the workers.
struct TableRun {
  const ProfileTable& table;
  const std::function<void(const RowAnswer&)>& take;
  const BatchRun& run;
  std::size_t chunk_rows;
  std::size_t next_row = 0;             ///< in the stage that reads
  RowAnswer row = {};                   ///< in the stage that gives out
  std::exception_ptr thrown = nullptr;  ///< by `take`
  // The stages see each other's end.
  std::atomic<bool> ended{false};

  bool stopped() const { return ended || (run.stop != nullptr && *run.stop); }

  std::shared_ptr<Chunk> read() {
    if (next_row == table.rows()) return nullptr;
    if (stopped()) {
      ended = true;
      return nullptr;
    }
    auto chunk = std::make_shared<Chunk>();
    const std::size_t end = std::min(next_row + chunk_rows, table.rows());
    for (; next_row < end; ++next_row) chunk->records.emplace_back().line = next_row + 1;
    return chunk;
  }

  void give_out(const Chunk& chunk) {
    if (chunk.abandoned) ended = true;
    if (ended) return;
    std::string_view bytes = chunk.out;
    for (const LineOutcome& outcome : chunk.outcomes) {
      take_row(bytes, row);
      try {
        take(row);
      } catch (...) {
        // Thrown on through the pipeline it would leak the chunk.
        thrown = std::current_exception();
        ended = true;
        return;
      }
      if (run.progress == nullptr) continue;
      ++run.progress->lines;
      if (!outcome.answered) ++run.progress->failed;
    }
  }
};

}  // namespace

Result<bool, Problems> TableAnswerer::answer(const ProfileTable& table,
                                             const std::function<void(const RowAnswer&)>& take) {
  const auto threads = static_cast<std::size_t>(parts_->threads);
  TableRun run{
      table, take, parts_->run,
      std::clamp<std::size_t>(table.rows() / (threads * kChunksForEach), 1, kMostChunkRows)};
  parts_->context.table = &table;
  using ChunkPointer = std::shared_ptr<Chunk>;
  const auto read = [&](tbb::flow_control& control) -> ChunkPointer {
    ChunkPointer chunk = run.read();
    if (!chunk) control.stop();
    return chunk;
  };
  const auto answer = [&](ChunkPointer chunk) {
    std::unique_ptr<LineWorker>& worker = parts_->workers.local();
    if (!worker) worker = std::make_unique<LineWorker>(parts_->context);
    worker->answer(*chunk);
    return chunk;
  };
  const auto give_out = [&](const ChunkPointer& chunk) { run.give_out(*chunk); };
  try {
    const AllowedThreads allowed(parts_->threads);
    parts_->arena.execute([&] {
      tbb::parallel_pipeline(
          kChunksForEach * threads,
          tbb::make_filter<void, ChunkPointer>(tbb::filter_mode::serial_in_order, read) &
              tbb::make_filter<ChunkPointer, ChunkPointer>(tbb::filter_mode::parallel, answer) &
              tbb::make_filter<ChunkPointer, void>(tbb::filter_mode::serial_in_order, give_out));
    });
    if (run.thrown) std::rethrow_exception(run.thrown);
  } catch (const std::exception& error) {
    Problem problem;
    problem.origin = Origin::program;
    problem.detail = std::string("the batch ended with: ") + error.what();
    return Problems{std::move(problem)};
  }
  return !run.ended;
}

}  // namespace certrail
