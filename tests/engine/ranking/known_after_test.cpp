// What exams teach of each other, against the model's formula.
#include "ranking/known_after.hpp"

#include <nlohmann/json.hpp>
#include <vector>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "ranking/chosen_set.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/random.hpp"

namespace certrail::test {
namespace {

void check_pair(const Instance& in, KnownAfter& known_after, Item item, Item other) {
  CHECK(known_after.after(item)[in.certification[item]] == 0);
  CHECK(known_after.known_before(item, item) == 0);
  if (item == other) return;
  CHECK(known_after.after(item)[in.certification[other]] == more_known_after(in, item, {other}));
  CHECK(known_after.known_before(item, other) == more_known_after(in, other, {item}));
  CHECK(known_after.more_known(item, in.ranks_of(other)) == more_known_after(in, item, {other}));
}

/// After several together more is known than after any, and no more than after each in sum.
void check_set(const Instance& in, KnownAfter& known_after, Item item, std::uint32_t set) {
  set &= ~(1U << item);
  const ChosenSet chosen = choose(in, set);
  const std::int64_t together = known_after.more_known(item, chosen.ranks());
  CHECK(together == more_known_after(in, item, items_in(set)));
  std::int64_t sum = 0;
  for (const Item other : items_in(set)) {
    CHECK(known_after.after(item)[in.certification[other]] <= together);
    sum += known_after.after(item)[in.certification[other]];
  }
  CHECK(together <= sum);
}

}  // namespace

TEST_CASE("What one exam teaches of another is what the model says", "[known]") {
  KnownAfter known_after;  // kept from question to question
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(30); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      Instance& in = compiled->instance;
      in.max_steps = kMaxSteps;
      known_after.prepare(in);
      twin::Random random(seed);
      for (Item item = 0; item < in.items(); ++item) {
        CHECK(in.known_of_item[item] == known_at(in, item, in.start_level));
      }
      // Pairs come up in any order, and again.
      for (int round = 0; round < 40; ++round) {
        const auto item = static_cast<Item>(random.below(in.items()));
        check_pair(in, known_after, item, static_cast<Item>(random.below(in.items())));
        check_set(in, known_after, item, draw_set(random, in.items(), 4));
      }
    }
  }
}

}  // namespace certrail::test
