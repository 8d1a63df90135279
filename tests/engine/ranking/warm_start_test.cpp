// A search that knows a good answer from the start cuts the most: unsound bounds show here first.
#include <algorithm>
#include <vector>

#include "engine/ranking/compiled_case.hpp"
#include "ranking/best_list.hpp"
#include "ranking/search.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"

namespace certrail::test {
namespace {

std::vector<Item> sorted_items(const RankedSet& set) {
  std::vector<Item> items(items_of(set).begin(), items_of(set).end());
  std::sort(items.begin(), items.end());
  return items;
}

/// The `top` best sets, in order, of a search that knows the sets `known` already.
std::vector<std::vector<Item>> best_sets(const Instance& in, std::size_t top,
                                         const std::vector<RankedSet>& known) {
  Search search;
  search.prepare(in);
  BestList best;
  best.reset(top);
  for (const RankedSet& set : known) best.offer(set);
  NodeBudget budget;
  CHECK(search.run({}, budget, best));
  std::vector<std::vector<Item>> sets;
  for (const RankedSet& set : best.sets()) sets.push_back(sorted_items(set));
  return sets;
}

}  // namespace

TEST_CASE("A list cut at any length, cold or warm, begins the list of all sets", "[warm]") {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(150); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled) continue;
      const Instance& in = compiled->instance;
      // Never full, so that nothing is cut by score.
      Search search;
      search.prepare(in);
      BestList all;
      all.reset(1'000'000);
      NodeBudget budget;
      search.run({}, budget, all);
      std::vector<std::vector<Item>> sets;
      for (const RankedSet& set : all.sets()) sets.push_back(sorted_items(set));
      if (sets.empty()) continue;

      for (const std::size_t top : {1U, 2U, 3U, 5U, 10U}) {
        std::vector<std::vector<Item>> expected = sets;
        expected.resize(std::min(top, sets.size()));
        CHECK(best_sets(in, top, {}) == expected);
      }
      // The best itself, the next ones, the worst: the best has to come out of each.
      for (const std::size_t known : {std::size_t{0}, std::size_t{1}, sets.size() - 1}) {
        if (known >= sets.size()) continue;
        CHECK(best_sets(in, 1, {all.sets()[known]}) ==
              std::vector<std::vector<Item>>{sets.front()});
      }
    }
  }
}

}  // namespace certrail::test
