#include "certrail/files.hpp"
#include "files/durable_file.hpp"
#include "files/stream_file.hpp"
#include "files/write_target.hpp"

namespace certrail {

std::optional<Problem> write_file(const std::string& path, std::string_view text) {
  FileOperations operations;
  const auto target = write_target_of(path);
  if (!target) return target.error();
  if (!target->is_stream) return write_durably(operations, target->path, text);
  StreamFile stream(operations);
  if (auto problem = stream.open(target->path)) return problem;
  return stream.append(text);
}

}  // namespace certrail
