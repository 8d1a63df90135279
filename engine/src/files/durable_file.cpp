#include "files/durable_file.hpp"

#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace certrail {

Problem cannot_write(const std::string& path, const std::string& what) {
  const int reason = errno;
  Problem problem;
  problem.code = ProblemCode::unwritable_file;
  problem.source = path;
  problem.detail = "the file cannot be " + what + ": " + std::strerror(reason);
  return problem;
}

DurableFile::~DurableFile() {
  if (file_ >= 0) ::close(file_);
}

std::optional<Problem> DurableFile::open(const std::string& path) {
  path_ = path;
  part_ = part_of(path);
  struct stat found {};
  for (;;) {
    file_ = operations_.open_for_writing(part_);
    if (file_ < 0) return cannot_write(path_, "written");
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
      Problem problem = cannot_write(path_, "locked");
      if (errno == EWOULDBLOCK) problem.detail = "another run is writing this file";
      return problem;
    }
    if (::fstat(file_, &found) != 0) return cannot_write(path_, "looked at");
    // A run that ended in between has renamed it: then this is the finished file.
    struct stat there {};
    if (::stat(part_.c_str(), &there) == 0 && there.st_dev == found.st_dev &&
        there.st_ino == found.st_ino) {
      break;
    }
    ::close(file_);
  }
  found_ = static_cast<std::uint64_t>(found.st_size);
  // What was private stays so. Not on every file system there are permissions to set.
  struct stat target {};
  if (::stat(path_.c_str(), &target) == 0) {
    [[maybe_unused]] const int set = ::fchmod(file_, target.st_mode & 0777U);
  }
  return {};
}

std::optional<Problem> DurableFile::keep(std::uint64_t bytes) {
  if (found_ < bytes) {
    Problem problem;
    problem.code = ProblemCode::wrong_use;
    problem.source = part_;
    problem.detail = "the file has " + std::to_string(found_) + " bytes, but " +
                     std::to_string(bytes) +
                     " were written; it cannot be gone on with, start anew without resuming";
    return problem;
  }
  if (operations_.truncate(file_, static_cast<off_t>(bytes)) != 0) {
    return cannot_write(part_, "cut");
  }
  if (::lseek(file_, static_cast<off_t>(bytes), SEEK_SET) < 0) return cannot_write(part_, "sought");
  size_ = bytes;
  return {};
}

std::optional<Problem> DurableFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = operations_.write(file_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count == 0) errno = EIO;
    if (count <= 0) return cannot_write(path_, "written");
    bytes.remove_prefix(static_cast<std::size_t>(count));
    size_ += static_cast<std::uint64_t>(count);
  }
  return {};
}

std::optional<Problem> DurableFile::sync() {
  if (operations_.sync(file_) != 0) return cannot_write(path_, "made durable");
  return {};
}

std::optional<Problem> DurableFile::commit() {
  if (auto problem = sync()) return problem;
  if (operations_.rename(part_, path_) != 0) return cannot_write(path_, "renamed to");
  if (operations_.sync_directory_of(path_) != 0) return cannot_write(path_, "made durable");
  return {};
}

void DurableFile::discard() { operations_.remove(part_); }

std::optional<Problem> write_durably(FileOperations& operations, const std::string& path,
                                     std::string_view bytes) {
  DurableFile file(operations);
  auto problem = file.open(path);
  if (problem) return problem;
  problem = file.keep(0);
  if (!problem) problem = file.append(bytes);
  if (!problem) problem = file.commit();
  if (problem) file.discard();
  return problem;
}

}  // namespace certrail
