// A bare answer with the figures that a line of a batch shows.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/ranking.hpp"
#include "certrail/recommendation.hpp"

namespace certrail {

struct BatchPath {
  RankedPath ranked;
  std::array<std::int32_t, kMaxSteps> exam_day{};         ///< of each step, as Date::days
  std::array<std::int64_t, kMaxSteps> readiness_after{};  ///< of each step, ppm
  friend bool operator==(const BatchPath&, const BatchPath&) = default;

  std::size_t last() const { return static_cast<std::size_t>(ranked.steps) - 1; }
};

struct BatchAnswer {
  Status status = Status::ranked;
  std::int64_t readiness_ppm = 0;  ///< now
  bool proven = true;
  int proven_ranks = 0;
  std::optional<std::int64_t> bound;
  std::vector<BatchPath> paths;  ///< best first
  std::vector<Wish> give_up;     ///< infeasible: the fewest wishes that stand in the way
  bool give_up_proven = true;
  friend bool operator==(const BatchAnswer&, const BatchAnswer&) = default;
};

/// To bytes and back, for the cache: everything, in the order of the fields.
void append_bytes(const BatchAnswer& answer, std::string& out);
void from_bytes(std::string_view bytes, BatchAnswer& answer);

}  // namespace certrail
