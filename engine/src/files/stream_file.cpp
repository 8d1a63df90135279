#include "files/stream_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "files/durable_file.hpp"

namespace certrail {

StreamFile::~StreamFile() {
  if (file_ > STDERR_FILENO) ::close(file_);
}

std::optional<Problem> StreamFile::open(const std::string& path) {
  path_ = path == "-" ? "standard output" : path;
  file_ = path == "-" ? STDOUT_FILENO : ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file_ < 0) return cannot_write(path_, "written");
  return {};
}

std::optional<Problem> StreamFile::append(std::string_view bytes) {
  while (!bytes.empty() && !reader_has_gone_) {
    const ssize_t count = operations_.write(file_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EPIPE) {
      reader_has_gone_ = true;
    } else if (count < 0) {
      return cannot_write(path_, "written");
    } else {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }
  return {};
}

}  // namespace certrail
