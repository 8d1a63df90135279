#include "reference/comparison.hpp"

#include <sstream>

namespace certrail::test {
namespace {

std::string text(const twin::Case& question, const reference::Path& path) {
  std::ostringstream out;
  for (std::size_t k = 0; k < path.order.size(); ++k) {
    out << question.catalogue.certifications[path.order[k]].id << " (" << path.minutes_of_step[k]
        << ") ";
  }
  out << "score " << path.score_ppm << " minutes " << path.minutes << " fee " << path.fee_cents;
  return out.str();
}

// The day of the last exam, which a bare ranking does not show.
twin::Day finish_of(const twin::Case& question, const reference::Path& path) {
  const twin::Profile& profile = question.profile;
  const std::int64_t days = twin::ceil_div(path.minutes * 7, profile.hours_per_week * 60);
  twin::Day finish = profile.start_on + static_cast<twin::Day>(days);
  for (const std::size_t c : path.order) {
    const auto& first = question.catalogue.certifications[c].available_from;
    if (first) finish = std::max(finish, *first);
  }
  return finish;
}

}  // namespace

std::vector<reference::Path> paths_of(const twin::Case& question, const Ranking& ranking) {
  std::vector<reference::Path> paths;
  for (const RankedPath& from : ranking.paths) {
    reference::Path to;
    to.order.assign(from.exams().begin(), from.exams().end());
    to.minutes_of_step.assign(from.minutes_of_step.begin(),
                              from.minutes_of_step.begin() + from.steps);
    to.score_ppm = from.score_ppm;
    to.minutes = from.study_minutes;
    to.fee_cents = from.fee_cents;
    to.finish_on = finish_of(question, to);
    paths.push_back(std::move(to));
  }
  return paths;
}

std::string difference(const twin::Case& question, const Ranking& ranking,
                       const std::vector<reference::Path>& expected) {
  if (!ranking.proven) return "the ranking is not proven";
  if (static_cast<std::size_t>(ranking.proven_ranks) != ranking.paths.size()) {
    return "proven, but " + std::to_string(ranking.proven_ranks) + " ranks of " +
           std::to_string(ranking.paths.size());
  }
  const auto paths = paths_of(question, ranking);
  for (std::size_t rank = 0; rank < std::max(paths.size(), expected.size()); ++rank) {
    const std::string found = rank < paths.size() ? text(question, paths[rank]) : "nothing";
    const std::string right = rank < expected.size() ? text(question, expected[rank]) : "nothing";
    const bool same =
        rank < paths.size() && rank < expected.size() && paths[rank] == expected[rank];
    if (same) continue;
    return "rank " + std::to_string(rank + 1) + ":\n  engine    " + found + "\n  reference " +
           right;
  }
  return {};
}

}  // namespace certrail::test
