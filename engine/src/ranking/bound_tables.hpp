// What any candidate can still add to a set, at most: the tables behind the search's bounds,
// made once a question.
//
// The score of a set is the sum, over its steps in order, of what each adds: fixed terms, and per
// skill either a lift of readiness (it came first) or a saving of study time (it came later). At a
// level m reached before, an exam that attests a lifts credit(a) - credit(m) and saves what
// knowing m saves compared with the start. So on one skill a candidate adds at most the largest
// such sum over all m from the level reached so far: never full lift plus full saving.
// All figures are in ppm, rounded so that the bounds stay bounds.
#pragma once

#include <cstdint>
#include <vector>

#include "ranking/chosen_set.hpp"
#include "scoring/instance.hpp"

namespace certrail {

class BoundTables {
 public:
  void prepare(const Instance& instance);

  /// The score of `chosen`, at most, whatever a completion saves on it.
  std::int64_t base_ppm(const ChosenSet& chosen) const;

  /// What `item` adds to the score of any completion of `chosen`, at most: for every set R,
  /// score(chosen + R) <= base_ppm(chosen) + sum over R of adds_ppm.
  std::int64_t adds_ppm(Item item, const ChosenSet& chosen);

 private:
  /// Credential less money, other cloud and hours from the starting level; rounded up.
  std::int64_t fixed_ppm(Item item) const { return fixed_[item]; }

  /// The most that `item` lifts and saves on its skills where `levels` are reached already.
  std::int64_t gain_ppm(Item item, const Level8* levels) const;

  /// At most so much is saved on `item` because `earlier` came first, for every `earlier`. Made on
  /// first use: only chosen items are asked for.
  const std::int64_t* saved_ppm(Item item);

  void prepare_gains(Item item);

  const Instance* in_ = nullptr;
  std::size_t items_ = 0;
  std::vector<std::int64_t> fixed_;
  std::vector<std::int64_t> gains_;     ///< per exam skill 101 levels
  std::vector<std::int64_t> ppm_rate_;  ///< per item: ppm saved a known ppm, 32 fraction bits
  std::vector<std::vector<std::int64_t>> saved_;  ///< per item a row of all items
  std::vector<bool> has_saved_;                   ///< is the row of this question there?
  std::vector<std::int64_t> known_;               ///< scratch
};

}  // namespace certrail
