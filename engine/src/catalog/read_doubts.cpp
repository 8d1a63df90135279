#include <string>
#include <string_view>

#include "catalog/excerpt.hpp"
#include "catalog/read_records.hpp"

namespace certrail {
namespace {

constexpr std::size_t kMostDoubts = 100;
constexpr Range kValues{0, 1'000'000'000};

Doubt::Statement read_statement(const Reader& reader, const Ids& ids) {
  Doubt::Statement out;
  Fields fields(reader);
  if (const auto value = fields.required("value")) {
    if (value->value().is_number()) {
      if (const auto number = value->integer(kValues)) out.value = *number;
    } else if (value->value().is_string()) {
      out.value = std::string(value->text().value_or(""));
    } else {
      value->report_type("a whole number or a text");
    }
  }
  if (const auto source = fields.required("source")) {
    look_up(*source, ids.sources);
    out.source = source->text().value_or("");
  }
  read_partial_date(fields, "as_of", out.as_of);
  fields.finish();
  return out;
}

/// The name of a field that `owner` has.
std::string read_field_name(const Reader& field, const Reader& owner) {
  const auto name = field.text();
  if (!name || owner.value().contains(*name)) return std::string(name.value_or(""));
  std::vector<std::string_view> names;
  for (const auto& [key, value] : owner.value().get_ref<const nlohmann::json::object_t&>()) {
    names.push_back(key);
  }
  field.report(ProblemCode::unknown_field,
               "a doubt about " + excerpt(*name) + ", a field that is not there",
               suggest(field.sink(), *name, names));
  return {};
}

Doubt read_doubt(const Reader& reader, const Reader& owner, const Ids& ids) {
  Doubt out;
  Fields fields(reader);
  if (const auto field = fields.required("field")) out.field = read_field_name(*field, owner);
  if (const auto what = fields.required("what")) out.what = what->text().value_or("");
  if (const auto values = fields.required("values")) {
    for (const Reader& item : values->items(kMostDoubts)) {
      out.statements.push_back(read_statement(item, ids));
    }
    if (values->value().is_array() && values->value().empty()) {
      values->report(ProblemCode::out_of_range, "no value, expected what at least one source says");
    }
  }
  read(fields, "note", out.note);
  fields.finish();
  return out;
}

}  // namespace

std::vector<Doubt> read_doubts(Fields& owner, const Ids& ids) {
  std::vector<Doubt> out;
  const auto list = owner.optional("doubts");
  if (!list) return out;
  for (const Reader& item : list->items(kMostDoubts)) {
    out.push_back(read_doubt(item, owner.object(), ids));
  }
  return out;
}

}  // namespace certrail
