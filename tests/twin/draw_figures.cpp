#include <algorithm>

#include "draw.hpp"

namespace certrail::twin {
namespace {

using nlohmann::json;

// Importance or demand: large, small, or the same for all.
std::int64_t draw_figure(Drawing& drawing, int manner) {
  switch (manner) {
    case 0:
      return 250'000;
    case 1:
      return drawing.random.between(0, 7);
    default:
      return drawing.random.between(1, 1'000'000);
  }
}

int draw_manner(Drawing& drawing) {
  if (drawing.chance(drawing.shape.equal_figures)) return 0;
  return drawing.chance(15) ? 1 : 2;
}

std::string any_skill(Drawing& drawing) {
  const json& skills = drawing.question["catalogue"]["skills"];
  return skills[drawing.random.below(skills.size())]["id"];
}

json draw_one_role(Drawing& drawing, const std::string& id) {
  const int manner = draw_manner(drawing);
  json skills = json::object();
  for (const json& skill : drawing.question["catalogue"]["skills"]) {
    if (!drawing.chance(drawing.shape.role_names_skill)) continue;
    skills[skill["id"].get<std::string>()] = {{"importance", draw_figure(drawing, manner)},
                                              {"need", drawing.random.between(20, 100)}};
  }
  const std::string sure = any_skill(drawing);
  const std::int64_t importance = std::max<std::int64_t>(1, draw_figure(drawing, manner));
  skills[sure] = {{"importance", importance}, {"need", drawing.random.between(20, 100)}};
  json role{{"id", id}, {"skills", skills}};
  if (drawing.chance(drawing.shape.credentials_map)) {
    role["credentials"] = json::object();
    for (const std::string& certification : draw_ids(drawing, drawing.certifications().size())) {
      if (drawing.chance(60)) role["credentials"][certification] = drawing.random.between(0, 100);
    }
  }
  return role;
}

// The largest is a million, as the most named provider's figure is.
json draw_recognition(Drawing& drawing) {
  json figures = json::object();
  for (const auto& item : drawing.question["catalogue"]["providers"].items()) {
    if (drawing.chance(80)) figures[item.key()] = drawing.random.between(50'000, 999'999);
  }
  if (figures.empty()) return figures;
  auto most = figures.begin();
  for (auto it = figures.begin(); it != figures.end(); ++it) {
    if (*it > *most) most = it;
  }
  *most = 1'000'000;
  return figures;
}

json draw_shares(Drawing& drawing) {
  json figures = json::object();
  std::int64_t rest = 1'000'000;
  for (const auto& [id, provider] : drawing.question["catalogue"]["providers"].items()) {
    if (provider["kind"] != "cloud" || !drawing.chance(drawing.shape.share_known)) continue;
    std::int64_t share = drawing.random.between(rest / 10, rest / 2);
    if (drawing.chance(drawing.shape.small_share)) share = drawing.random.between(1, 5'000);
    if (drawing.chance(4)) share = 0;
    figures[id] = share;
    rest -= share;
  }
  return figures;
}

json draw_one_market(Drawing& drawing, const std::string& id) {
  const int manner = draw_manner(drawing);
  json demand = json::object();
  for (const json& skill : drawing.question["catalogue"]["skills"]) {
    if (!drawing.chance(drawing.shape.role_names_skill)) continue;
    demand[skill["id"].get<std::string>()] = draw_figure(drawing, manner);
  }
  const std::string sure = any_skill(drawing);
  demand[sure] = std::max<std::int64_t>(1, draw_figure(drawing, manner));
  return {{"id", id},
          {"demand", demand},
          {"recognition", draw_recognition(drawing)},
          {"share_ppm", draw_shares(drawing)}};
}

template <typename One>
json mixture(Drawing& drawing, const char* key, const std::vector<std::string>& ids, One one) {
  const std::size_t parts = drawing.chance(20) ? 1 : 2 + drawing.random.below(2);
  json mixed = json::array();
  for (std::size_t i = 0; i < parts; ++i) {
    mixed.push_back({{"share", drawing.random.between(1, 100)}, {key, one(drawing, ids[i])}});
  }
  return {{"mixture", mixed}};
}

// r^1.5 in ppm, rounded: the square root of r^3.
std::int64_t default_worth(std::int64_t percent) {
  const std::int64_t square = percent * percent * percent * 1'000'000;
  std::int64_t root = 0;
  for (std::int64_t bit = 1 << 20; bit > 0; bit /= 2) {
    if ((root + bit) * (root + bit) <= square) root += bit;
  }
  return square - root * root > root ? root + 1 : root;
}

json draw_curve(Drawing& drawing, bool rising_slowly) {
  json curve = json::array();
  if (drawing.chance(drawing.shape.default_curves)) {
    for (int i = 0; i <= 100; ++i) {
      curve.push_back(rising_slowly ? default_worth(i) : 1'000'000 - default_worth(100 - i));
    }
    return curve;
  }
  std::vector<std::int64_t> values;
  const std::int64_t grain = drawing.random.pick(std::vector<std::int64_t>{1, 10'000, 200'000});
  for (int i = 1; i < 100; ++i)
    values.push_back(drawing.random.between(0, 1'000'000) / grain * grain);
  std::sort(values.begin(), values.end());
  curve.push_back(0);
  for (const std::int64_t value : values) curve.push_back(value);
  curve.push_back(1'000'000);
  return curve;
}

// A role may do without any importance; the market alone counts then.
json draw_single(Drawing& drawing) {
  json role = draw_one_role(drawing, "r");
  if (!drawing.chance(2)) return role;
  for (json& skill : role["skills"]) skill["importance"] = 0;
  return role;
}

// Certifications name no role that is not there, but "r".
void keep_roles(Drawing& drawing, const json& role) {
  const std::size_t parts =
      role.is_object() && role.contains("mixture") ? role["mixture"].size() : 1;
  for (json& certification : drawing.certifications()) {
    if (parts < 3) certification["for_roles"].erase("t");
    if (parts < 2) certification["for_roles"].erase("q");
  }
}

}  // namespace

void draw_role(Drawing& drawing) {
  json& role = drawing.question["role"];
  role = nullptr;
  if (drawing.chance(drawing.shape.role)) {
    const bool mixed = drawing.chance(drawing.shape.role_mixture);
    role = mixed ? mixture(drawing, "role", {"r", "q", "t"}, draw_one_role) : draw_single(drawing);
  }
  keep_roles(drawing, role);
}

void draw_market(Drawing& drawing) {
  json& market = drawing.question["market"];
  market = nullptr;
  const bool needed = drawing.question["role"].is_null();
  if (!needed && !drawing.chance(drawing.shape.market)) return;
  if (drawing.chance(drawing.shape.market_mixture)) {
    market = mixture(drawing, "market", {"m", "n", "o"}, draw_one_market);
  } else {
    market = draw_one_market(drawing, "m");
  }
}

void draw_policy(Drawing& drawing) {
  const std::int64_t role_weight =
      drawing.chance(50) ? 650'000 : drawing.random.between(50'000, 950'000);
  drawing.question["policy"] = {{"id", "default"},
                                {"role_weight", role_weight},
                                {"market_weight", 1'000'000 - role_weight},
                                {"credential_weight", drawing.in(drawing.shape.credential_weight)},
                                {"price_of_hour", drawing.in(drawing.shape.hour)},
                                {"price_of_dollar", drawing.in(drawing.shape.dollar)},
                                {"price_of_other_cloud", drawing.in(drawing.shape.other_cloud)},
                                {"transfer", drawing.in(drawing.shape.transfer)},
                                {"ease", draw_curve(drawing, false)},
                                {"worth", draw_curve(drawing, true)}};
}

}  // namespace certrail::twin
