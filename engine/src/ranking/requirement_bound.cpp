#include "ranking/requirement_bound.hpp"

#include <algorithm>
#include <array>

namespace certrail {
namespace {

/// More than any path has: so much and more is all the same.
constexpr int kTooMany = kMaxSteps + 1;

bool slot_holds(const Instance& in, std::uint32_t slot, const ChosenSet& chosen) {
  const auto suppliers = in.suppliers_of(slot);
  return std::any_of(suppliers.begin(), suppliers.end(),
                     [&](Item item) { return chosen.contains(item); });
}

}  // namespace

void RequirementBound::prepare(const Instance& instance) {
  in_ = &instance;
  const auto& nodes = instance.requirements;
  disjoint_.assign(nodes.size(), true);
  supplies_.assign(instance.items(), false);
  // Trees follow each other, but for the root of a target that nothing was left of.
  for (std::uint32_t root = 0; root < nodes.size() && nodes[root].end != 0;
       root = nodes[root].end) {
    const auto for_each_supplier = [&](const auto& visit) {
      for (std::uint32_t node = root; node < nodes[root].end; ++node) {
        if (nodes[node].k > 0) continue;
        for (const Item item : instance.suppliers_of(nodes[node].slot)) visit(item);
      }
    };
    for_each_supplier([&](Item item) {
      if (supplies_[item]) disjoint_[root] = false;
      supplies_[item] = true;
    });
    for_each_supplier([&](Item item) { supplies_[item] = false; });
  }
}

int RequirementBound::missing_in(std::uint32_t node, bool disjoint, const ChosenSet& chosen) const {
  const RequirementNode& root = in_->requirements[node];
  if (root.k == 0) return slot_holds(*in_, root.slot, chosen) ? 0 : 1;
  std::array<int, kTooMany + 1> children{};  // how many need so many
  for (std::uint32_t child = node + 1; child < root.end; child = in_->requirements[child].end) {
    ++children[static_cast<std::size_t>(missing_in(child, disjoint, chosen))];
  }
  // The k easiest.
  int sum = 0;
  int left = root.k;
  for (int needs = 0; needs <= kTooMany; ++needs) {
    const int taken = std::min(left, children[static_cast<std::size_t>(needs)]);
    left -= taken;
    // One item may serve several children; then only the hardest of the k easiest is sure.
    if (disjoint) {
      sum += taken * needs;
    } else if (taken > 0) {
      sum = needs;
    }
    if (left == 0 || sum >= kTooMany) break;
  }
  return std::min(sum, kTooMany);
}

int RequirementBound::missing(std::int32_t requirement, const ChosenSet& chosen) const {
  if (requirement < 0) return 0;
  const auto root = static_cast<std::uint32_t>(requirement);
  return missing_in(root, disjoint_[root], chosen);
}

void RequirementBound::find_helpers(std::int32_t requirement, const ChosenSet& chosen) {
  helps_.assign(in_->items(), 0);
  const auto root = static_cast<std::uint32_t>(requirement);
  for (std::uint32_t node = root; node < in_->requirements[root].end; ++node) {
    const RequirementNode& leaf = in_->requirements[node];
    if (leaf.k > 0 || slot_holds(*in_, leaf.slot, chosen)) continue;
    for (const Item item : in_->suppliers_of(leaf.slot)) helps_[item] = 1;
  }
}

}  // namespace certrail
