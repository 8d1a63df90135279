#include <nlohmann/json.hpp>

#include "certrail/exchange.hpp"
#include "explain/path_json.hpp"

namespace certrail {

using nlohmann::ordered_json;

std::string to_json(const ImportedPerson& person) {
  ordered_json documents = ordered_json::array();
  for (const ImportedDocument& each : person.documents) {
    ordered_json one = {{"name", each.name},
                        {"format", each.format ? ordered_json(std::string(to_string(*each.format)))
                                               : ordered_json(nullptr)}};
    if (!each.part.empty()) one["part"] = each.part;
    documents.push_back(std::move(one));
  }
  ordered_json lists = {{"mapped", ordered_json::array()},
                        {"estimated", ordered_json::array()},
                        {"not_mapped", ordered_json::array()},
                        {"notices", ordered_json::array()}};
  for (const ImportNote& note : person.notes) {
    ordered_json one = {{"code", note.code}, {"text", note.text}};
    if (!note.value.empty()) one["value"] = note.value;
    if (!note.id.empty()) one["id"] = note.id;
    if (!note.candidates.empty()) one["candidates"] = note.candidates;
    if (!note.source.empty()) one["source"] = note.source;
    if (!note.pointer.empty()) one["pointer"] = note.pointer;
    if (note.line > 0) one["line"] = note.line;
    const bool notice = note.kind == ImportNote::Kind::notice;
    lists[notice ? "notices" : std::string(to_string(note.kind))].push_back(std::move(one));
  }
  ordered_json out = {{"schema_version", 1}, {"documents", std::move(documents)}};
  out.update(lists);
  return dump_document(out);
}

}  // namespace certrail
