#include <algorithm>
#include <nlohmann/json.hpp>

#include "certrail/market_builder.hpp"

namespace certrail {
namespace {

using Json = nlohmann::ordered_json;

/// The source that markets of one's own rest on, where the data list it.
constexpr const char* kOwnCount = "P-COUNTED";

Json interval_json(const ShareInterval& interval) {
  return {{"low", interval.low}, {"high", interval.high}};
}

void add_skill_shares(const Catalog& catalog, const MarketCounts& counts, Json& out,
                      Json& intervals) {
  for (SkillIndex i = 0; i < catalog.skills.size(); ++i) {
    if (counts.skills[i] == 0) continue;
    const Skill& skill = catalog.skills[i];
    const std::int64_t share = share_of(counts.skills[i], counts.counted);
    out[skill.generic ? "left_out" : "demand"][skill.id] = share;
    if (skill.generic) continue;
    intervals["demand"][skill.id] = interval_json(share_interval(counts.skills[i], counts.counted));
  }
}

void add_cloud_shares(const Catalog& catalog, const MarketCounts& counts, Json& out,
                      Json& intervals) {
  for (std::size_t i = 0; i < counts.clouds.size(); ++i) {
    const std::string& id = catalog.providers[counts.clouds[i]].id;
    out["share_ppm"][id] = share_of(counts.cloud_postings[i], counts.counted);
    intervals["share_ppm"][id] =
        interval_json(share_interval(counts.cloud_postings[i], counts.counted));
  }
  for (const MarketCounts::Pair& pair : counts.pairs) {
    out["cloud_pairs"].push_back(
        {{"clouds", {catalog.providers[pair.first].id, catalog.providers[pair.second].id}},
         {"postings", pair.postings},
         {"ppm", share_of(pair.postings, counts.counted)}});
  }
  out["several_clouds"] = {{"postings", counts.several_clouds},
                           {"ppm", share_of(counts.several_clouds, counts.counted)}};
}

void add_certification_counts(const Catalog& catalog, const MarketCounts& counts, Json& out) {
  std::int64_t most = 0;
  for (const std::int64_t each : counts.certifying) most = std::max(most, each);
  for (ProviderIndex i = 0; i < catalog.providers.size(); ++i) {
    out["recognition"][catalog.providers[i].id] = (counts.certifying[i] + 1) * kPpm / (most + 1);
    out["certification_counts"][catalog.providers[i].id] = counts.certifying[i];
  }
  for (CertificationIndex i = 0; i < catalog.certifications.size(); ++i) {
    if (counts.certifications[i] == 0) continue;
    out["certifications"][catalog.certifications[i].id] = counts.certifications[i];
  }
}

Json origin_of_counts(const MarketLabels& labels) {
  const auto origin = [&](const char* basis) {
    return Json{{"source", kOwnCount}, {"as_of", labels.as_of}, {"basis", basis}};
  };
  return {{"demand", origin("published")},
          {"share_ppm", origin("published")},
          {"recognition", origin("estimated")}};
}

}  // namespace

std::string to_json(const Catalog& catalog, const MarketCounts& counts,
                    const MarketLabels& labels) {
  Json out = {{"schema_version", 1},          {"id", labels.id},         {"name", labels.name},
              {"region", labels.region},      {"period", labels.period}, {"source", labels.source},
              {"sample_size", counts.counted}};
  out["postings"] = {{"malformed", labels.malformed},
                     {"without_text", counts.without_text},
                     {"other_title", counts.other_title},
                     {"other_date", counts.other_date},
                     {"other_region", counts.other_region},
                     {"duplicates", counts.duplicates},
                     {"counted", counts.counted}};
  for (const char* object :
       {"share_ppm", "recognition", "certification_counts", "certifications"}) {
    out[object] = Json::object();
  }
  out["cloud_pairs"] = Json::array();
  out["several_clouds"] = nullptr;
  for (const char* object : {"demand", "left_out"}) out[object] = Json::object();
  Json intervals = {{"method", "Wilson score interval, 95%"},
                    {"demand", Json::object()},
                    {"share_ppm", Json::object()}};
  add_skill_shares(catalog, counts, out, intervals);
  add_cloud_shares(catalog, counts, out, intervals);
  add_certification_counts(catalog, counts, out);
  out["intervals"] = std::move(intervals);
  out["notes"] = {
      "Each posting counts once, and each skill once per posting, found by the names in "
      "skills.json. "
      "Intervals tell what chance alone explains, not how well these postings stand for a market.",
      "recognition counts postings that name a certification of the provider: (count + 1) / "
      "(largest count + 1)."};
  const bool has_source = std::any_of(catalog.sources.begin(), catalog.sources.end(),
                                      [](const Source& each) { return each.id == kOwnCount; });
  if (has_source || catalog.sources.empty()) out["provenance"] = origin_of_counts(labels);
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace certrail
