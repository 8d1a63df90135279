#include "answer_json.hpp"

#include <nlohmann/json.hpp>

namespace certrail::twin {
namespace {

using nlohmann::json;

json to_json(const Terms& terms) {
  return {{"skills", json(terms.skills)},
          {"credentials", json(terms.credentials)},
          {"other_cloud", json(terms.other_cloud)},
          {"hours_ppm", terms.hours},
          {"money_ppm", terms.money}};
}

json to_json(const Step& step) {
  json marginal = to_json(step.marginal);
  marginal["total_ppm"] = step.marginal.total;
  return {{"certification", step.certification},
          {"study_minutes", step.study_minutes},
          {"study_ends_on", text_from_day(step.study_ends_on)},
          {"exam_on", text_from_day(step.exam_on)},
          {"readiness_ppm", step.readiness_ppm},
          {"marginal", marginal}};
}

const char* text(Status status) {
  switch (status) {
    case Status::ranked:
      return "ranked";
    case Status::nothing_pays:
      return "nothing_pays";
    case Status::already_met:
      return "already_met";
    case Status::infeasible:
      return "infeasible";
  }
  return "";
}

template <typename T>
json list_of(const std::vector<T>& paths) {
  json list = json::array();
  for (const T& path : paths) list.push_back(twin::to_json(path));
  return list;
}

}  // namespace

json to_json(const Path& path) {
  return {{"order", path.order},
          {"score_ppm", path.score_ppm},
          {"study_minutes", path.study_minutes},
          {"fee_cents", path.fee_cents},
          {"finish_on", text_from_day(path.finish_on)},
          {"readiness_ppm", path.readiness_ppm}};
}

json to_json(const RankedPath& ranked) {
  json result = to_json(ranked.path);
  result["terms"] = to_json(ranked.terms);
  result["steps"] = json::array();
  for (const Step& step : ranked.steps) result["steps"].push_back(to_json(step));
  return result;
}

json to_json(const Answer& answer) {
  if (!answer.problem.empty()) return {{"problem", answer.problem}};
  json result{{"status", text(answer.status)},
              {"preference", answer.preference},
              {"starting_level", answer.starting_level},
              {"weights_ppm", answer.weights_ppm},
              {"need", answer.need},
              {"readiness_ppm", answer.readiness_ppm},
              {"feasible_sets", answer.feasible.size()},
              {"feasible", list_of(answer.feasible)},
              {"ranked", list_of(answer.ranked)},
              {"weightless_role_skills", answer.weightless_role_skills},
              {"experience_not_filtered", answer.experience_not_filtered}};
  if (answer.relaxation) {
    result["relaxation"] = {{"removed", answer.relaxation->removed},
                            {"best", to_json(answer.relaxation->best)}};
  }
  return result;
}

}  // namespace certrail::twin
