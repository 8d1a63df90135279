// Whether an exam can be sat in time, against trying every order of every few others before it.
#include "ranking/date_reach.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"

namespace certrail::test {
namespace {

/// The least minutes after which `item` is passed, where at most so many others come before it.
class LeastTime {
 public:
  /// `families`: no two of one family.
  LeastTime(const Instance& instance, Item item, bool families)
      : in_(instance), item_(item), families_(families) {
    levels_.push_back(instance.start_level);
  }

  std::int64_t after_at_most(int others) {
    std::int64_t least = minutes_at(in_, item_, levels_.back());
    if (others == 0) return least;
    for (Item other = 0; other < in_.items(); ++other) {
      if (!may_follow(other)) continue;
      const std::int64_t takes = minutes_at(in_, other, levels_.back());
      levels_.push_back(levels_.back());
      raise_levels(in_, other, levels_.back());
      before_.push_back(other);
      least = std::min(least, takes + after_at_most(others - 1));
      before_.pop_back();
      levels_.pop_back();
    }
    return least;
  }

 private:
  bool may_follow(Item other) const {
    if (other == item_ || (families_ && in_.family[other] == in_.family[item_])) return false;
    return std::none_of(before_.begin(), before_.end(), [&](Item earlier) {
      return earlier == other || (families_ && in_.family[earlier] == in_.family[other]);
    });
  }

  const Instance& in_;
  Item item_;
  bool families_;
  std::vector<Item> before_;
  std::vector<std::vector<Level8>> levels_;
};

struct Reached {
  int by_others = 0;  ///< exams that only others bring within their date
};

void check_item(Instance& in, DateReach& reach, Item item, Reached& reached) {
  constexpr int kMostEarlier = 3;
  const std::int64_t alone = LeastTime(in, item, true).after_at_most(0);
  for (int earlier = 0; earlier <= kMostEarlier; ++earlier) {
    const std::int64_t within_families = LeastTime(in, item, true).after_at_most(earlier);
    const std::int64_t least = LeastTime(in, item, false).after_at_most(earlier);
    INFO("item " << item << ", earlier " << earlier << ", least minutes " << within_families);
    if (within_families < alone) ++reached.by_others;
    in.minutes_limit[item] = static_cast<std::int32_t>(within_families);
    CHECK(reach.can_be_sat(item, earlier));
    // So few others are all tried: it is not said in vain either.
    in.minutes_limit[item] = static_cast<std::int32_t>(least) - 1;
    CHECK_FALSE(reach.can_be_sat(item, earlier));
  }
  in.minutes_limit[item] = kNoMinutes - 1;
}

}  // namespace

TEST_CASE("An exam can be sat where some order of others brings it in time", "[dates]") {
  Reached reached;
  for (const twin::Stratum stratum :
       {twin::Stratum::overlap, twin::Stratum::savings, twin::Stratum::weightless,
        twin::Stratum::families, twin::Stratum::deadlines, twin::Stratum::rounding}) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(25); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      nlohmann::json question = twin::generate(seed, stratum);
      // Some exams are long beside the others, which makes these worth their time.
      for (nlohmann::json& exam : question["catalogue"]["certifications"]) {
        const auto minutes = exam["study_minutes"].get<std::int64_t>();
        if (minutes % 3 == 0) exam["study_minutes"] = 1 + minutes / 50;
      }
      question["policy"]["transfer"] = 1'000'000;
      const auto compiled = compile_case(question);
      if (!compiled) continue;
      Instance& in = compiled->instance;
      clear_constraints(in);
      in.max_steps = 4;
      KnownAfter known_after;
      known_after.prepare(in);
      DateReach reach;
      reach.prepare(in, known_after);
      for (Item item = 0; item < in.items(); ++item) check_item(in, reach, item, reached);
    }
  }
  CHECK(reached.by_others > 100);
}

TEST_CASE("Where nothing may be spent on finding out, every exam can be sat", "[dates]") {
  const auto compiled = compile_case(twin::generate(1, twin::Stratum::general));
  REQUIRE(compiled);
  Instance& in = compiled->instance;
  clear_constraints(in);
  KnownAfter known_after;
  known_after.prepare(in);
  DateReach reach;
  reach.prepare(in, known_after);
  // One that cannot, which is not seen at a glance.
  Item item = 0;
  for (; item < in.items(); ++item) {
    in.minutes_limit[item] =
        static_cast<std::int32_t>(LeastTime(in, item, false).after_at_most(3)) - 1;
    if (reach.at_a_glance(item, 3) == DateReach::InTime::maybe) break;
  }
  REQUIRE(item < in.items());
  CHECK_FALSE(reach.can_be_sat(item, 3));
  reach.spend_no_more_than(0);
  CHECK(reach.can_be_sat(item, 3));
  // Nor is more spent because more may be spent later.
  reach.spend_no_more_than(1'000);
  CHECK(reach.can_be_sat(item, 3));
}

TEST_CASE("No others help where an exam is offered too late", "[dates]") {
  const auto compiled = compile_case(twin::generate(1, twin::Stratum::general));
  REQUIRE(compiled);
  Instance& in = compiled->instance;
  REQUIRE(in.items() > 0);
  clear_constraints(in);
  KnownAfter known_after;
  known_after.prepare(in);
  DateReach reach;
  reach.prepare(in, known_after);
  in.available_from[0] = {in.start.days + 10};
  in.last_day[0] = {in.start.days + 10};
  CHECK(reach.can_be_sat(0, 3));
  in.last_day[0] = {in.start.days + 9};
  CHECK_FALSE(reach.can_be_sat(0, 3));
}

}  // namespace certrail::test
