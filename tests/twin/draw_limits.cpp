#include <algorithm>

#include "draw.hpp"
#include "twin.hpp"

namespace certrail::twin {
namespace {

using nlohmann::json;

Answer open_answer(const Drawing& drawing) { return answer(drawing.question); }

// Odds that what is asked for is just not reached by the path it was taken from.
bool beyond(Drawing& drawing) { return drawing.chance(drawing.shape.slack_beyond); }

void fit_last_day(Drawing& drawing) {
  if (!drawing.chance(drawing.shape.last_day_at_exam)) return;
  const Answer open = open_answer(drawing);
  if (open.ranked.empty()) return;
  const Step step = drawing.random.pick(drawing.random.pick(open.ranked).steps);
  for (json& certification : drawing.certifications()) {
    if (certification["id"] != step.certification) continue;
    const Day last = step.exam_on - (beyond(drawing) ? 1 : 0);
    const json& first = certification["available_from"];
    if (!first.is_null() && day_from_text(first) > last) continue;
    certification["retires_on"] = text_from_day(last);
  }
}

// A path to take limits from: one of the better ones, or any.
Path reference_path(Drawing& drawing, const std::vector<Path>& paths) {
  const std::size_t third = std::max<std::size_t>(1, paths.size() / 3);
  return paths[drawing.random.below(drawing.chance(50) ? third : paths.size())];
}

// A path that one more step makes shorter, with that step; else nothing.
const Path* shortened(const std::vector<Path>& paths, const Path** longer) {
  const auto inside = [](const Path& small, const Path& large) {
    return std::all_of(small.order.begin(), small.order.end(), [&](const std::string& id) {
      return std::find(large.order.begin(), large.order.end(), id) != large.order.end();
    });
  };
  for (const Path& with : paths) {
    for (const Path& without : paths) {
      const bool one_more = with.order.size() == without.order.size() + 1;
      if (one_more && with.finish_on < without.finish_on && inside(without, with)) {
        *longer = &without;
        return &with;
      }
    }
  }
  return nullptr;
}

void fit_finish(Drawing& drawing, const std::vector<Path>& paths, const Path& reference) {
  if (!drawing.chance(drawing.shape.finish_by)) return;
  const Path* longer = nullptr;
  const Path* quick = nullptr;
  if (drawing.stratum == Stratum::deadlines) quick = shortened(paths, &longer);
  Day last = reference.finish_on - (beyond(drawing) ? 1 : 0);
  if (quick != nullptr && drawing.chance(70)) {
    last = quick->finish_on;
    if (drawing.chance(50)) {
      drawing.profile().erase("goals");
      drawing.profile()["include"] = longer->order;
    }
  }
  last = std::max(last, drawing.start_on);
  drawing.profile()["limits"]["finish_by"] = text_from_day(last);
}

void fit_objective(Drawing& drawing, const Path& reference) {
  json& profile = drawing.profile();
  if (!drawing.chance(drawing.shape.other_objective)) return;
  profile["objective"] = drawing.random.pick(std::vector<std::string>{"time", "money", "steps"});
  const bool target = profile.contains("goals") || profile.contains("include") ||
                      profile["limits"].contains("min_readiness_ppm");
  if (target) return;
  profile["limits"]["min_readiness_ppm"] = std::max<std::int64_t>(1, reference.readiness_ppm / 2);
}

}  // namespace

void fit_limits(Drawing& drawing) {
  fit_last_day(drawing);
  const Answer open = open_answer(drawing);
  if (open.feasible.empty()) return;
  json& limits = drawing.profile()["limits"];
  const Path reference = reference_path(drawing, open.feasible);
  if (drawing.chance(drawing.shape.budget)) {
    limits["budget_cents"] =
        std::max<std::int64_t>(0, reference.fee_cents - (beyond(drawing) ? 1 : 0));
  }
  if (drawing.chance(drawing.shape.min_readiness)) {
    limits["min_readiness_ppm"] =
        std::min<std::int64_t>(1'000'000, reference.readiness_ppm + (beyond(drawing) ? 1 : 0));
  }
  fit_finish(drawing, open.feasible, reference);
  fit_objective(drawing, reference);
}

}  // namespace certrail::twin
