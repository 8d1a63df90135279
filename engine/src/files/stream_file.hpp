// Standard output, a pipe or a device: what is written to it is gone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "certrail/problem.hpp"
#include "files/file_operations.hpp"

namespace certrail {

/// Not to be shared by threads.
class StreamFile {
 public:
  explicit StreamFile(FileOperations& operations) : operations_(operations) {}
  ~StreamFile();
  StreamFile(const StreamFile&) = delete;
  StreamFile& operator=(const StreamFile&) = delete;

  /// "-" is standard output. A pipe waits for its reader.
  std::optional<Problem> open(const std::string& path);

  /// Whose reader has gone takes nothing any more, which is no problem.
  std::optional<Problem> append(std::string_view bytes);
  bool reader_has_gone() const { return reader_has_gone_; }

 private:
  FileOperations& operations_;
  std::string path_;
  int file_ = -1;
  bool reader_has_gone_ = false;
};

}  // namespace certrail
