// The times of a run; the library reads no clock but the one it is given.
#pragma once

#include <cstdint>

#include "certrail/batch.hpp"

namespace certrail {

/// Begins when it is made. May be read by several threads.
class BatchClock {
 public:
  /// `run` must outlive it.
  explicit BatchClock(const BatchRun& run) : run_(run), began_(now()) {}

  /// ns; -1 where there is no clock.
  std::int64_t now() const { return run_.clock_ns ? run_.clock_ns() : -1; }

  /// Earlier runs of the same batch took so long.
  void go_on_after(double seconds) { before_ = seconds; }

  /// Of all runs together, so far.
  double seconds() const {
    return began_ < 0 ? before_ : before_ + static_cast<double>(now() - began_) * 1e-9;
  }

 private:
  const BatchRun& run_;
  std::int64_t began_;
  double before_ = 0;
};

}  // namespace certrail
