// Tables of profiles as Python hands them over: Arrow in, Arrow out.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "answer_columns.hpp"
#include "arrow_abi.hpp"
#include "certrail/batch_table.hpp"
#include "engine_binding.hpp"

namespace certrail::python {

/// What is asked of every row, as text where a profile or a name is meant.
struct TableAsking {
  std::string defaults = "{}";  ///< a profile document
  std::string today;            ///< the start where neither defaults nor row name one
  std::string track;            ///< as typed; empty = none
  int top = 3;
  int distinct = 100;
  std::optional<std::uint64_t> max_nodes;
  std::string fields = "paths";  ///< best, paths, steps or full
  bool matrix = false;
  int threads = 0;
  std::size_t cache_bytes = BatchRun{}.cache_bytes;
};

/// The schema of all answers to what asks for these fields, or for a matrix.
void describe_answers(const std::string& fields, bool matrix, ArrowSchema& out);

/// Answers tables of one schema, one after the other. Throws Refused.
class TableSession {
 public:
  /// `engine` outlives it.
  TableSession(const SharedEngine& engine, const TableAsking& asking, Owned<ArrowSchema> schema);

  /// Appends arrays of structures of answers to `answers`, in order, each of a size that is not too
  /// large for Arrow. False: it was told to stop.
  bool answer(std::vector<Owned<ArrowArray>> batches, std::vector<Owned<ArrowArray>>& answers);

  // Safe from other threads while it answers.
  void stop() { stop_ = true; }
  std::uint64_t rows_done() const { return progress_.lines; }

 private:
  BatchRun run(const TableAsking& asking);

  BatchOptions options_;
  std::atomic<bool> stop_{false};
  BatchProgress progress_;
  Owned<ArrowSchema> schema_;
  TableAnswerer answerer_;
  AnswerColumns columns_;
};

}  // namespace certrail::python
