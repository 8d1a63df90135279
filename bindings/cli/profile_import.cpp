// A profile from what a person has: a résumé, badges, the files of a LinkedIn export.
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>

#include "certrail/exchange.hpp"
#include "certrail/files.hpp"
#include "certrail/json.hpp"
#include "commands.hpp"
#include "figures.hpp"
#include "flag_values.hpp"
#include "input.hpp"
#include "loading.hpp"
#include "problems.hpp"
#include "table.hpp"
#include "text.hpp"

namespace certrail::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFilesOfFolder = 200;

/// The CSV files of a folder, by name.
Result<std::vector<std::string>> csv_files(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::string ending = at->path().extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    std::error_code unknown;
    if (ending != ".csv" || at->is_directory(unknown)) continue;
    files.push_back(at->path().string());
    if (files.size() > kMostFilesOfFolder) break;
  }
  const char* wrong = error                               ? "the folder cannot be read"
                      : files.empty()                     ? "no CSV files are in this folder"
                      : files.size() > kMostFilesOfFolder ? "more than 200 CSV files"
                                                          : nullptr;
  if (wrong != nullptr) return flag_problem(ProblemCode::unreadable_file, folder, {}, wrong);
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::vector<PersonDocument>, Problems> read_documents(
    const std::vector<std::string>& paths) {
  std::vector<PersonDocument> documents;
  Problems problems;
  const auto read = [&](const std::string& path, bool by_the_way) {
    Result<std::string> text = read_text(path);
    if (text) {
      documents.push_back({source_name(path), std::move(*text), by_the_way});
    } else {
      problems.push_back(text.error());
    }
  };
  if (std::count(paths.begin(), paths.end(), "-") > 1) {
    problems.push_back(
        flag_problem(ProblemCode::wrong_use, "FILE", "-", "standard input is named twice"));
    return problems;
  }
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-" || !fs::is_directory(path, error)) {
      read(path, false);
      continue;
    }
    const auto files = csv_files(path);
    if (!files) problems.push_back(files.error());
    for (std::size_t i = 0; files && i < files->size(); ++i) read((*files)[i], true);
  }
  if (!problems.empty()) return problems;
  return documents;
}

std::string place_of_note(const ImportNote& note) {
  std::string text = note.source;
  if (note.line > 0) text += (text.empty() ? "line " : ":") + std::to_string(note.line);
  if (!note.pointer.empty()) text += (text.empty() ? "" : " ") + note.pointer;
  return text;
}

std::string note_line(const ImportNote& note, const Style& style) {
  std::string text = note.value.empty() ? note.text : fmt::format("{}: {}", note.value, note.text);
  // The text names certifications itself; skills it does not.
  if (!note.candidates.empty() && note.code.starts_with("skill")) {
    text += "; nearest: " + join_words(note.candidates, "or");
  }
  const std::string place = place_of_note(note);
  if (!place.empty()) text += fmt::format(" [{}]", place);
  return paragraph(style, printable(text), 2, 2);
}

std::string report_text(const ImportedPerson& person, const Style& style) {
  std::vector<std::string> read;
  for (const ImportedDocument& each : person.documents) {
    if (!each.format) continue;
    std::string what(to_string(*each.format));
    if (!each.part.empty()) what += ' ' + each.part;
    read.push_back(fmt::format("{} ({})", each.name, what));
  }
  std::string text = paragraph(style, printable("Read: " + join(read, ", ")));
  const std::pair<ImportNote::Kind, const char*> sections[] = {
      {ImportNote::Kind::mapped, "Mapped"},
      {ImportNote::Kind::estimated, "Estimated"},
      {ImportNote::Kind::not_mapped, "Not mapped"},
      {ImportNote::Kind::notice, "Notices"}};
  for (const auto& [kind, title] : sections) {
    std::string lines;
    std::int64_t count = 0;
    for (const ImportNote& note : person.notes) {
      if (note.kind != kind) continue;
      lines += note_line(note, style);
      ++count;
    }
    if (count == 0) continue;
    text += paint(style, Paint::strong, fmt::format("{} ({})", title, count)) + '\n' + lines;
  }
  return text;
}

}  // namespace

Outcome profile_import(const ImportFlags& flags, const Session& session) {
  const Result<Engine, Problems> engine = load_engine(session);
  if (!engine) return failure(engine.error(), session);
  ImportOptions options;
  options.today = session.environment.today;
  options.format = flags.from;
  Problems problems;
  if (flags.start) {
    const Result<Date> start = day(*flags.start, "--start");
    if (start) {
      options.today = *start;
    } else {
      problems.push_back(start.error());
    }
  }
  const auto documents = read_documents(flags.files);
  if (!documents) {
    problems.insert(problems.end(), documents.error().begin(), documents.error().end());
  }
  if (!problems.empty()) return failure(problems, session);

  Result<ImportedPerson, Problems> person =
      import_person(engine.value().catalog(), *documents, options);
  if (!person) return failure(person.error(), session);
  // Only a day that was asked for: without one, later questions start on their own today.
  if (flags.start) person->profile.start_on = options.today;

  const Style& style = session.environment.err;
  Outcome outcome;
  const std::string profile = to_json(person->profile);
  std::optional<Problem> unwritable;
  if (flags.report) unwritable = write_file(*flags.report, to_json(*person));
  if (!unwritable && flags.output) unwritable = write_file(*flags.output, profile);
  if (unwritable) return failure({*unwritable}, session);
  if (!flags.output) outcome.out = profile;
  outcome.err = report_text(*person, style);
  if (flags.output && *flags.output != "-") {
    outcome.err += paragraph(
        style, printable(fmt::format("Written to {0}. Next: certrail recommend --profile {0} "
                                     "--role ROLE",
                                     *flags.output)));
  }
  return outcome;
}

}  // namespace certrail::cli
