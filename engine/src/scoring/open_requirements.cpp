#include "scoring/open_requirements.hpp"

#include <algorithm>

namespace certrail {
namespace {

/// Turns requirement trees over certifications into nodes over slots.
class RequirementCompiler {
 public:
  RequirementCompiler(const CompiledCatalog& compiled, const Assessment& assessment, Instance& in)
      : compiled_(compiled), assessment_(assessment), in_(in) {}

  /// `open`: nodes were added for what is left. `met` and `never` add none.
  enum class Folded { open, met, never };

  template <class Leaf, class ToLeaf>
  Folded fold(const RequirementTree<Leaf>& tree, const ToLeaf& to_leaf) {
    if (tree.kind == RequirementTree<Leaf>::Kind::leaf) return to_leaf(tree.leaf);
    const std::uint32_t node = begin_node();
    int k = tree.k;
    int open = 0;
    for (const auto& child : tree.children) {
      const Folded folded = fold(child, to_leaf);
      if (folded == Folded::open) ++open;
      if (folded == Folded::met) --k;
    }
    if (k > 0 && k <= open) return end_node(node, k);
    in_.requirements.resize(node);
    return k <= 0 ? Folded::met : Folded::never;
  }

  /// A leaf that a held or chosen certification, or what it covers, makes hold; never `self`,
  /// whose own requirement it is.
  Folded covered_leaf(CertificationIndex c, Item self) {
    if (assessment_.counts[c]) return Folded::met;
    const auto add = [&](CertificationIndex supplier) {
      const Item item = in_.item_of[supplier];
      if (item != kNoItem && item != self) in_.suppliers.push_back(item);
    };
    const std::size_t first = in_.suppliers.size();
    add(c);
    for (const CertificationIndex coverer : compiled_.covered[c]) add(coverer);
    return slot(first);
  }

  /// A leaf that only this very certification makes hold.
  Folded own_leaf(CertificationIndex c) {
    if (assessment_.held[c]) return Folded::met;
    const std::size_t first = in_.suppliers.size();
    if (in_.item_of[c] != kNoItem) in_.suppliers.push_back(in_.item_of[c]);
    return slot(first);
  }

  std::uint32_t begin_node() {
    in_.requirements.emplace_back();
    return static_cast<std::uint32_t>(in_.requirements.size()) - 1;
  }

  Folded end_node(std::uint32_t node, int k) {
    in_.requirements[node].k = k;
    in_.requirements[node].end = static_cast<std::uint32_t>(in_.requirements.size());
    return Folded::open;
  }

 private:
  /// Of the suppliers from `first` on.
  Folded slot(std::size_t first) {
    const auto begin = in_.suppliers.begin() + static_cast<std::ptrdiff_t>(first);
    if (begin == in_.suppliers.end()) return Folded::never;
    std::sort(begin, in_.suppliers.end());
    in_.suppliers.erase(std::unique(begin, in_.suppliers.end()), in_.suppliers.end());
    const auto slot = static_cast<std::uint32_t>(in_.supplier_begin.size()) - 1;
    in_.supplier_begin.push_back(static_cast<std::uint32_t>(in_.suppliers.size()));
    const std::uint32_t node = begin_node();
    in_.requirements[node].slot = slot;
    return end_node(node, 0);
  }

  const CompiledCatalog& compiled_;
  const Assessment& assessment_;
  Instance& in_;
};

}  // namespace

void compile_requirements(const CompiledCatalog& compiled, const Assessment& a, Instance& in) {
  using Folded = RequirementCompiler::Folded;
  const Catalog& catalog = compiled.catalog;
  in.requirements.clear();
  in.suppliers.clear();
  in.supplier_begin.assign(1, 0);
  RequirementCompiler compiler(compiled, a, in);
  for (const CertificationIndex c : compiled.with_requirement) {
    const Item item = in.item_of[c];
    if (item == kNoItem) continue;
    const auto at = static_cast<std::int32_t>(in.requirements.size());
    const Folded folded =
        compiler.fold(*catalog.certifications[c].requires_,
                      [&](CertificationIndex leaf) { return compiler.covered_leaf(leaf, item); });
    if (folded == Folded::open) in.requirement[item] = at;
  }

  // Includes and goals: all of them.
  in.target = -1;
  in.hopeless = false;
  const std::uint32_t target = compiler.begin_node();
  int open = 0;
  const auto ask = [&](Folded folded) {
    if (folded == Folded::open) ++open;
    if (folded == Folded::never) in.hopeless = true;
  };
  for (const CertificationIndex c : a.include) ask(compiler.own_leaf(c));
  if (a.goals != nullptr) {
    ask(compiler.fold(*a.goals, [&](const std::string& id) {
      return compiler.covered_leaf(*find_certification(catalog, id), kNoItem);
    }));
  }
  if (open > 0) {
    compiler.end_node(target, open);
    in.target = static_cast<std::int32_t>(target);
  }
}

}  // namespace certrail
