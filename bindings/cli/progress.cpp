#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <string>

namespace certrail::cli {
namespace {

/// Progress is worth no error: what cannot be written is left out.
void show(const std::string& text) {
  [[maybe_unused]] const auto written = write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

Progress::Progress(const Session& session) {
  if (!session.quiet && session.environment.err_is_terminal)
    thread_ = std::thread([this] { run(); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    end_ = true;
  }
  ended_.notify_one();
  thread_.join();
}

void Progress::run() {
  using namespace std::chrono;
  constexpr std::string_view kSpinner = "|/-\\";
  const auto start = steady_clock::now();
  std::unique_lock lock(mutex_);
  if (ended_.wait_for(lock, seconds(1), [this] { return end_; })) return;
  for (std::size_t turn = 0;; ++turn) {
    const auto elapsed = duration_cast<seconds>(steady_clock::now() - start).count();
    show(fmt::format("\r{} searching, {} s", kSpinner[turn % kSpinner.size()], elapsed));
    if (ended_.wait_for(lock, milliseconds(200), [this] { return end_; })) break;
  }
  show("\r\x1b[K");
}

}  // namespace certrail::cli
