#include "batch/byte_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include "batch/stream_hash.hpp"

namespace certrail {
namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10U;

Problem unreadable_input(const std::string& path, const std::string& reason) {
  Problem problem;
  problem.code = ProblemCode::unreadable_file;
  problem.source = source_of(path);
  problem.detail = "the file cannot be read: " + reason;
  return problem;
}

class PlainSource final : public ByteSource {
 public:
  PlainSource(std::string path, int file) : path_(std::move(path)), file_(file) {}
  ~PlainSource() override {
    if (file_ != STDIN_FILENO) ::close(file_);
  }
  PlainSource(const PlainSource&) = delete;
  PlainSource& operator=(const PlainSource&) = delete;

  Result<std::size_t> read(char* bytes, std::size_t count) override {
    for (;;) {
      const ssize_t found = ::read(file_, bytes, count);
      if (found < 0 && errno == EINTR) continue;
      if (found < 0) return unreadable_input(path_, std::strerror(errno));
      stored_ += static_cast<std::uint64_t>(found);
      return static_cast<std::size_t>(found);
    }
  }

  std::uint64_t stored_bytes() const override { return stored_; }

 private:
  std::string path_;
  int file_;
  std::uint64_t stored_ = 0;
};

class GzipSource final : public ByteSource {
 public:
  GzipSource(std::string path, std::unique_ptr<ByteSource> stored)
      : path_(std::move(path)), stored_(std::move(stored)), block_(kBlock) {
    constexpr int gzip_only = 15 + 16;
    inflateInit2(&stream_, gzip_only);
  }
  ~GzipSource() override { inflateEnd(&stream_); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  Result<std::size_t> read(char* bytes, std::size_t count) override {
    stream_.next_out = reinterpret_cast<Bytef*>(bytes);
    stream_.avail_out = static_cast<uInt>(count);
    while (stream_.avail_out == count) {
      if (stream_.avail_in == 0) {
        auto found = stored_->read(block_.data(), block_.size());
        if (!found) return std::move(found.error());
        if (*found == 0) {
          if (in_member_) return unreadable_input(path_, "the gzip data end too early");
          return std::size_t{0};
        }
        stream_.next_in = reinterpret_cast<Bytef*>(block_.data());
        stream_.avail_in = static_cast<uInt>(*found);
      }
      in_member_ = true;
      const int state = inflate(&stream_, Z_NO_FLUSH);
      if (state == Z_STREAM_END) {
        in_member_ = false;
        inflateReset(&stream_);
      } else if (state != Z_OK) {
        return unreadable_input(path_, "the gzip data are damaged");
      }
    }
    return count - stream_.avail_out;
  }

  std::uint64_t stored_bytes() const override { return stored_->stored_bytes(); }

 private:
  std::string path_;
  std::unique_ptr<ByteSource> stored_;
  std::vector<char> block_;
  z_stream stream_{};
  bool in_member_ = false;
};

Result<std::unique_ptr<ByteSource>> open_plain(const std::string& path) {
  if (path == "-") {
    return std::unique_ptr<ByteSource>(std::make_unique<PlainSource>(path, STDIN_FILENO));
  }
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return unreadable_input(path, std::strerror(errno));
  auto source = std::make_unique<PlainSource>(path, file);
  struct stat found {};
  if (::fstat(file, &found) == 0 && S_ISDIR(found.st_mode)) {
    return unreadable_input(path, "it is a directory");
  }
  return std::unique_ptr<ByteSource>(std::move(source));
}

}  // namespace

std::string source_of(const std::string& path) { return path == "-" ? "standard input" : path; }

Result<std::unique_ptr<ByteSource>> open_source(const std::string& path) {
  auto plain = open_plain(path);
  if (!plain || !is_gzip_name(path)) return plain;
  return std::unique_ptr<ByteSource>(std::make_unique<GzipSource>(path, std::move(*plain)));
}

Result<std::string> fingerprint_of(const std::string& path) {
  struct stat found {};
  if (path == "-" || ::stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) {
    return std::string();
  }
  auto source = open_plain(path);
  if (!source) return std::move(source.error());
  StreamHash hash;
  std::vector<char> block(kBlock);
  for (;;) {
    auto count = (*source)->read(block.data(), block.size());
    if (!count) return std::move(count.error());
    if (*count == 0) return hash.hex();
    hash.add({block.data(), *count});
  }
}

}  // namespace certrail
