// The reference's answer, and which of two sets comes first.
#pragma once

#include <cstdint>
#include <vector>

#include "reference/tables.hpp"

namespace certrail::reference {

struct Path {
  std::vector<std::size_t> order;  // certifications, positions in the catalogue
  std::vector<std::int64_t> minutes_of_step;
  std::int64_t score_ppm = 0;
  std::int64_t minutes = 0;
  std::int64_t fee_cents = 0;
  twin::Day finish_on = 0;

  bool operator==(const Path&) const = default;
};

// What is compared under an objective, smaller is better; where all is equal the ids decide.
struct Key {
  std::int64_t first = 0;   // day, cents or steps; 0 for the score
  std::int64_t second = 0;  // minutes for the objective `time`, else 0
  std::int64_t negative_score = 0;
  std::int64_t steps = 0;
  std::int64_t minutes = 0;
  std::int64_t fee_cents = 0;

  auto operator<=>(const Key&) const = default;
};

Key key_of(twin::Objective objective, const Path& path);
bool before(const twin::Case& question, const Path& a, const Path& b);

}  // namespace certrail::reference
