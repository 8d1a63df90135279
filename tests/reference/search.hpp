// Depth-first search for the best sets, cut by a bound that is easy to believe.
//
// A node is a set P that may still get r more steps. For every candidate c and every completion of
// P that takes it,
//
// - lift: c raises readiness by at most what its levels are worth over those that P reaches. Credit
//   never falls with the level, and what others reach besides can only leave less to raise.
// - shortest study: part known is a sum over skills of a function of the highest level there that
//   never falls. So what several steps make known beyond some levels is at most the sum of what
//   each of them alone makes known beyond the starting levels. c therefore knows at most what P
//   makes known, plus the r - 1 largest amounts that any single step makes known of it, and never
//   more than what all steps there are make known of it. A chosen p in P knows at most what the
//   rest of P makes known, plus the r largest amounts, and never more than that. Minutes fall with
//   the part known, so this gives the shortest study, rounded as the model rounds it.
// - fixed parts: credential, other cloud and fee are what they are.
//
// Value added = lift + fixed - cost of the shortest study and the fee, all costs unrounded: the
// model rounds them up, once for the whole set. Nothing is added by two steps together that is not
// in one of these, so no completion scores more than P with its shortest studies plus the r largest
// positive amounts; nor one with c and d more than with theirs and the r - 2 largest. Scores are
// compared in 300ths of ppm, in which 1/60 and 1/100 are whole.
//
// Two more rules are as plain. While a chosen step misses its requirement, or the goals or an
// include are not met, one of the steps to come must be or cover a leaf of it, or that include. And
// fees, the number of steps and the sum of shortest studies never fall by a further step.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "reference/answer.hpp"
#include "reference/best_order.hpp"

namespace certrail::reference {

class Search {
 public:
  // The best `top` sets whose overlap with every one of `apart` is at most `distinct` percent.
  Search(const Tables& tables, std::size_t top, std::vector<Path> apart, std::int64_t distinct);

  // Leaves out what comes after this key; what is equal to it stays.
  void cut_after(const Key& key) { cut_ = key; }

  std::vector<Path> run();

  std::uint64_t nodes() const { return nodes_; }

 private:
  struct Option {
    Item item = 0;
    std::int64_t lift = 0;     // ppm
    std::int64_t minutes = 0;  // shortest study
    std::int64_t adds = 0;     // 300ths of ppm
    bool helps = false;        // towards what the node misses
  };
  // What holds for the steps chosen so far, and for every completion.
  struct Node {
    Levels levels;
    std::vector<std::int32_t> credit;  // per skill, at these levels
    std::int64_t gain = 0;             // of readiness, ppm
    std::int64_t fixed = 0;
    std::int64_t fee_cents = 0;
    std::int64_t minutes = 0;  // sum of shortest studies
    bool misses = false;       // something that only a step to come can bring
    std::vector<Item> pool;    // steps that may still be taken
    std::vector<Option> options;
    std::vector<char> helps;  // per item, where something is missing
  };

  void expand();
  void choose(const Node& node, std::size_t i, int steps_left);
  void fill_options(Node& node, int steps_left);
  Option option_of(const Node& node, Item item, int steps_left) const;
  void branch_last(const Node& node);
  void branch(Node& node, int steps_left);
  void fill_pool(const Node& node, std::size_t i, int steps_left, std::vector<Item>& pool) const;
  bool out_of_reach(const Node& node, std::size_t i, int steps_left) const;
  void find_missing(Node& node, int& includes_missing) const;
  std::int64_t least_minutes(std::size_t p, int others);
  bool hopeless(std::int64_t fee, std::int64_t steps, std::int64_t minutes,
                std::int64_t score_300ths) const;
  std::int64_t score_300ths(std::int64_t value, std::int64_t minutes, std::int64_t fee) const;
  twin::Day day_after(std::int64_t minutes) const;
  bool is_chosen_or_covered(std::size_t certification) const;
  void evaluate(std::int64_t gain, std::int64_t fixed, std::int64_t fee);
  bool may_stand_beside(Item item) const;
  bool stands_beside(const std::vector<std::size_t>& order) const;
  void add(Path path);

  const Tables& tables_;
  std::size_t top_;
  std::vector<Path> apart_;
  std::int64_t distinct_;
  std::optional<Key> cut_;  // or the last of a full list, whichever is first
  BestOrders orders_;
  std::array<Node, 9> nodes_by_depth_;
  std::vector<Item> chosen_;
  Levels others_;  // scratch of least_minutes
  std::vector<Path> best_;
  std::uint64_t nodes_ = 0;
};

}  // namespace certrail::reference
