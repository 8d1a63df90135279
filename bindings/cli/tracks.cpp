#include "certrail/names.hpp"
#include "page.hpp"
#include "text.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

using GoalTree = RequirementTree<TrackGroupIndex>;

/// "associate architecture + senior architecture": the goal in the words of its groups.
std::string wording_of(const Catalog& catalog, const GoalTree& goal, bool inner = false) {
  if (goal.kind == GoalTree::Kind::leaf) return catalog.track_groups[goal.leaf].name;
  std::vector<std::string> parts;
  for (const GoalTree& child : goal.children) parts.push_back(wording_of(catalog, child, true));
  if (goal.kind == GoalTree::Kind::k_of) {
    return std::to_string(goal.k) + " of (" + join(parts, "; ") + ")";
  }
  const std::string text = join(parts, goal.kind == GoalTree::Kind::all_of ? " + " : " or ");
  return inner ? "(" + text + ")" : text;
}

Page all_tracks(const Catalog& catalog) {
  Page page;
  page.table.columns = {{"Id", Align::left, false},
                        {"Name", Align::left, true},
                        {"What to hold in the end", Align::left, true}};
  page.json = {{"schema_version", 1}, {"tracks", Json::array()}};
  for (const Track& track : catalog.tracks) {
    page.table.rows.push_back(plain_row({track.id, track.name, wording_of(catalog, track.goal)}));
    page.json["tracks"].push_back({{"id", track.id},
                                   {"name", track.name},
                                   {"summary", track.summary},
                                   {"one_cloud", track.one_cloud}});
  }
  return page;
}

Page one_track(const Catalog& catalog, const std::string& id, Date today) {
  const Track& track = *find_track(catalog, id);
  Page page;
  page.lines = {
      track.name + " (" + track.id + ")", track.summary,
      "Goal: " + wording_of(catalog, track.goal) + (track.one_cloud ? ", all of one cloud." : ".")};
  for (const Track::Hint& hint : track.hints) page.lines.push_back(hint.topic + ": " + hint.text);
  page.lines.push_back("Ask for it by: certrail recommend --role ROLE --track " + track.id);
  page.json = {{"schema_version", 1},
               {"id", track.id},
               {"name", track.name},
               {"aliases", track.aliases},
               {"summary", track.summary},
               {"one_cloud", track.one_cloud},
               {"goal", wording_of(catalog, track.goal)},
               {"groups", Json::array()},
               {"hints", Json::array()}};
  page.table.columns = {{"Group", Align::left, true},
                        {"Exam", Align::left, false},
                        {"Name", Align::left, true},
                        {"State", Align::left, false}};
  for_each_leaf(track.goal, [&](TrackGroupIndex index) {
    const TrackGroup& group = catalog.track_groups[index];
    Json exams = Json::array();
    std::string shown = group.name;
    for (const CertificationIndex member : members(catalog, group)) {
      const Certification& exam = catalog.certifications[member];
      const std::string state(state_on(exam, today));
      Row row = plain_row({shown, exam.id, bare_name(exam), state});
      row.cells[3].paint = Paint::soft;
      page.table.rows.push_back(std::move(row));
      shown.clear();  // once for all its exams
      exams.push_back({{"id", exam.id}, {"state", state}});
    }
    page.json["groups"].push_back(
        {{"id", group.id}, {"name", group.name}, {"certifications", std::move(exams)}});
  });
  for (const Track::Hint& hint : track.hints) {
    page.json["hints"].push_back({{"topic", hint.topic}, {"text", hint.text}});
  }
  return page;
}

}  // namespace

Outcome tracks(const std::optional<std::string>& id, Format format, const Session& session) {
  const auto one = [&](const Catalog& catalog, const std::string& found) {
    return one_track(catalog, found, session.environment.today);
  };
  return list_or_show(id, format, session, {}, resolve_track, all_tracks, one);
}

}  // namespace certrail::cli
