// No completion of a partial set ever beats the bound on its score.
#include <bit>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/hand_made_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "ranking/bound_tables.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/random.hpp"

namespace certrail::test {
namespace {

constexpr int kSteps = 5;

/// The figures of sets, each computed once.
class Known {
 public:
  explicit Known(const Instance& instance) : in_(instance) {}
  const PlainFigures& of(std::uint32_t set) {
    const auto found = figures_.find(set);
    if (found != figures_.end()) return found->second;
    return figures_.emplace(set, *plain_figures(in_, items_in(set))).first->second;
  }

 private:
  const Instance& in_;
  std::map<std::uint32_t, PlainFigures> figures_;
};

/// What an item adds to a completion of `chosen` at most, what it saves on these included.
std::int64_t adds_ppm(const BoundTables& tables, KnownAfter& known_after, Item item,
                      const ChosenSet& chosen) {
  std::int64_t adds = tables.adds(item, chosen.ranks());
  for (const Item member : chosen.items()) {
    adds += tables.saves(member, known_after.known_after(member, item));
  }
  return tables.ppm(adds);
}

struct Completions {
  int checked = 0;
  std::string wrong;  ///< the first bound that is none; empty = all hold
};

/// All completions of one set against what the tables say of it and of every candidate.
void check_completions(const Instance& in, BoundTables& tables, Known& known, std::uint32_t set,
                       Completions& result) {
  const ChosenSet chosen = choose(in, set);
  KnownAfter known_after;
  known_after.prepare(in);
  const std::int64_t base = tables.base_ppm(chosen);
  for (std::uint32_t all = 0; all < 1U << in.items(); ++all) {
    if ((all & set) != set || all == 0 || std::popcount(all) > kSteps) continue;
    std::int64_t score = base;
    for (const Item item : items_in(all & ~set))
      score += adds_ppm(tables, known_after, item, chosen);
    ++result.checked;
    const PlainFigures& figures = known.of(all);
    if (figures.score_ppm > score) {
      result.wrong = "set " + std::to_string(set) + " completed to " + std::to_string(all) +
                     " scores " + std::to_string(figures.score_ppm) + ", the bound is " +
                     std::to_string(score);
    }
  }
}

}  // namespace

TEST_CASE("No completion beats the bound on its score", "[bounds]") {
  Completions result;
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(60) && result.wrong.empty(); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      Instance& in = compiled->instance;
      clear_constraints(in);
      in.max_steps = kSteps;
      BoundTables tables;
      tables.prepare(in);
      Known known(in);
      twin::Random random(seed);
      check_completions(in, tables, known, 0, result);
      for (int round = 0; round < 6; ++round) {
        check_completions(in, tables, known, draw_set(random, in.items(), kSteps - 1), result);
      }
      CHECK(result.wrong == "");
    }
  }
  CHECK(result.checked > 10'000);
}

TEST_CASE("The bound undoes the rounding of minutes chosen already", "[bounds]") {
  // b takes 10.01 minutes, rounded up to 11; after a nothing is left of it. All else is tight: a
  // takes 0.9901 minutes and saves nothing to speak of on itself.
  nlohmann::json question = hand_made_case();
  question["policy"]["price_of_hour"] = 60'000;
  question["profile"]["skills"]["s"] = 99;
  question["catalogue"]["certifications"] = {
      hand_made_exam("a", 1, {{"s", 10'000}, {"t", 990'000}}),
      hand_made_exam("b", 1'001, {{"s", 1'000'000}})};
  const auto compiled = compile_case(question);
  REQUIRE(compiled);
  const Instance& in = compiled->instance;
  BoundTables tables;
  tables.prepare(in);
  const ChosenSet b = choose(in, 0b10);
  CHECK(b.free_minutes() == 11);
  const PlainFigures both = *plain_figures(in, {0, 1});
  CHECK(both.minutes == 1);
  KnownAfter known_after;
  known_after.prepare(in);
  const std::int64_t adds = adds_ppm(tables, known_after, 0, b);
  CHECK(tables.base_ppm(b) + adds >= both.score_ppm);
  CHECK(tables.base_ppm(b) + adds <= both.score_ppm + 25);
}

TEST_CASE("The lift of a candidate is what it adds to readiness", "[bounds]") {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(20); ++seed) {
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      Instance& in = compiled->instance;
      in.max_steps = kMaxSteps;
      twin::Random random(seed);
      const std::uint32_t set = draw_set(random, in.items(), kSteps);
      const ChosenSet chosen = choose(in, set);
      CHECK(chosen.readiness_ppm() == readiness_after(in, items_in(set)));
      for (Item item = 0; item < in.items(); ++item) {
        const std::int64_t with = readiness_after(in, items_in(set | 1U << item));
        CHECK(chosen.lift_ppm(item) == with - chosen.readiness_ppm());
      }
    }
  }
}

}  // namespace certrail::test
