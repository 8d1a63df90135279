// The few largest of many figures.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>

#include "certrail/ranking.hpp"

namespace certrail {

/// Keeps the `count` largest figures above a floor of those that it is given; count is at most
/// kMaxSteps.
template <class Figure>
class LargestFew {
 public:
  explicit LargestFew(int count, Figure floor = 0) : count_(static_cast<std::size_t>(count)) {
    largest_.fill(floor);
  }

  void add(Figure figure) {
    if (count_ == 0 || figure <= largest_[count_ - 1]) return;
    std::size_t at = count_ - 1;
    for (; at > 0 && largest_[at - 1] < figure; --at) largest_[at] = largest_[at - 1];
    largest_[at] = figure;
  }

  /// Descending; where there are fewer, filled up with the floor.
  std::span<const Figure> figures() const { return {largest_.data(), count_}; }
  /// The last of these, 0 for a count of 0.
  Figure smallest() const { return count_ == 0 ? 0 : largest_[count_ - 1]; }

  std::int64_t sum() const {
    return std::accumulate(largest_.begin(), largest_.begin() + count_, std::int64_t{0});
  }

 private:
  std::size_t count_;
  std::array<Figure, kMaxSteps> largest_;  ///< descending
};

}  // namespace certrail
