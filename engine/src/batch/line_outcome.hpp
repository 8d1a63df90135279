// What a line adds to the figures of its batch.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "batch/batch_answer.hpp"
#include "certrail/problem.hpp"

namespace certrail {

struct LineOutcome {
  bool answered = false;  ///< infeasible ones too
  Status status = Status::ranked;
  bool proven = true;
  bool looked_up = false;  ///< in the cache
  bool found = false;
  std::uint32_t warnings = 0;
  std::int64_t time_ns = -1;    ///< -1 = not measured
  std::int64_t reading_ns = 0;  ///< of it, from text to question
  std::int64_t writing_ns = 0;  ///< of it, from answer to text
  std::string give_up;          ///< infeasible: the wishes in the way, joined by "+"
  std::string role;             ///< of a mixture, its largest part
  std::int64_t readiness_ppm = 0;
  std::optional<BatchPath> best;
  std::optional<Problem> failure;  ///< not answered: the first problem
};

}  // namespace certrail
