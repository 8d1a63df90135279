// A file that is there whole or not at all: written beside its name, made durable, then renamed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "batch/file_operations.hpp"
#include "certrail/problem.hpp"

namespace certrail {

/// Problem unwritable_file, from errno.
Problem cannot_write(const std::string& path, const std::string& what);

/// Not to be shared by threads. Every call that fails leaves the file of the final name as it was;
/// after one, only the destructor may follow.
class DurableFile {
 public:
  explicit DurableFile(FileOperations& operations) : operations_(operations) {}
  ~DurableFile();
  DurableFile(const DurableFile&) = delete;
  DurableFile& operator=(const DurableFile&) = delete;

  /// Opens "PATH.part", cut to its first `keep` bytes. Fails where it has fewer, and where another
  /// process is writing it.
  std::optional<Problem> open(const std::string& path, std::uint64_t keep = 0);

  std::optional<Problem> append(std::string_view bytes);
  std::uint64_t size() const { return size_; }

  /// What was appended is on disk.
  std::optional<Problem> sync();

  /// Gives it its name, for good.
  std::optional<Problem> commit();

  /// Removes what was written so far.
  void discard();

 private:
  FileOperations& operations_;
  std::string path_;
  std::string part_;
  int file_ = -1;
  std::uint64_t size_ = 0;
};

/// The whole file at once.
std::optional<Problem> write_durably(FileOperations& operations, const std::string& path,
                                     std::string_view bytes);

/// Where a DurableFile is written until it is whole.
inline std::string part_of(const std::string& path) { return path + ".part"; }

}  // namespace certrail
