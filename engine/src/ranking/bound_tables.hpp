// What any candidate can still add to a set, at most: the tables behind the search's bounds,
// made once a question.
//
// What is bounded is a worth: readiness gained, with or without credentials less other clouds,
// less hours and dollars at given prices. The worth of a set is the sum, over its steps in order,
// of what each adds: fixed terms, and per skill either a lift of readiness (it came first) or a
// saving of study time (it came later). At a level m reached before, an exam that attests a lifts
// credit(a) - credit(m) and saves what knowing m saves compared with the start. So on one skill a
// candidate adds at most the largest such sum over all m from the level reached so far: never full
// lift plus full saving.
//
// What a candidate adds is kept in units of a power of two ppm (1 but for absurd prices), rounded
// up term by term.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ranking/chosen_set.hpp"
#include "ranking/known_after.hpp"
#include "scoring/instance.hpp"

namespace certrail {

/// What the tables reckon with.
struct Prices {
  std::int64_t hour = 0;    ///< ppm
  std::int64_t dollar = 0;  ///< ppm
  bool credentials = true;  ///< and other clouds: as the policy says, or not at all
};

class BoundTables {
 public:
  void prepare(const Instance& instance, const Prices& prices);

  const Prices& prices() const { return prices_; }

  /// The worth of `chosen`, at most, whatever a completion saves on it. In ppm.
  std::int64_t base_ppm(const ChosenSet& chosen) const;

  /// What `item` adds by itself where so much is reached, and saves on nothing: for every set R,
  /// worth(chosen + R) <= base_ppm(chosen) + sum over R of (adds + sum over chosen of saves).
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
        (static_cast<Int128>(more_known) * (rate_[item] + 1) + round_up_) >> shift_);
  }

  /// The worth of any set of so many items, at most. In ppm.
  std::int64_t most_ppm(int steps) const;

  std::int64_t ppm(std::int64_t units) const { return units * (std::int64_t{1} << unit_bits_); }

 private:
  void prepare_item(Item item);
  const std::int32_t* saved_row(const ExamSkill& exam, std::int64_t rate);

  const Instance* in_ = nullptr;
  Prices prices_;
  int unit_bits_ = 0;
  int shift_ = 0;  ///< from products with a saving rate to units
  Int128 round_up_ = 0;
  /// Per item: ppm of price that a known ppm of the exam saves, 32 fraction bits, rounded down.
  std::vector<std::int64_t> rate_;
  std::vector<std::int32_t> fixed_;  ///< all but lift and saving, with hours from the start
  std::vector<std::int32_t> gains_;  ///< per cell: the most that is lifted and saved from there on
  std::array<std::int32_t, 101> saved_row_{};  ///< scratch
};

}  // namespace certrail
