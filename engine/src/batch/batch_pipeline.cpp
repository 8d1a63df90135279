#include "batch/batch_pipeline.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <memory>
#include <utility>

#include "batch/allowed_threads.hpp"
#include "batch/batch_totals.hpp"

namespace certrail {
namespace {

constexpr std::int64_t kBetweenCheckpoints = 2'000'000'000;  // ns
constexpr std::uint64_t kLinesBetweenCheckpoints = 50'000;   // where there is no clock
// Chunks under way for each thread: enough that none waits while one line takes long.
constexpr std::size_t kChunksAhead = 8;

}  // namespace

BatchPipeline::BatchPipeline(BatchContext& context, const BatchFiles& files, ChunkReader& reader,
                             BatchOutput& output, Checkpoint& checkpoint, const BatchClock& clock)
    : context_(context),
      files_(files),
      reader_(reader),
      output_(output),
      checkpoint_(checkpoint),
      clock_(clock),
      last_checkpoint_(clock.now()),
      lines_at_checkpoint_(checkpoint.totals.lines) {}

std::optional<Problem> BatchPipeline::run() {
  const int asked = context_.run.threads;
  const int threads = asked > 0 ? asked : tbb::this_task_arena::max_concurrency();
  checkpoint_.totals.threads = threads;
  tbb::enumerable_thread_specific<std::unique_ptr<LineWorker>> workers;
  using ChunkPointer = std::shared_ptr<Chunk>;
  const auto read_next = [this](tbb::flow_control& control) -> ChunkPointer {
    auto chunk = std::make_shared<Chunk>();
    if (!read(*chunk)) control.stop();
    return chunk;
  };
  const auto answer_next = [&](ChunkPointer chunk) {
    std::unique_ptr<LineWorker>& worker = workers.local();
    if (!worker) worker = std::make_unique<LineWorker>(context_);
    worker->answer(*chunk);
    return chunk;
  };
  const auto write_next = [this](const ChunkPointer& chunk) { write(*chunk); };
  const AllowedThreads allowed(threads);
  tbb::task_arena arena(threads);
  arena.execute([&] {
    tbb::parallel_pipeline(
        kChunksAhead * static_cast<std::size_t>(threads),
        tbb::make_filter<void, ChunkPointer>(tbb::filter_mode::serial_in_order, read_next) &
            tbb::make_filter<ChunkPointer, ChunkPointer>(tbb::filter_mode::parallel, answer_next) &
            tbb::make_filter<ChunkPointer, void>(tbb::filter_mode::serial_in_order, write_next));
  });
  return read_problem_ ? std::move(read_problem_) : std::move(write_problem_);
}

bool BatchPipeline::read(Chunk& chunk) {
  const std::atomic<bool>* stop = context_.run.stop;
  if (ended_ || (stop != nullptr && *stop)) return false;
  const std::int64_t from = clock_.now();
  auto more = reader_.next(chunk);
  if (from >= 0) chunk.reading_ns = clock_.now() - from;
  if (!more) {
    read_problem_ = std::move(more.error());
    return false;
  }
  if (!*more) {
    all_read_ = true;
    return false;
  }
  chunk.read_fingerprint = reader_.fingerprint();
  // Blocks are read ahead; of plain text it is known how much of them is used.
  chunk.stored_bytes = is_gzip_name(files_.input) ? reader_.stored_bytes() : chunk.end.offset;
  return true;
}

void BatchPipeline::write(const Chunk& chunk) {
  if (chunk.abandoned) ended_ = true;
  if (ended_) return;
  const Catalog& catalog = context_.engine.catalog();
  const std::int64_t from = clock_.now();
  BatchSummary& totals = checkpoint_.totals;
  for (const LineOutcome& outcome : chunk.outcomes) add_outcome(catalog, outcome, totals);
  write_problem_ = output_.append(chunk.out);
  checkpoint_.place = chunk.end;
  checkpoint_.read_fingerprint = chunk.read_fingerprint;
  strict_end_ = chunk.failed;
  if (!write_problem_ && !strict_end_ && checkpoint_is_due()) {
    totals.seconds = clock_.seconds();
    write_problem_ = output_.save(catalog, checkpoint_);
    last_checkpoint_ = clock_.now();
    lines_at_checkpoint_ = totals.lines;
  }
  ended_ = write_problem_ || strict_end_ || output_.reader_has_gone();
  if (from >= 0) {
    totals.writing_seconds += static_cast<double>(chunk.writing_ns + clock_.now() - from) * 1e-9;
    totals.reading_seconds += static_cast<double>(chunk.reading_ns) * 1e-9;
  }
  if (BatchProgress* progress = context_.run.progress) {
    progress->bytes_read = chunk.stored_bytes;
    progress->lines = totals.lines;
    progress->failed = totals.failed;
  }
}

bool BatchPipeline::checkpoint_is_due() const {
  if (output_.is_stream()) return false;
  const std::uint64_t lines = checkpoint_.totals.lines - lines_at_checkpoint_;
  if (context_.run.checkpoint_lines > 0) return lines >= context_.run.checkpoint_lines;
  return last_checkpoint_ < 0 ? lines >= kLinesBetweenCheckpoints
                              : clock_.now() - last_checkpoint_ >= kBetweenCheckpoints;
}

}  // namespace certrail
