// A sign of life on a terminal while an answer takes its time.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "session.hpp"

namespace certrail::cli {

/// From the first second of its life on, shows a line on standard error, such as the seconds
/// elapsed; clears it at its end. Silent with --quiet and where standard error is no terminal.
class Progress {
 public:
  /// The line after so many milliseconds; called by another thread.
  using Line = std::function<std::string(std::int64_t)>;

  explicit Progress(const Session& session, Line line = searching);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  static std::string searching(std::int64_t milliseconds);
  void run();

  Line line_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool end_ = false;
  std::thread thread_;
};

/// "[######......]", so much of `width` filled as `done` is of `whole`.
std::string bar(std::int64_t done, std::int64_t whole, int width);

}  // namespace certrail::cli
