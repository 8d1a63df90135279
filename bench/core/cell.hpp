// One cell of a table: many questions of one kind asked and timed, one after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "certrail/profile.hpp"
#include "core/instances.hpp"

namespace certrail::bench {

struct CellOptions {
  int steps = 4;
  int top = 10;
  int distinct = 100;
  std::optional<Objective> objective;  ///< empty = each profile's own
  SearchBudget budget;
  int repeat = 3;   ///< passes over all questions after the first, which warms up
  int threads = 1;  ///< sharing the engine, each with a Ranker of its own
};

/// What became of one question.
struct Outcome {
  double microseconds = 0;  ///< the fastest of its passes
  std::uint64_t nodes = 0;
  std::size_t candidates = 0;
  bool proven = false;
  bool feasible = false;
  std::optional<std::int64_t> gap_ppm;  ///< not proven: the bound less the best score
};

struct Cell {
  std::vector<Outcome> outcomes;    ///< in the order of the questions
  double seconds_of_pass = 0;       ///< the fastest pass that asks every question
  std::size_t bytes_of_ranker = 0;  ///< what one Ranker and its answer keep; 0 = not known here
  std::size_t peak_bytes = 0;       ///< most memory the process ever had
};

/// The question that a profile is asked with under these options.
Question question_of(const Profile& profile, const CellOptions& options);

/// Ends the program where a question is refused.
Cell run_cell(const std::vector<Instances::Asked>& asked, const CellOptions& options);

}  // namespace certrail::bench
