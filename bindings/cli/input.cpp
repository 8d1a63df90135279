#include "input.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "problems.hpp"

namespace certrail::cli {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} * 1024 * 1024;

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

Problem unreadable(const std::string& path, const std::string& reason) {
  return flag_problem(ProblemCode::unreadable_file, source_name(path), {},
                      "the file cannot be read: " + reason);
}

}  // namespace

std::string source_name(const std::string& path) { return path == "-" ? "standard input" : path; }

Result<std::string> read_text(const std::string& path) {
  std::error_code error;
  if (path != "-" && std::filesystem::is_directory(path, error)) {
    return unreadable(path, "it is a directory");
  }
  const std::unique_ptr<std::FILE, Close> file(path == "-" ? stdin
                                                           : std::fopen(path.c_str(), "rb"));
  if (!file) return unreadable(path, std::strerror(errno));

  std::string text;
  std::array<char, 65536> block{};
  while (const std::size_t count = std::fread(block.data(), 1, block.size(), file.get())) {
    text.append(block.data(), count);
    if (text.size() > kMostBytes) {
      return flag_problem(ProblemCode::file_too_large, source_name(path), {},
                          "the file has more than 64 MiB");
    }
  }
  if (std::ferror(file.get()) != 0) return unreadable(path, std::strerror(errno));
  return text;
}

}  // namespace certrail::cli
