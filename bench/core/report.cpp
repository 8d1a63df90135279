#include "core/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/statistics.hpp"

namespace certrail::bench {
namespace {

using nlohmann::ordered_json;

/// What the project asks of a search that a time limit ended.
constexpr std::int64_t kNarrowGapPpm = 20'000;

ordered_json to_json(const Spread& spread) {
  return {{"median", spread.median},
          {"mean", spread.mean},
          {"p95", spread.p95},
          {"p99", spread.p99},
          {"worst", spread.worst}};
}

template <class Value>
Spread spread_of_each(const std::vector<Outcome>& outcomes, const Value& value) {
  std::vector<double> values;
  for (const Outcome& outcome : outcomes) values.push_back(static_cast<double>(value(outcome)));
  return spread_of(std::move(values));
}

template <class Test>
std::size_t count_of(const std::vector<Outcome>& outcomes, const Test& test) {
  return static_cast<std::size_t>(std::count_if(outcomes.begin(), outcomes.end(), test));
}

/// Of those that are not proven and have an answer.
ordered_json gaps_of(const std::vector<Outcome>& outcomes) {
  std::vector<double> gaps;
  for (const Outcome& outcome : outcomes) {
    if (outcome.gap_ppm) gaps.push_back(static_cast<double>(*outcome.gap_ppm));
  }
  const auto narrow = [](double gap) { return gap <= static_cast<double>(kNarrowGapPpm); };
  const auto within = std::count_if(gaps.begin(), gaps.end(), narrow);
  ordered_json json = to_json(spread_of(gaps));
  json["within_20000"] = within;
  return json;
}

}  // namespace

ordered_json to_json(const Cell& cell) {
  const std::vector<Outcome>& all = cell.outcomes;
  const auto microseconds = [](const Outcome& o) { return o.microseconds; };
  return {
      {"questions", all.size()},
      {"microseconds", to_json(spread_of_each(all, microseconds))},
      {"nodes", to_json(spread_of_each(all, [](const Outcome& o) { return o.nodes; }))},
      {"candidates", to_json(spread_of_each(all, [](const Outcome& o) { return o.candidates; }))},
      {"proven", count_of(all, [](const Outcome& o) { return o.proven; })},
      {"feasible", count_of(all, [](const Outcome& o) { return o.feasible; })},
      {"gap_ppm", gaps_of(all)},
      {"seconds_of_pass", cell.seconds_of_pass},
      {"bytes_of_ranker", cell.bytes_of_ranker},
      {"peak_bytes", cell.peak_bytes}};
}

std::string to_line(const ordered_json& cell) {
  const ordered_json& time = cell["microseconds"];
  const ordered_json& nodes = cell["nodes"];
  const auto number = [](const ordered_json& value) { return value.get<double>(); };
  return fmt::format(
      "{} questions: median {:.0f} us, mean {:.0f}, p99 {:.0f}, worst {:.0f}; nodes median {:.0f}, "
      "p99 {:.0f}; proven {}, feasible {}; widest gap {:.0f} ppm; ranker {} kB, peak {} MB",
      cell["questions"].get<std::size_t>(), number(time["median"]), number(time["mean"]),
      number(time["p99"]), number(time["worst"]), number(nodes["median"]), number(nodes["p99"]),
      cell["proven"].get<std::size_t>(), cell["feasible"].get<std::size_t>(),
      number(cell["gap_ppm"]["worst"]), cell["bytes_of_ranker"].get<std::size_t>() / 1'000,
      cell["peak_bytes"].get<std::size_t>() / 1'000'000);
}

}  // namespace certrail::bench
