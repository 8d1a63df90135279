// How far a batch is, while it runs.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

#include "certrail/batch.hpp"
#include "session.hpp"

namespace certrail::cli {

/// A line that is redrawn on a terminal, one more line every few seconds elsewhere, nothing with
/// --quiet. Ends with its life.
class BatchMeter {
 public:
  /// `input_bytes` as stored, 0 = not known.
  BatchMeter(const Session& session, const BatchProgress& progress, std::uint64_t input_bytes);
  ~BatchMeter();
  BatchMeter(const BatchMeter&) = delete;
  BatchMeter& operator=(const BatchMeter&) = delete;

 private:
  void run();
  std::string line(double seconds) const;

  const BatchProgress& progress_;
  std::uint64_t input_bytes_;
  bool on_terminal_;
  int width_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool end_ = false;
  std::thread thread_;
};

/// 75 s -> "1:15", 3700 s -> "1:01:40".
std::string clock_text(std::int64_t seconds);

}  // namespace certrail::cli
