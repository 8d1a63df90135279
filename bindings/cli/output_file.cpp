#include "output_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

namespace certrail::cli {
namespace {

/// All of it, however often the system writes a part only.
bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(file, text.data(), text.size());
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

std::optional<std::string> write_file(const std::string& path, std::string_view text) {
  std::vector<char> beside(path.begin(), path.end());
  for (const char c : std::string_view(".XXXXXX")) beside.push_back(c);
  beside.push_back('\0');
  const int file = ::mkstemp(beside.data());
  if (file < 0) return std::strerror(errno);
  // As any new file: mkstemp lets nobody else read.
  const mode_t mask = ::umask(0);
  ::umask(mask);
  bool done = ::fchmod(file, 0666 & ~mask) == 0 && write_all(file, text) && ::fsync(file) == 0;
  int reason = errno;
  if (::close(file) != 0 && done) {
    done = false;
    reason = errno;
  }
  if (done && std::rename(beside.data(), path.c_str()) != 0) {
    done = false;
    reason = errno;
  }
  if (done) return {};
  ::unlink(beside.data());
  return std::strerror(reason);
}

}  // namespace certrail::cli
