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

Page one_market(const Catalog& catalog, const std::string& id) {
  const Market& market = *find_market(catalog, id);
  const auto figures = [&](const std::vector<ProviderFigure>& list) {
    std::vector<std::string> words;
    for (const ProviderFigure& each : list) {
      words.push_back(catalog.providers[each.provider].name + " " + percent(each.ppm));
    }
    return join(words, ", ");
  };
  Page page;
  page.lines = {market.name + " (" + market.id + ")",
                market.region + ", " + market.period,
                "Source: " + market.source,
                market.sample_size ? "Sample: " + grouped(*market.sample_size) : "",
                market.shares.empty() ? "" : "Cloud shares: " + figures(market.shares),
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
  page.table.columns = {
      {"Skill", Align::left, false}, {"Name", Align::left, true}, {"Demand", Align::right, false}};
  std::vector<SkillDemand> demand = market.demand;
  std::stable_sort(demand.begin(), demand.end(),
                   [](const SkillDemand& a, const SkillDemand& b) { return a.demand > b.demand; });
  for (const SkillDemand& each : demand) {
    const Skill& skill = catalog.skills[each.skill];
    page.table.rows.push_back(plain_row({skill.id, skill.name, percent(each.demand)}));
    page.json["demand"][skill.id] = each.demand;
  }
  return page;
}

}  // namespace

Outcome markets(const std::optional<std::string>& id, Format format, const Session& session) {
  return list_or_show(id, format, session, "markets", resolve_market, all_markets, one_market);
}

}  // namespace certrail::cli
