// How many more certifications a requirement needs at least.
#pragma once

#include <vector>

#include "ranking/chosen_set.hpp"
#include "scoring/instance.hpp"

namespace certrail {

class RequirementBound {
 public:
  void prepare(const Instance& instance);

  /// A lower bound on how many more items `requirement` needs besides `chosen` and, where given,
  /// `extra`; 0 = it holds.
  int missing(std::int32_t requirement, const ChosenSet& chosen, const Item* extra = nullptr) const;

  /// The items that could make one of the open leaves of `requirement` hold, ascending.
  void helpers(std::int32_t requirement, const ChosenSet& chosen, std::vector<Item>& out) const;

 private:
  const Instance* in_ = nullptr;
  std::vector<bool> disjoint_;  ///< per requirement: no item supplies two leaves
};

}  // namespace certrail
