#include <fmt/format.h>

#include "figures.hpp"
#include "horizon_view.hpp"
#include "render.hpp"
#include "text.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

constexpr int kWide = 100;  // from here on a name has room beside the figures

std::string marked(const Certification& certification, std::string_view field,
                   const std::string& figure) {
  return fmt::format("{}{}", is_estimated(certification, field) ? "~" : "", figure);
}

std::vector<Cell> notes(const Engine& engine, const Path& path, std::size_t place) {
  std::vector<Cell> lines = {{why(engine, path, place), Paint::soft}};
  const std::string could_be = could_be_words(engine.catalog(), path.steps[place]);
  if (!could_be.empty()) lines.push_back({could_be, Paint::good});
  for (const Notice& notice : path.steps[place].notices) {
    if (notice.code == kEstimatedCode) continue;  // the figures themselves are marked
    lines.push_back({"! " + printable(notice.text), Paint::warn});
  }
  return lines;
}

}  // namespace

StepView view_for(const Style& style) {
  return style.width >= kWide ? StepView::wide : StepView::narrow;
}

bool is_estimated(const Certification& certification, std::string_view field) {
  return basis_of(certification, field) == Basis::estimated;
}

bool shows_estimates(const Catalog& catalog, const std::vector<Path>& paths) {
  for (const Path& path : paths) {
    if (path.horizon && shows_estimates(catalog, *path.horizon)) return true;
    for (const Step& step : path.steps) {
      const Certification& exam = catalog.certifications[step.certification];
      if (is_estimated(exam, "study_minutes") || is_estimated(exam, "fee_cents")) return true;
    }
  }
  return false;
}

Table step_table(const Engine& engine, const Path& path, StepView view) {
  Table table;
  table.columns = {{"#", Align::right, false}, {"Exam", Align::left, false}};
  if (view != StepView::narrow) table.columns.push_back({"Name", Align::left, true});
  for (const Column& column :
       {Column{"Exam day", Align::left, false}, Column{"Hours", Align::right, false},
        Column{"Fee", Align::right, false}, Column{"Ready", Align::right, false},
        Column{"Gain", Align::right, false}}) {
    table.columns.push_back(column);
  }
  table.note_column = 1;
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const Step& step = path.steps[i];
    const Certification& exam = engine.catalog().certifications[step.certification];
    std::int64_t gain = 0;
    for (const SkillTerm& term : step.marginal.skills) gain += term.ppm;
    Row row;
    row.cells = {{std::to_string(i + 1), Paint::soft},
                 {code_of(engine.catalog(), step.certification), Paint::strong}};
    if (view != StepView::narrow) row.cells.push_back({bare_name(exam), Paint::none});
    for (const Cell& cell :
         {Cell{to_string(step.exam_on), Paint::none},
          Cell{marked(exam, "study_minutes", hours(step.study_minutes)), Paint::none},
          Cell{marked(exam, "fee_cents", dollars(step.fee_cents)), Paint::none},
          Cell{percent(step.readiness_ppm), Paint::none}, Cell{points(gain), Paint::good}}) {
      row.cells.push_back(cell);
    }
    if (view != StepView::bare) row.notes = notes(engine, path, i);
    if (view == StepView::narrow) {
      row.notes.insert(row.notes.begin(), {bare_name(exam), Paint::none});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace certrail::cli
