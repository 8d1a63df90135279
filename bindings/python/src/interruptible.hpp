// Work that Python's signals and callers can end.
#pragma once

#include <nanobind/nanobind.h>

#include <chrono>
#include <exception>
#include <future>
#include <utility>

namespace certrail::python {

/// Runs `work` in a thread of its own, without Python's lock, and gives its result. Meanwhile this
/// thread asks `goes_on` now and then, with the lock; once that says no or throws, `stop` is
/// called, which must end the work soon. What `goes_on` or else `work` throws is thrown on.
template <class Work, class GoesOn, class Stop>
auto interruptible(std::chrono::milliseconds between, const Work& work, const GoesOn& goes_on,
                   const Stop& stop) {
  auto run = [&] {
    const nanobind::gil_scoped_release unlocked;
    return std::async(std::launch::async, [&work] { return work(); });
  }();
  const auto is_done = [&] {
    const nanobind::gil_scoped_release unlocked;
    return run.wait_for(between) == std::future_status::ready;
  };
  bool wanted = true;
  std::exception_ptr raised;
  while (!is_done()) {
    if (!wanted) continue;
    try {
      wanted = goes_on();
    } catch (...) {
      raised = std::current_exception();
      wanted = false;
    }
    if (!wanted) stop();
  }
  if (raised) std::rethrow_exception(raised);
  return run.get();
}

/// Throws what a signal's handler raises, such as KeyboardInterrupt.
inline void check_signals() {
  if (PyErr_CheckSignals() != 0) throw nanobind::python_error();
}

}  // namespace certrail::python
