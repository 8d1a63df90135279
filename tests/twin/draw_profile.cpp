#include <algorithm>

#include "draw.hpp"

namespace certrail::twin {
namespace {

using nlohmann::json;

Day last_of_month(Day day) {
  const std::string month = text_from_day(day).substr(0, 8);
  return add_months(day_from_text(month + "01"), 1) - 1;
}

// A day on which the certification was earned so that it is valid, expired, or just at the edge.
json draw_earned_on(Drawing& drawing, const json& certification) {
  if (drawing.chance(12)) return nullptr;
  const Day start = drawing.start_on;
  const json& months = certification["validity_months"];
  Day earned = start - static_cast<Day>(drawing.random.between(0, 900));
  if (!months.is_null()) {
    const Day edge = add_months(start, -months.get<int>());
    if (drawing.chance(drawing.shape.edge_of_validity)) {
      earned = edge + static_cast<Day>(drawing.random.between(-3, 3));
      if (drawing.chance(50)) earned = edge;
      if (drawing.chance(40)) earned = last_of_month(add_months(start, -months.get<int>() - 1));
    } else if (drawing.chance(drawing.shape.expired)) {
      earned = edge - static_cast<Day>(drawing.random.between(1, 400));
    } else {
      earned = edge + static_cast<Day>(drawing.random.between(0, start - edge));
    }
  }
  return text_from_day(std::min(earned, start));
}

void draw_held(Drawing& drawing) {
  json held = json::array();
  const auto count = static_cast<std::size_t>(drawing.in(drawing.shape.held));
  const auto& certifications = drawing.certifications();
  const std::vector<std::string> ids = draw_ids(drawing, count);
  for (const json& certification : certifications) {
    const auto id = certification["id"].get<std::string>();
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) continue;
    json entry{{"id", certification["id"]}};
    const json earned_on = draw_earned_on(drawing, certification);
    if (!earned_on.is_null()) entry["earned_on"] = earned_on;
    held.push_back(entry);
  }
  drawing.profile()["held"] = held;
  if (held.empty()) return;
  // Others of its family, and others that it covers.
  const std::string holder = held[drawing.random.below(held.size())]["id"];
  for (json& certification : drawing.certifications()) {
    if (certification["id"] == holder || !drawing.chance(drawing.shape.bound_by_held)) continue;
    json& own = by_id(drawing, holder);
    if (drawing.chance(50)) {
      own["family"] = "f3";
      certification["family"] = "f3";
    } else {
      json& covers = own["covers"];
      const bool known =
          std::find(covers.begin(), covers.end(), certification["id"]) != covers.end();
      if (!known) covers.push_back(certification["id"]);
    }
  }
}

void draw_preference(Drawing& drawing) {
  if (!drawing.chance(drawing.shape.cloud_preference)) return;
  json marks = json::object();
  const auto mark = [&]() -> std::int64_t {
    if (drawing.chance(drawing.shape.zero_mark)) return 0;
    return drawing.chance(20) ? drawing.random.between(1, 3) : drawing.random.between(1, 100);
  };
  for (const auto& [id, provider] : drawing.question["catalogue"]["providers"].items()) {
    if (drawing.chance(provider["kind"] == "cloud" ? 60 : 25)) marks[id] = mark();
  }
  if (drawing.chance(50)) marks["default"] = mark();
  drawing.profile()["cloud_preference"] = marks;
}

// Those of the family of something held, or covered by it.
std::vector<std::string> ids_bound_by_held(Drawing& drawing) {
  std::vector<std::string> ids;
  for (const json& held : drawing.profile()["held"]) {
    const json own = by_id(drawing, held["id"]);
    for (const json& other : drawing.certifications()) {
      const auto& covers = own["covers"];
      const bool covered = std::find(covers.begin(), covers.end(), other["id"]) != covers.end();
      const bool same = !own["family"].is_null() && other["family"] == own["family"];
      if (other["id"] != own["id"] && (covered || same)) ids.push_back(other["id"]);
    }
  }
  return ids;
}

void draw_wishes(Drawing& drawing) {
  json& profile = drawing.profile();
  const Shape& shape = drawing.shape;
  if (drawing.chance(shape.experience_given)) {
    profile["experience_months"] = drawing.random.between(0, 4) * 12;
  }
  if (drawing.chance(shape.include)) {
    profile["include"] = draw_ids(drawing, drawing.chance(75) ? 1 : 2);
    const std::vector<std::string> bound = ids_bound_by_held(drawing);
    if (!bound.empty() && drawing.chance(shape.include_bound)) {
      profile["include"] = json::array({drawing.random.pick(bound)});
    }
  }
  if (drawing.chance(shape.exclude)) {
    profile["exclude"] = draw_ids(drawing, 1 + drawing.random.below(3));
  }
  if (drawing.chance(shape.goals)) {
    profile["goals"] = draw_tree(drawing, draw_ids(drawing, 4), shape.deep_tree);
  }
  if (!drawing.chance(shape.default_steps)) {
    profile["limits"]["max_steps"] = drawing.in(shape.max_steps);
  }
}

}  // namespace

void draw_profile(Drawing& drawing) {
  json& profile = drawing.profile();
  profile = {{"skills", json::object()},
             {"start_on", text_from_day(drawing.start_on)},
             {"limits", json::object()},
             {"objective", "score"}};
  // Left out now and then, for the default of 6.
  const std::int64_t hours = drawing.in(drawing.shape.hours_per_week);
  if (!drawing.chance(8)) profile["hours_per_week"] = hours;
  for (const json& skill : drawing.question["catalogue"]["skills"]) {
    if (!drawing.chance(drawing.shape.knows_skill)) continue;
    profile["skills"][skill["id"].get<std::string>()] = drawing.in(drawing.shape.known_level);
  }
  draw_held(drawing);
  draw_preference(drawing);
  draw_wishes(drawing);
}

}  // namespace certrail::twin
