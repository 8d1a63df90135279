// The figures of one set of candidates, from the model's formulas and nothing incremental.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ranking/chosen_set.hpp"
#include "scoring/instance.hpp"
#include "twin/random.hpp"

namespace certrail::test {

struct PlainFigures {
  std::vector<Item> order;   ///< valid, of least time, of these the first as a sequence
  std::int32_t minutes = 0;  ///< of that order
  std::int64_t fee_cents = 0;
  std::int64_t readiness_ppm = 0;
  std::int64_t score_ppm = 0;
};

/// The levels, one per skill, after passing an exam.
void raise_levels(const Instance& instance, Item item, std::vector<Level8>& levels);

/// Of an exam so much is known at such levels, in ppm of it.
std::int64_t known_at(const Instance& instance, Item item, const std::vector<Level8>& levels);

/// More of an exam is known after the set, which it is not in, than at the start, in ppm of it.
std::int64_t more_known_after(const Instance& instance, Item item, const std::vector<Item>& set);

/// Minutes of study for an exam at such levels.
std::int64_t minutes_at(const Instance& instance, Item item, const std::vector<Level8>& levels);

/// Readiness at the levels that the set reaches, start and all.
std::int64_t readiness_after(const Instance& instance, const std::vector<Item>& set);

/// Every order is tried; empty where none is valid. At most 6 items.
std::optional<PlainFigures> plain_figures(const Instance& instance, const std::vector<Item>& set);

/// The items whose bits are set.
std::vector<Item> items_in(std::uint32_t bits);

/// Bits of at most `most` of so many items, now and then none.
std::uint32_t draw_set(twin::Random& random, std::size_t items, int most);

/// The set as the search holds it on its way down.
ChosenSet choose(const Instance& instance, std::uint32_t set);

}  // namespace certrail::test
