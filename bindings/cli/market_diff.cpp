#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "certrail/json.hpp"
#include "certrail/market_builder.hpp"
#include "certrail/names.hpp"
#include "figures.hpp"
#include "input.hpp"
#include "page.hpp"
#include "text.hpp"

namespace certrail::cli {
namespace {

constexpr std::size_t kMostShown = 20;

/// A file, or a market of the catalogue.
Result<Market, Problems> market_named(const Catalog& catalog, const std::string& text) {
  std::error_code error;
  if (text == "-" || std::filesystem::is_regular_file(text, error)) {
    const auto content = read_text(text);
    if (!content) return Problems{content.error()};
    return parse_market(catalog, content.value(), source_name(text));
  }
  const auto id = resolve_market(catalog, text, "MARKET");
  if (!id) {
    Problem problem = id.error();
    problem.detail += ", and no such file";
    return Problems{problem};
  }
  return *find_market(catalog, id.value());
}

struct Move {
  const char* what = "";
  std::string id;
  std::string name;
  std::optional<std::int64_t> before;  ///< ppm; empty = not counted there
  std::optional<std::int64_t> after;
  std::optional<ShareChange> certainty;  ///< where both samples are known

  std::int64_t change() const { return after.value_or(0) - before.value_or(0); }
};

using Figures = std::map<std::uint32_t, std::int64_t>;

class Difference {
 public:
  Difference(const Catalog& catalog, const Market& before, const Market& after)
      : catalog_(catalog), before_(before), after_(after) {
    Figures skills_before;
    Figures skills_after;
    for (const SkillDemand& each : before.demand) skills_before[each.skill] = each.demand;
    for (const SkillDemand& each : after.demand) skills_after[each.skill] = each.demand;
    // A market that names skills names none that nobody asked for: what is left out is zero.
    const bool both = !skills_before.empty() && !skills_after.empty();
    if (both) {
      compare("skill", skills_before, skills_after, true, true, [&](std::uint32_t i) {
        return std::pair(catalog_.skills[i].id, catalog_.skills[i].name);
      });
    }
    const auto provider = [&](std::uint32_t i) {
      return std::pair(catalog_.providers[i].id, catalog_.providers[i].name);
    };
    compare("cloud", figures(before.shares), figures(after.shares), false, true, provider);
    compare("recognition", figures(before.recognition), figures(after.recognition), false, false,
            provider);
    std::stable_sort(moves_.begin(), moves_.end(), [](const Move& a, const Move& b) {
      return std::abs(a.change()) > std::abs(b.change());
    });
  }

  const std::vector<Move>& moves() const { return moves_; }

 private:
  static Figures figures(const std::vector<ProviderFigure>& list) {
    Figures out;
    for (const ProviderFigure& each : list) out[each.provider] = each.ppm;
    return out;
  }

  template <class Named>
  void compare(const char* what, const Figures& before, const Figures& after, bool missing_is_zero,
               bool is_share, const Named& named) {
    Figures all = before;
    all.insert(after.begin(), after.end());
    for (const auto& each : all) {
      const auto thing = each.first;
      const auto figure = [&](const Figures& of) -> std::optional<std::int64_t> {
        const auto found = of.find(thing);
        if (found != of.end()) return found->second;
        return missing_is_zero ? std::optional<std::int64_t>(0) : std::nullopt;
      };
      Move move;
      move.what = what;
      std::tie(move.id, move.name) = named(thing);
      move.before = figure(before);
      move.after = figure(after);
      // Where a figure is not known nothing moved.
      if (!move.before || !move.after) continue;
      if (is_share && before_.sample_size.value_or(0) > 0 && after_.sample_size.value_or(0) > 0) {
        move.certainty =
            share_change(*move.before, *before_.sample_size, *move.after, *after_.sample_size);
      }
      moves_.push_back(std::move(move));
    }
  }

