#include "catalog/records.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "catalog/excerpt.hpp"
#include "catalog/overlays.hpp"
#include "catalog/read_records.hpp"

namespace certrail {
namespace {

using nlohmann::json;

constexpr std::size_t kMostCertifications = 100'000;

void collect_items(const ParsedDocument& file, const Reader& list, std::vector<Record>& out) {
  for (const Reader& item : list.items(kMostCertifications)) {
    Record& record = out.emplace_back();
    record.file = &file;
    record.value = &item.value();
    record.id = id_of(item.value());
    record.pointer = item.pointer();
  }
}

/// {"schema_version": 1, "<list>": [records]}, and a provider for all of them if `with_provider`.
void collect_list(const ParsedDocument& file, std::string_view list, bool with_provider,
                  std::vector<Record>& out, ProblemSink& sink) {
  const Reader root(*file.value, sink);
  Fields fields(root);
  read_schema_version(fields);
  const auto provider = with_provider ? fields.optional("provider") : std::nullopt;
  if (list == "skills") {
    // What the categories are called, and how names are recognised in postings.
    skip_list(fields, "categories");
    skip_object(fields, "matching");
  }
  skip_text(fields, "note");
  if (const auto records = fields.required(list)) {
    const std::size_t first = out.size();
    collect_items(file, *records, out);
    for (std::size_t i = first; provider && i < out.size(); ++i) {
      out[i].file_provider = &provider->value();
    }
  }
  fields.finish();
}

/// {"schema_version": 1, "<object>": {id: record}}.
void collect_object(const ParsedDocument& file, std::string_view object, IdTable& table,
                    std::vector<Record>& out, ProblemSink& sink) {
  const Reader root(*file.value, sink);
  Fields fields(root);
  read_schema_version(fields);
  skip_text(fields, "note");
  const auto entries = fields.required(object);
  if (entries) collect_entries(file, *entries, table, out);
  if (!entries || !entries->value().is_object()) table.incomplete = true;
  fields.finish();
}

void collect_tracks(const ParsedDocument& file, Records& records, ProblemSink& sink) {
  const Reader root(*file.value, sink);
  Fields fields(root);
  read_schema_version(fields);
  skip_text(fields, "note");
  const auto groups = fields.required("groups");
  if (groups) collect_entries(file, *groups, records.ids.track_groups, records.track_groups);
  if (!groups || !groups->value().is_object()) records.ids.track_groups.incomplete = true;
  if (const auto tracks = fields.required("tracks")) {
    collect_items(file, *tracks, records.tracks);
  }
  fields.finish();
}

/// One kind of document, by the file's name or its folder.
struct Kind {
  std::string_view file;
  std::string_view folder;
  IdTable* ids = nullptr;
  std::vector<Record>* records = nullptr;
};

std::array<Kind, 11> kinds_of(Records& records) {
  Ids& ids = records.ids;
  return {{{"catalogue.json", {}, nullptr, nullptr},
           {"providers.json", {}, &ids.providers, &records.providers},
           {"skills.json", {}, &ids.skills, &records.skills},
           {"sources.json", {}, &ids.sources, &records.sources},
           {"tracks.json", {}, &ids.tracks, &records.tracks},
           {"renewals.json", {}, &ids.renewal_rules, &records.renewal_rules},
           {"discounts.json", {}, &ids.discounts, &records.discounts},
           {{}, "certifications", &ids.certifications, &records.certifications},
           {{}, "roles", &ids.roles, &records.roles},
           {{}, "markets", &ids.markets, &records.markets},
           {{}, "policies", &ids.policies, &records.policies}}};
}

void report_unknown_document(std::string_view name, std::span<const Kind> kinds,
                             ProblemSink& sink) {
  const std::string_view folder = folder_of(name);
  std::vector<std::string_view> words;
  for (const Kind& kind : kinds) {
    const std::string_view word = folder.empty() ? kind.file : kind.folder;
    if (!word.empty()) words.push_back(word);
  }
  sink.add(
      ProblemCode::invalid_value, "",
      folder.empty() ? "a data directory has no such file" : "a data directory has no such folder",
      excerpt(name), suggest(sink, folder.empty() ? name : folder, words));
}

void collect_file(const ParsedDocument& file, Records& records, ProblemSink& sink) {
  const std::string_view name = file.document->name;
  sink.source = file.document->shown();
  const std::string_view folder = folder_of(name);
  if (folder == "overlays") {
    if (file.value) {
      records.overlay_files.push_back(&file);
    } else {
      for (const Kind& kind : kinds_of(records)) {
        if (kind.ids != nullptr) kind.ids->incomplete = true;
      }
    }
    return;
  }
  const auto kinds = kinds_of(records);
  const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& one) {
    return folder.empty() ? one.file == name : one.folder == folder;
  });
  if (kind == kinds.end()) {
    report_unknown_document(name, kinds, sink);
  } else if (!file.value) {
    if (kind->ids != nullptr) kind->ids->incomplete = true;
  } else if (kind->records == nullptr) {
    records.header = &file;
  } else if (kind->records == &records.sources) {
    collect_object(file, "sources", records.ids.sources, records.sources, sink);
  } else if (kind->records == &records.renewal_rules) {
    collect_object(file, "rules", records.ids.renewal_rules, records.renewal_rules, sink);
  } else if (kind->records == &records.discounts) {
    collect_list(file, "discounts", false, records.discounts, sink);
  } else if (kind->records == &records.tracks) {
    collect_tracks(file, records, sink);
  } else if (kind->records == &records.providers) {
    collect_list(file, "providers", false, records.providers, sink);
  } else if (kind->records == &records.skills) {
    collect_list(file, "skills", false, records.skills, sink);
  } else if (kind->records == &records.certifications) {
    collect_list(file, "certifications", true, records.certifications, sink);
  } else {
    kind->records->push_back({&file, &*file.value, id_of(*file.value), {}, nullptr});
  }
}

