// No completion of a partial set ever takes less time than the bounds on it say.
#include "ranking/time_bounds.hpp"

#include <bit>
#include <map>
#include <set>
#include <string>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "engine/ranking/saved_on_chosen.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/random.hpp"

namespace certrail::test {
namespace {

constexpr int kSteps = 5;

std::string text(const char* what, std::uint32_t set, std::uint32_t all, std::int64_t minutes,
                 std::int64_t bound) {
  return "set " + std::to_string(set) + " completed to " + std::to_string(all) + " takes " +
         std::to_string(minutes) + " minutes, " + what + " says at least " + std::to_string(bound) +
         " thousandths";
}

bool has_one_of_each_family(const Instance& in, std::uint32_t set) {
  std::set<std::uint32_t> families;
  for (const Item item : items_in(set)) families.insert(in.family[item]);
  return static_cast<int>(families.size()) == std::popcount(set);
}

/// Least minutes of every set of at most kSteps items of different families.
std::map<std::uint32_t, std::int64_t> all_minutes(const Instance& in) {
  std::map<std::uint32_t, std::int64_t> minutes;
  for (std::uint32_t set = 0; set < 1U << in.items(); ++set) {
    if (std::popcount(set) > kSteps || !has_one_of_each_family(in, set)) continue;
    minutes[set] = set == 0 ? 0 : plain_figures(in, items_in(set))->minutes;
  }
  return minutes;
}

/// The first completion of `set` that is faster than a bound; empty = none.
std::string too_fast(const Instance& in, TimeBounds& bounds,
                     const std::map<std::uint32_t, std::int64_t>& minutes, std::uint32_t set,
                     int& checked) {
  ChosenSet chosen = choose(in, set);
  SavedOnChosen saved(in);
  // The chosen steps' minutes are rounded up one by one, which a completion may undo.
  const std::int64_t base = (std::int64_t{chosen.free_minutes()} - chosen.size()) * 1000;
  for (const auto& [all, taken] : minutes) {
    if ((all & set) != set || all == set) continue;
    std::int64_t at_least = base, in_pairs = base, among_these = base;
    std::int64_t in_order = std::int64_t{chosen.free_minutes()} * 1000;
    std::vector<std::uint8_t> added(in.open.size(), 0);
    for (const Item item : items_in(all & ~set)) added[in.certification[item]] = 1;
    const int further = std::popcount(all & ~set) - 1;
    for (const Item item : items_in(all & ~set)) {
      const FineMinutes saves = saved.by(item, chosen);
      at_least += bounds.adds_at_least(item, saves, kSteps - 1);
      std::int64_t paired = 0;  // summed up one by one, as on the way down the search
      for (const Item& member : chosen.items()) paired += bounds.saved_in_pairs(item, {&member, 1});
      if (bounds.saved_in_pairs(item, chosen.items()) != paired) return "other sums one by one";
      const std::int64_t first = bounds.first_adds(item, chosen, saves, paired);
      in_pairs += first - bounds.saves_in_pairs(item, further, nullptr);
      among_these += first - bounds.saves_in_pairs(item, further, added.data());
      in_order += bounds.adds_in_order(item, chosen, saves, further + 1);
    }
    ++checked;
    if (taken * 1000 < at_least) return text("the least time", set, all, taken, at_least);
    if (taken * 1000 < in_pairs) return text("the bound by pairs", set, all, taken, in_pairs);
    if (taken * 1000 < among_these) {
      return text("the bound by pairs of these", set, all, taken, among_these);
    }
    if (taken * 1000 < in_order) return text("the bound by order", set, all, taken, in_order);
    if (among_these < in_pairs) return text("fewer others", set, all, among_these, in_pairs);
  }
  return {};
}

}  // namespace

TEST_CASE("No completion takes less time than its bounds say", "[bounds]") {
  int checked = 0;
  std::string wrong;
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(40) && wrong.empty(); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      Instance& in = compiled->instance;
      clear_constraints(in);
      in.max_steps = kSteps;
      KnownAfter known_after;
      known_after.prepare(in);
      TimeBounds bounds;
      bounds.prepare(in, known_after);
      const auto minutes = all_minutes(in);
      twin::Random random(seed);
      for (int round = 0; round < 6 && wrong.empty(); ++round) {
        const std::uint32_t set = round == 0 ? 0 : draw_set(random, in.items(), kSteps - 1);
        wrong = too_fast(in, bounds, minutes, set, checked);
      }
      CHECK(wrong == "");
    }
  }
  CHECK(checked > 10'000);
}

TEST_CASE("No exam takes less than its least minutes, whatever came before", "[bounds]") {
  for (const twin::Stratum stratum : {twin::Stratum::overlap, twin::Stratum::savings}) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(40); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled) continue;
      const Instance& in = compiled->instance;
      KnownAfter known_after;
      known_after.prepare(in);
      TimeBounds bounds;
      bounds.prepare(in, known_after);
      std::vector<Level8> levels = in.start_level;
      for (Item item = 0; item < in.items(); ++item) raise_levels(in, item, levels);
      for (Item item = 0; item < in.items(); ++item) {
        CHECK(bounds.least_minutes(item) <= minutes_at(in, item, levels));
      }
    }
  }
}

}  // namespace certrail::test
