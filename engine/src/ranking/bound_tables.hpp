// What any candidate can still add to a set, at most: the tables behind the search's bounds,
// made once a question.
//
// What is bounded is a worth: readiness gained, with or without credentials less other clouds,
// less hours and dollars at given prices. The worth of a set is the sum, over its steps in order,
// of what each adds: fixed terms, and per skill either a lift of readiness (it came first) or a
// saving of study time (it came later). At a level m reached before, an exam that attests a lifts
// credit(a) - credit(m) and saves what knowing m saves compared with the start. So on one skill a
// candidate adds at most the largest such sum over all m from the level reached so far: never full
// lift plus full saving. The last one to be added finds no more than the level reached, and adds at
// most that one sum.
//
// What a candidate adds is kept in units of a power of two ppm (1 but for absurd prices), rounded
// up term by term.
#pragma once

#include <cstdint>
#include <vector>

#include "ranking/chosen_set.hpp"
#include "ranking/gain_row.hpp"
#include "scoring/instance.hpp"
#include "scoring/simd.hpp"

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

  /// Changes that price alone, which takes much less than preparing anew.
  void set_price_of_dollar(std::int64_t ppm);

  const Prices& prices() const { return prices_; }

  /// The worth of `chosen`, at most, whatever a completion saves on it. In ppm.
  std::int64_t base_ppm(const ChosenSet& chosen) const;

  /// The same, were time free.
  std::int64_t base_without_time_ppm(const ChosenSet& chosen) const;

  /// What an item is worth besides lift and time. In ppm, at most.
  std::int64_t credentials_and_money_ppm(Item item) const;

  /// Lets adds() tell what is added where `chosen` stands: by any number of items, or by one alone.
  void reach(const ChosenSet& chosen, bool by_one);

  /// What `item` adds by itself where so much is reached, and saves on nothing: for every set R (of
  /// one), worth(chosen + R) <= base_ppm(chosen) + sum over R of (adds + saves on chosen ones).
  std::int32_t adds(Item item) const {
    std::int32_t sum = fixed_[item];
    for (const ExamLane& at : in_->lanes_of(item)) sum += gains_[shift_[at.skill] + at.lane];
    return sum;
  }

  /// Is it quicker to tell so many items by lost_to_newest() than by adds()?
  bool is_quicker_by_loss(const ChosenSet& chosen, std::size_t items) const;

  /// Per certification, after reach() of the same by any number: how much less it adds() than
  /// before the newest of `chosen` joined, by any number too. Stays until the next call.
  const std::int32_t* lost_to_newest(const ChosenSet& chosen);

  /// What so much time saved is worth, at most.
  std::int32_t saves(FineMinutes saved) const {
    return static_cast<std::int32_t>((saved * time_rate_ + time_round_up_) >> time_shift_);
  }

  /// The worth of any set of so many items, at most. In ppm.
  std::int64_t most_ppm(int steps) const;

  std::int64_t ppm(std::int64_t units) const { return units * (std::int64_t{1} << unit_bits_); }

 private:
  void price_time();
  void price_hours(Item item);
  void add_fixed(Item item);
  void prepare_lanes();
  void prepare_rows();
  void find_asked_skills();
  std::uint32_t gains_at(SkillIndex skill, Rank8 rank, bool by_one);
  std::size_t rank_of_start(SkillIndex skill) const;
  void fill_gains(SkillIndex skill, std::size_t rank, bool by_one, std::int32_t* gains,
                  std::int32_t* lifts = nullptr) const;

  static constexpr std::uint32_t kNotMade = static_cast<std::uint32_t>(-1);

  const Instance* in_ = nullptr;
  Prices prices_;
  bool as_policy_ = true;  ///< an hour costs what the policy says
  int unit_bits_ = 0;
  int shift_bits_ = 0;  ///< from products with a saving rate to units
  Int128 round_up_ = 0;
  std::int64_t time_rate_ = 0;  ///< units that FineMinutes are worth, rounded up, fraction bits:
  int time_shift_ = 0;
  std::int64_t time_round_up_ = 0;
  Simd simd_ = Simd::baseline;
  /// Per item: ppm of price that a known ppm of the exam saves, 32 fraction bits, rounded down.
  std::vector<std::int64_t> rate_;
  std::vector<std::int64_t> hours_ppm_;  ///< per item: price of its hours from the start, at least
  std::vector<std::int32_t> fixed_;      ///< all but lift and saving, with hours from the start

  std::vector<std::int32_t> saved_start_;  ///< per lane: what the starting level saves, units
  std::vector<std::int64_t> lane_rate_;    ///< per lane: rate_ + 1, but for the policy's prices

  /// Rows of the most that each lane of a skill lifts and saves from some rank on, and rows of what
  /// it does at that rank: first those of all skills from rank 0 on, then those at rank 0, then
  /// others as the search comes upon them.
  std::vector<std::int32_t> gains_;
  /// Where a row starts, or kNotMade; those from a rank on stand as CompiledCatalog::rank_level,
  /// then those at a rank.
  std::vector<std::uint32_t> row_at_;
  std::vector<std::uint32_t> shift_;  ///< per skill: from a lane to its gain where reach() says
  std::vector<bool> is_asked_;        ///< per skill: by a candidate
  std::vector<std::int32_t> lost_;    ///< scratch, per certification
  GainRow all_rows_;                  ///< of all skills
};

}  // namespace certrail
