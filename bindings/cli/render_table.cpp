#include <fmt/format.h>

#include "figures.hpp"
#include "horizon_view.hpp"
#include "render.hpp"
#include "text.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

std::string summary(const Recommendation& answer, const Path& path) {
  const Date start = answer.profile.start_on.value_or(path.finish_on);
  return fmt::format("ready {} -> {}, {} months, {} hours, {}, done {}",
                     percent(answer.readiness_ppm), percent(path.readiness_ppm),
                     months(start, path.finish_on), hours(path.study_minutes), fees_in_words(path),
                     to_string(path.finish_on));
}

/// All paths in a few lines, to choose from before the details.
Table overview(const Catalog& catalog, const Recommendation& answer) {
  Table table;
  table.columns = {{"", Align::right, false},      {"Score", Align::right, false},
                   {"Ready", Align::right, false}, {"Months", Align::right, false},
                   {"Hours", Align::right, false}, {"Fees", Align::right, false},
                   {"Exams", Align::left, true}};
  const bool horizon = answer.paths.front().horizon.has_value();
  const bool horizon_hours = horizon && answer.order == PathOrder::horizon_hours;
  const auto add_column = [&](const char* title) {
    table.columns.insert(table.columns.end() - 1, Column{title, Align::right, false});
  };
  if (horizon_hours) add_column("Horizon h");
  if (horizon) add_column("Horizon");
  for (const std::size_t i : shown_order(answer)) {
    const Path& path = answer.paths[i];
    std::vector<std::string> codes;
    for (const Step& step : path.steps) {
      codes.push_back(code_of(catalog, step.certification));
    }
    const Date start = answer.profile.start_on.value_or(path.finish_on);
    Row row = {{{std::to_string(i + 1), Paint::strong},
                {points(path.score_ppm), Paint::strong},
                {percent(path.readiness_ppm), Paint::none},
                {months(start, path.finish_on), Paint::none},
                {hours(path.study_minutes), Paint::none},
                {dollars(path.fee_cents), Paint::none},
                {join(codes, ", "), Paint::none}},
               {}};
    const auto add_cell = [&](const std::string& text) {
      row.cells.insert(row.cells.end() - 1, Cell{text, Paint::none});
    };
    if (horizon_hours) add_cell(hours(path.horizon->total_minutes));
    if (horizon) add_cell(dollars(path.horizon->total_cents));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

std::string headline(const Recommendation& answer) {
  switch (answer.status) {
    case Status::nothing_pays:
      return "Nothing pays for itself: every path costs more, in hours and money, than it adds. "
             "The "
             "least bad ones:";
    case Status::already_met:
      return "What you ask for is met already. What could still be added:";
    case Status::ranked:
    case Status::infeasible:
      break;
  }
  return {};
}

std::string path_text(const Engine& engine, const Recommendation& answer, const Path& path,
                      int rank, const Style& style) {
  const std::string title = rank > 0 ? fmt::format("{}. ", rank) : "";
  std::string text = paragraph(
      style, fmt::format("{}score {} = {}", title, points(path.score_ppm), score_in_words(path)), 0,
      3, Paint::strong);
  text += paragraph(style, summary(answer, path), 3, 0);
  Table table = step_table(engine, path, view_for(style));
  table.indent = 3;
  text += to_text(table, style);
  return path.horizon ? text + horizon_text(engine.catalog(), path, 3, style) : text;
}

std::string horizon_text(const Catalog& catalog, const Path& path, int indent, const Style& style) {
  Table table = upkeep_table(catalog, *path.horizon);
  table.indent = indent;
  return paragraph(style, horizon_in_words(path), indent, 2) + to_text(table, style);
}

std::string notices_text(const std::vector<Notice>& notices, const Style& style) {
  std::string text;
  for (const Notice& notice : notices) {
    text += paragraph(style, "* " + printable(notice.text), 0, 2, Paint::soft);
  }
  return text;
}

std::string answer_text(const Engine& engine, const Recommendation& answer, const Style& style) {
  std::string text;
  const std::string first = headline(answer);
  if (!first.empty()) text += paragraph(style, first, 0, 0, Paint::warn) + '\n';
  text += paragraph(style, understood(engine.catalog(), answer.profile));
  text += paragraph(
      style, "Ready now: " + percent(answer.readiness_ppm) + " of what role and market ask for.");
  const std::string order = order_in_words(answer);
  if (!order.empty()) text += paragraph(style, order, 0, 0, Paint::strong);
  if (answer.paths.size() > 1) text += '\n' + to_text(overview(engine.catalog(), answer), style);
  for (const std::size_t i : shown_order(answer)) {
    text += '\n' + path_text(engine, answer, answer.paths[i], static_cast<int>(i) + 1, style);
  }
  text += '\n' + paragraph(style, proof(answer), 0, 0, Paint::good);
  if (shows_estimates(engine.catalog(), answer.paths)) text += paragraph(style, kEstimates, 0, 2);
  return text + notices_text(answer.notices, style);
}

std::string infeasible_text(const Engine& engine, const Recommendation& answer,
                            const Style& style) {
  std::string text = paragraph(style, understood(engine.catalog(), answer.profile));
  text += paragraph(style, relaxed(engine.catalog(), answer), 0, 0, Paint::warn);
  if (answer.relaxation && answer.relaxation->best) {
    text += '\n' + path_text(engine, answer, *answer.relaxation->best, 0, style) + '\n';
    if (shows_estimates(engine.catalog(), {*answer.relaxation->best})) {
      text += paragraph(style, kEstimates);
    }
  }
  return text + notices_text(answer.notices, style);
}

}  // namespace certrail::cli
