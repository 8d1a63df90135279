#include "catalog/id_table.hpp"

#include <string>
#include <unordered_set>

#include "catalog/excerpt.hpp"

namespace certrail {
namespace {

constexpr std::size_t kMostIds = 100'000;

std::optional<std::uint32_t> position(const IdTable& table, std::string_view id) {
  const auto at = table.positions.find(id);
  if (at == table.positions.end()) return {};
  return at->second;
}

std::string unknown(const IdTable& table, std::string_view id) {
  return "unknown " + std::string(table.kind) + ' ' + excerpt(id);
}

}  // namespace

std::optional<std::uint32_t> look_up(const Reader& value, const IdTable& table) {
  if (!value.value().is_string()) {
    value.report_type("the id of a " + std::string(table.kind));
    return {};
  }
  const std::string_view id = value.value().get_ref<const std::string&>();
  const auto found = position(table, id);
  if (!found && !table.incomplete) {
    value.report(ProblemCode::unknown_id, unknown(table, id), suggest(value.sink(), id, table.ids));
  }
  return found;
}

std::optional<std::uint32_t> look_up_name(const Reader& field, const IdTable& table) {
  const auto found = position(table, field.name());
  if (!found && !table.incomplete) {
    field.report_name(ProblemCode::unknown_id, unknown(table, field.name()),
                      suggest(field.sink(), field.name(), table.ids));
  }
  return found;
}

std::vector<std::uint32_t> look_up_list(const Reader& list, const IdTable& table) {
  std::vector<std::uint32_t> out;
  std::unordered_set<std::uint32_t> seen;
  for (const Reader& item : list.items(kMostIds)) {
    const auto found = look_up(item, table);
    if (!found) continue;
    if (!seen.insert(*found).second) {
      item.report(ProblemCode::duplicate_id,
                  std::string(table.ids[*found]) + " is named twice in one list");
      continue;
    }
    out.push_back(*found);
  }
  return out;
}

}  // namespace certrail
