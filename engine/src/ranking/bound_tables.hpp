// What any candidate can still add to a set, at most: the tables behind the search's bounds,
// made once a question.
//
// The score of a set is the sum, over its steps in order, of what each adds: fixed terms, and per
// skill either a lift of readiness (it came first) or a saving of study time (it came later). At a
// level m reached before, an exam that attests a lifts credit(a) - credit(m) and saves what
// knowing m saves compared with the start. So on one skill a candidate adds at most the largest
// such sum over all m from the level reached so far: never full lift plus full saving.
//
// What a candidate adds is kept in units of PolicyTables::unit_bits, rounded up term by term.
#pragma once

#include <cstdint>
#include <vector>

#include "ranking/chosen_set.hpp"
#include "ranking/known_after.hpp"
#include "scoring/instance.hpp"

namespace certrail {

class BoundTables {
 public:
  void prepare(const Instance& instance);

  /// The score of `chosen`, at most, whatever a completion saves on it. In ppm.
  std::int64_t base_ppm(const ChosenSet& chosen) const;

  /// What `item` adds by itself where so much is reached, and saves on nothing: for every set R,
  /// score(chosen + R) <= base_ppm(chosen) + sum over R of (adds + sum over chosen of saves).
  std::int32_t adds(Item item, const Rank8* ranks) const {
    std::int32_t sum = fixed_[item];
    for (const ExamSkill& exam : in_->exam_of(item)) {
      sum += gains_[exam.cells + std::min(exam.rank, ranks[exam.skill])];
    }
    return sum;
  }

  /// At most so much is saved on `item` because of `more_known` ppm of its exam.
  std::int32_t saves(Item item, std::int32_t more_known) const {
    return static_cast<std::int32_t>(
        (static_cast<Int128>(more_known) * (saving_rate(item) + 1) + round_up_) >> shift_);
  }

  std::int64_t ppm(std::int64_t units) const { return units * (std::int64_t{1} << unit_bits_); }

 private:
  std::int64_t saving_rate(Item item) const {
    return in_->tables->saving_rate[in_->certification[item]];
  }
  void prepare_item(Item item);

  const Instance* in_ = nullptr;
  int unit_bits_ = 0;
  int shift_ = 0;  ///< from products with a saving rate to units
  Int128 round_up_ = 0;
  std::vector<std::int32_t> fixed_;  ///< credential less money, other cloud and hours at the start
  std::vector<std::int32_t> gains_;  ///< per cell: the most that is lifted and saved from there on
};

}  // namespace certrail