  const Catalog& catalog_;
  const Market& before_;
  const Market& after_;
  std::vector<Move> moves_;
};

std::string described(const Market& market) {
  return fmt::format("{} ({}): {}, {}, {}", market.name, market.id, market.region, market.period,
                     market.sample_size ? counted(*market.sample_size, "posting") : "no sample");
}

Json side(const Market& market) {
  return {{"id", market.id},
          {"name", market.name},
          {"region", market.region},
          {"period", market.period},
          {"sample_size", market.sample_size ? Json(*market.sample_size) : Json(nullptr)}};
}

Page difference_page(const Catalog& catalog, const Market& before, const Market& after, bool all) {
  const Difference difference(catalog, before, after);
  Page page;
  page.json = {
      {"schema_version", 1}, {"from", side(before)}, {"to", side(after)}, {"moves", Json::array()}};
  page.table.columns = {{"What", Align::left, false}, {"Id", Align::left, false},
                        {"Name", Align::left, true},  {"From", Align::right, false},
                        {"To", Align::right, false},  {"Change", Align::right, false},
                        {"95%", Align::right, false}};
  std::size_t tested = 0;   // those with two samples
  std::size_t certain = 0;  // of them, beyond chance
  std::size_t hidden = 0;   // what --all would add
  for (const Move& move : difference.moves()) {
    const bool beyond = move.certainty && move.certainty->beyond_chance();
    if (move.certainty) ++tested;
    if (beyond) ++certain;
    page.json["moves"].push_back(
        {{"what", move.what},
         {"id", move.id},
         {"from_ppm", *move.before},
         {"to_ppm", *move.after},
         {"change_ppm", move.change()},
         {"low_ppm", move.certainty ? Json(move.certainty->low) : Json(nullptr)},
         {"high_ppm", move.certainty ? Json(move.certainty->high) : Json(nullptr)},
         {"beyond_chance", move.certainty ? Json(beyond) : Json(nullptr)}});
    if (move.change() == 0) continue;
    // Without samples nobody can tell what chance explains: then every change is shown.
    const bool by_chance = move.certainty && !beyond;
    if (!all && (by_chance || page.table.rows.size() >= kMostShown)) {
      ++hidden;
      continue;
    }
    const std::string range =
        move.certainty ? points(move.certainty->low) + " to " + points(move.certainty->high) : "-";
    Row row = plain_row({move.what, move.id, move.name, percent(*move.before), percent(*move.after),
                         points(move.change()), range});
    row.cells[0].paint = Paint::soft;
    row.cells[5].paint = move.change() > 0 ? Paint::good : Paint::warn;
    page.table.rows.push_back(std::move(row));
  }
  const auto count = [](std::size_t figures) {
    return counted(static_cast<std::int64_t>(figures), "figure");
  };
  const bool samples = before.sample_size && after.sample_size;
  const std::size_t untested = difference.moves().size() - tested;
  page.lines = {
      "From " + described(before),
      "To " + described(after),
      tested > 0 ? fmt::format("{} moved by more than chance explains (95%), {} did not.",
                               count(certain), tested - certain)
                 : "",
      untested > 0 ? fmt::format("Of {} it cannot be told what chance explains{}.", count(untested),
                                 samples ? "" : ": one of the markets has no sample size")
                   : "",
      hidden > 0 ? fmt::format("--all shows {} more that changed.", hidden) : "",
      before.demand.empty() != after.demand.empty()
          ? "Only one of them says what skills are in demand; these are not compared."
          : "",
      !page.table.rows.empty() ? ""
      : hidden > 0             ? "Nothing moved by more than chance explains."
                               : "Nothing moved."};
  if (page.table.rows.empty()) page.table.columns.clear();
  return page;
}

}  // namespace

Outcome market_diff(const std::string& from, const std::string& to, bool all, Format format,
                    const Session& session) {
  const Result<Engine, Problems> engine = load_engine(session);
  if (!engine) return failure(engine.error(), session, format);
  const Catalog& catalog = engine.value().catalog();
  const auto before = market_named(catalog, from);
  if (!before) return failure(before.error(), session, format);
  const auto after = market_named(catalog, to);
  if (!after) return failure(after.error(), session, format);
  return shown(difference_page(catalog, before.value(), after.value(), all), format, session);
}

}  // namespace certrail::cli
