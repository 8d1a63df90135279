// Where the answers of a batch go: a durable file with its checkpoints, or a stream.
#pragma once

#include <optional>
#include <string>

#include "batch/checkpoint.hpp"
#include "files/durable_file.hpp"
#include "files/stream_file.hpp"

namespace certrail {

/// Not to be shared by threads.
class BatchOutput {
 public:
  explicit BatchOutput(FileOperations& operations)
      : operations_(operations), stream_(operations), file_(operations) {}

  /// `path` is that of BatchFiles::output. What is no regular file, such as a pipe, is a stream.
  /// Opens nothing. Problem unwritable_file for a directory.
  std::optional<Problem> find(const std::string& path);

  bool is_stream() const { return is_stream_; }
  std::string part_path() const { return part_of(path_); }
  std::string checkpoint_path() const { return checkpoint_of(path_); }

  /// A file: is this run's alone from here on, as an earlier run left it.
  std::optional<Problem> open();

  /// A file: as if no run had been before. From here on nobody can go on with an earlier one.
  std::optional<Problem> begin_anew();

  /// A file: keeps what was on disk at a checkpoint.
  std::optional<Problem> go_on_from(const Checkpoint& checkpoint);

  /// A file that a run gave its name already, and was then ended before its checkpoint was removed.
  bool is_finished(const Checkpoint& checkpoint) const;

  /// What is left beside such a file.
  std::optional<Problem> remove_traces();

  /// A file: closes what no run is to go on with here, as it was.
  void leave();

  std::optional<Problem> append(std::string_view bytes);
  /// A stream whose reader has gone takes nothing any more, which is no problem.
  bool reader_has_gone() const { return stream_.reader_has_gone(); }

  /// A file: everything so far is on disk, and then that it is.
  std::optional<Problem> save(const Catalog& catalog, Checkpoint& checkpoint);

  /// A file: gets its name.
  std::optional<Problem> finish(const Catalog& catalog, Checkpoint& checkpoint);

  /// Removes what was written, as if nothing had run.
  void abandon();

 private:
  FileOperations& operations_;
  std::string path_;  ///< with links followed
  bool is_stream_ = false;
  StreamFile stream_;
  DurableFile file_;
};

}  // namespace certrail
