#include "ranking/requirement_bound.hpp"

#include <algorithm>

namespace certrail {
namespace {

bool slot_holds(const Instance& in, std::uint32_t slot, const ChosenSet& chosen,
                const Item* extra) {
  return std::any_of(in.suppliers[slot].begin(), in.suppliers[slot].end(), [&](Item item) {
    return (extra != nullptr && *extra == item) || chosen.contains(item);
  });
}

int missing_in(const Instance& in, const OpenRequirement& tree, bool disjoint,
               const ChosenSet& chosen, const Item* extra) {
  if (tree.kind == OpenRequirement::Kind::leaf) {
    return slot_holds(in, tree.leaf, chosen, extra) ? 0 : 1;
  }
  std::vector<int> of_child;
  of_child.reserve(tree.children.size());
  for (const auto& child : tree.children) {
    of_child.push_back(missing_in(in, child, disjoint, chosen, extra));
  }
  std::sort(of_child.begin(), of_child.end());
  const auto k = static_cast<std::size_t>(tree.k);
  // One item may serve several children; then only the hardest of the k easiest is sure.
  if (!disjoint) return of_child[k - 1];
  int sum = 0;
  for (std::size_t i = 0; i < k; ++i) sum += of_child[i];
  return sum;
}

}  // namespace

void RequirementBound::prepare(const Instance& instance) {
  in_ = &instance;
  disjoint_.clear();
  for (const OpenRequirement& requirement : instance.requirements) {
    std::vector<Item> all;
    for_each_leaf(requirement, [&](std::uint32_t slot) {
      all.insert(all.end(), instance.suppliers[slot].begin(), instance.suppliers[slot].end());
    });
    std::sort(all.begin(), all.end());
    disjoint_.push_back(std::adjacent_find(all.begin(), all.end()) == all.end());
  }
}

int RequirementBound::missing(std::int32_t requirement, const ChosenSet& chosen,
                              const Item* extra) const {
  if (requirement < 0) return 0;
  const auto at = static_cast<std::size_t>(requirement);
  return missing_in(*in_, in_->requirements[at], disjoint_[at], chosen, extra);
}

void RequirementBound::helpers(std::int32_t requirement, const ChosenSet& chosen,
                               std::vector<Item>& out) const {
  out.clear();
  for_each_leaf(in_->requirements[static_cast<std::size_t>(requirement)], [&](std::uint32_t slot) {
    if (slot_holds(*in_, slot, chosen, nullptr)) return;
    out.insert(out.end(), in_->suppliers[slot].begin(), in_->suppliers[slot].end());
  });
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

}  // namespace certrail
