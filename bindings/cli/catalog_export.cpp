// The whole catalogue for other programs.
#include <nlohmann/json.hpp>

#include "catalog_view.hpp"
#include "certrail/exchange.hpp"
#include "certrail/files.hpp"
#include "commands.hpp"
#include "loading.hpp"
#include "problems.hpp"

namespace certrail::cli {
namespace {

using nlohmann::ordered_json;

ordered_json provider_values(const Catalog& catalog) {
  ordered_json list = ordered_json::array();
  for (const Provider& each : catalog.providers) {
    list.push_back({{"id", each.id},
                    {"name", each.name},
                    {"kind", to_string(each.kind)},
                    {"aliases", each.aliases}});
  }
  return list;
}

ordered_json skill_values(const Catalog& catalog) {
  ordered_json list = ordered_json::array();
  for (const Skill& each : catalog.skills) {
    list.push_back({{"id", each.id},
                    {"name", each.name},
                    {"category", each.category},
                    {"provider", each.provider ? ordered_json(catalog.providers[*each.provider].id)
                                               : ordered_json(nullptr)},
                    {"aliases", each.aliases}});
  }
  return list;
}

ordered_json source_values(const Catalog& catalog) {
  ordered_json list = ordered_json::array();
  for (const Source& each : catalog.sources) {
    list.push_back({{"id", each.id},
                    {"address", each.address},
                    {"as_of", each.as_of},
                    {"kind", each.kind},
                    {"reliability", each.reliability}});
  }
  return list;
}

ordered_json role_values(const Catalog& catalog) {
  ordered_json list = ordered_json::array();
  for (const Role& each : catalog.roles) list.push_back({{"id", each.id}, {"name", each.name}});
  return list;
}

std::string exported_json(const Engine& engine, Date today) {
  const Catalog& catalog = engine.catalog();
  ordered_json certifications = ordered_json::array();
  for (CertificationIndex c = 0; c < catalog.certifications.size(); ++c) {
    certifications.push_back(certification_value(engine, c, today));
  }
  const ordered_json document = {{"schema_version", 1},
                                 {"catalogue",
                                  {{"as_of", to_string(catalog.as_of)},
                                   {"hash", catalog.hash},
                                   {"state_as_of", to_string(today)}}},
                                 {"providers", provider_values(catalog)},
                                 {"skills", skill_values(catalog)},
                                 {"roles", role_values(catalog)},
                                 {"sources", source_values(catalog)},
                                 {"certifications", std::move(certifications)}};
  return document.dump(2) + '\n';
}

}  // namespace

Outcome catalog_export(ExportFormat format, const std::optional<std::string>& output,
                       const Session& session) {
  const Result<Engine, Problems> engine = load_engine(session);
  if (!engine) return failure(engine.error(), session);
  const Catalog& catalog = engine.value().catalog();
  const Date today = session.environment.today;
  Outcome outcome;
  switch (format) {
    case ExportFormat::json:
      outcome.out = exported_json(engine.value(), today);
      break;
    case ExportFormat::csv:
      outcome.out = catalog_to_csv(catalog, today);
      break;
    case ExportFormat::ctdl:
      outcome.out = catalog_to_ctdl(catalog, today);
      break;
  }
  if (!output) return outcome;
  if (const auto problem = write_file(*output, outcome.out)) return failure({*problem}, session);
  outcome.out.clear();
  return outcome;
}

}  // namespace certrail::cli
