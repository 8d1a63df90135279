#include "explain/recommendation_json.hpp"

#include <string>
#include <utility>

#include "catalog/profile_json.hpp"
#include "certrail/json.hpp"
#include "explain/path_json.hpp"

namespace certrail {
namespace {

using nlohmann::ordered_json;

bool has_bound(const Recommendation& answer) { return !answer.proven && answer.bound.has_value(); }

ordered_json upper_bound(const Recommendation& answer) {
  if (!has_bound(answer) || answer.profile.objective != Objective::score) return nullptr;
  return *answer.bound;
}

/// The bound on the key of the objectives other than score.
ordered_json bound(const Recommendation& answer) {
  if (!has_bound(answer)) return nullptr;
  switch (answer.profile.objective) {
    case Objective::score:
      return nullptr;
    case Objective::time:
      return {{"kind", "finish_on"},
              {"value", to_string(Date{static_cast<std::int32_t>(*answer.bound)})}};
    case Objective::money:
      return {{"kind", "fee_cents"}, {"value", *answer.bound}};
    case Objective::steps:
      return {{"kind", "steps"}, {"value", *answer.bound}};
  }
  return nullptr;
}

ordered_json relaxation(const Catalog& catalog, const Recommendation& answer) {
  if (!answer.relaxation) return nullptr;
  ordered_json removed = ordered_json::array();
  for (const Wish& wish : answer.relaxation->removed) {
    ordered_json one = {{"wish", std::string(to_string(wish.kind))}};
    if (wish.certification) one["certification"] = catalog.certifications[*wish.certification].id;
    removed.push_back(std::move(one));
  }
  ordered_json path;
  if (answer.relaxation->best) path = to_json_value(catalog, *answer.relaxation->best, 1);
  return {{"removed", std::move(removed)},
          {"proven", answer.relaxation->proven},
          {"path", std::move(path)}};
}

}  // namespace

ordered_json to_json_value(const Catalog& catalog, const Recommendation& answer) {
  ordered_json paths = ordered_json::array();
  for (const std::size_t i : shown_order(answer)) {
    paths.push_back(to_json_value(catalog, answer.paths[i], static_cast<int>(i) + 1));
  }
  ordered_json out = {{"schema_version", 1},
                      {"status", std::string(to_string(answer.status))},
                      {"catalogue", catalogue_to_json(catalog)},
                      {"request", to_json_value(answer.profile)},
                      {"top", answer.top},
                      {"distinct", answer.distinct},
                      {"readiness_ppm", answer.readiness_ppm},
                      {"candidates", answer.candidates},
                      {"proven", answer.proven},
                      {"proven_ranks", answer.proven_ranks},
                      {"upper_bound_ppm", upper_bound(answer)},
                      {"bound", bound(answer)},
                      {"nodes", answer.nodes},
                      {"notices", to_json_value(catalog, answer.notices)},
                      {"paths", std::move(paths)},
                      {"relaxation", relaxation(catalog, answer)}};
  if (answer.order != PathOrder::rank) out["sorted_by"] = std::string(to_string(answer.order));
  return out;
}

std::string to_json(const Engine& engine, const Recommendation& recommendation) {
  return dump_document(to_json_value(engine.catalog(), recommendation));
}

}  // namespace certrail
