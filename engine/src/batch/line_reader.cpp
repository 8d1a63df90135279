#include "batch/line_reader.hpp"

#include <utility>

#include "certrail/track.hpp"

namespace certrail {

LineReader::LineReader(const Catalog& catalog, const BatchOptions& options,
                       const std::optional<CsvColumns>& columns)
    : catalog_(catalog),
      options_(options),
      track_(options.track.empty() ? nullptr : find_track(catalog, options.track)),
      columns_(columns),
      fast_(catalog) {}

Problems LineReader::read_document(std::string_view text, Profile& profile, ProfileLine& line) {
  if (fast_.read(text, options_.defaults, profile, line)) return {};
  auto read = parse_profile_line(catalog_, text, options_.defaults, line);
  if (!read) return std::move(read.error());
  profile = std::move(*read);
  return {};
}

void LineReader::begin(Question& question) const {
  question.top = options_.matrix ? 1 : options_.top;
  question.distinct = options_.distinct;
  question.budget.max_nodes = options_.max_nodes;
}

Problems LineReader::read(std::string_view text, Question& question, ProfileLine& line) {
  begin(question);
  if (columns_) {
    auto document = columns_->to_document(catalog_, text);
    if (document) return read_made(std::move(*document), question, line);
    line = {};
    return {std::move(document.error())};
  }
  Problems problems = read_document(text, question.profile, line);
  if (!problems.empty()) return problems;
  return add_track(question.profile);
}

Problems LineReader::read(const ProfileTable& table, std::size_t row, Question& question,
                          ProfileLine& line) {
  begin(question);
  return read_made(columns_->to_document(catalog_, table, row), question, line);
}

Problems LineReader::read_made(RowDocument document, Question& question, ProfileLine& line) {
  const std::size_t size = document.text.size();
  document.text.append(kLinePadding, '\0');
  Problems problems =
      read_document(std::string_view(document.text).substr(0, size), question.profile, line);
  // Columns of the document are none of the row.
  for (Problem& problem : problems) problem.column = 0;
  if (document.goal) problems.push_back(std::move(*document.goal));
  if (!problems.empty()) return problems;
  return add_track(question.profile);
}

Problems LineReader::add_track(Profile& profile) const {
  if (track_ == nullptr) return {};
  auto goal = track_goal(catalog_, *track_, profile.cloud_preference);
  if (!goal) {
    goal.error().pointer = "/cloud_preference";
    return {std::move(goal.error())};
  }
  if (profile.goals) {
    Goal both{Goal::Kind::all_of, {}, 2, {}};
    both.children.push_back(std::move(*profile.goals));
    both.children.push_back(std::move(*goal));
    profile.goals = std::move(both);
  } else {
    profile.goals = std::move(*goal);
  }
  return {};
}

}  // namespace certrail
