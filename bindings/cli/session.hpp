// What every sub-command is given and gives back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "environment.hpp"

namespace certrail::cli {

// Exit statuses that are not those of a problem (see exit_status in certrail/problem.hpp).
inline constexpr int kAnswered = 0;
inline constexpr int kSomeFailed = 1;  ///< lines of a batch, files of a folder
inline constexpr int kWrongUse = 2;
inline constexpr int kNothingFeasible = 3;
inline constexpr int kBadData = 4;
inline constexpr int kDefect = 70;
inline constexpr int kCannotWrite = 74;

struct Session {
  Environment environment;
  std::optional<std::string> data;    ///< --data
  std::vector<std::string> overlays;  ///< --overlay, in the order typed
  bool quiet = false;                 ///< --quiet: no progress
};

/// Commands write nothing themselves: results are for standard output, the rest for standard error.
struct Outcome {
  int status = kAnswered;
  std::string out;
  std::string err;
};

enum class Format { table, json, markdown, ctdl };  ///< ctdl: of paths only

}  // namespace certrail::cli
