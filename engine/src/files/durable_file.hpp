// A file that is there whole or not at all: written beside its name, made durable, then renamed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "certrail/problem.hpp"
#include "files/file_operations.hpp"

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

  /// Opens "PATH.part" for this run alone, with whatever it has. Fails where another run has it.
  std::optional<Problem> open(const std::string& path);

  /// How many bytes it had then.
  std::uint64_t found() const { return found_; }

  /// Before the first append: cuts it to its first bytes. Problem wrong_use where it has fewer.
  std::optional<Problem> keep(std::uint64_t bytes);

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
  std::uint64_t found_ = 0;
  std::uint64_t size_ = 0;
};

/// The whole file at once; what was written of one that failed is removed.
std::optional<Problem> write_durably(FileOperations& operations, const std::string& path,
                                     std::string_view bytes);

/// Where a DurableFile is written until it is whole.
inline std::string part_of(const std::string& path) { return path + ".part"; }

}  // namespace certrail
