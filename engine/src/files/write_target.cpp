#include "files/write_target.hpp"

#include <cerrno>
#include <filesystem>

#include "files/durable_file.hpp"

namespace certrail {

namespace fs = std::filesystem;

Result<WriteTarget> write_target_of(const std::string& path) {
  if (path == "-") return WriteTarget{path, true};
  constexpr int most_links = 40;  // as Linux has it
  std::error_code error;
  fs::path at(path);
  for (int links = 0; fs::is_symlink(at, error); ++links) {
    if (links == most_links) {
      errno = ELOOP;
      return cannot_write(path, "written");
    }
    const fs::path next = fs::read_symlink(at, error);
    if (error) break;  // said by whoever opens it
    at = at.parent_path() / next;
  }
  const fs::file_status status = fs::status(at, error);
  if (fs::is_directory(status)) {
    errno = EISDIR;
    return cannot_write(path, "written");
  }
  return WriteTarget{at.string(), fs::exists(status) && !fs::is_regular_file(status)};
}

}  // namespace certrail
