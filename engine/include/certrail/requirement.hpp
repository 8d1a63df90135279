// Requirement trees: "all of", "any of", "k of" over certifications.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace certrail {

using CertificationIndex = std::uint32_t;  ///< position in Catalog::certifications
using SkillIndex = std::uint32_t;          ///< position in Catalog::skills
using ProviderIndex = std::uint32_t;       ///< position in Catalog::providers

/// A tree whose leaves are certifications. Every inner node means "at least `k` of the children
/// hold": all_of has k = number of children, any_of has k = 1.
template <class Leaf>
struct RequirementTree {
  enum class Kind { leaf, all_of, any_of, k_of };
  Kind kind = Kind::leaf;
  Leaf leaf{};                            ///< kind leaf only
  int k = 0;                              ///< inner nodes only, 1..children.size()
  std::vector<RequirementTree> children;  ///< inner nodes only, never empty
  friend bool operator==(const RequirementTree&, const RequirementTree&) = default;
};

using Requirement = RequirementTree<CertificationIndex>;  ///< inside a Catalog
using Goal = RequirementTree<std::string>;                ///< in a Profile, leaves are exact ids

/// Does `tree` hold, where `holds(leaf)` tells whether one leaf does?
template <class Leaf, class Holds>
bool satisfied(const RequirementTree<Leaf>& tree, const Holds& holds) {
  if (tree.kind == RequirementTree<Leaf>::Kind::leaf) return holds(tree.leaf);
  int left = tree.k;
  for (const auto& child : tree.children) {
    if (satisfied(child, holds) && --left == 0) return true;
  }
  return false;
}

/// Calls `visit(leaf)` for every leaf, from left to right.
template <class Leaf, class Visit>
void for_each_leaf(const RequirementTree<Leaf>& tree, const Visit& visit) {
  if (tree.kind == RequirementTree<Leaf>::Kind::leaf) return visit(tree.leaf);
  for (const auto& child : tree.children) for_each_leaf(child, visit);
}

}  // namespace certrail
