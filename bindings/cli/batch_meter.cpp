#include "batch_meter.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>

#include "figures.hpp"
#include "progress.hpp"
#include "text.hpp"

namespace certrail::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto kOnTerminal = 200ms;
constexpr auto kElsewhere = 5s;

/// Progress is worth no error: what cannot be written is left out.
void show_progress(const std::string& text) {
  [[maybe_unused]] const auto written = write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

std::string clock_text(std::int64_t seconds) {
  if (seconds >= 3600) {
    return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
  return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

BatchMeter::BatchMeter(const Session& session, const BatchProgress& progress,
                       std::uint64_t input_bytes)
    : progress_(progress),
      input_bytes_(input_bytes),
      on_terminal_(session.environment.err_is_terminal),
      width_(session.environment.err.width) {
  if (!session.quiet) thread_ = std::thread([this] { run(); });
}

BatchMeter::~BatchMeter() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    end_ = true;
  }
  ended_.notify_one();
  thread_.join();
}

std::string BatchMeter::line(double seconds) const {
  const auto lines = static_cast<double>(progress_.lines);
  const std::uint64_t read = progress_.bytes_read;
  std::string text = grouped(static_cast<std::int64_t>(progress_.lines)) + " lines";
  if (seconds > 0) text += fmt::format(", {} a second", grouped(std::int64_t(lines / seconds)));
  if (const std::uint64_t failed = progress_.failed; failed > 0) {
    text += fmt::format(", {} failed", grouped(static_cast<std::int64_t>(failed)));
  }
  if (input_bytes_ == 0 || read == 0) return text;
  const double part = static_cast<double>(read) / static_cast<double>(input_bytes_);
  if (part < 1) text += ", " + clock_text(std::int64_t(seconds * (1 - part) / part)) + " left";
  return fmt::format("{} {:.0f}%, {}", bar(std::int64_t(read), std::int64_t(input_bytes_), 20),
                     part * 100, text);
}

void BatchMeter::run() {
  const auto start = std::chrono::steady_clock::now();
  std::unique_lock lock(mutex_);
  const auto wait = on_terminal_ ? std::chrono::milliseconds(kOnTerminal) : kElsewhere;
  while (!ended_.wait_for(lock, wait, [this] { return end_; })) {
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    const std::string text = line(elapsed.count());
    show_progress(on_terminal_ ? "\r\x1b[K" + shortened(text, width_ - 1) : text + '\n');
  }
  if (on_terminal_) show_progress("\r\x1b[K");
}

}  // namespace certrail::cli
