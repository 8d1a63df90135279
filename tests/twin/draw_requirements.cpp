#include <algorithm>
#include <set>

#include "draw.hpp"

namespace certrail::twin {
namespace {

using nlohmann::json;
using Ids = std::set<std::string>;

bool tree_holds(const json& tree, const Ids& having) {
  if (tree.is_null()) return true;
  if (tree.is_string()) return having.count(tree.get<std::string>()) > 0;
  const auto met = [&](const json& parts) {
    return static_cast<std::size_t>(std::count_if(
        parts.begin(), parts.end(), [&](const json& part) { return tree_holds(part, having); }));
  };
  if (tree.contains("all_of")) return met(tree["all_of"]) == tree["all_of"].size();
  if (tree.contains("any_of")) return met(tree["any_of"]) > 0;
  return met(tree["k_of"]) >= tree["k"].get<std::size_t>();
}

// Makes every certification one that some order of exams reaches: of those that none does, the
// first one's tree goes, until there are none.
void keep_reachable(json& certifications) {
  Ids having;
  std::size_t reached = 0;
  while (reached < certifications.size()) {
    const std::size_t before = having.size();
    reached = 0;
    json* stuck = nullptr;
    for (json& certification : certifications) {
      if (!tree_holds(certification["requires"], having)) {
        if (stuck == nullptr) stuck = &certification;
        continue;
      }
      ++reached;
      having.insert(certification["id"].get<std::string>());
      for (const json& covered : certification["covers"]) having.insert(covered.get<std::string>());
    }
    if (stuck != nullptr && having.size() == before) (*stuck)["requires"] = nullptr;
  }
}

std::vector<std::string> ids_but(Drawing& drawing, const std::string& own) {
  std::vector<std::string> ids = draw_ids(drawing, drawing.certifications().size());
  ids.erase(std::remove(ids.begin(), ids.end(), own), ids.end());
  return ids;
}

void collect_leaves(const json& tree, std::vector<std::string>& leaves) {
  if (tree.is_string()) leaves.push_back(tree);
  if (!tree.is_object()) return;
  for (const char* key : {"all_of", "any_of", "k_of"}) {
    if (!tree.contains(key)) continue;
    for (const json& part : tree[key]) collect_leaves(part, leaves);
  }
}

void cover(json& certification, const std::string& id) {
  json& covers = certification["covers"];
  const bool known = std::find(covers.begin(), covers.end(), json(id)) != covers.end();
  if (!known && certification["id"] != id) covers.push_back(id);
}

void draw_covers(Drawing& drawing) {
  std::vector<std::string> required;
  for (const json& certification : drawing.certifications()) {
    collect_leaves(certification["requires"], required);
  }
  for (json& certification : drawing.certifications()) {
    if (!drawing.chance(drawing.shape.covers)) continue;
    const bool useful = !required.empty() && drawing.chance(70);
    cover(certification, useful ? drawing.random.pick(required) : draw_ids(drawing, 1).front());
  }
  // c covers b, b covers what something requires: c does not stand in for that.
  if (required.empty() || !drawing.chance(drawing.shape.covers_chain)) return;
  const std::string end = drawing.random.pick(required);
  const std::vector<std::string> others = ids_but(drawing, end);
  if (others.size() < 2) return;
  cover(by_id(drawing, others[0]), end);
  cover(by_id(drawing, others[1]), others[0]);
}

}  // namespace

json& by_id(Drawing& drawing, const std::string& id) {
  json& list = drawing.certifications();
  return *std::find_if(list.begin(), list.end(), [&](const json& c) { return c["id"] == id; });
}

std::vector<std::string> draw_ids(Drawing& drawing, std::size_t count) {
  std::vector<std::string> ids;
  for (const json& certification : drawing.certifications()) ids.push_back(certification["id"]);
  drawing.random.shuffle(ids);
  ids.resize(std::min(count, ids.size()));
  return ids;
}

json draw_tree(Drawing& drawing, std::vector<std::string> ids, int deep) {
  drawing.random.shuffle(ids);
  const auto width = static_cast<std::size_t>(drawing.random.between(1, 4));
  json parts = json::array();
  for (std::size_t i = 0; i < std::min(width, ids.size()); ++i) {
    const bool nested = drawing.chance(deep);
    parts.push_back(nested ? draw_tree(drawing, ids, deep / 3) : json(ids[i]));
  }
  if (parts.size() == 1 && drawing.chance(80)) return parts[0];
  switch (drawing.random.below(3)) {
    case 0:
      return {{"all_of", parts}};
    case 1:
      return {{"any_of", parts}};
    default:
      break;
  }
  const auto most = static_cast<std::int64_t>(parts.size());
  return {{"k", drawing.random.between(std::min<std::int64_t>(2, most), most)}, {"k_of", parts}};
}

void draw_requirements(Drawing& drawing) {
  for (json& certification : drawing.certifications()) {
    certification["requires"] = nullptr;
    certification["covers"] = json::array();
    certification["family"] = nullptr;
    const std::vector<std::string> others = ids_but(drawing, certification["id"]);
    if (!others.empty() && drawing.chance(drawing.shape.requirement)) {
      certification["requires"] = draw_tree(drawing, others, drawing.shape.deep_tree);
    }
    if (drawing.chance(drawing.shape.family)) {
      certification["family"] = drawing.chance(50) ? "f1" : "f2";
    }
  }
  draw_covers(drawing);
  keep_reachable(drawing.certifications());
}

}  // namespace certrail::twin
