// A sign of life on a terminal while an answer takes its time.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "session.hpp"

namespace certrail::cli {

/// From the first second of its life on, shows the seconds elapsed on standard error; clears them
/// at its end. Silent with --quiet and where standard error is no terminal.
class Progress {
 public:
  explicit Progress(const Session& session);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable ended_;
  bool end_ = false;
  std::thread thread_;
};

}  // namespace certrail::cli
