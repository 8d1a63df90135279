#include "catalog/overlays.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "catalog/read_records.hpp"

namespace certrail {
namespace {

using nlohmann::json;

/// The lists that an overlay may have.
struct PatchedKind {
  std::string_view list;
  const IdTable* ids;
  std::vector<Record>* records;
  bool has_provenance;
  bool is_a_file;  ///< in the data each of them is a file, with its schema_version
};

std::array<PatchedKind, 6> patched_kinds(Records& records) {
  const Ids& ids = records.ids;
  return {{{"providers", &ids.providers, &records.providers, false, false},
           {"skills", &ids.skills, &records.skills, false, false},
           {"certifications", &ids.certifications, &records.certifications, true, false},
           {"roles", &ids.roles, &records.roles, true, true},
           {"markets", &ids.markets, &records.markets, true, true},
           {"policies", &ids.policies, &records.policies, true, true}}};
}

/// What an overlay says of itself.
struct OverlayHead {
  std::string as_of;
  std::string basis = "judgement";
  std::optional<Date> until;
};

OverlayHead read_head(Fields& fields, Overlay& overlay) {
  OverlayHead head;
  read_schema_version(fields);
  if (const auto id = fields.required("id")) overlay.id = id->new_id().value_or("");
  overlay.name = overlay.id;
  read(fields, "name", overlay.name);
  read_partial_date(fields, "as_of", head.as_of);
  if (const auto basis = fields.optional("basis")) {
    static constexpr std::array<std::string_view, 3> words = {"published", "estimated",
                                                              "judgement"};
    if (const auto word = basis->word(words)) head.basis = words[*word];
  }
  read(fields, "until", head.until);
  skip_text(fields, "note");
  return head;
}

/// The overlay is itself the source of what it says.
void add_as_source(const ParsedDocument& file, const Overlay& overlay, const OverlayHead& head,
                   Records& records) {
  json& source = records.made.emplace_back(json::object());
  source["address"] = overlay.file;
  if (!head.as_of.empty()) source["as_of"] = head.as_of;
  source["kind"] = "overlay";
  Record& record = records.sources.emplace_back();
  record.file = &file;
  record.value = &source;
  record.id = id_of(*file.value);
}

class Laying {
 public:
  Laying(const ParsedDocument& file, std::optional<Date> day, const OverlayHead& head,
         Overlay& overlay, Records& records)
      : file_(file), day_(day), head_(head), overlay_(overlay), records_(records) {}

  void lay(const PatchedKind& kind, const Reader& list) {
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < kind.records->size(); ++i) {
      places.emplace((*kind.records)[i].id, i);
    }
    std::set<std::string_view> named;
    for (const Reader& item : list.items(kMostEntries)) {
      const std::optional<std::string_view> id = id_in(item);
      if (!id) continue;
      if (!named.insert(*id).second) {
        item.report(ProblemCode::duplicate_id, "the overlay names " + std::string(*id) + " twice");
        continue;
      }
      Overlay::Change change = change_of(kind, item, *id);
      if (!change.ended) {
        const auto place = places.find(*id);
        if (place == places.end()) {
          add(kind, item);
        } else {
          patch(kind, item, (*kind.records)[place->second], change);
        }
      }
      overlay_.changes.push_back(std::move(change));
    }
  }

 private:
  static std::optional<std::string_view> id_in(const Reader& item) {
    if (!item.value().is_object()) {
      item.report_type("an object");
      return {};
    }
    const auto id = item.value().find("id");
    if (id == item.value().end()) {
      item.report(ProblemCode::missing_field, "the field \"id\" is missing");
      return {};
    }
    return item.field("id", *id).new_id();
  }

  Overlay::Change change_of(const PatchedKind& kind, const Reader& item, std::string_view id) {
    Overlay::Change change;
    change.kind = kind.ids->kind;
    change.id = id;
    change.until = head_.until;
    const auto until = item.value().find("until");
    if (until != item.value().end()) change.until = item.field("until", *until).date();
    change.ended = day_ && change.until && *change.until < *day_;
    return change;
  }

  void add(const PatchedKind& kind, const Reader& item) {
    json& value = records_.made.emplace_back(item.value());
    value.erase("until");
    if (kind.is_a_file && !value.contains("schema_version")) value["schema_version"] = 1;
    if (kind.has_provenance) name_source(item.value(), value);
    Record& record = kind.records->emplace_back();
    record.file = &file_;
    record.value = &value;
    record.id = id_of(item.value());
    record.pointer = item.pointer();
  }

