#include <algorithm>
#include <array>
#include <vector>

#include "engine/scoring/plain_first_stage.hpp"
#include "scoring/first_stage.hpp"
#include "support/catch.hpp"
#include "twin/random.hpp"

using namespace certrail;
using namespace certrail::test;
using twin::Random;

namespace {

/// How large the figures are: small ones make ties, the largest ones that the loader lets pass are
/// where arithmetic could lose something.
struct Scale {
  std::int64_t price;
  std::int64_t minutes;
  std::int64_t cents;
  std::int64_t credential;
};
constexpr std::array<std::size_t, 4> kTops{1, 3, 10, 200};
constexpr Scale kTies{0, 3, 0, 1};
constexpr Scale kUsual{1'000, 10'000, 50'000, 100'000};
constexpr Scale kLargest{1'000'000'000, 1'000'000, 100'000'000, 1'000'000'000};

std::array<std::int64_t, 101> draw_table(Random& random) {
  std::array<std::int64_t, 101> table{};
  for (std::size_t i = 1; i < 100; ++i) table[i] = random.between(0, kPpm);
  table[100] = kPpm;
  std::sort(table.begin(), table.end());
  return table;
}

/// Amounts at the very end of their range are drawn often.
std::int64_t draw(Random& random, std::int64_t most) {
  return random.chance(20) ? most : random.between(0, most);
}

struct Case {
  Catalog catalog;
  Policy policy;
  std::vector<std::int32_t> weight, credential, other_cloud;
  std::vector<std::uint8_t> need, level, closed;
  std::vector<std::uint32_t> ask;
  std::size_t ask_count = 0;

  FirstStageAsks asks() const {
    return {ask_count, weight.data(), need.data(), credential.data(), other_cloud.data()};
  }
  FirstStagePeople people(bool some_closed) const {
    return {ask.size(), ask.data(), level.data(), some_closed ? closed.data() : nullptr};
  }
};

void draw_catalogue(Random& random, const Scale& scale, Case& c) {
  c.catalog.skills.resize(static_cast<std::size_t>(random.between(1, 40)));
  c.catalog.certifications.resize(static_cast<std::size_t>(random.between(1, 150)));
  for (Certification& certification : c.catalog.certifications) {
    std::int64_t left = kPpm;
    for (SkillIndex s = 0; s < c.catalog.skills.size() && left > 0; ++s) {
      const bool last = s + 1 == c.catalog.skills.size();
      if (!last && !random.chance(30)) continue;
      const std::int64_t share = last ? left : random.between(1, left);
      certification.attestations.push_back({s, static_cast<int>(random.between(1, 100)), share});
      left -= share;
    }
    certification.study_minutes = draw(random, scale.minutes);
    certification.fee_cents = draw(random, scale.cents);
  }
  c.policy.price_of_hour = draw(random, scale.price);
  c.policy.price_of_dollar = draw(random, scale.price);
  c.policy.transfer = draw(random, kPpm);
  c.policy.ease = draw_table(random);
  c.policy.worth = draw_table(random);
}

Case draw_case(std::uint64_t seed, const Scale& scale) {
  Random random(seed);
  Case c;
  draw_catalogue(random, scale, c);
  const std::size_t skills = c.catalog.skills.size();
  const std::size_t certifications = c.catalog.certifications.size();
  c.ask_count = static_cast<std::size_t>(random.between(1, 6));
  for (std::size_t a = 0; a < c.ask_count; ++a) {
    std::int64_t left = kPpm;
    for (std::size_t s = 0; s < skills; ++s) {
      const std::int64_t weight = s + 1 == skills     ? left
                                  : random.chance(40) ? 0
                                                      : random.between(0, left / 2);
      left -= weight;
      c.weight.push_back(static_cast<std::int32_t>(weight));
      c.need.push_back(static_cast<std::uint8_t>(random.between(1, 100)));
    }
    for (std::size_t i = 0; i < certifications; ++i) {
      c.credential.push_back(static_cast<std::int32_t>(draw(random, scale.credential)));
      c.other_cloud.push_back(static_cast<std::int32_t>(draw(random, scale.price)));
    }
  }
  const auto people = static_cast<std::size_t>(random.between(0, 30));
  const int known = static_cast<int>(random.between(0, 100));
  for (std::size_t p = 0; p < people; ++p) {
    c.ask.push_back(static_cast<std::uint32_t>(random.below(c.ask_count)));
    for (std::size_t s = 0; s < skills; ++s) {
      c.level.push_back(
          static_cast<std::uint8_t>(random.chance(known) ? random.between(1, 100) : 0));
    }
    const int closed = random.chance(20) ? 100 : 30;
    for (std::size_t i = 0; i < certifications; ++i) c.closed.push_back(random.chance(closed));
  }
  return c;
}

void check(const Case& c, std::size_t top, bool some_closed) {
  const FirstStageTables tables(c.catalog, c.policy);
  const FirstStageAsks asks = c.asks();
  const FirstStagePeople people = c.people(some_closed);
  for (const Simd simd : {Simd::baseline, Simd::avx2, Simd::avx512}) {
    if (!has_simd(simd)) continue;
    CAPTURE(static_cast<int>(simd), top, some_closed);
    std::vector<FirstStagePick> picks(people.count * top);
    rank_first_stage(tables, simd, asks, people, top, picks.data());
    for (std::size_t p = 0; p < people.count; ++p) {
      const auto expected = plain_first_stage(c.catalog, c.policy, asks, people, p, top);
      CAPTURE(p);
      REQUIRE(std::equal(expected.begin(), expected.end(), picks.data() + p * top));
    }
  }
}

}  // namespace

TEST_CASE("the first stage is what plain code finds", "[first_stage]") {
  for (const Scale& scale : {kTies, kUsual, kLargest}) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
      CAPTURE(scale.minutes, seed);
      const Case c = draw_case(seed, scale);
      for (const std::size_t top : kTops) check(c, top, seed % 2 == 0);
    }
  }
}

TEST_CASE("people and asks keep their places in a batch", "[first_stage]") {
  Case c = draw_case(7, kUsual);
  const FirstStage stage(c.catalog, c.policy);
  constexpr std::size_t kTop = 5;
  std::vector<FirstStagePick> together(c.ask.size() * kTop);
  stage.rank(c.asks(), c.people(true), kTop, together.data());
  for (std::size_t p = 0; p < c.ask.size(); ++p) {
    const FirstStagePeople one{1, c.ask.data() + p, c.level.data() + p * c.catalog.skills.size(),
                               c.closed.data() + p * c.catalog.certifications.size()};
    std::vector<FirstStagePick> alone(kTop);
    stage.rank(c.asks(), one, kTop, alone.data());
    REQUIRE(std::equal(alone.begin(), alone.end(), together.data() + p * kTop));
  }
}
