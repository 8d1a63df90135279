#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace certrail::cli {
namespace {

/// Progress is worth no error: what cannot be written is left out.
void show(const std::string& text) {
  [[maybe_unused]] const auto written = write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

Progress::Progress(const Session& session, Line line) : line_(std::move(line)) {
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

std::string Progress::searching(std::int64_t milliseconds) {
  return fmt::format("searching, {} s", milliseconds / 1000);
}

void Progress::run() {
  using namespace std::chrono;
  constexpr std::string_view kSpinner = "|/-\\";
  const auto start = steady_clock::now();
  std::unique_lock lock(mutex_);
  if (ended_.wait_for(lock, seconds(1), [this] { return end_; })) return;
  for (std::size_t turn = 0;; ++turn) {
    const auto elapsed = duration_cast<milliseconds>(steady_clock::now() - start).count();
    show(fmt::format("\r{} {}\x1b[K", kSpinner[turn % kSpinner.size()], line_(elapsed)));
    if (ended_.wait_for(lock, milliseconds(200), [this] { return end_; })) break;
  }
  show("\r\x1b[K");
}

std::string bar(std::int64_t done, std::int64_t whole, int width) {
  const std::int64_t filled = whole <= 0 ? 0 : std::min<std::int64_t>(width, done * width / whole);
  const auto signs = static_cast<std::size_t>(std::max<std::int64_t>(0, filled));
  return '[' + std::string(signs, '#') + std::string(static_cast<std::size_t>(width) - signs, '.') +
         ']';
}

}  // namespace certrail::cli
