// The best rows of each lane of a table of scores: rows are what is scored, lanes are people.
// Vectors find a score that the best reach and mark the rows that do (top_of_lanes.inl); the few
// marked ones are put in order one by one.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace certrail {

/// One bit for each of so many rows; a row of marks has one word a lane.
template <class T>
using LaneWord = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

/// The score of a row that is never among the best.
template <class T>
inline constexpr T kNoScore = std::numeric_limits<T>::lowest();

struct TopOfLanes {
  std::size_t rows = 0;
  std::size_t top = 0;     ///< 1..rows
  std::size_t groups = 0;  ///< of rows, top..rows

  TopOfLanes(std::size_t all_rows, std::size_t wanted)
      : rows(all_rows), top(std::min(wanted, rows)), groups(std::min(rows, 2 * top + 4)) {}

  std::size_t memory() const { return groups + top; }

  template <class T>
  std::size_t words() const {
    return (rows + 8 * sizeof(T) - 1) / (8 * sizeof(T));
  }
};

/// The best marked rows of a lane, best first, of equals the first: scores to `best`, rows to
/// `row`, each `of.top` long. Returns how many there are.
template <class T, std::size_t kLanes>
std::size_t top_of_lane(const T* scores, const LaneWord<T>* marks, const TopOfLanes& of,
                        std::size_t lane, T* best, std::uint32_t* row) {
  std::size_t found = 0;
  for (std::size_t w = 0; w < of.words<T>(); ++w) {
    for (LaneWord<T> word = marks[w * kLanes + lane]; word != 0; word &= word - 1) {
      const std::size_t r = w * 8 * sizeof(T) + static_cast<std::size_t>(std::countr_zero(word));
      const T score = scores[r * kLanes + lane];
      if (score == kNoScore<T>) continue;
      if (found == of.top && score <= best[found - 1]) continue;
      std::size_t at = found < of.top ? found++ : found - 1;
      for (; at > 0 && best[at - 1] < score; --at) {
        best[at] = best[at - 1];
        row[at] = row[at - 1];
      }
      best[at] = score;
      row[at] = static_cast<std::uint32_t>(r);
    }
  }
  return found;
}

}  // namespace certrail
