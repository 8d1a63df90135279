#include <algorithm>
#include <array>
#include <string>

#include "catalog/excerpt.hpp"
#include "catalog/read_records.hpp"

namespace certrail {
namespace {

/// One entry of a provenance: where a value comes from.
Provenance read_origin(const Reader& reader, const Ids& ids) {
  static constexpr std::array<std::string_view, 3> bases = {"published", "estimated", "judgement"};
  Provenance out;
  out.field = reader.name();
  Fields fields(reader);
  if (const auto source = fields.required("source")) {
    const auto add = [&](const Reader& item) {
      const auto text = item.text();
      if (!text) return;
      look_up(item, ids.sources);
      if (!out.source.empty()) out.source += ", ";
      out.source += *text;
    };
    if (source->value().is_array()) {
      for (const Reader& item : source->items(100)) add(item);
    } else {
      add(*source);
    }
  }
  read_partial_date(fields, "as_of", out.as_of);
  if (const auto basis = fields.required("basis")) {
    if (const auto word = basis->word(bases)) out.basis = static_cast<Basis>(*word);
  }
  read(fields, "place", out.place);
  read(fields, "note", out.note);
  fields.finish();
  return out;
}

}  // namespace

std::optional<Level> read_level(const Reader& reader) {
  static constexpr std::array<std::string_view, 5> words = {"foundational", "associate",
                                                            "specialty", "professional", "expert"};
  const auto word = reader.word(words);
  if (!word) return {};
  return static_cast<Level>(*word);
}

void read_schema_version(Fields& fields) {
  const auto field = fields.required("schema_version");
  if (!field) return;
  const auto version = field->integer({0, 1'000'000});
  if (version && *version != 1) {
    field->report(ProblemCode::unsupported_version,
                  "schema_version " + std::to_string(*version) + ", this program reads 1");
  }
}

Mixture read_mixture(const Reader& reader, const IdTable& table) {
  Mixture out;
  if (!reader.value().is_object()) {
    if (const auto found = look_up(reader, table)) {
      out.parts.push_back({std::string(table.ids[*found]), 1});
    }
    return out;
  }
  if (reader.value().empty()) {
    reader.report(ProblemCode::out_of_range,
                  "a mixture of nothing, expected at least one " + std::string(table.kind));
  }
  for (const Reader& entry : reader.entries(kMostEntries)) {
    const auto found = look_up_name(entry, table);
    const auto share = entry.integer({1, 1'000'000});
    if (found && share) {
      out.parts.push_back({std::string(table.ids[*found]), static_cast<int>(*share)});
    }
  }
  return out;
}

std::vector<Provenance> read_provenance(Fields& owner, const Ids& ids) {
  std::vector<Provenance> out;
  const auto field = owner.optional("provenance");
  if (!field) return out;
  for (const Reader& entry : field->entries(kMostEntries)) {
    if (!owner.object().value().contains(entry.name())) {
      entry.report_name(ProblemCode::unknown_field,
                        "the origin of " + excerpt(entry.name()) + ", a field that is not there");
    }
    out.push_back(read_origin(entry, ids));
  }
  return out;
}

void read_partial_date(Fields& fields, std::string_view name, std::string& out) {
  const auto field = fields.optional(name);
  const auto text = field ? field->text() : std::nullopt;
  if (!text) return;
  std::string day(*text);
  if (day.size() == 4) day += "-01";
  if (day.size() == 7) day += "-01";
  if (!parse_date(day)) {
    field->report(ProblemCode::invalid_date,
                  '"' + excerpt(*text) + "\" is no year, month or day such as 2026-11");
    return;
  }
  out = *text;
}

void skip_object(Fields& fields, std::string_view name) {
  const auto field = fields.optional(name);
  if (field && !field->value().is_object()) field->report_type("an object");
}

void skip_list(Fields& fields, std::string_view name) {
  const auto field = fields.optional(name);
  if (field && !field->value().is_array()) field->report_type("a list");
}

void skip_text(Fields& fields, std::string_view name) {
  const auto field = fields.optional(name);
  if (field) field->text();
}

}  // namespace certrail
