#include <algorithm>

#include "certrail/names.hpp"
#include "figures.hpp"
#include "page.hpp"
#include "text.hpp"

namespace certrail::cli {
namespace {

Page all_markets(const Catalog& catalog) {
  Page page;
  page.table.columns = {{"Id", Align::left, false},      {"Name", Align::left, true},
                        {"Region", Align::left, true},   {"Period", Align::left, false},
                        {"Sample", Align::right, false}, {"Skills", Align::right, false}};
  page.json = {{"schema_version", 1}, {"markets", Json::array()}};
  for (const Market& market : catalog.markets) {
    page.table.rows.push_back(plain_row({market.id, market.name, market.region, market.period,
                                         market.sample_size ? grouped(*market.sample_size) : "-",
                                         std::to_string(market.demand.size())}));
    page.json["markets"].push_back(
        {{"id", market.id},
         {"name", market.name},
         {"region", market.region},
         {"period", market.period},
         {"sample_size", market.sample_size ? Json(*market.sample_size) : Json(nullptr)}});
  }
  return page;
}

constexpr std::size_t kMostCertifications = 8;

/// "12.3% to 15.0%"; "-" where it is not known.
std::string interval_in_words(const Market& market, SkillIndex skill) {
  const auto found =
      std::lower_bound(market.intervals.begin(), market.intervals.end(), skill,
                       [](const auto& each, SkillIndex key) { return each.skill < key; });
  if (found == market.intervals.end() || found->skill != skill) return "-";
  return percent(found->interval.low) + " to " + percent(found->interval.high);
}

Page one_market(const Catalog& catalog, const std::string& id) {
  const Market& market = *find_market(catalog, id);
  const auto figures = [&](const std::vector<ProviderFigure>& list) {
    std::vector<std::string> words;
    for (const ProviderFigure& each : list) {
      words.push_back(catalog.providers[each.provider].name + " " + percent(each.ppm));
    }
    return join(words, ", ");
  };
  std::vector<std::string> certifications;
  auto counts = market.certification_counts;
  std::stable_sort(counts.begin(), counts.end(),
                   [](const auto& a, const auto& b) { return a.postings > b.postings; });
  for (const auto& each : counts) {
    if (certifications.size() == kMostCertifications) break;
    certifications.push_back(catalog.certifications[each.certification].id + " in " +
                             grouped(each.postings));
  }
  std::vector<std::string> pairs;
  for (const auto& each : market.cloud_pairs) {
    pairs.push_back(catalog.providers[each.first].name + " and " +
                    catalog.providers[each.second].name + " " + percent(each.ppm));
  }
  Page page;
  page.lines = {market.name + " (" + market.id + ")",
                market.region + ", " + market.period,
                "Source: " + market.source,
                market.sample_size ? "Sample: " + grouped(*market.sample_size) : "",
                market.shares.empty() ? "" : "Cloud shares: " + figures(market.shares),
                pairs.empty() ? "" : "Named together: " + join(pairs, ", "),
                certifications.empty()
                    ? ""
                    : "Certifications named most: " + join(certifications, ", ") + " postings",
                market.recognition.empty()
                    ? ""
                    : "Recognition of certifications: " + figures(market.recognition)};
  page.json = {{"schema_version", 1},
               {"id", market.id},
               {"name", market.name},
               {"region", market.region},
               {"period", market.period},
               {"source", market.source},
               {"sample_size", market.sample_size ? Json(*market.sample_size) : Json(nullptr)},
               {"share_ppm", Json::object()},
               {"recognition", Json::object()},
               {"demand", Json::object()}};
  for (const ProviderFigure& each : market.shares) {
    page.json["share_ppm"][catalog.providers[each.provider].id] = each.ppm;
  }
  for (const ProviderFigure& each : market.recognition) {
    page.json["recognition"][catalog.providers[each.provider].id] = each.ppm;
  }
  for (const auto& each : market.intervals) {
    page.json["intervals"][catalog.skills[each.skill].id] = {{"low", each.interval.low},
                                                             {"high", each.interval.high}};
  }
  for (const auto& each : market.certification_counts) {
    page.json["certifications"][catalog.certifications[each.certification].id] = each.postings;
  }
  for (const auto& each : market.cloud_pairs) {
    page.json["cloud_pairs"].push_back(
        {{"clouds", {catalog.providers[each.first].id, catalog.providers[each.second].id}},
         {"ppm", each.ppm}});
  }
  page.table.columns = {
      {"Skill", Align::left, false}, {"Name", Align::left, true}, {"Demand", Align::right, false}};
  if (!market.intervals.empty()) page.table.columns.push_back({"95%", Align::right, false});
  std::vector<SkillDemand> demand = market.demand;
  std::stable_sort(demand.begin(), demand.end(),
                   [](const SkillDemand& a, const SkillDemand& b) { return a.demand > b.demand; });
  for (const SkillDemand& each : demand) {
    const Skill& skill = catalog.skills[each.skill];
    std::vector<std::string> cells = {skill.id, skill.name, percent(each.demand)};
    if (!market.intervals.empty()) cells.push_back(interval_in_words(market, each.skill));
    page.table.rows.push_back(plain_row(cells));
    page.json["demand"][skill.id] = each.demand;
  }
  return page;
}

}  // namespace

Outcome markets(const std::optional<std::string>& id, Format format, const Session& session) {
  return list_or_show(id, format, session, "markets", resolve_market, all_markets, one_market);
}

}  // namespace certrail::cli
