#include "doubt_view.hpp"

#include <fmt/format.h>

#include "figures.hpp"
#include "text.hpp"

namespace certrail::cli {
namespace {

std::string value_text(const std::string& field, const Doubt::Statement& statement) {
  if (const auto* text = std::get_if<std::string>(&statement.value)) return *text;
  const std::int64_t number = std::get<std::int64_t>(statement.value);
  if (field == "fee_cents") return dollars(number);
  if (field == "exam_minutes") return counted(number, "minute");
  if (field == "validity_months") return counted(number, "month");
  return std::to_string(number);
}

}  // namespace

bool sources_disagree(const Doubt& doubt) {
  for (const Doubt::Statement& one : doubt.statements) {
    for (const Doubt::Statement& other : doubt.statements) {
      const bool apart = one.source != other.source || one.as_of != other.as_of;
      if (apart && one.value != other.value) return true;
    }
  }
  return false;
}

std::string statements(const Doubt& doubt) {
  std::vector<std::string> parts;
  for (const Doubt::Statement& each : doubt.statements) {
    parts.push_back(fmt::format("{} ({}{}{})", value_text(doubt.field, each), each.source,
                                each.as_of.empty() ? "" : ", ", each.as_of));
  }
  return join(parts, ", ");
}

Json to_json(const Doubt& doubt) {
  Json values = Json::array();
  for (const Doubt::Statement& each : doubt.statements) {
    Json value;
    std::visit([&](const auto& plain) { value["value"] = plain; }, each.value);
    value["source"] = each.source;
    if (!each.as_of.empty()) value["as_of"] = each.as_of;
    values.push_back(std::move(value));
  }
  Json json = {{"field", doubt.field}, {"what", doubt.what}, {"values", std::move(values)}};
  if (!doubt.note.empty()) json["note"] = doubt.note;
  return json;
}

}  // namespace certrail::cli
