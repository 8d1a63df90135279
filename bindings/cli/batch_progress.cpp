#include "batch_progress.hpp"

#include <fmt/format.h>

#include "figures.hpp"
#include "progress.hpp"

namespace certrail::cli {

std::string clock_text(std::int64_t seconds) {
  if (seconds >= 3600) {
    return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
  return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

std::string batch_line(const BatchProgress& progress, std::uint64_t input_bytes,
                       std::int64_t milliseconds) {
  const double seconds = static_cast<double>(milliseconds) / 1000;
  const std::uint64_t lines = progress.lines;
  const std::uint64_t read = progress.bytes_read;
  const auto lines_now = static_cast<double>(lines - progress.lines_before);
  const auto read_now = static_cast<double>(read - progress.bytes_before);
  std::string text = grouped(static_cast<std::int64_t>(lines)) + " lines";
  if (seconds > 0) text += fmt::format(", {} a second", grouped(std::int64_t(lines_now / seconds)));
  if (const std::uint64_t failed = progress.failed; failed > 0) {
    text += fmt::format(", {} failed", grouped(static_cast<std::int64_t>(failed)));
  }
  if (input_bytes == 0 || read == 0) return text;
  if (read < input_bytes && read_now > 0) {
    const auto left = static_cast<double>(input_bytes - read);
    text += ", " + clock_text(std::int64_t(seconds * left / read_now)) + " left";
  }
  const auto done = static_cast<std::int64_t>(read);
  const auto whole = static_cast<std::int64_t>(input_bytes);
  return fmt::format("{} {:.0f}%, {}", bar(done, whole, 20),
                     100.0 * static_cast<double>(read) / static_cast<double>(input_bytes), text);
}

}  // namespace certrail::cli