  void patch(const PatchedKind& kind, const Reader& item, Record& record, Overlay::Change& change) {
    json changes = item.value();
    for (const char* field : {"id", "until"}) changes.erase(field);
    for (const auto& [field, value] : changes.items()) {
      if (field != "provenance") change.fields.push_back(field);
    }
    json& merged = records_.made.emplace_back(*record.value);
    merged.merge_patch(changes);
    if (kind.has_provenance) name_source(changes, merged);
    record.value = &merged;
    record.patches.push_back({&file_, &item.value(), item.pointer()});
  }

  /// Fields that `changes` sets without saying where they come from are the overlay's own; those
  /// it removes come from nowhere.
  void name_source(const json& changes, json& merged) const {
    static constexpr std::array<std::string_view, 7> no_facts = {
        "id", "until", "schema_version", "provenance", "note", "name", "aliases"};
    if (!merged.is_object()) return;
    const auto given = changes.find("provenance");
    for (const auto& [field, value] : changes.items()) {
      if (std::find(no_facts.begin(), no_facts.end(), field) != no_facts.end()) continue;
      const bool has_own = given != changes.end() && given->is_object() && given->contains(field);
      json& provenance = merged["provenance"];
      if (!provenance.is_null() && !provenance.is_object()) return;  // reported by its reader
      if (!merged.contains(field)) {
        if (provenance.is_object()) provenance.erase(field);
      } else if (!has_own) {
        json& origin = provenance[field] = {{"source", overlay_.id}, {"basis", head_.basis}};
        if (!head_.as_of.empty()) origin["as_of"] = head_.as_of;
      }
    }
    if (const auto left = merged.find("provenance"); left != merged.end() && left->is_null()) {
      merged.erase(left);
    }
  }

  const ParsedDocument& file_;
  std::optional<Date> day_;
  const OverlayHead& head_;
  Overlay& overlay_;
  Records& records_;
};

void lay_overlay(const ParsedDocument& file, std::optional<Date> day, Records& records,
                 ProblemSink& sink) {
  sink.source = file.document->shown();
  const Reader root(*file.value, sink);
  Fields fields(root);
  Overlay& overlay = records.overlays.emplace_back();
  overlay.file = file.document->shown();
  const OverlayHead head = read_head(fields, overlay);
  add_as_source(file, overlay, head, records);
  if (const auto sources = fields.optional("sources")) {
    collect_entries(file, *sources, records.ids.sources, records.sources);
  }
  Laying laying(file, day, head, overlay, records);
  for (const PatchedKind& kind : patched_kinds(records)) {
    if (const auto list = fields.optional(kind.list)) laying.lay(kind, *list);
  }
  fields.finish();
}

/// The longest beginning of `pointer` that leads to something in `value`.
std::string_view longest_found(const json& value, std::string_view pointer) {
  const json* at = &value;
  std::size_t found = 0;
  while (found < pointer.size()) {
    const std::size_t end = std::min(pointer.find('/', found + 1), pointer.size());
    const json::json_pointer step{std::string(pointer.substr(found, end - found))};
    if (!at->contains(step)) break;
    at = &at->at(step);
    found = end;
  }
  return pointer.substr(0, found);
}

}  // namespace

void lay_overlays(std::optional<Date> day, Records& records, ProblemSink& sink) {
  for (const ParsedDocument* file : records.overlay_files) lay_overlay(*file, day, records, sink);
}

void blame_overlays(const Record& record, std::size_t first, ProblemSink& sink) {
  if (record.patches.empty()) return;
  for (std::size_t i = first; i < sink.problems.size(); ++i) {
    Problem& problem = sink.problems[i];
    std::string_view inside = problem.pointer;
    inside.remove_prefix(std::min(record.pointer.size(), inside.size()));
    // The last patch that says something of this field, else the last one of all.
    const Patch* blamed = &record.patches.back();
    std::string_view place;
    for (const Patch& patch : record.patches) {
      const std::string_view found = longest_found(*patch.value, inside);
      if (found.empty()) continue;
      blamed = &patch;
      place = found;
    }
    problem.source = blamed->file->document->shown();
    problem.pointer = blamed->pointer + std::string(place);
  }
}

}  // namespace certrail
