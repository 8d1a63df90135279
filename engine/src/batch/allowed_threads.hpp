// Room for as many threads as a batch was asked to have.
#pragma once

#include <tbb/global_control.h>
#include <tbb/info.h>

#include <cstddef>
#include <optional>

namespace certrail {

/// While it lives, oneTBB may run so many threads. It says nothing where they are no more than
/// there are anyway: what it says binds the whole process, whose other work may want them all.
class AllowedThreads {
 public:
  explicit AllowedThreads(int threads) {
    if (threads > tbb::info::default_concurrency()) {
      control_.emplace(tbb::global_control::max_allowed_parallelism,
                       static_cast<std::size_t>(threads));
    }
  }

 private:
  std::optional<tbb::global_control> control_;
};

}  // namespace certrail
