// A folder of its own for each test, and files in it.
#pragma once

#include <filesystem>
#include <string>

#include "certrail/batch.hpp"

namespace certrail::test {

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  bool is_empty() const { return std::filesystem::is_empty(path_); }

 private:
  std::filesystem::path path_;
};

void put(const std::string& path, const std::string& text);
std::string content(const std::string& path);
bool exists(const std::string& path);

/// A profile as a line of NDJSON.
std::string as_line(const Profile& profile);

/// That many random people, a line each.
std::string random_lines(const Catalog& catalog, std::size_t count, std::uint64_t first_seed);

/// Runs on text and gives back the text written; throws std::runtime_error where the run fails.
std::string batch_of(const Engine& engine, const std::string& lines, const BatchOptions& options,
                     const BatchRun& run = {});

/// The text of all gzip members.
std::string unpacked(const std::string& bytes);

}  // namespace certrail::test
