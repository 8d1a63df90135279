// What is counted too often where the savings of one candidate on several exams are summed up.
//
// A candidate that is passed before an exam saves on it, on every skill, what its level teaches
// beyond the levels passed before that. KnownAfter tells what it saves on each chosen exam where
// nothing comes before both; but the chosen ones teach each other. On one skill an exam has nothing
// left to save once another has taught as much as it asks for. So whatever the order of the chosen
// ones, a candidate saves there no more than along the best chain of them with rising levels, each
// reckoned beyond the one before; the best chain is found for every skill by itself. What the sum
// counts beyond that is repeated. (What several candidates save together is at most the sum of what
// each saves, since on one exam and skill only the highest level counts.)
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "certrail/ranking.hpp"
#include "scoring/instance.hpp"

namespace certrail {

class RepeatedSavings {
 public:
  /// No exams are chosen.
  void reset(const Instance& instance);

  /// Tells of these from now on. Quick where they begin as those before do.
  void follow(std::span<const Item> chosen);

  /// Repeated in the sum of what `item` saves on each: so much more than before the newest joined.
  FineMinutes by_newest(Item item) const {
    const Rank8* ranks = in_->ranks_of(item);
    FineMinutes repeated = 0;
    for (const Row& row : newest_) repeated += more_[row.begin + ranks[row.skill]];
    return repeated;
  }

 private:
  /// An exam that asks for a skill.
  struct Learner {
    const FineMinutes* saved = nullptr;  ///< its row of PolicyTables::saved_time
    FineMinutes saved_at_start = 0;
    Rank8 rank = 0;
    std::uint32_t repeated = 0;  ///< row of `rows_`: by it and those pushed before it
  };
  /// In the order of pushing.
  struct Learners {
    std::size_t size = 0;
    std::array<Learner, kMaxSteps> of{};
  };
  struct Row {
    SkillIndex skill;
    std::uint32_t begin;
  };

  void push(Item newest);
  void pop();
  void compare(SkillIndex skill, Learners& learners);

  const Instance* in_ = nullptr;
  std::vector<Item> items_;
  std::vector<Learners> learners_;  ///< per skill
  // Rows with a cell for each rank that a candidate may have.
  std::vector<FineMinutes> rows_;  ///< a stack, upon a row of nothing, and room for more
  std::size_t rows_end_ = 0;       ///< of the stack
  std::vector<FineMinutes> more_;  ///< rows, and room
  std::vector<Row> newest_;        ///< the rows of `more_`
};

}  // namespace certrail
