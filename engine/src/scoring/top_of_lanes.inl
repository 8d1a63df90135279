// Which rows of a table of scores may be among the best of each lane. Included once for every
// instruction set, see for_each_simd.hpp.

namespace certrail::CERTRAIL_SIMD {

template <class T>
struct Vector {
  typedef T Type __attribute__((vector_size(CERTRAIL_SIMD_BYTES), may_alias));
  static constexpr std::size_t kLanes = CERTRAIL_SIMD_BYTES / sizeof(T);
};

/// Puts `score` into `best`, which falls from best[0] to best[held - 1], lane by lane; what falls
/// out at the end is returned in `score`.
template <class V>
CERTRAIL_SIMD_TARGET inline void sift(V& score, V* best, std::size_t held) {
  for (std::size_t k = 0; k < held; ++k) {
    const V higher = score > best[k] ? score : best[k];
    score = score > best[k] ? best[k] : score;
    best[k] = higher;
  }
}

/// The least score that can be among the `top` best of a lane, or somewhat less. Rows are dealt to
/// groups: the best ones of `top` different groups are `top` different rows.
template <class T, std::size_t kLanes>
CERTRAIL_SIMD_TARGET inline typename Vector<T>::Type threshold(const T* scores,
                                                               const TopOfLanes& of, T* memory) {
  using V = typename Vector<T>::Type;
  const auto row_stride = kLanes / Vector<T>::kLanes;
  const V* const rows = reinterpret_cast<const V*>(scores);
  V* const group = reinterpret_cast<V*>(memory);
  V* const best = group + of.groups;
  for (std::size_t g = 0; g < of.groups; ++g) group[g] = rows[g * row_stride];
  for (std::size_t first = of.groups; first < of.rows; first += of.groups) {
    const std::size_t count = of.rows - first < of.groups ? of.rows - first : of.groups;
    for (std::size_t g = 0; g < count; ++g) {
      const V score = rows[(first + g) * row_stride];
      group[g] = score > group[g] ? score : group[g];
    }
  }
  for (std::size_t g = 0; g < of.groups; ++g) {
    V score = group[g];
    sift(score, best, g < of.top ? g : of.top);
    if (g < of.top) best[g] = score;
  }
  return best[of.top - 1];
}

/// Marks at least the `top` best rows of each lane, and few more. `scores` is rows x kLanes,
/// aligned; `memory` is for of.memory() vectors of 64 bytes.
template <class T, std::size_t kLanes>
CERTRAIL_SIMD_TARGET void mark_top(const T* scores, const TopOfLanes& of, T* memory,
                                   LaneWord<T>* marks) {
  using W = typename Vector<LaneWord<T>>::Type;
  using V = typename Vector<T>::Type;
  constexpr std::size_t kBits = 8 * sizeof(T);
  constexpr std::size_t kStride = kLanes / Vector<T>::kLanes;
  for (std::size_t part = 0; part < kStride; ++part) {
    const V* const rows = reinterpret_cast<const V*>(scores) + part;
    W* const words = reinterpret_cast<W*>(marks) + part;
    const V least = threshold<T, kLanes>(scores + part * Vector<T>::kLanes, of, memory);
    for (std::size_t first = 0; first < of.rows; first += kBits) {
      const std::size_t count = of.rows - first < kBits ? of.rows - first : kBits;
      W word{};
      W bit = W{} + 1;
      for (std::size_t k = 0; k < count; ++k) {
        word |= reinterpret_cast<W>(rows[(first + k) * kStride] >= least) & bit;
        bit += bit;
      }
      words[first / kBits * kStride] = word;
    }
  }
}

}  // namespace certrail::CERTRAIL_SIMD
