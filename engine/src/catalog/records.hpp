// The records of all documents of a data directory, found and sorted before any is read, because
// they name each other.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "catalog/id_table.hpp"
#include "catalog/problem_sink.hpp"
#include "certrail/engine.hpp"

namespace certrail {

struct ParsedDocument {
  const Document* document;
  std::optional<nlohmann::json> value;  ///< empty if it could not be read, which is reported
};

/// What an overlay says of one record.
struct Patch {
  const ParsedDocument* file = nullptr;
  const nlohmann::json* value = nullptr;
  std::string pointer;  ///< where it stands in its file
};

/// One certification, skill, role and so on.
struct Record {
  const ParsedDocument* file = nullptr;
  const nlohmann::json* value = nullptr;
  std::string_view id;  ///< empty if it has none that is good
  std::string pointer;  ///< where it stands in its file
  /// The field `provider` of the file, for all its certifications.
  const nlohmann::json* file_provider = nullptr;
  std::vector<Patch> patches = {};  ///< that `value` was made with, the last one last
};

/// By kind. All but skills and tracks are sorted by id, bytewise; those without an id come last.
struct Records {
  const ParsedDocument* header = nullptr;  ///< catalogue.json
  std::vector<Record> providers;
  std::vector<Record> skills;
  std::vector<Record> sources;  ///< entries of an object: the id is the field's name
  std::vector<Record> certifications;
  std::vector<Record> roles;
  std::vector<Record> markets;
  std::vector<Record> policies;
  std::vector<Record> track_groups;   ///< entries of an object, as sources
  std::vector<Record> tracks;         ///< in the order of their file, as skills
  std::vector<Record> renewal_rules;  ///< entries of an object, as sources
  std::vector<Record> discounts;
  std::vector<const ParsedDocument*> overlay_files;
  std::vector<Overlay> overlays;
  std::deque<nlohmann::json> made;  ///< values of records with what overlays say in them
  Ids ids;
};

/// Checks what stands around the records, and that ids are there and unique, and lays overlays over
/// them. `files` must be sorted by name and outlive the result. `day`: see load_catalog.
Records collect_records(const std::vector<ParsedDocument>& files, std::optional<Date> day,
                        ProblemSink& sink);

/// The id of a record that is read as JSON; empty if it has none that is good.
std::string_view id_of(const nlohmann::json& record);

/// Adds the fields of `owner` as records whose ids are their names.
void collect_entries(const ParsedDocument& file, const Reader& owner, const IdTable& table,
                     std::vector<Record>& out);

/// "certifications/aws.json" is in the folder "certifications"; empty for files in none.
std::string_view folder_of(std::string_view name);

}  // namespace certrail
