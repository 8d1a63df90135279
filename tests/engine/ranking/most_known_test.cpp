// What others teach of an exam at most is never less than what any of them teach.
#include <bit>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/hand_made_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "ranking/time_bounds.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"

namespace certrail::test {
namespace {

bool any_of_family(const Instance& in, std::uint32_t family, const std::vector<Item>& set) {
  for (const Item other : set) {
    if (in.family[other] == family) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("Nothing teaches more of an exam than is taught at most", "[known]") {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(20); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled) continue;
      const Instance& in = compiled->instance;
      bool holds = true;
      for (Item item = 0; item < in.items(); ++item) {
        for (std::uint32_t set = 0; set < 1U << in.items(); ++set) {
          const int by = std::popcount(set);
          const std::vector<Item> others = items_in(set);
          // No path holds two of a family.
          if (by > 3 || any_of_family(in, in.family[item], others)) continue;
          holds = holds && most_known(in, item, by) >= more_known_after(in, item, others);
        }
      }
      CHECK(holds);
    }
  }
}

TEST_CASE("Those beyond the best teachers are counted too", "[known]") {
  // Thirty teach ever less of "pupil"; the best of them are out of the question.
  constexpr int kExams = 30;
  constexpr int kSurelyListed = 20;
  nlohmann::json question = hand_made_case();
  auto& exams = question["catalogue"]["certifications"];
  exams.push_back(hand_made_exam("pupil", 100, {{"t", 1'000'000}}));
  for (int k = 0; k < kExams; ++k) {
    nlohmann::json exam = hand_made_exam("x" + std::to_string(10 + k), 100, {{"t", 1'000'000}});
    exam["attests"]["t"] = 90 - k;
    exams.push_back(exam);
  }
  for (int out = 0; out <= kExams; ++out) {
    INFO(out << " are excluded");
    question["profile"]["exclude"] = nlohmann::json::array();
    for (int k = 0; k < out; ++k) {
      question["profile"]["exclude"].push_back("x" + std::to_string(10 + k));
    }
    const auto compiled = compile_case(question);
    REQUIRE(compiled);
    const Instance& in = compiled->instance;
    REQUIRE(in.items() == static_cast<std::size_t>(1 + kExams - out));
    CHECK(most_known(in, 0, 0) == 0);
    const std::int64_t best = out < kExams ? more_known_after(in, 0, {1}) : 0;
    CHECK(best == (out < kExams ? (90 - out) * 10'000 : 0));
    CHECK(most_known(in, 0, 1) >= best);
    if (out < kSurelyListed) CHECK(most_known(in, 0, 1) == best);
  }
}

}  // namespace certrail::test
