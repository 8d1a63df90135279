#include <algorithm>
#include <string>

#include "catalog/read_records.hpp"

namespace certrail {
namespace {

constexpr Range kShare{0, kPpm};
constexpr Range kCount{0, 1'000'000'000'000};

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

/// {"low", "high"} in ppm.
ShareInterval read_interval(const Reader& reader) {
  ShareInterval out;
  Fields fields(reader);
  if (const auto low = fields.required("low")) out.low = low->integer(kShare).value_or(0);
  if (const auto high = fields.required("high")) {
    out.high = high->integer({out.low, kPpm}).value_or(out.low);
  }
  fields.finish();
  return out;
}

void read_intervals(Fields& fields, const Ids& ids, Market& out) {
  const auto intervals = fields.optional("intervals");
  if (!intervals) return;
  Fields parts(*intervals);
  skip_text(parts, "method");
  if (const auto demand = parts.optional("demand")) {
    for (const Reader& entry : demand->entries(kMostEntries)) {
      const auto skill = look_up_name(entry, ids.skills);
      const ShareInterval interval = read_interval(entry);
      if (skill) out.intervals.push_back({*skill, interval});
    }
  }
  std::sort(out.intervals.begin(), out.intervals.end(),
            [](const auto& a, const auto& b) { return a.skill < b.skill; });
  if (const auto shares = parts.optional("share_ppm")) {
    for (const Reader& entry : shares->entries(kMostEntries)) {
      look_up_name(entry, ids.providers);
      read_interval(entry);
    }
  }
  parts.finish();
}

void read_certifications(Fields& fields, const Ids& ids, Market& out) {
  const auto counts = fields.optional("certifications");
  if (!counts) return;
  for (const Reader& entry : counts->entries(kMostEntries)) {
    const auto certification = look_up_name(entry, ids.certifications);
    const auto postings = entry.integer(kCount);
    if (certification && postings) out.certification_counts.push_back({*certification, *postings});
  }
  std::sort(out.certification_counts.begin(), out.certification_counts.end(),
            [](const auto& a, const auto& b) { return a.certification < b.certification; });
}

void read_cloud_pairs(Fields& fields, const Ids& ids, Market& out) {
  const auto list = fields.optional("cloud_pairs");
  if (!list) return;
  for (const Reader& item : list->items(kMostEntries)) {
    Market::CloudPair pair;
    Fields parts(item);
    if (const auto clouds = parts.required("clouds")) {
      const auto found = look_up_list(*clouds, ids.providers);
      if (clouds->value().is_array() && clouds->value().size() != 2) {
        clouds->report(ProblemCode::out_of_range, "expected two clouds");
      }
      if (found.size() == 2) {
        pair.first = found[0];
        pair.second = found[1];
      }
    }
    std::int64_t postings = 0;
    read(parts, "postings", postings, kCount);
    if (const auto ppm = parts.required("ppm")) pair.ppm = ppm->integer(kShare).value_or(0);
    parts.finish();
    out.cloud_pairs.push_back(pair);
  }
}

void read_several_clouds(Fields& fields) {
  const auto several = fields.optional("several_clouds");
  if (!several) return;
  Fields parts(*several);
  std::int64_t postings = 0;
  read(parts, "postings", postings, kCount);
  if (const auto ppm = parts.required("ppm")) ppm->integer(kShare);
  parts.finish();
}

/// What was read and left out on the way to the sample; for people.
void read_postings(Fields& fields) {
  const auto postings = fields.optional("postings");
  if (!postings) return;
  for (const Reader& entry : postings->entries(kMostEntries)) entry.integer(kCount);
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
  read(fields, "sample_size", out.sample_size, kCount);
  if (const auto demand = fields.required("demand")) out.demand = read_demand(*demand, ids);
  out.recognition = read_figures(fields, "recognition", ids);
  out.shares = read_figures(fields, "share_ppm", ids);
  // How the figures came about; for people.
  if (const auto roles = fields.optional("use_for")) look_up_list(*roles, ids.roles);
  if (const auto counts = fields.optional("certification_counts")) {
    for (const Reader& entry : counts->entries(kMostEntries)) {
      look_up_name(entry, ids.providers);
      entry.integer(kCount);
    }
  }
  if (const auto providers = fields.optional("not_counted")) {
    look_up_list(*providers, ids.providers);
  }
  read_intervals(fields, ids, out);
  read_certifications(fields, ids, out);
  read_cloud_pairs(fields, ids, out);
  read_several_clouds(fields);
  read_postings(fields);
  skip_object(fields, "left_out");
  skip_list(fields, "notes");
  skip_text(fields, "note");
  read_provenance(fields, ids);
  fields.finish();
  return out;
}

}  // namespace certrail