/// Sorts by id if asked for, and fills the table; of two with one id the second is reported.
void index(std::vector<Record>& records, IdTable& table, bool sorted, std::size_t most,
           ProblemSink& sink) {
  if (records.size() > most) {
    sink.source = records[most].file->document->shown();
    sink.add(ProblemCode::out_of_range, records[most].pointer,
             std::to_string(records.size()) + ' ' + std::string(table.kind) + " records, at most " +
                 std::to_string(most) + " are allowed");
    records.resize(most);
  }
  if (sorted) {
    std::stable_sort(records.begin(), records.end(), [](const Record& a, const Record& b) {
      if (a.id.empty() || b.id.empty()) return !a.id.empty() && b.id.empty();
      return a.id < b.id;
    });
  }
  table.ids.reserve(records.size());
  table.positions.reserve(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    // Positions in the table are those of the records, so that one without an id has a place too.
    table.ids.push_back(record.id);
    if (record.id.empty()) {
      table.incomplete = true;
      continue;
    }
    const auto [at, is_new] = table.positions.emplace(record.id, static_cast<std::uint32_t>(i));
    if (is_new) continue;
    const Record& first = records[at->second];
    sink.source = record.file->document->shown();
    sink.add(ProblemCode::duplicate_id, record.pointer + "/id",
             "the " + std::string(table.kind) + ' ' + std::string(record.id) + " is also in " +
                 first.file->document->shown() +
                 (first.pointer.empty() ? "" : " at " + first.pointer),
             std::string(record.id));
  }
}

}  // namespace

std::string_view id_of(const json& record) {
  if (!record.is_object()) return {};
  const auto at = record.find("id");
  if (at == record.end() || !at->is_string()) return {};
  const std::string_view id = at->get_ref<const std::string&>();
  return is_valid_id(id) ? id : std::string_view{};
}

void collect_entries(const ParsedDocument& file, const Reader& owner, const IdTable& table,
                     std::vector<Record>& out) {
  for (const Reader& entry : owner.entries(kMostEntries)) {
    if (!is_valid_id(entry.name())) {
      entry.report_name(
          ProblemCode::invalid_value,
          '"' + excerpt(entry.name()) + "\" is no id of a " + std::string(table.kind));
      continue;
    }
    Record& record = out.emplace_back();
    record.file = &file;
    record.value = &entry.value();
    record.id = entry.name();
    record.pointer = entry.pointer();
  }
}

std::string_view folder_of(std::string_view name) {
  const std::size_t slash = name.find('/');
  return slash == std::string_view::npos ? std::string_view{} : name.substr(0, slash);
}

Records collect_records(const std::vector<ParsedDocument>& files, std::optional<Date> day,
                        ProblemSink& sink) {
  Records records;
  Ids& ids = records.ids;
  const auto has = [&](std::string_view name) {
    return std::any_of(files.begin(), files.end(),
                       [&](const ParsedDocument& file) { return file.document->name == name; });
  };
  ids.providers.incomplete = !has("providers.json");
  ids.skills.incomplete = !has("skills.json");
  ids.sources.incomplete = !has("sources.json");
  for (const ParsedDocument& file : files) collect_file(file, records, sink);
  lay_overlays(day, records, sink);
  index(records.providers, ids.providers, true, kMostEntries, sink);
  index(records.skills, ids.skills, false, kMostEntries, sink);
  index(records.sources, ids.sources, true, kMostEntries, sink);
  index(records.certifications, ids.certifications, true, kMostCertifications, sink);
  index(records.roles, ids.roles, true, kMostEntries, sink);
  index(records.markets, ids.markets, true, kMostEntries, sink);
  index(records.policies, ids.policies, true, kMostEntries, sink);
  index(records.track_groups, ids.track_groups, true, kMostEntries, sink);
  index(records.tracks, ids.tracks, false, kMostEntries, sink);
  index(records.renewal_rules, ids.renewal_rules, true, kMostEntries, sink);
  index(records.discounts, ids.discounts, true, kMostEntries, sink);
  return records;
}

}  // namespace certrail
