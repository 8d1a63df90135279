#include "batch/batch_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace certrail {

namespace fs = std::filesystem;

BatchOutput::BatchOutput(FileOperations& operations, const std::string& path)
    : operations_(operations), path_(path), file_(operations) {
  std::error_code error;
  // The file that a link leads to is replaced, not the link.
  if (path != "-" && fs::is_symlink(path, error)) {
    const fs::path real = fs::canonical(path, error);
    if (!error) path_ = real.string();
  }
  const fs::file_status status = fs::status(path_, error);
  is_stream_ = path == "-" ||
               (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status));
  checkpoint_path_ = checkpoint_of(path_);
}

BatchOutput::~BatchOutput() {
  if (stream_ > STDERR_FILENO) ::close(stream_);
}

std::optional<Problem> BatchOutput::open(std::uint64_t keep) {
  if (!is_stream_) return file_.open(path_, keep);
  stream_ = path_ == "-" ? STDOUT_FILENO : ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
  if (stream_ < 0) return cannot_write(path_, "opened");
  return {};
}

std::optional<Problem> BatchOutput::append(std::string_view bytes) {
  if (!is_stream_) return file_.append(bytes);
  while (!bytes.empty() && !reader_has_gone_) {
    const ssize_t count = operations_.write(stream_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EPIPE) {
      reader_has_gone_ = true;
    } else if (count < 0) {
      return cannot_write(path_ == "-" ? "standard output" : path_, "written");
    } else {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }
  return {};
}

std::optional<Problem> BatchOutput::save(const Catalog& catalog, Checkpoint& checkpoint) {
  if (is_stream_) return {};
  if (auto problem = file_.sync()) return problem;
  checkpoint.output_size = file_.size();
  return write_checkpoint(operations_, checkpoint_path_, catalog, checkpoint);
}

std::optional<Problem> BatchOutput::finish(const Catalog& catalog, Checkpoint& checkpoint) {
  if (is_stream_) return {};
  checkpoint.complete = true;
  if (auto problem = save(catalog, checkpoint)) return problem;
  if (auto problem = file_.commit()) return problem;
  if (operations_.remove(checkpoint_path_) != 0) return cannot_write(checkpoint_path_, "removed");
  return {};
}

bool BatchOutput::is_finished(const Checkpoint& checkpoint) {
  std::error_code error;
  if (!checkpoint.complete || fs::exists(part_of(path_), error)) return false;
  if (fs::file_size(path_, error) != checkpoint.output_size || error) return false;
  return operations_.remove(checkpoint_path_) == 0;
}

void BatchOutput::abandon() {
  if (is_stream_) return;
  file_.discard();
  operations_.remove(checkpoint_path_);
}

}  // namespace certrail
