#include "scoring/goal_costs.hpp"

#include <algorithm>

namespace certrail {
namespace {

constexpr CertificationIndex kNobody = std::numeric_limits<CertificationIndex>::max();

/// How often all requirements are gone through at most until nothing gets cheaper.
constexpr int kMostRounds = 16;

std::int64_t sum(std::int64_t a, std::int64_t b) {
  return a == GoalCosts::kNever || b == GoalCosts::kNever ? GoalCosts::kNever : a + b;
}

/// Of all parts the dearest is sure, of fewer only the cheapest.
template <class Leaf, class Least>
std::int64_t least_of(const RequirementTree<Leaf>& tree, const Least& least_of_leaf) {
  if (tree.kind == RequirementTree<Leaf>::Kind::leaf) return least_of_leaf(tree.leaf);
  std::int64_t cheapest = GoalCosts::kNever, dearest = 0;
  for (const auto& child : tree.children) {
    const std::int64_t cost = least_of(child, least_of_leaf);
    cheapest = std::min(cheapest, cost);
    dearest = std::max(dearest, cost);
  }
  return tree.k == static_cast<int>(tree.children.size()) ? dearest : cheapest;
}

}  // namespace

std::int64_t GoalCosts::cost(CertificationIndex c) const {
  return kind_ == Kind::fees ? compiled_->facts[c].fee_cents : 1;
}

/// Candidates that make a leaf hold, which is not met yet.
template <class Visit>
void GoalCosts::for_each_supplier(CertificationIndex leaf, CertificationIndex self,
                                  const Visit& visit) const {
  const auto look_at = [&](CertificationIndex c) {
    if (c != self && (*open_)[c]) visit(c);
  };
  look_at(leaf);
  for (const CertificationIndex coverer : compiled_->covered[leaf]) look_at(coverer);
}

std::int64_t GoalCosts::least_of_leaf(CertificationIndex leaf, CertificationIndex self) const {
  if (assessment_->counts[leaf]) return 0;
  std::int64_t least = kNever;
  for_each_supplier(leaf, self, [&](CertificationIndex c) { least = std::min(least, least_[c]); });
  return least;
}

/// Everything that makes some leaf of the goals hold, or is included.
template <class Visit>
void GoalCosts::for_each_goal(const Visit& visit) const {
  for (const CertificationIndex c : assessment_->include) {
    if (!assessment_->held[c] && (*open_)[c]) visit(c);
  }
  if (assessment_->goals == nullptr) return;
  for_each_leaf(*assessment_->goals, [&](const std::string& id) {
    const CertificationIndex leaf = *find_certification(compiled_->catalog, id);
    if (!assessment_->counts[leaf]) for_each_supplier(leaf, kNobody, visit);
  });
}

void GoalCosts::find_needed() {
  needed_.clear();
  is_needed_.assign(open_->size(), false);
  const auto add = [&](CertificationIndex c) {
    if (is_needed_[c]) return;
    is_needed_[c] = true;
    needed_.push_back(c);
  };
  for_each_goal(add);
  for (std::size_t i = 0; i < needed_.size(); ++i) {
    const CertificationIndex c = needed_[i];
    const auto& requirement = compiled_->catalog.certifications[c].requires_;
    if (!requirement) continue;
    for_each_leaf(*requirement, [&](CertificationIndex leaf) {
      if (!assessment_->counts[leaf]) for_each_supplier(leaf, c, add);
    });
  }
}

/// The farthest first, which the others stand on. Did anything get cheaper?
bool GoalCosts::lower_least() {
  bool lowered = false;
  for (auto c = needed_.rbegin(); c != needed_.rend(); ++c) {
    const auto& requirement = compiled_->catalog.certifications[*c].requires_;
    const std::int64_t before =
        requirement ? least_of(*requirement,
                               [&](CertificationIndex leaf) { return least_of_leaf(leaf, *c); })
                    : 0;
    const std::int64_t least = sum(cost(*c), before);
    if (least >= least_[*c]) continue;
    least_[*c] = least;
    lowered = true;
  }
  return lowered;
}

/// The nearest first.
bool GoalCosts::lower_above() {
  bool lowered = false;
  for (const CertificationIndex c : needed_) {
    const auto& requirement = compiled_->catalog.certifications[c].requires_;
    if (!requirement) continue;
    const std::int64_t with_it = sum(above_[c], cost(c));
    for_each_leaf(*requirement, [&](CertificationIndex leaf) {
      if (assessment_->counts[leaf]) return;
      for_each_supplier(leaf, c, [&](CertificationIndex supplier) {
        if (with_it >= above_[supplier]) return;
        above_[supplier] = with_it;
        lowered = true;
      });
    });
  }
  return lowered;
}

std::int64_t GoalCosts::least_of_goals() const {
  std::int64_t least = 0;
  for (const CertificationIndex c : assessment_->include) {
    if (!assessment_->held[c]) least = std::max(least, (*open_)[c] ? least_[c] : kNever);
  }
  if (assessment_->goals == nullptr) return least;
  return std::max(least, least_of(*assessment_->goals, [&](const std::string& id) {
                    return least_of_leaf(*find_certification(compiled_->catalog, id), kNobody);
                  }));
}

bool GoalCosts::prepare(const CompiledCatalog& compiled, const Assessment& assessment,
                        const std::vector<bool>& open, Kind kind, bool others_fit) {
  compiled_ = &compiled;
  assessment_ = &assessment;
  open_ = &open;
  kind_ = kind;
  others_fit_ = others_fit;
  find_needed();
  least_.assign(open.size(), kNever);
  above_.assign(open.size(), kNever);
  for_each_goal([&](CertificationIndex c) { above_[c] = 0; });
  int rounds = 0;
  while (rounds < kMostRounds && lower_least()) ++rounds;
  while (rounds < kMostRounds && lower_above()) ++rounds;
  goals_ = least_of_goals();
  return rounds < kMostRounds;
}

std::int64_t GoalCosts::with(CertificationIndex c) const {
  const std::int64_t besides = others_fit_ ? sum(goals_, cost(c)) : kNever;
  if (!is_needed_[c]) return besides;
  return std::min(besides, std::max(goals_, sum(least_[c], above_[c])));
}

}  // namespace certrail
