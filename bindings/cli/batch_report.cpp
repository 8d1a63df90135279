#include "batch_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "batch_summary.hpp"
#include "figures.hpp"
#include "report_charts.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

constexpr std::size_t kCertificationsInReport = 25;

constexpr const char* kReportStyle = R"(
:root { color-scheme: light dark; --ink: #1b2430; --soft: #5b6776; --now: #8aa4c8; --after: #2f6fb3;
  --grid: #d9dee6; --paper: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #9aa7b8; --now: #5d7699;
  --after: #6ea8e6; --grid: #333d4a; --paper: #161b22; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 780px; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; margin-bottom: .2rem; } h2 { margin-top: 2.4rem; font-size: 1.2rem; }
p.soft, figcaption { color: var(--soft); font-size: .9rem; } figure { margin: 0; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 1rem; }
dt { color: var(--soft); font-size: .85rem; } dd { margin: 0; font-size: 1.4rem; font-weight: 600; }
svg { width: 100%; height: auto; } svg text { font-size: 13px; fill: var(--ink); }
.now { fill: var(--now); } .after { fill: var(--after); } .grid { stroke: var(--grid); }
.curve { fill: none; stroke: var(--after); stroke-width: 2.5; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; }
th, td { padding: .3rem .5rem; text-align: right; border-bottom: 1px solid var(--grid); }
th:first-child, td:first-child { text-align: left; }
)";

double mean(std::int64_t sum, std::uint64_t people) {
  return people == 0 ? 0 : static_cast<double>(sum) / static_cast<double>(people);
}

std::string percent_of_ppm(double ppm) { return percent(static_cast<std::int64_t>(ppm)); }

std::string people_text(std::uint64_t people) {
  return grouped(static_cast<std::int64_t>(people)) + (people == 1 ? " person" : " people");
}

std::string role_name(const Catalog& catalog, const std::string& id) {
  const Role* role = find_role(catalog, id);
  return role != nullptr ? role->name : id.empty() ? "no role" : id;
}

std::string provider_name(const Catalog& catalog, const std::string& id) {
  const auto provider = find_provider(catalog, id);
  return provider ? catalog.providers[*provider].name : id;
}

void fact(std::string& out, const char* name, const std::string& value) {
  out += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", name, html_text(value));
}

std::string headline(const Catalog& catalog, const BatchSummary& s) {
  const BatchGroup& all = s.everybody;
  std::string out = "<dl>\n";
  fact(out, "people with a path", grouped(static_cast<std::int64_t>(all.people)));
  fact(out, "readiness now, on average", percent_of_ppm(mean(all.readiness_ppm, all.people)));
  fact(out, "after everybody's best path",
       percent_of_ppm(mean(all.readiness_after_ppm, all.people)));
  fact(out, "exam fees in all", dollars(all.fee_cents / 100 * 100));
  fact(out, "study in all", hours(all.study_minutes) + " hours");
  fact(out, "catalogue of", to_string(catalog.as_of));
  return out + "</dl>\n";
}

std::string left_out(const BatchSummary& s) {
  std::vector<std::string> parts;
  if (s.infeasible > 0) {
    parts.push_back(people_text(s.infeasible) + " whose wishes nothing can meet");
  }
  if (s.failed > 0) {
    parts.push_back(counted(static_cast<std::int64_t>(s.failed), "line") +
                    " that could not be read");
  }
  if (parts.empty()) return {};
  std::string text = "Not in these figures: " + parts[0];
  if (parts.size() > 1) text += " and " + parts[1];
  return "<p class=\"soft\">" + html_text(text) + ".</p>\n";
}

/// What the figures must not be taken for.
std::string reservations(const BatchSummary& s) {
  std::string out;
  const auto say = [&](const std::string& text) {
    out += "<p><strong>" + html_text(text) + "</strong></p>\n";
  };
  if (!s.complete) {
    say("The run ended early, after " + counted(static_cast<std::int64_t>(s.lines), "line") +
        ": who comes after them is not in these figures.");
  }
  if (s.not_proven > 0) {
    say("Of " + people_text(s.not_proven) +
        " the best path is not proven: the search was ended by its budget, and there may be better "
        "ones.");
  }
  return out;
}

std::string certifications_chart(const Catalog& catalog, const BatchSummary& s) {
  std::vector<CertificationIndex> order = most_helpful(s);
  order.resize(std::min(order.size(), kCertificationsInReport));
  std::vector<Bar> bars;
  double most = 0;
  for (const CertificationIndex c : order) {
    const BatchCertification& one = s.certifications[c];
    const auto people = static_cast<double>(one.in_best_path);
    most = std::max(most, people);
    bars.push_back({code_of(catalog, c) + ": " + catalog.certifications[c].name,
                    static_cast<double>(one.first_step), people,
                    fmt::format("{}, +{}", people_text(one.in_best_path),
                                percent_of_ppm(mean(one.gain_ppm, one.in_best_path)))});
  }
  return bar_chart(bars, most, "Certifications by how many people have them in their best path");
}

