#include "market_input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>

#include "input.hpp"
#include "problems.hpp"

namespace certrail::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20U;

struct CloseInput {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

Problem unreadable_input(const std::string& path, const std::string& reason) {
  return flag_problem(ProblemCode::unreadable_file, source_name(path), {},
                      "it cannot be read: " + reason);
}

std::optional<PostingFormat> format_of_name(const fs::path& path) {
  std::string suffix = path.extension().string();
  std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  if (suffix == ".ndjson" || suffix == ".jsonl") return PostingFormat::ndjson;
  if (suffix == ".csv") return PostingFormat::csv;
  if (suffix == ".json") return PostingFormat::json;
  if (suffix == ".txt" || suffix == ".html" || suffix == ".htm" || suffix == ".md") {
    return PostingFormat::text;
  }
  return {};
}

/// Of a text without a telling name: a list, objects, HTML, else a table.
PostingFormat format_of_start(std::string_view start) {
  const std::size_t first = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const char c = first == std::string_view::npos ? ' ' : start[first];
  if (c == '{') return PostingFormat::ndjson;
  if (c == '[') return PostingFormat::json;
  return c == '<' ? PostingFormat::text : PostingFormat::csv;
}

void add_file(const fs::path& path, std::optional<PostingFormat> format, bool in_folder,
              MarketInputs& out) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (!error) out.bytes += static_cast<std::int64_t>(size);
  out.files.push_back({path.string(), format, in_folder});
}

/// The files of a folder in the order of their names; links to folders are not followed.
std::optional<Problem> add_folder(const std::string& folder, std::optional<PostingFormat> format,
                                  MarketInputs& out) {
  std::error_code error;
  std::vector<fs::path> found;
  for (fs::recursive_directory_iterator each(folder, error), end; !error && each != end;
       each.increment(error)) {
    std::error_code unknown;
    if (each->is_regular_file(unknown)) found.push_back(each->path());
  }
  if (error) return unreadable_input(folder, error.message());
  std::sort(found.begin(), found.end());
  for (const fs::path& path : found) {
    const auto by_name = format_of_name(path);
    if (by_name) {
      add_file(path, format ? format : by_name, true, out);
    } else {
      ++out.skipped;
    }
  }
  return {};
}

}  // namespace

Result<MarketInputs> find_market_inputs(const std::vector<std::string>& paths,
                                        std::optional<PostingFormat> format) {
  MarketInputs out;
  bool size_known = true;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-") {
      out.files.push_back({path, format, false});
      size_known = false;
    } else if (fs::is_directory(path, error)) {
      if (const auto problem = add_folder(path, format, out)) return *problem;
    } else if (!fs::exists(path, error)) {
      return unreadable_input(path, "there is no such file or folder");
    } else {
      add_file(path, format ? format : format_of_name(path), false, out);
    }
  }
  if (!size_known) out.bytes = 0;
  return out;
}

Result<MarketInputRead> read_market_input(const MarketInput& input, const PostingFields& fields,
                                          const PostingReader::OnPosting& on_posting,
                                          const PostingReader::OnDefect& on_defect,
                                          std::atomic<std::int64_t>& bytes_read) {
  const std::unique_ptr<std::FILE, CloseInput> file(
      input.path == "-" ? stdin : std::fopen(input.path.c_str(), "rb"));
  if (!file) return unreadable_input(input.path, std::strerror(errno));
  MarketInputRead out;
  std::optional<PostingReader> reader;
  std::string piece(kPiece, '\0');
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), file.get())) {
    const std::string_view read(piece.data(), count);
    if (!reader) {
      out.format = input.format ? *input.format : format_of_start(read);
      reader.emplace(out.format, fields, on_posting, on_defect);
    }
    reader->add(read);
    bytes_read += static_cast<std::int64_t>(count);
    if (reader->failure()) break;
  }
  if (std::ferror(file.get()) != 0) {
    const std::string reason = std::strerror(errno);
    if (!reader) return unreadable_input(input.path, reason);
    out.broken_off = unreadable_input(input.path, reason);
    out.broken_off->detail = "reading failed half way: " + reason;
  }
  if (!reader) return out;  // an empty file
  reader->finish();
  if (reader->failure()) {
    Problem problem = *reader->failure();
    problem.source = source_name(input.path);
    return problem;
  }
  out.fields = reader->fields();
  return out;
}

}  // namespace certrail::cli
