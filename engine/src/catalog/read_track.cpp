#include <algorithm>
#include <optional>

#include "catalog/excerpt.hpp"
#include "catalog/read_records.hpp"
#include "catalog/requirement_reader.hpp"

namespace certrail {
namespace {

std::vector<Track::Hint> read_hints(const Reader& list) {
  std::vector<Track::Hint> out;
  for (const Reader& item : list.items(kMostEntries)) {
    Track::Hint hint;
    Fields fields(item);
    if (const auto topic = fields.required("topic")) hint.topic = topic->text().value_or("");
    if (const auto text = fields.required("text")) hint.text = text->text().value_or("");
    fields.finish();
    out.push_back(std::move(hint));
  }
  return out;
}

/// The families of the catalogue are known only by what certifications name.
std::vector<std::string> read_families(const Reader& list,
                                       const std::vector<std::string_view>& families,
                                       const Ids& ids) {
  std::vector<std::string> out;
  for (const Reader& item : list.items(kMostEntries)) {
    const auto family = item.text(kLongestId);
    if (!family) continue;
    if (!ids.certifications.incomplete &&
        !std::binary_search(families.begin(), families.end(), *family)) {
      item.report(ProblemCode::unknown_id, "no certification is of the family " + excerpt(*family),
                  suggest(item.sink(), *family, families));
    }
    out.emplace_back(*family);
  }
  if (list.value().is_array() && list.value().empty()) {
    list.report(ProblemCode::out_of_range, "no family, expected at least one");
  }
  return out;
}

}  // namespace

TrackGroup read_track_group(const Reader& reader, const std::vector<std::string_view>& families,
                            const Ids& ids) {
  TrackGroup out;
  Fields fields(reader);
  if (const auto name = fields.required("name")) out.name = name->text().value_or("");
  if (const auto list = fields.required("families")) {
    out.families = read_families(*list, families, ids);
  }
  if (const auto list = fields.optional("levels")) {
    for (const Reader& item : list->items(kMostEntries)) {
      if (const auto level = read_level(item)) out.levels.push_back(*level);
    }
  }
  skip_text(fields, "note");
  fields.finish();
  return out;
}

Track read_track(const Reader& reader, const Ids& ids) {
  Track out;
  Fields fields(reader);
  if (const auto id = fields.required("id")) out.id = id->new_id().value_or("");
  out.name = out.id;
  read(fields, "name", out.name);
  read(fields, "aliases", out.aliases);
  read(fields, "summary", out.summary);
  read(fields, "one_cloud", out.one_cloud);
  if (const auto goal = fields.required("goal")) {
    const auto group = [&](const Reader& leaf) { return look_up(leaf, ids.track_groups); };
    if (auto tree = read_requirement<TrackGroupIndex>(*goal, group)) out.goal = std::move(*tree);
  }
  if (const auto hints = fields.optional("hints")) out.hints = read_hints(*hints);
  skip_text(fields, "note");
  read_provenance(fields, ids);
  fields.finish();
  return out;
}

}  // namespace certrail
