#include "files/file_operations.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

namespace certrail {

int FileOperations::open_for_writing(const std::string& path) {
  return ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
}

ssize_t FileOperations::write(int file, const char* bytes, std::size_t count) {
  return ::write(file, bytes, count);
}

int FileOperations::truncate(int file, off_t size) { return ::ftruncate(file, size); }

int FileOperations::sync(int file) { return ::fsync(file); }

int FileOperations::sync_directory_of(const std::string& path) {
  std::string directory = std::filesystem::path(path).parent_path().string();
  if (directory.empty()) directory = ".";
  const int file = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return -1;
  const int synced = ::fsync(file);
  ::close(file);
  return synced;
}

int FileOperations::rename(const std::string& from, const std::string& to) {
  return std::rename(from.c_str(), to.c_str());
}

int FileOperations::remove(const std::string& path) { return ::unlink(path.c_str()); }

}  // namespace certrail
