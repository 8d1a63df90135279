// Chunks on their way: read one after the other, answered by many threads, written in order.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>

#include "batch/batch_clock.hpp"
#include "batch/batch_output.hpp"
#include "batch/chunk_reader.hpp"
#include "batch/line_worker.hpp"

namespace certrail {

/// Runs once.
class BatchPipeline {
 public:
  /// All must outlive it. `checkpoint` is where an earlier run ended, and goes along.
  BatchPipeline(BatchContext& context, const BatchFiles& files, ChunkReader& reader,
                BatchOutput& output, Checkpoint& checkpoint, const BatchClock& clock);

  /// Until the input ends, something fails, or the run is told to stop.
  std::optional<Problem> run();

  /// Nothing is left to read, and all that was read is written.
  bool complete() const { return all_read_ && !ended_; }
  /// A strict run met a line that failed.
  bool strict_end() const { return strict_end_; }

 private:
  bool read(Chunk& chunk);
  void write(const Chunk& chunk);
  bool checkpoint_is_due() const;

  BatchContext& context_;
  const BatchFiles& files_;
  ChunkReader& reader_;
  BatchOutput& output_;
  Checkpoint& checkpoint_;
  const BatchClock& clock_;
  std::int64_t last_checkpoint_ = -1;
  std::uint64_t lines_at_checkpoint_ = 0;

  // The stages see each other's end; each problem is written by one stage alone.
  std::atomic<bool> ended_{false};
  bool all_read_ = false;
  bool strict_end_ = false;
  std::optional<Problem> read_problem_;
  std::optional<Problem> write_problem_;
};

}  // namespace certrail
