// Exact branch and bound for the K best sets of certifications.
//
// Sets are built by choosing candidates, best bound first; every set is met once: what was tried
// before at a node is left out below its later children. Once something chosen needs what is not
// there, the next branch is over what could supply it. A branch is cut only where no completion
// can come before or tie with the K-th best so far.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "ranking/best_list.hpp"
#include "ranking/bound_tables.hpp"
#include "ranking/chosen_set.hpp"
#include "ranking/completion_bounds.hpp"
#include "ranking/distinct.hpp"
#include "ranking/requirement_bound.hpp"
#include "ranking/time_bounds.hpp"
#include "scoring/instance.hpp"

namespace certrail {

/// What is left of a question's budget; shared by all searches made for it.
struct NodeBudget {
  std::uint64_t nodes = 0;  ///< opened so far
  std::uint64_t max_nodes = std::numeric_limits<std::uint64_t>::max();
  std::optional<std::chrono::steady_clock::time_point> deadline;

  std::uint64_t looked_at = 0;  ///< candidates since the clock was last asked

  /// Notes work between nodes: how long a node takes depends on its candidates.
  void look_at(std::uint64_t candidates) { looked_at += candidates; }

  /// Counts a node; false = stop now.
  bool open_node() {
    if (nodes >= max_nodes) return false;
    // Asking the clock costs as much as looking at some candidates.
    constexpr std::uint64_t kBetweenQuestions = 2048;
    if (deadline && looked_at >= kBetweenQuestions) {
      looked_at = 0;
      if (std::chrono::steady_clock::now() >= *deadline) {
        max_nodes = nodes;
        return false;
      }
    }
    ++nodes;
    return true;
  }
};

class Search {
 public:
  /// Call once a question, before any run.
  void prepare(const Instance& instance);

  /// Adds to `best` until it holds exactly the best sets. What `best` holds already (sets that are
  /// feasible and not to be met again are the caller's duty) only speeds it up. Returns whether
  /// that is proven; if not, `open()` bounds what was not looked at.
  bool run(const DistinctFrom& distinct, NodeBudget& budget, BestList& best);

  /// Stops at the first feasible set.
  bool find_any(NodeBudget& budget, BestList& best);

  /// The best outlook of what the last run left unexplored.
  const std::optional<Outlook>& open() const { return open_; }

  /// Every feasible set that the runs since prepare evaluated, or the best of them if many.
  const std::vector<RankedSet>& seen() const { return seen_; }

 private:
  struct Candidate {
    Item item;
    std::int64_t adds_ppm;  ///< to the score of any completion, at most
    bool tried;             ///< an earlier branch of this node took it
  };
  /// Scratch of one node on the way down.
  struct Level {
    std::vector<Candidate> pool;
    std::vector<Option> options;  ///< of the pool, where the objective or min_readiness asks
    std::vector<std::size_t> branches;
    std::vector<Item> helpers;
    std::vector<Item> below;
  };

  void drop_out_of_date();
  void expand(const std::vector<Item>& pool, int steps_left);
  void visit(Item item, const std::vector<Item>& below, int steps_left);
  void fill_pool(const std::vector<Item>& pool, int steps_left, Level& level);
  bool may_join(Item item, int steps_left) const;
  std::int32_t open_requirement(int& missing) const;
  Outlook node_outlook(Level& level, int steps_left, int missing);
  std::int64_t least_time_added(Level& level, int steps_left, std::int64_t still_to_reach);
  bool dates_in_reach(const std::vector<Item>& pool, int steps_left);
  void evaluate();
  void remember(const RankedSet& set);
  void leave_open(const Outlook& outlook);

  const Instance* in_ = nullptr;
  BoundTables bounds_;
  TimeBounds times_;
  RequirementBound requirement_bound_;
  ChosenSet chosen_;
  std::array<Level, kMaxSteps> levels_;
  std::vector<Item> all_;
  std::vector<Option> date_options_;
  const DistinctFrom* distinct_ = nullptr;
  NodeBudget* budget_ = nullptr;
  BestList* best_ = nullptr;
  bool stopped_ = false;
  bool first_only_ = false;
  std::optional<Outlook> open_;
  std::vector<RankedSet> seen_;
};

}  // namespace certrail
