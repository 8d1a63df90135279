// How many more certifications a requirement needs at least.
#pragma once

#include <cstdint>
#include <vector>

#include "ranking/chosen_set.hpp"
#include "scoring/instance.hpp"

namespace certrail {

class RequirementBound {
 public:
  void prepare(const Instance& instance);

  /// A lower bound on how many more items the requirement at a node needs besides `chosen`; 0 = it
  /// holds, and so it does for -1.
  int missing(std::int32_t requirement, const ChosenSet& chosen) const;

  /// Lets helps() tell who could make an open leaf of the requirement hold.
  void find_helpers(std::int32_t requirement, const ChosenSet& chosen);
  bool helps(Item item) const { return helps_[item] != 0; }

 private:
  int missing_in(std::uint32_t node, bool disjoint, const ChosenSet& chosen) const;

  const Instance* in_ = nullptr;
  std::vector<bool> disjoint_;       ///< per root node: no item supplies two leaves
  std::vector<bool> supplies_;       ///< scratch, per item
  std::vector<std::uint8_t> helps_;  ///< per item
};

}  // namespace certrail
