#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "text.hpp"

namespace certrail::cli {
namespace {

constexpr std::int64_t kFirst = 1'000;  // ms
constexpr std::int64_t kOnTerminal = 200;
constexpr std::int64_t kElsewhere = 3'000;

/// Progress is worth no error: what cannot be written is left out.
void show(const std::string& text) {
  [[maybe_unused]] const auto written = write(STDERR_FILENO, text.data(), text.size());
}

/// Milliseconds since it was made.
class Elapsed {
 public:
  std::int64_t operator()() const {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace

Progress::Progress(const Session& session, Line line, Elsewhere elsewhere)
    : line_(std::move(line)) {
  if (session.quiet) return;
  if (session.environment.err_is_terminal) {
    const int width = session.environment.err_columns;
    thread_ = std::thread([this, width] { redraw(width); });
  } else if (elsewhere == Elsewhere::lines) {
    thread_ = std::thread([this] { add_lines(); });
  }
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

bool Progress::ended_after(std::int64_t milliseconds) {
  std::unique_lock lock(mutex_);
  return ended_.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return end_; });
}

void Progress::redraw(int width) {
  constexpr std::string_view kSpinner = "|/-\\";
  const Elapsed elapsed;
  if (ended_after(kFirst)) return;
  for (std::size_t turn = 0;; ++turn) {
    // A line as wide as the terminal would break there, and could not be drawn over.
    show(fmt::format("\r{} {}\x1b[K", kSpinner[turn % kSpinner.size()],
                     shortened(line_(elapsed()), std::max(3, width - 3))));
    if (ended_after(kOnTerminal)) break;
  }
  show("\r\x1b[K");
}

void Progress::add_lines() {
  const Elapsed elapsed;
  while (!ended_after(kElsewhere)) show(line_(elapsed()) + '\n');
}

std::string bar(std::int64_t done, std::int64_t whole, int width) {
  const std::int64_t filled = whole <= 0 ? 0 : std::min<std::int64_t>(width, done * width / whole);
  const auto signs = static_cast<std::size_t>(std::max<std::int64_t>(0, filled));
  return '[' + std::string(signs, '#') + std::string(static_cast<std::size_t>(width) - signs, '.') +
         ']';
}

}  // namespace certrail::cli
