#include <algorithm>
#include <string>

#include "catalog/read_records.hpp"

namespace certrail {
namespace {

constexpr Range kShare{0, kPpm};

std::vector<SkillDemand> read_demand(const Reader& reader, const Ids& ids) {
  std::vector<SkillDemand> out;
  for (const Reader& entry : reader.entries(kMostEntries)) {
    const auto skill = look_up_name(entry, ids.skills);
    const auto demand = entry.integer(kShare);
    if (skill && demand) out.push_back({*skill, *demand});
  }
  std::sort(out.begin(), out.end(),
            [](const SkillDemand& a, const SkillDemand& b) { return a.skill < b.skill; });
  return out;
}

std::vector<ProviderFigure> read_figures(Fields& fields, std::string_view name, const Ids& ids) {
  std::vector<ProviderFigure> out;
  const auto figures = fields.optional(name);
  if (!figures) return out;
  for (const Reader& entry : figures->entries(kMostEntries)) {
    const auto provider = look_up_name(entry, ids.providers);
    const auto ppm = entry.integer(kShare);
    if (provider && ppm) out.push_back({*provider, *ppm});
  }
  std::sort(out.begin(), out.end(), [](const ProviderFigure& a, const ProviderFigure& b) {
    return a.provider < b.provider;
  });
  return out;
}

}  // namespace

Market read_market(const Reader& reader, const Ids& ids) {
  Market out;
  Fields fields(reader);
  read_schema_version(fields);
  if (const auto id = fields.required("id")) out.id = id->new_id().value_or("");
  out.name = out.id;
  read(fields, "name", out.name);
  read(fields, "region", out.region);
  read(fields, "period", out.period);
  read(fields, "source", out.source);
  read(fields, "sample_size", out.sample_size, {0, 1'000'000'000'000});
  if (const auto demand = fields.required("demand")) out.demand = read_demand(*demand, ids);
  out.recognition = read_figures(fields, "recognition", ids);
  out.shares = read_figures(fields, "share_ppm", ids);
  // How the figures came about; for people.
  if (const auto roles = fields.optional("use_for")) look_up_list(*roles, ids.roles);
  if (const auto counts = fields.optional("certification_counts")) {
    for (const Reader& entry : counts->entries(kMostEntries)) {
      look_up_name(entry, ids.providers);
      entry.integer({0, 1'000'000'000'000});
    }
  }
  if (const auto providers = fields.optional("not_counted")) {
    look_up_list(*providers, ids.providers);
  }
  skip_object(fields, "left_out");
  skip_list(fields, "notes");
  skip_text(fields, "note");
  read_provenance(fields, ids);
  fields.finish();
  return out;
}

}  // namespace certrail
