#include <fmt/format.h>

#include "figures.hpp"
#include "horizon_view.hpp"
#include "render.hpp"
#include "text.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

std::string path_markdown(const Engine& engine, const Recommendation& answer, const Path& path,
                          int rank) {
  const Catalog& catalog = engine.catalog();
  std::vector<std::string> codes;
  for (const Step& step : path.steps) {
    codes.push_back(code_of(catalog, step.certification));
  }
  const Date start = answer.profile.start_on.value_or(path.finish_on);
  std::string text = fmt::format("## {}. {}\n\n", rank, join(codes, ", "));
  text += fmt::format(
      "Score **{}** ({}). Ready {} -> **{}** in {} months, {} hours and {}; done {}.\n\n",
      points(path.score_ppm), score_in_words(path), percent(answer.readiness_ppm),
      percent(path.readiness_ppm), months(start, path.finish_on), hours(path.study_minutes),
      fees_in_words(path), to_string(path.finish_on));
  text += to_markdown(step_table(engine, path, StepView::bare)) + '\n';
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    text += fmt::format("- {}: {}\n", codes[i], why(engine, path, i));
    const std::string could_be = could_be_words(catalog, path.steps[i]);
    if (!could_be.empty()) text += fmt::format("  - {}\n", could_be);
    for (const Notice& notice : path.steps[i].notices) {
      if (notice.code == kEstimatedCode) continue;
      text += fmt::format("  - {}\n", printable(notice.text));
    }
  }
  if (path.horizon) {
    text +=
        '\n' + horizon_in_words(path) + "\n\n" + to_markdown(upkeep_table(catalog, *path.horizon));
  }
  return text;
}

}  // namespace

std::string answer_markdown(const Engine& engine, const Recommendation& answer) {
  std::string text = "# Certification paths\n\n";
  const std::string first = headline(answer);
  if (!first.empty()) text += fmt::format("**{}**\n\n", first);
  text += understood(engine.catalog(), answer.profile) + "\n\n";
  text += fmt::format("Ready now: {} of what role and market ask for.\n\n",
                      percent(answer.readiness_ppm));
  const std::string order = order_in_words(answer);
  if (!order.empty()) text += fmt::format("**{}**\n\n", order);
  for (const std::size_t i : shown_order(answer)) {
    text += path_markdown(engine, answer, answer.paths[i], static_cast<int>(i) + 1) + '\n';
  }
  text += proof(answer) + "\n";
  if (shows_estimates(engine.catalog(), answer.paths)) text += fmt::format("\n{}\n", kEstimates);
  if (!answer.notices.empty()) text += '\n';
  for (const Notice& notice : answer.notices) text += "- " + printable(notice.text) + '\n';
  return text;
}

}  // namespace certrail::cli
