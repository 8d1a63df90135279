#include <algorithm>

#include "draw.hpp"
#include "twin.hpp"

namespace certrail::twin {
namespace {

using nlohmann::json;

std::int64_t least(const std::vector<Path>& paths, std::int64_t Path::*figure) {
  std::int64_t smallest = paths.front().*figure;
  for (const Path& path : paths) smallest = std::min(smallest, path.*figure);
  return smallest;
}

std::int64_t most_ready(const std::vector<Path>& paths) {
  std::int64_t largest = 0;
  for (const Path& path : paths) largest = std::max(largest, path.readiness_ppm);
  return largest;
}

// A readiness that no path reaches, though one would if some single wish were given up, where
// there is such a wish.
void ask_for_more_readiness(Drawing& drawing, const std::vector<Path>& paths) {
  const std::vector<bool Rules::*> wishes{&Rules::ban,        &Rules::ban,        &Rules::ban,
                                          &Rules::experience, &Rules::experience, &Rules::max_steps,
                                          &Rules::budget};
  Rules rules;
  rules.*drawing.random.pick(wishes) = false;
  const std::int64_t reached = most_ready(paths);
  const std::int64_t possible = most_ready(answer(drawing.question, rules).feasible);
  std::int64_t asked = reached + 1;
  if (possible > reached) asked = drawing.random.between(asked, possible);
  drawing.profile()["limits"]["min_readiness_ppm"] = std::min<std::int64_t>(1'000'000, asked);
}

void finish_too_early(Drawing& drawing, const std::vector<Path>& paths) {
  Day earliest = paths.front().finish_on;
  for (const Path& path : paths) earliest = std::min(earliest, path.finish_on);
  if (earliest <= drawing.start_on) return;
  drawing.profile()["limits"]["finish_by"] = text_from_day(earliest - 1);
}

// Includes something that it also excludes, beside others.
void ask_and_refuse(Drawing& drawing) {
  const std::vector<std::string> ids = draw_ids(drawing, 3);
  drawing.profile()["exclude"] = ids;
  drawing.profile()["include"] = json::array({ids.back()});
}

void add_wish(Drawing& drawing, const std::vector<Path>& paths) {
  json& profile = drawing.profile();
  json& limits = profile["limits"];
  switch (drawing.random.below(13)) {
    case 0:
      limits["max_steps"] = drawing.random.between(1, 2);
      return;
    case 1:
      if (least(paths, &Path::fee_cents) == 0) return;
      limits["budget_cents"] = least(paths, &Path::fee_cents) - 1;
      return;
    case 2:
      finish_too_early(drawing, paths);
      return;
    case 3:
      profile["experience_months"] = drawing.random.between(0, 12);
      return;
    case 4:
    case 5:
    case 6:
      // More than the steps that a person has without asking.
      limits.erase("max_steps");
      profile["goals"] = {{"all_of", draw_ids(drawing, 5)}};
      return;
    case 7:
      if (!profile.contains("exclude")) profile["exclude"] = drawing.random.pick(paths).order;
      return;
    case 8:
      if (!profile.contains("include")) profile["include"] = draw_ids(drawing, 1);
      return;
    case 9:
      ask_and_refuse(drawing);
      return;
    default:
      ask_for_more_readiness(drawing, paths);
      return;
  }
}

}  // namespace

void make_impossible(Drawing& drawing) {
  // Now and then whatever the person gives up.
  if (drawing.chance(5)) {
    for (json& certification : drawing.certifications()) certification["announced"] = true;
  }
  for (int round = 0; round < 12; ++round) {
    const Answer now = answer(drawing.question);
    if (!now.problem.empty() || now.feasible.empty()) return;
    add_wish(drawing, now.feasible);
  }
}

}  // namespace certrail::twin