std::string readiness_chart(const std::map<std::string, BatchGroup>& groups, const auto& name_of,
                            std::string_view description) {
  std::vector<Bar> bars;
  double most = 0;
  for (const auto& [id, group] : groups) {
    const double now = mean(group.readiness_ppm, group.people);
    const double after = mean(group.readiness_after_ppm, group.people);
    most = std::max(most, after);
    bars.push_back({name_of(id), now, after,
                    fmt::format("{} to {} ({})", percent_of_ppm(now), percent_of_ppm(after),
                                people_text(group.people))});
  }
  std::stable_sort(bars.begin(), bars.end(),
                   [](const Bar& a, const Bar& b) { return a.second > b.second; });
  return bar_chart(bars, most, description);
}

std::string spread_table(const Catalog& catalog, const BatchSummary& s) {
  std::map<std::string, std::uint64_t> totals;
  for (const auto& [role, providers] : s.steps_by_role) {
    for (const auto& [provider, steps] : providers) totals[provider] += steps;
  }
  std::vector<std::string> columns;
  for (const auto& [provider, steps] : totals) columns.push_back(provider);
  std::stable_sort(columns.begin(), columns.end(),
                   [&](const auto& a, const auto& b) { return totals.at(a) > totals.at(b); });
  std::string out = "<table><thead><tr><th>Role</th>";
  for (const std::string& provider : columns) {
    out += "<th>" + html_text(provider_name(catalog, provider)) + "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& [role, providers] : s.steps_by_role) {
    std::uint64_t sum = 0;
    for (const auto& [provider, steps] : providers) sum += steps;
    out += "<tr><td>" + html_text(role_name(catalog, role)) + "</td>";
    for (const std::string& provider : columns) {
      const auto found = providers.find(provider);
      const std::uint64_t steps = found == providers.end() ? 0 : found->second;
      out += steps == 0
                 ? "<td></td>"
                 : fmt::format("<td title=\"{} exams\">{:.0f}%</td>", steps,
                               100.0 * static_cast<double>(steps) / static_cast<double>(sum));
    }
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

/// Whole paths, those of the most gain for a dollar first: what a budget buys at most in this
/// order.
std::string cost_curve(const BatchSummary& s) {
  const BatchGroup& all = s.everybody;
  double fees = 0;
  auto readiness = static_cast<double>(all.readiness_ppm);
  std::vector<CurvePoint> points{{0, mean(all.readiness_ppm, all.people)}};
  for (const BatchPriceClass& one : s.price_classes) {
    if (one.people == 0) continue;
    fees += static_cast<double>(one.fee_cents);
    readiness += static_cast<double>(one.gain_ppm);
    points.push_back(
        {fees, readiness / static_cast<double>(std::max<std::uint64_t>(1, all.people))});
  }
  return curve_chart(
      points, "Average readiness that a budget for exam fees buys",
      [](double x) { return dollars(static_cast<std::int64_t>(x / 100) * 100); },
      [](double y) { return percent_of_ppm(y); });
}

}  // namespace

std::string report_page(const Engine& engine, const BatchSummary& s) {
  const Catalog& catalog = engine.catalog();
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<title>Certifications for a team</title>\n<style>";
  out += kReportStyle;
  out += "</style>\n</head>\n<body>\n<h1>Certifications for a team</h1>\n";
  out += fmt::format(
      "<p class=\"soft\">{}. Each person's best path: which exams raise readiness for their role "
      "the most for the hours and fees they take.</p>\n",
      html_text(people_text(s.lines) + " read"));
  out += reservations(s) + headline(catalog, s) + left_out(s);
  out += "<h2>Which certifications help most people</h2>\n<figure>\n" +
         certifications_chart(catalog, s) +
         "<figcaption>People whose best path has it; the lighter part: as its first step. The "
         "percentage is the readiness it adds there, on average.</figcaption></figure>\n";
  out += "<h2>Readiness now and after, by role</h2>\n<figure>\n" +
         readiness_chart(
             s.by_role, [&](const std::string& id) { return role_name(catalog, id); },
             "Readiness now and after, by role") +
         "<figcaption>Light: now. Dark: after everybody's best path.</figcaption></figure>\n";
  out += "<h2>By where people begin</h2>\n<figure>\n" +
         readiness_chart(
             s.by_provider, [&](const std::string& id) { return provider_name(catalog, id); },
             "Readiness now and after, by provider of the first exam") +
         "<figcaption>By the provider of the first exam.</figcaption></figure>\n";
  out += "<h2>Exams by role and provider</h2>\n" + spread_table(catalog, s);
  out += "<h2>For this budget, this much readiness</h2>\n<figure>\n" + cost_curve(s) +
         "<figcaption>Average readiness of all people against what is spent on exam fees, where "
         "whole best paths are paid for, those that gain the most for a dollar first."
         "</figcaption></figure>\n";
  return out + "</body>\n</html>\n";
}

}  // namespace certrail::cli
