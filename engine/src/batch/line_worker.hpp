// Answers the lines of a chunk, one after the other.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "batch/answerer.hpp"
#include "batch/chunk.hpp"
#include "batch/line_reader.hpp"
#include "batch/record_writer.hpp"
#include "scoring/candidates.hpp"
#include "scoring/first_stage.hpp"

namespace certrail {

/// The id of the largest part, of equal ones the first; empty where there is none.
std::string largest_part(const Mixture& mixture);

/// What all workers of a run share; immutable but for the cache, which is safe to share.
struct BatchContext {
  const Engine& engine;
  const BatchOptions& options;
  const BatchRun& run;
  std::optional<CsvColumns> columns;  ///< the input is CSV or a table
  std::unique_ptr<RecordWriter> writer;
  AnswerCache cache;
  std::map<const Policy*, FirstStageTables> first_stages;  ///< a matrix: one for each policy
  bool compress = false;                                   ///< the output is gzip
  const ProfileTable* table = nullptr;                     ///< whose rows the records are
};

/// Of one thread.
class LineWorker {
 public:
  /// `context` must outlive it.
  explicit LineWorker(BatchContext& context);

  /// Fills `out` and `outcomes`.
  void answer(Chunk& chunk);

 private:
  /// A line of a matrix that waits for the others of its chunk.
  struct Scored {
    ProfileLine line;
    std::uint64_t number = 0;
    const Policy* policy = nullptr;  ///< nullptr = the line failed
    std::size_t person = 0;          ///< among those of its policy
    Problems problems;
  };

  void answer_line(Chunk& chunk, const InputRecord& record);
  void answer_paths(const LineName& line, std::string& out, LineOutcome& outcome);
  void answer_in_full(const LineName& line, std::string& out, LineOutcome& outcome);
  void fail(const LineName& line, const Problems& problems, std::string& out,
            LineOutcome& outcome) const;
  template <class Write>
  void write(LineOutcome& outcome, const Write& write) const {  ///< and takes the time
    const std::int64_t begin = now();
    write();
    if (begin >= 0) outcome.writing_ns = now() - begin;
  }
  Problems read(const Chunk& chunk, const InputRecord& record);
  void answer_matrix(Chunk& chunk);
  bool told_to_stop() const { return context_.run.stop != nullptr && *context_.run.stop; }
  std::int64_t now() const { return context_.run.clock_ns ? context_.run.clock_ns() : -1; }

  BatchContext& context_;
  LineReader reader_;
  Answerer answerer_;
  Ranker ranker_;
  Question question_;
  ProfileLine said_;
  BatchAnswer answer_;
  std::vector<std::string_view> names_;
  Assessment assessment_;
  CandidateScratch candidates_;
  std::vector<bool> open_;
};

}  // namespace certrail
