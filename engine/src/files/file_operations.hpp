// What a run does to files, as one small interface, so that tests can make any of it fail.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>

namespace certrail {

/// Every call is that of POSIX: -1 with errno where it fails. Called once for some hundred lines.
class FileOperations {
 public:
  virtual ~FileOperations() = default;
  /// Creates the file where there is none; keeps what is there.
  virtual int open_for_writing(const std::string& path);
  virtual ssize_t write(int file, const char* bytes, std::size_t count);
  virtual int truncate(int file, off_t size);
  virtual int sync(int file);
  virtual int sync_directory_of(const std::string& path);
  virtual int rename(const std::string& from, const std::string& to);
  virtual int remove(const std::string& path);
};

}  // namespace certrail
