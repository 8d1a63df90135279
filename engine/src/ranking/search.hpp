// Exact branch and bound for the K best sets of certifications.
//
// Sets are built by choosing candidates, best bound first; every set is met once: what was tried
// before at a node is left out below its later children, and so is what no completion of the node
// could use to come before or tie with the K-th best so far. Once something chosen needs what is
// not there, the next branch is over what could supply it; once a date is missed, over what could
// bring the exam nearer.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "ranking/best_list.hpp"
#include "ranking/bound_tables.hpp"
#include "ranking/chosen_set.hpp"
#include "ranking/completion_bounds.hpp"
#include "ranking/cuts.hpp"
#include "ranking/date_reach.hpp"
#include "ranking/distinct.hpp"
#include "ranking/known_after.hpp"
#include "ranking/limited_bound.hpp"
#include "ranking/priced_time.hpp"
#include "ranking/repeated_savings.hpp"
#include "ranking/requirement_bound.hpp"
#include "ranking/time_bounds.hpp"
#include "scoring/instance.hpp"

namespace certrail {

/// What is left of a question's budget; shared by all searches made for it.
struct NodeBudget {
  std::uint64_t nodes = 0;  ///< opened so far
  std::uint64_t max_nodes = std::numeric_limits<std::uint64_t>::max();
  std::optional<std::chrono::steady_clock::time_point> deadline;

  const std::atomic<bool>* stop = nullptr;  ///< whoever sets it wants no more

  std::uint64_t looked_at = 0;  ///< candidates since the clock and `stop` were last asked

  /// Notes work between nodes: how long a node takes depends on its candidates.
  void look_at(std::uint64_t candidates) { looked_at += candidates; }

  bool told_to_stop() const { return stop != nullptr && *stop; }

  /// Counts a node; false = stop now.
  bool open_node() {
    if (nodes >= max_nodes) return false;
    // Asking the clock costs as much as looking at some candidates.
    constexpr std::uint64_t kBetweenQuestions = 2048;
    if (looked_at >= kBetweenQuestions) {
      looked_at = 0;
      if (told_to_stop() || (deadline && std::chrono::steady_clock::now() >= *deadline)) {
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

  /// For tests: leaves rules out. Holds until changed.
  void allow(const Cuts& cuts) { cuts_ = cuts; }

  /// Adds to `best` until it holds exactly the best sets. What `best` holds already (sets that are
  /// feasible and not to be met again are the caller's duty) only speeds it up. Returns whether
  /// that is proven; if not, `open()` bounds what was not looked at.
  bool run(const DistinctFrom& distinct, NodeBudget& budget, BestList& best);

  /// Stops at the first feasible set.
  bool find_any(NodeBudget& budget, BestList& best);

  /// The best outlook of what the last run left unexplored.
  const std::optional<Outlook>& open() const { return open_; }

  /// With `distinct` below 100: every feasible set that the runs since prepare evaluated, or the
  /// best of them if many.
  const std::vector<RankedSet>& seen() const { return seen_; }

 private:
  struct Candidate {
    Item item = 0;
    // What it adds to any completion, at most, in units of the tables.
    std::int32_t score = 0;
    std::int32_t reach = 0;  ///< readiness, to reach min_readiness
    FineMinutes saves = 0;   ///< on what is chosen, at most; its worth is part of the above
    FineMinutes more = 0;    ///< of that, on the newest
  };
  struct Candidates : std::span<const Candidate> {
    /// So many first ones add to the score, where they come from, in descending order, and no later
    /// one adds more; 0 = in no order. Else all of them, or as many as there are steps left beside
    /// a candidate at least.
    std::ptrdiff_t sorted = 0;
  };
  /// Scratch of one node on the way down.
  struct Level {
    std::vector<Candidate> pool;
    std::vector<std::int64_t> figures;  ///< of the pool, where the objective asks
    std::vector<Offer> offers;          ///< of the pool, where there is a limit of time
    std::vector<std::int64_t> paired;   ///< per item in the pool: TimeBounds::saved_in_pairs
    bool has_paired = false;            ///< is `paired` this node's?
    std::int64_t extra_price = 0;       ///< of an hour, that bounded the score best here
    std::int64_t priced_ppm = 0;        ///< the score of all completions at that price, at most
  };

  void find_all();
  void expand(Candidates from, int steps_left);
  void visit(Item item, Candidates below, int steps_left);
  int make_pool(Candidates from, int steps_left, Level& level);
  void fill_pool(Candidates from, int steps_left, Level& level);
  void bound_pool(Level& level, int steps_left, std::int32_t Candidate::*adds, BoundTables& tables);
  void take_off_repeated(Level& level, int steps_left, bool is_bounded);
  template <class TimeOf>
  int keep_in_room(Level& level, int steps, std::int64_t room, const TimeOf& time_of);
  void sum_up_pairs(Level& level);
  std::int64_t room_for(std::int64_t most_minutes) const;
  int keep_in_time(Level& level, int steps_left, std::int64_t most_minutes);
  int keep_saving_time(Level& level, int steps_left, std::int64_t most_minutes);
  void keep_worth_their_time(Level& level, int steps_left, std::int64_t most_minutes);
  template <class Keeps>
  void keep_offers(Level& level, const Keeps& keeps);
  void keep_reaching(Level& level, int steps_left) const;
  void keep_promising(Level& level, int steps_left) const;
  bool may_join(Item item, int steps_left) const;
  bool meets_more(Item item, int steps_left) const;
  bool ends_too_soon(Item item);
  std::int32_t open_requirement(int& missing) const;
  Outlook node_outlook(Level& level, int steps_left, int missing);
  void prepare_bounds();
  Limit useful_limit() const;
  bool reach_counts() const;
  void keep_worth(Level& level, std::int32_t Candidate::*adds, const BoundTables& tables,
                  std::int64_t free_ppm, std::int64_t least_ppm, int steps_left) const;
  std::int64_t adds_before(Item item, FineMinutes saves);
  std::int64_t most_time_saved(Candidates pool, int steps);
  bool needs_time_saved();
  bool dates_in_reach(Candidates pool, int steps_left);
  void evaluate();
  void remember(const RankedSet& set);
  void leave_open(const Outlook& outlook);

  const Instance* in_ = nullptr;
  Cuts cuts_;
  KnownAfter known_after_;
  Limit limit_;
  BoundTables score_;
  LimitedBound reach_;
  bool has_reach_ = false;  ///< min_readiness is more than there is at the start
  TimeBounds times_;
  DateReach date_reach_;
  RequirementBound requirement_bound_;
  ChosenSet chosen_;
  RepeatedSavings repeated_;
  std::array<Level, kMaxSteps> levels_;
  std::vector<std::uint8_t> in_pool_;  ///< scratch, per certification
  std::vector<Candidate> all_;  ///< that no date rules out at a glance; made by the first run
  bool has_all_ = false;
  std::vector<DateReach::InTime> in_time_;  ///< per item: can it be sat by its last day?
  const DistinctFrom* distinct_ = nullptr;
  NodeBudget* budget_ = nullptr;
  BestList* best_ = nullptr;
  bool stopped_ = false;
  bool first_only_ = false;
  std::optional<Outlook> open_;
  std::vector<RankedSet> seen_;
};

}  // namespace certrail
