#include "batch/batch_output.hpp"

#include <filesystem>
#include <system_error>

#include "files/write_target.hpp"

namespace certrail {

namespace fs = std::filesystem;

std::optional<Problem> BatchOutput::find(const std::string& path) {
  auto target = write_target_of(path);
  if (!target) return std::move(target.error());
  path_ = std::move(target->path);
  is_stream_ = target->is_stream;
  return {};
}

std::optional<Problem> BatchOutput::open() {
  return is_stream_ ? stream_.open(path_) : file_.open(path_);
}

std::optional<Problem> BatchOutput::begin_anew() {
  if (is_stream_) return {};
  // First the checkpoint, for good: it must not come to stand beside the first bytes of this run.
  const std::string checkpoint = checkpoint_path();
  std::error_code error;
  if (fs::exists(checkpoint, error)) {
    if (operations_.remove(checkpoint) != 0) return cannot_write(checkpoint, "removed");
    if (operations_.sync_directory_of(checkpoint) != 0) {
      return cannot_write(checkpoint, "removed for good");
    }
  }
  return file_.keep(0);
}

std::optional<Problem> BatchOutput::go_on_from(const Checkpoint& checkpoint) {
  return file_.keep(checkpoint.output_size);
}

bool BatchOutput::is_finished(const Checkpoint& checkpoint) const {
  std::error_code error;
  return checkpoint.complete && file_.found() == 0 &&
         fs::file_size(path_, error) == checkpoint.output_size && !error;
}

std::optional<Problem> BatchOutput::remove_traces() {
  for (const std::string& path : {part_path(), checkpoint_path()}) {
    if (operations_.remove(path) != 0) return cannot_write(path, "removed");
  }
  return {};
}

void BatchOutput::leave() {
  if (!is_stream_ && file_.found() == 0) file_.discard();
}

std::optional<Problem> BatchOutput::append(std::string_view bytes) {
  return is_stream_ ? stream_.append(bytes) : file_.append(bytes);
}

std::optional<Problem> BatchOutput::save(const Catalog& catalog, Checkpoint& checkpoint) {
  if (is_stream_) return {};
  if (auto problem = file_.sync()) return problem;
  checkpoint.output_size = file_.size();
  return write_checkpoint(operations_, checkpoint_path(), catalog, checkpoint);
}

std::optional<Problem> BatchOutput::finish(const Catalog& catalog, Checkpoint& checkpoint) {
  if (is_stream_) return {};
  checkpoint.complete = true;
  if (auto problem = save(catalog, checkpoint)) return problem;
  if (auto problem = file_.commit()) return problem;
  const std::string checkpoint_file = checkpoint_path();
  if (operations_.remove(checkpoint_file) != 0) return cannot_write(checkpoint_file, "removed");
  return {};
}

void BatchOutput::abandon() {
  if (is_stream_) return;
  file_.discard();
  operations_.remove(checkpoint_path());
}

}  // namespace certrail
