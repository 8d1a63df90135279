// The bound on the score, held against every completion of a set.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "engine/ranking/plain_figures.hpp"
#include "engine/ranking/saved_on_chosen.hpp"
#include "ranking/bound_tables.hpp"

namespace certrail::test {

/// Completions have at most so many steps: every order of each is tried.
inline constexpr int kBoundSteps = 5;

/// What an item adds to a completion of `chosen` (by it alone) at most, what it saves on these
/// included.
std::int64_t adds_ppm(BoundTables& tables, SavedOnChosen& saved, Item item, const ChosenSet& chosen,
                      bool by_one = false);

/// All completions of some sets of one instance, in which every order must be valid.
class ScoreBoundCheck {
 public:
  explicit ScoreBoundCheck(const Instance& instance);

  /// Against what the tables say of the set and of every candidate.
  void check_completions(std::uint32_t set);

  int checked() const { return checked_; }
  const std::string& wrong() const { return wrong_; }  ///< a bound that is none; empty = all hold

 private:
  /// Computed once.
  const PlainFigures& figures_of(std::uint32_t set);

  const Instance& in_;
  BoundTables tables_;
  SavedOnChosen saved_;
  std::map<std::uint32_t, PlainFigures> figures_;
  int checked_ = 0;
  std::string wrong_;
};

}  // namespace certrail::test
