// What a candidate saves on chosen exams, held against every order of these.
#include "ranking/repeated_savings.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/hand_made_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "engine/ranking/saved_on_chosen.hpp"
#include "ranking/rank.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/random.hpp"

namespace certrail::test {
namespace {

constexpr int kMost = 5;  // chosen exams, in all their orders

/// The position of what an exam asks of a skill among all that exams ask; -1 = nothing.
std::int64_t exam_skill_of(const Instance& in, Item item, SkillIndex skill) {
  std::int64_t at = in.first_exam_skill(item);
  for (const ExamSkill& exam : in.exam_of(item)) {
    if (exam.skill == skill) return at;
    ++at;
  }
  return -1;
}

/// What knowing the level of `rank` saves on a skill of an exam where that of `before` is known.
FineMinutes saved_beyond(const Instance& in, Item item, SkillIndex skill, Rank8 rank,
                         Rank8 before) {
  const std::int64_t at = exam_skill_of(in, item, skill);
  if (at < 0) return 0;
  const auto exam_skill = static_cast<std::uint32_t>(at);
  const FineMinutes* saved = in.tables->saved_time.data() + in.compiled->time_row[exam_skill];
  return std::max(0, saved[rank] - std::max(saved[before], in.saved_at_start(item, exam_skill)));
}

/// On one skill, by one that comes before all, in the order of the chosen where it is most.
FineMinutes most_saved(const Instance& in, std::vector<Item> chosen, SkillIndex skill, Rank8 rank) {
  std::sort(chosen.begin(), chosen.end());
  FineMinutes most = 0;
  do {
    FineMinutes saved = 0;
    Rank8 before = 0;
    for (const Item item : chosen) {
      saved += saved_beyond(in, item, skill, rank, before);
      before = std::max(before, in.ranks_of(item)[skill]);
    }
    most = std::max(most, saved);
  } while (std::next_permutation(chosen.begin(), chosen.end()));
  return most;
}

}  // namespace

TEST_CASE("On every skill a candidate saves what it does in the best order", "[bounds]") {
  int repeated = 0;
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(30); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      Instance& in = compiled->instance;
      in.max_steps = kMaxSteps;
      SavedOnChosen saved(in);
      twin::Random random(seed);
      for (int round = 0; round < 4; ++round) {
        const std::uint32_t set = draw_set(random, in.items(), kMost);
        const ChosenSet chosen = choose(in, set);
        const auto item = static_cast<Item>(random.below(in.items()));
        if ((set >> item & 1) != 0) continue;
        FineMinutes in_best_order = 0, from_start = 0;
        for (const ExamSkill& exam : in.exam_of(item)) {
          in_best_order += most_saved(in, items_in(set), exam.skill, exam.rank);
          for (const Item other : items_in(set)) {
            from_start += saved_beyond(in, other, exam.skill, exam.rank, 0);
          }
        }
        CHECK(saved.by(item, chosen) == in_best_order);
        if (in_best_order < from_start) ++repeated;
      }
    }
  }
  CHECK(repeated > 100);
}

TEST_CASE("What is repeated does not depend on what was followed before", "[bounds]") {
  int compared = 0;
  for (const twin::Stratum stratum : {twin::Stratum::overlap, twin::Stratum::savings}) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(20); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() < 3) continue;
      const Instance& in = compiled->instance;
      RepeatedSavings repeated;
      repeated.reset(in);
      twin::Random random(seed);
      std::vector<Item> chosen;
      for (int round = 0; round < 50; ++round) {
        // As the search goes on: some of the latest are gone, and one is new.
        const std::size_t kept = random.below(chosen.size() + 1);
        chosen.resize(std::min<std::size_t>(kept, kMaxSteps - 1));
        const auto newest = static_cast<Item>(random.below(in.items()));
        if (std::find(chosen.begin(), chosen.end(), newest) != chosen.end()) continue;
        chosen.push_back(newest);
        if (random.below(2) == 0) continue;  // of some sets nobody asks
        repeated.follow(chosen);
        RepeatedSavings fresh;
        fresh.reset(in);
        fresh.follow(chosen);
        for (Item item = 0; item < in.items(); ++item) {
          CHECK(repeated.by_newest(item) == fresh.by_newest(item));
          if (fresh.by_newest(item) > 0) ++compared;
        }
      }
    }
  }
  CHECK(compared > 100);
}

