#include <algorithm>
#include <string>
#include <utility>

#include "catalog/json_places.hpp"
#include "catalog/json_text.hpp"
#include "catalog/read_records.hpp"
#include "certrail/json.hpp"

namespace certrail {
namespace {

template <class Things>
void add_ids(const Things& things, IdTable& table) {
  for (const auto& each : things) {
    table.positions.emplace(each.id, static_cast<std::uint32_t>(table.ids.size()));
    table.ids.push_back(each.id);
  }
}

}  // namespace

Result<Market, Problems> parse_market(const Catalog& catalog, std::string_view text,
                                      std::string_view source) {
  ProblemSink sink;
  sink.source = source;
  Ids ids;
  add_ids(catalog.providers, ids.providers);
  add_ids(catalog.skills, ids.skills);
  add_ids(catalog.certifications, ids.certifications);
  add_ids(catalog.roles, ids.roles);
  add_ids(catalog.sources, ids.sources);
  ids.sources.incomplete = catalog.sources.empty();
  Market market;
  if (const auto value = parse_json(text, sink)) market = read_market(Reader(*value, sink), ids);
  if (sink.problems.empty()) return market;
  return in_order_of_places(text, source, std::move(sink.problems));
}

}  // namespace certrail
