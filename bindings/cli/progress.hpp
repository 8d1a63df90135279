// A sign of life on standard error while an answer takes its time.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "session.hpp"

namespace certrail::cli {

/// Where standard error is no terminal.
enum class Elsewhere {
  silent,
  lines  ///< a plain line every few seconds
};

/// On a terminal, from the first second of its life on, a line that is redrawn, such as the seconds
/// elapsed, no wider than the terminal; cleared at its end. Silent with --quiet.
class Progress {
 public:
  /// The line after so many milliseconds; called by another thread.
  using Line = std::function<std::string(std::int64_t)>;

  explicit Progress(const Session& session, Line line = searching,
                    Elsewhere elsewhere = Elsewhere::silent);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  static std::string searching(std::int64_t milliseconds);
  void redraw(int width);
  void add_lines();
  /// Waits; true = its life has ended.
  bool ended_after(std::int64_t milliseconds);

  Line line_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool end_ = false;
  std::thread thread_;
};

/// "[######......]", so much of `width` filled as `done` is of `whole`.
std::string bar(std::int64_t done, std::int64_t whole, int width);

}  // namespace certrail::cli
