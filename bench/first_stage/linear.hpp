// The linear first stage, as general libraries do it: rows of weights times a matrix of exams, and
// the best of each row. Like FirstStage, but without levels, needs and study: here to compare equal
// work.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "scoring/simd.hpp"

namespace certrail::bench {

/// Exams as rows of (skill, level), as few of their cells are not 0.
class LinearStage {
 public:
  struct Cell {
    std::uint32_t skill;
    std::int32_t level;
  };

  /// `levels` is exams x skills. The sum of weights times the highest level must fit 32 bits.
  LinearStage(std::span<const std::uint8_t> levels, std::size_t skills);

  std::size_t skills() const { return skills_; }
  std::size_t exams() const { return begin_.size() - 1; }
  std::span<const Cell> exam(std::size_t number) const {
    return {cells_.data() + begin_[number], cells_.data() + begin_[number + 1]};
  }

  /// For each row of `weights` (people x skills) the `top` best exams, of equals the first: their
  /// numbers to `ids`, products to `scores` (people x top). `top` is at most exams().
  void rank(Simd simd, std::span<const std::int32_t> weights, std::size_t top, std::uint32_t* ids,
            std::int32_t* scores) const;

 private:
  std::size_t skills_;
  std::vector<std::size_t> begin_;
  std::vector<Cell> cells_;
};

}  // namespace certrail::bench