TEST_CASE("What is repeated is taken off once", "[bounds]") {
  // "a" teaches half of "s" that "b" asks for, so "r" saves 200 minutes on "a" and 80 more on "b";
  // it takes 270, so that all three together are better than both by ten minutes.
  nlohmann::json question = hand_made_case();
  for (const char* skill : {"u", "v"}) {
    question["catalogue"]["skills"].push_back({{"id", skill}, {"provider", nullptr}});
  }
  question["role"]["skills"]["u"] = {{"importance", 1}, {"need", 100}};
  question["policy"]["price_of_hour"] = 1'000;
  question["profile"]["limits"]["max_steps"] = 3;
  nlohmann::json a = hand_made_exam("a", 1'000, {{"s", 200'000}, {"t", 800'000}});
  nlohmann::json b = hand_made_exam("b", 1'000, {{"s", 800'000}, {"u", 200'000}});
  nlohmann::json r = hand_made_exam("r", 270, {{"s", 1}, {"v", 999'999}});
  a["attests"]["s"] = 50;
  r["attests"]["s"] = 60;
  question["catalogue"]["certifications"] = {a, b, r};
  const auto compiled = compile_case(question);
  REQUIRE(compiled);
  const Instance& in = compiled->instance;
  CHECK(plain_figures(in, {0, 1})->minutes == 1'600);
  CHECK(plain_figures(in, {0, 1, 2})->minutes == 270 + 800 + 520);
  Cuts cuts;
  cuts.where_worthwhile = false;
  Search search;
  search.allow(cuts);
  search.prepare(in);
  NodeBudget budget;
  RankedList list;
  rank_sets(in, search, 1, 100, budget, list);
  REQUIRE(list.sets.size() == 1);
  CHECK(list.sets.front().minutes == 270 + 800 + 520);
}

TEST_CASE("A rank saves no more beyond another than its cell says", "[bounds]") {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(20); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled) continue;
      const Instance& in = compiled->instance;
      const std::int64_t whole = kPpm * kPpm;
      for (Item item = 0; item < in.items(); ++item) {
        const std::int64_t saves = in.study_minutes[item] * in.policy->transfer;
        std::uint32_t exam_skill = in.first_exam_skill(item);
        for (const ExamSkill& exam : in.exam_of(item)) {
          const FineMinutes* cell =
              in.tables->saved_time.data() + in.compiled->time_row[exam_skill];
          const std::int32_t* known = in.tables->known.data() + exam.cells;
          const auto fine = [&](std::int64_t minutes) {
            return static_cast<Int128>(minutes) << in.compiled->fine_minute_bits;
          };
          const std::int32_t at_start = in.known_at_start[exam_skill];
          const FineMinutes saved_at_start = in.saved_at_start(item, exam_skill);
          CHECK(Int128{saved_at_start} * whole <= fine(saves) * at_start);
          for (Rank8 rank = 0; rank <= exam.rank; ++rank) {
            CHECK(Int128{cell[rank] - saved_at_start} * whole >=
                  fine(saves) * (known[rank] - at_start));
            for (Rank8 below = 0; below < rank; ++below) {
              const Int128 more = Int128{cell[rank] - cell[below]} * whole;
              const std::int32_t known_more = known[rank] - known[below];
              CHECK(more >= fine(saves) * known_more);
              CHECK(more <= fine(saves) * known_more + 2 * rank * whole);
            }
          }
          ++exam_skill;
        }
      }
    }
  }
}

}  // namespace certrail::test
