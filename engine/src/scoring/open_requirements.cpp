#include "scoring/open_requirements.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace certrail {
namespace {

constexpr Item kNoItem = std::numeric_limits<Item>::max();

/// Turns requirement trees over certifications into trees over slots.
class RequirementCompiler {
 public:
  RequirementCompiler(const std::vector<CoveredBy>& covered, const Assessment& assessment,
                      const std::vector<std::uint32_t>& item_of, Instance& in)
      : covered_(covered), assessment_(assessment), item_of_(item_of), in_(in) {}

  /// The tree that is left, or whether it is settled: true = met, false = can never be met.
  struct Folded {
    std::optional<OpenRequirement> open;
    bool met = false;
  };

  template <class Leaf, class ToLeaf>
  Folded fold(const RequirementTree<Leaf>& tree, const ToLeaf& to_leaf) {
    if (tree.kind == RequirementTree<Leaf>::Kind::leaf) return to_leaf(tree.leaf);
    OpenRequirement open;
    open.kind = OpenRequirement::Kind::k_of;
    open.k = tree.k;
    for (const auto& child : tree.children) {
      Folded folded = fold(child, to_leaf);
      if (folded.open) open.children.push_back(std::move(*folded.open));
      if (folded.met) --open.k;
    }
    if (open.k <= 0) return {{}, true};
    if (static_cast<std::size_t>(open.k) > open.children.size()) return {{}, false};
    return {std::move(open), false};
  }

  /// A leaf that a held or chosen certification, or what it covers, makes hold; never `self`,
  /// whose own requirement it is.
  Folded covered_leaf(CertificationIndex c, Item self) {
    if (assessment_.counts[c]) return {{}, true};
    std::vector<Item> items;
    if (item_of_[c] != kNoItem) items.push_back(item_of_[c]);
    for (CertificationIndex coverer : covered_[c]) {
      if (item_of_[coverer] != kNoItem) items.push_back(item_of_[coverer]);
    }
    std::erase(items, self);
    return slot(std::move(items));
  }

  /// A leaf that only this very certification makes hold.
  Folded own_leaf(CertificationIndex c) {
    if (assessment_.held[c]) return {{}, true};
    return slot(item_of_[c] == kNoItem ? std::vector<Item>{} : std::vector<Item>{item_of_[c]});
  }

  std::int32_t store(OpenRequirement requirement) {
    in_.requirements.push_back(std::move(requirement));
    return static_cast<std::int32_t>(in_.requirements.size()) - 1;
  }

 private:
  Folded slot(std::vector<Item> items) {
    if (items.empty()) return {{}, false};
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    OpenRequirement leaf;
    leaf.leaf = static_cast<std::uint32_t>(in_.suppliers.size());
    in_.suppliers.push_back(std::move(items));
    return {std::move(leaf), false};
  }

  const std::vector<CoveredBy>& covered_;
  const Assessment& assessment_;
  const std::vector<std::uint32_t>& item_of_;
  Instance& in_;
};

}  // namespace

void compile_requirements(const Catalog& catalog, const std::vector<CoveredBy>& covered,
                          const Assessment& a, Instance& in) {
  std::vector<std::uint32_t> item_of(catalog.certifications.size(), kNoItem);
  for (Item i = 0; i < in.items(); ++i) item_of[in.certification[i]] = i;
  RequirementCompiler compiler(covered, a, item_of, in);
  in.requirements.clear();
  in.suppliers.clear();
  for (Item i = 0; i < in.items(); ++i) {
    const auto& requirement = catalog.certifications[in.certification[i]].requires_;
    if (!requirement) continue;
    auto folded = compiler.fold(
        *requirement, [&](CertificationIndex leaf) { return compiler.covered_leaf(leaf, i); });
    if (folded.open) in.requirement[i] = compiler.store(std::move(*folded.open));
  }

  OpenRequirement target;
  target.kind = OpenRequirement::Kind::all_of;
  in.target = -1;
  in.hopeless = false;
  const auto ask = [&](RequirementCompiler::Folded folded) {
    if (folded.open) target.children.push_back(std::move(*folded.open));
    if (!folded.open && !folded.met) in.hopeless = true;
  };
  for (const std::string& id : a.profile.include) {
    ask(compiler.own_leaf(*find_certification(catalog, id)));
  }
  if (a.profile.goals) {
    ask(compiler.fold(*a.profile.goals, [&](const std::string& id) {
      return compiler.covered_leaf(*find_certification(catalog, id), kNoItem);
    }));
  }
  target.k = static_cast<int>(target.children.size());
  if (target.k > 0) in.target = compiler.store(std::move(target));
}

}  // namespace certrail
