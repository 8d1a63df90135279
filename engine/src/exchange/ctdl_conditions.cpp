// Requirement trees as condition profiles. CTDL knows "all of these" (the targets of a profile) and
// "any one of these" (its alternatives), the latter below the former. What is deeper, and k of n,
// is written out as every set of certifications that meets it.
#include <algorithm>
#include <optional>
#include <utility>

#include "exchange/ctdl.hpp"

namespace certrail {
namespace {

using nlohmann::ordered_json;
using HeldSet = std::vector<CertificationIndex>;  ///< ascending

constexpr std::size_t kMostSets = 200;

HeldSet united(const HeldSet& a, const HeldSet& b) {
  HeldSet out;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

/// Keeps the sets that hold no other one: a larger set asks for more than is needed.
void keep_least(std::vector<HeldSet>& sets) {
  std::sort(sets.begin(), sets.end(), [](const HeldSet& a, const HeldSet& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  std::vector<HeldSet> least;
  for (HeldSet& set : sets) {
    const bool held = std::any_of(least.begin(), least.end(), [&](const HeldSet& each) {
      return std::includes(set.begin(), set.end(), each.begin(), each.end());
    });
    if (!held) least.push_back(std::move(set));
  }
  sets = std::move(least);
}

/// The least sets that meet the tree; empty if there are too many.
std::optional<std::vector<HeldSet>> least_sets(const Requirement& tree) {
  if (tree.kind == Requirement::Kind::leaf) return std::vector<HeldSet>{{tree.leaf}};
  // by_count[n]: the least sets that meet n of the children seen so far.
  std::vector<std::vector<HeldSet>> by_count(static_cast<std::size_t>(tree.k) + 1);
  by_count[0] = {{}};
  for (const Requirement& child : tree.children) {
    const auto sets = least_sets(child);
    if (!sets) return {};
    for (std::size_t n = by_count.size() - 1; n > 0; --n) {
      for (const HeldSet& before : by_count[n - 1]) {
        for (const HeldSet& more : *sets) by_count[n].push_back(united(before, more));
        if (by_count[n].size() > kMostSets * 20) keep_least(by_count[n]);
        if (by_count[n].size() > kMostSets) return {};
      }
      keep_least(by_count[n]);
    }
  }
  if (by_count.back().size() > kMostSets) return {};
  return std::move(by_count.back());
}

ordered_json target_ids(const Catalog& catalog, const HeldSet& set) {
  ordered_json out = ordered_json::array();
  for (const CertificationIndex each : set) {
    out.push_back(ctdl_certification_id(catalog.certifications[each]));
  }
  return out;
}

ordered_json one_of(const Catalog& catalog, const std::vector<HeldSet>& sets) {
  ordered_json out = ctdl_condition("Any one of the alternatives");
  ordered_json alternatives = ordered_json::array();
  for (const HeldSet& set : sets) {
    std::string names;
    for (const CertificationIndex each : set) {
      names += (names.empty() ? "" : " and ") + catalog.certifications[each].name;
    }
    ordered_json one = ctdl_condition(names);
    one["ceterms:targetCredential"] = target_ids(catalog, set);
    alternatives.push_back(std::move(one));
  }
  out["ceterms:alternativeCondition"] = std::move(alternatives);
  return out;
}

/// The parts that must all be met: those of "all of" within "all of" are parts too.
void collect_parts(const Requirement& tree, std::vector<const Requirement*>& parts) {
  const bool all = tree.kind != Requirement::Kind::leaf &&
                   static_cast<std::size_t>(tree.k) == tree.children.size();
  if (!all) {
    parts.push_back(&tree);
    return;
  }
  for (const Requirement& child : tree.children) collect_parts(child, parts);
}

}  // namespace

std::vector<ordered_json> ctdl_conditions(const Catalog& catalog, const Requirement& requirement) {
  std::vector<const Requirement*> parts;
  collect_parts(requirement, parts);
  std::vector<ordered_json> out;
  HeldSet single;
  for (const Requirement* part : parts) {
    if (part->kind == Requirement::Kind::leaf) single = united(single, {part->leaf});
  }
  if (!single.empty()) {
    out.push_back(
        ctdl_condition(single.size() == 1 ? "Must be held first" : "All must be held first"));
    out.back()["ceterms:targetCredential"] = target_ids(catalog, single);
  }
  for (const Requirement* part : parts) {
    if (part->kind == Requirement::Kind::leaf) continue;
    const auto sets = least_sets(*part);
    if (!sets) return {};
    out.push_back(one_of(catalog, *sets));
  }
  return out;
}

}  // namespace certrail
