// Study times kept up to date exam by exam, against the model's formula for each subset.
#include "ranking/study_times.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/random.hpp"

namespace certrail::test {
namespace {

/// Every member after every subset of the others; the first difference, empty = none.
std::string difference(const Instance& in, const StudyTimes& times,
                       const std::vector<Item>& members) {
  for (std::size_t member = 0; member < members.size(); ++member) {
    for (std::uint32_t before = 0; before < 1U << members.size(); ++before) {
      if ((before >> member & 1) != 0) continue;
      std::vector<Level8> levels = in.start_level;
      for (const Item k : items_in(before)) raise_levels(in, members[k], levels);
      const std::int64_t plain = minutes_at(in, members[member], levels);
      const std::int32_t kept = times.minutes(member, before);
      if (kept == plain) continue;
      return "member " + std::to_string(member) + " of " + std::to_string(members.size()) +
             " after " + std::to_string(before) + ": " + std::to_string(kept) + " minutes, not " +
             std::to_string(plain);
    }
  }
  return {};
}

/// Adds and removes at random, as a search does; the first difference.
std::string walk(const Instance& in, StudyTimes& times, twin::Random& random) {
  std::vector<Item> members;
  times.reset(in);
  bool full = false;
  for (int turn = 0; turn < 60; ++turn) {
    const bool grow = !full && members.size() < in.items() && !random.chance(35);
    if (grow) {
      auto item = static_cast<Item>(random.below(in.items()));
      while (std::find(members.begin(), members.end(), item) != members.end()) {
        item = (item + 1) % static_cast<Item>(in.items());
      }
      full = members.size() + 1 == static_cast<std::size_t>(in.max_steps) || random.chance(20);
      times.add(item, full);
      members.push_back(item);
    } else if (!members.empty()) {
      times.remove();
      members.pop_back();
      full = false;
    }
    if (times.size() != static_cast<int>(members.size())) return "another number of members";
    std::string found = difference(in, times, members);
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace

TEST_CASE("Study times after every subset are the model's", "[study]") {
  StudyTimes times;  // kept from question to question
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(20); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      Instance& in = compiled->instance;
      twin::Random random(seed);
      in.max_steps = static_cast<int>(random.between(1, 6));
      CHECK(walk(in, times, random) == "");
    }
  }
}

}  // namespace certrail::test
