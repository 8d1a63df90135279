#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include "catalog/json_text.hpp"
#include "catalog/nearest.hpp"
#include "certrail/engine.hpp"

namespace certrail {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 10'000;
constexpr std::size_t kMostBytes = 2 * kMaxDocumentBytes;  ///< of all files together

constexpr std::array<std::string_view, 4> kFolders = {"certifications", "markets", "policies",
                                                      "roles"};
constexpr std::array<std::string_view, 6> kKnownFolders = {"certifications", "markets", "policies",
                                                           "profiles",       "roles",   "schemas"};

Problem problem_of(ProblemCode code, std::string source, std::string detail) {
  Problem problem;
  problem.code = code;
  problem.origin = Origin::data;
  problem.source = std::move(source);
  problem.detail = std::move(detail);
  return problem;
}

Problem unreadable(std::string source, const std::error_code& error) {
  return problem_of(ProblemCode::unreadable_file, std::move(source),
                    "cannot be read: " + error.message());
}

struct Found {
  std::string name;  ///< inside its folder
  fs::path path;
  fs::file_status status;
};

/// What a folder holds, sorted by name, hidden files left out.
std::vector<Found> list_folder(const fs::path& folder, const std::string& shown,
                               Problems& problems) {
  std::vector<Found> out;
  std::error_code error;
  fs::directory_iterator at(folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    Found found{at->path().filename().string(), at->path(), {}};
    if (found.name.starts_with('.')) continue;
    if (out.size() == kMostFiles) {
      problems.push_back(problem_of(ProblemCode::out_of_range, shown,
                                    "more than " + std::to_string(kMostFiles) + " files"));
      return out;
    }
    std::error_code status_error;
    found.status = fs::status(found.path, status_error);  // follows links; a loop of them has none
    out.push_back(std::move(found));
  }
  if (error) problems.push_back(unreadable(shown, error));
  std::sort(out.begin(), out.end(), [](const Found& a, const Found& b) { return a.name < b.name; });
  return out;
}

/// The file's bytes; a problem if it cannot be read or is too large.
Result<std::string> read_file(const fs::path& path, const std::string& name) {
  const auto failure = [&] {
    return unreadable(name, std::error_code(errno, std::generic_category()));
  };
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (!file) return failure();
  std::string text;
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (!error && size <= kMaxDocumentBytes) text.reserve(static_cast<std::size_t>(size) + 1);
  std::array<char, 65536> block;
  for (;;) {
    const std::size_t got = std::fread(block.data(), 1, block.size(), file.get());
    text.append(block.data(), got);
    // Counted while reading: a file may grow, or say nothing true about its size.
    if (text.size() > kMaxDocumentBytes) {
      return problem_of(ProblemCode::file_too_large, name, "over 64 MiB, which is the most read");
    }
    if (got < block.size()) break;
  }
  if (std::ferror(file.get()) != 0) return failure();
  return text;
}

void add_file(const Found& found, std::string name, std::vector<Document>& documents,
              std::size_t& bytes, Problems& problems) {
  if (!fs::is_regular_file(found.status)) {
    problems.push_back(problem_of(ProblemCode::unreadable_file, std::move(name),
                                  fs::is_directory(found.status) ? "is a folder, expected a file"
                                  : fs::exists(found.status)     ? "is not a regular file"
                                                                 : "cannot be found or followed"));
    return;
  }
  auto text = read_file(found.path, name);
  if (!text) {
    problems.push_back(std::move(text.error()));
    return;
  }
  bytes += text->size();
  if (bytes > kMostBytes) {
    problems.push_back(problem_of(ProblemCode::file_too_large, std::move(name),
                                  "the files of the data directory are over 128 MiB together"));
    return;
  }
  documents.push_back({std::move(name), std::move(*text)});
}

bool is_json(std::string_view name) { return name.ends_with(".json"); }

}  // namespace

Result<std::vector<Document>, Problems> read_data_directory(const std::string& directory) {
  std::vector<Document> documents;
  Problems problems;
  std::size_t bytes = 0;
  const auto add_folder = [&](const Found& folder) {
    for (const Found& found : list_folder(folder.path, folder.name, problems)) {
      if (bytes > kMostBytes) return;
      if (is_json(found.name)) {
        add_file(found, folder.name + '/' + found.name, documents, bytes, problems);
      } else if (fs::is_directory(found.status)) {
        problems.push_back(problem_of(ProblemCode::invalid_value, folder.name + '/' + found.name,
                                      "folders inside of " + folder.name + " are not read"));
      }
    }
  };
  for (const Found& found : list_folder(directory, directory, problems)) {
    if (bytes > kMostBytes) break;
    if (std::find(kFolders.begin(), kFolders.end(), found.name) != kFolders.end()) {
      add_folder(found);
    } else if (is_json(found.name)) {
      add_file(found, found.name, documents, bytes, problems);
    } else if (fs::is_directory(found.status) &&
               std::find(kKnownFolders.begin(), kKnownFolders.end(), found.name) ==
                   kKnownFolders.end()) {
      // Folders of any other name may stand here, but not one that was meant to be read.
      Problem problem =
          problem_of(ProblemCode::invalid_value, found.name, "a data directory has no such folder");
      problem.suggestion = nearest(found.name, kFolders);
      if (!problem.suggestion.empty()) problems.push_back(std::move(problem));
    }
  }
  if (!problems.empty()) return problems;
  return documents;
}

}  // namespace certrail
