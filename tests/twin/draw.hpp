// The parts of a random case, drawn one after the other.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "calendar.hpp"
#include "random.hpp"
#include "shape.hpp"

namespace certrail::twin {

struct Drawing {
  Random random;
  Shape shape;
  Stratum stratum = Stratum::general;
  Day start_on = 0;
  nlohmann::json question;  // grows from part to part

  std::int64_t in(const Range& range) { return random.between(range.low, range.high); }
  bool chance(int percent) { return random.chance(percent); }
  nlohmann::json& certifications() { return question["catalogue"]["certifications"]; }
  nlohmann::json& profile() { return question["profile"]; }
  nlohmann::json& any_certification() {
    return certifications()[random.below(certifications().size())];
  }
};

void draw_catalogue(Drawing& drawing);
void draw_requirements(Drawing& drawing);  // trees, covers, families
void draw_role(Drawing& drawing);
void draw_market(Drawing& drawing);
void draw_policy(Drawing& drawing);
void draw_profile(Drawing& drawing);

// Sets limits, last days and the objective to what paths of the case really take.
void fit_limits(Drawing& drawing);

// Adds wishes until nothing is feasible.
void make_impossible(Drawing& drawing);

// A tree over at most four of the ids, which are not empty.
nlohmann::json draw_tree(Drawing& drawing, std::vector<std::string> ids, int deep);

nlohmann::json& by_id(Drawing& drawing, const std::string& id);

// Some of the certifications' ids, in random order.
std::vector<std::string> draw_ids(Drawing& drawing, std::size_t count);

}  // namespace certrail::twin
