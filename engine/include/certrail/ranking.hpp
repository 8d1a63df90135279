// A bare answer: the ranked paths with their figures and the proof, nothing explained. For callers
// with many questions; Recommendation adds the terms, dates and notices a person wants to read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "certrail/requirement.hpp"

namespace certrail {

/// Steps that a path has at most (the limit of Limits::max_steps).
inline constexpr int kMaxSteps = 8;

/// One path, its exams in the order to sit them.
struct RankedPath {
  std::int64_t score_ppm = 0;
  std::int64_t study_minutes = 0;
  std::int64_t fee_cents = 0;
  int steps = 0;
  std::array<CertificationIndex, kMaxSteps> order{};      ///< the first `steps`
  std::array<std::int32_t, kMaxSteps> minutes_of_step{};  ///< study for each

  std::span<const CertificationIndex> exams() const {
    return {order.data(), static_cast<std::size_t>(steps)};
  }
  friend bool operator==(const RankedPath&, const RankedPath&) = default;
};

struct Ranking {
  std::vector<RankedPath> paths;  ///< best first; empty = nothing is feasible, or not proven
  bool proven = true;             ///< the list is exactly what the model defines
  int proven_ranks = 0;           ///< so many first ranks are final
  /// As Recommendation::bound.
  std::optional<std::int64_t> bound;
  std::uint64_t nodes = 0;     ///< search nodes opened
  std::size_t candidates = 0;  ///< certifications that could be part of an answer
  friend bool operator==(const Ranking&, const Ranking&) = default;
};

}  // namespace certrail
