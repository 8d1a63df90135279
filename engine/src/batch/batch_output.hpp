// Where the answers of a batch go: a durable file with its checkpoints, or a stream.
#pragma once

#include <optional>
#include <string>

#include "batch/checkpoint.hpp"
#include "batch/durable_file.hpp"

namespace certrail {

/// Not to be shared by threads.
class BatchOutput {
 public:
  /// `path` is that of BatchFiles::output. What is no regular file, such as a pipe, is a stream.
  BatchOutput(FileOperations& operations, const std::string& path);
  ~BatchOutput();

  bool is_stream() const { return is_stream_; }
  const std::string& checkpoint_path() const { return checkpoint_path_; }

  /// A file: keeps the first bytes of what an earlier run wrote.
  std::optional<Problem> open(std::uint64_t keep);

  std::optional<Problem> append(std::string_view bytes);
  /// A stream whose reader has gone takes nothing any more, which is no problem.
  bool reader_has_gone() const { return reader_has_gone_; }
  std::uint64_t size() const { return is_stream_ ? 0 : file_.size(); }

  /// A file: everything so far is on disk, and then that it is.
  std::optional<Problem> save(const Catalog& catalog, Checkpoint& checkpoint);

  /// A file: gets its name.
  std::optional<Problem> finish(const Catalog& catalog, Checkpoint& checkpoint);

  /// A file that a run left with its name, but with its checkpoint still there: removes that.
  /// False: it is not there whole.
  bool is_finished(const Checkpoint& checkpoint);

  /// Removes what was written, as if nothing had run.
  void abandon();

 private:
  FileOperations& operations_;
  std::string path_;  ///< with links followed
  std::string checkpoint_path_;
  bool is_stream_ = false;
  bool reader_has_gone_ = false;
  int stream_ = -1;
  DurableFile file_;
};

}  // namespace certrail
