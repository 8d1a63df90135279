#include "catalog/records.hpp"

#include <algorithm>
#include <array>

#include "catalog/excerpt.hpp"
#include "catalog/read_records.hpp"

namespace certrail {
namespace {

using nlohmann::json;

constexpr std::size_t kMostCertifications = 100'000;

std::string_view id_of(const json& record) {
  if (!record.is_object()) return {};
  const auto at = record.find("id");
  if (at == record.end() || !at->is_string()) return {};
  const std::string_view id = at->get_ref<const std::string&>();
  return is_valid_id(id) ? id : std::string_view{};
}

/// {"schema_version": 1, "<list>": [records]}, and a provider for all of them if `with_provider`.
void collect_list(const ParsedDocument& file, std::string_view list, bool with_provider,
                  std::vector<Record>& out, ProblemSink& sink) {
  const Reader root(file.value, sink);
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
    for (const Reader& item : records->items(kMostCertifications)) {
      Record& record = out.emplace_back();
      record.file = &file;
      record.value = &item.value();
      record.id = id_of(item.value());
      record.pointer = item.pointer();
      if (provider) record.file_provider = &provider->value();
    }
  }
  fields.finish();
}

void collect_sources(const ParsedDocument& file, std::vector<Record>& out, ProblemSink& sink) {
  const Reader root(file.value, sink);
  Fields fields(root);
  read_schema_version(fields);
  skip_text(fields, "note");
  if (const auto sources = fields.required("sources")) {
    for (const Reader& entry : sources->entries(kMostEntries)) {
      if (!is_valid_id(entry.name())) {
        entry.report_name(ProblemCode::invalid_value,
                          '"' + excerpt(entry.name()) + "\" is no id of a source");
        continue;
      }
      Record& record = out.emplace_back();
      record.file = &file;
      record.value = &entry.value();
      record.id = entry.name();
      record.pointer = entry.pointer();
    }
  }
  fields.finish();
}

void collect_file(const ParsedDocument& file, Records& records, ProblemSink& sink) {
  static constexpr std::array<std::string_view, 4> files = {"catalogue.json", "providers.json",
                                                            "skills.json", "sources.json"};
  static constexpr std::array<std::string_view, 4> folders = {"certifications", "roles", "markets",
                                                              "policies"};
  const std::string_view name = file.document->name;
  sink.source = name;
  const std::string_view folder = folder_of(name);
  const auto whole = [&](std::vector<Record>& out) {
    out.push_back({&file, &file.value, id_of(file.value), {}, nullptr});
  };
  if (name == files[0]) {
    records.header = &file;
  } else if (name == files[1]) {
    collect_list(file, "providers", false, records.providers, sink);
  } else if (name == files[2]) {
    collect_list(file, "skills", false, records.skills, sink);
  } else if (name == files[3]) {
    collect_sources(file, records.sources, sink);
  } else if (folder == folders[0]) {
    collect_list(file, "certifications", true, records.certifications, sink);
  } else if (folder == folders[1]) {
    whole(records.roles);
  } else if (folder == folders[2]) {
    whole(records.markets);
  } else if (folder == folders[3]) {
    whole(records.policies);
  } else {
    const bool loose = folder.empty();
    sink.add(ProblemCode::invalid_value, "",
             "a data directory has no such " + std::string(loose ? "file" : "folder"),
             excerpt(name), suggest(sink, loose ? name : folder, loose ? files : folders));
  }
}

/// Sorts by id if asked for, and fills the table; of two with one id the second is reported.
void index(std::vector<Record>& records, IdTable& table, bool sorted, std::size_t most,
           ProblemSink& sink) {
  if (records.size() > most) {
    sink.source = records[most].file->document->name;
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
    if (record.id.empty()) continue;
    const auto [at, is_new] = table.positions.emplace(record.id, static_cast<std::uint32_t>(i));
    if (is_new) continue;
    const Record& first = records[at->second];
    sink.source = record.file->document->name;
    sink.add(ProblemCode::duplicate_id, record.pointer + "/id",
             "the " + std::string(table.kind) + ' ' + std::string(record.id) + " is also in " +
                 first.file->document->name + (first.pointer.empty() ? "" : " at " + first.pointer),
             std::string(record.id));
  }
}

}  // namespace

std::string_view folder_of(std::string_view name) {
  const std::size_t slash = name.find('/');
  return slash == std::string_view::npos ? std::string_view{} : name.substr(0, slash);
}

Records collect_records(const std::vector<ParsedDocument>& files, ProblemSink& sink) {
  Records records;
  for (const ParsedDocument& file : files) collect_file(file, records, sink);
  Ids& ids = records.ids;
  index(records.providers, ids.providers, true, kMostEntries, sink);
  index(records.skills, ids.skills, false, kMostEntries, sink);
  index(records.sources, ids.sources, true, kMostEntries, sink);
  index(records.certifications, ids.certifications, true, kMostCertifications, sink);
  index(records.roles, ids.roles, true, kMostEntries, sink);
  index(records.markets, ids.markets, true, kMostEntries, sink);
  index(records.policies, ids.policies, true, kMostEntries, sink);
  return records;
}

}  // namespace certrail
