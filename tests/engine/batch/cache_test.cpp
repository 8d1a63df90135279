// The cache of answers and its keys.
#include "batch/answer_cache.hpp"

#include <map>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "batch/batch_answer.hpp"
#include "batch/instance_key.hpp"
#include "batch/varint.hpp"
#include "engine_access.hpp"
#include "support/catch.hpp"
#include "support/random_questions.hpp"
#include "support/shipped.hpp"
#include "twin/random.hpp"

using namespace certrail;

namespace {

std::string random_bytes(twin::Random& random, std::size_t most) {
  std::string out(random.below(most + 1), '\0');
  for (char& c : out) c = static_cast<char>(random.next());
  return out;
}

std::string key_of(const Engine& engine, const Profile& profile) {
  const CompiledCatalog& compiled = EngineAccess::compiled(engine);
  Assessment assessment;
  const auto problem = assess(compiled, profile, assessment);
  REQUIRE_FALSE(problem);
  std::string key;
  instance_key(compiled, profile, assessment, key);
  return key;
}

}  // namespace

TEST_CASE("the cache gives what was kept or nothing, as a map would") {
  for (const std::size_t bytes :
       {std::size_t{0}, std::size_t{20'000}, std::size_t{200'000}, std::size_t{4} << 20U}) {
    AnswerCache cache(bytes);
    std::map<std::string, std::string> kept;
    twin::Random random(bytes);
    std::vector<std::string> keys;
    std::size_t found = 0;
    for (int i = 0; i < 30'000; ++i) {
      if (keys.empty() || random.chance(40)) keys.push_back(random_bytes(random, 60));
      const std::string& key = random.chance(70) ? keys.back() : random.pick(keys);
      std::string value = "untouched";
      if (cache.find(key, value)) {
        ++found;
        REQUIRE(kept.count(key) == 1);
        REQUIRE(value == kept[key]);
      } else {
        kept.try_emplace(key, random_bytes(random, 200));
        cache.keep(key, kept[key]);
      }
    }
    CAPTURE(bytes);
    CHECK(cache.enabled() == (bytes > 0));
    if (bytes == 0) CHECK(found == 0);
    if (bytes > 0) CHECK(found > 1'000);
    if (bytes > 4'000'000) CHECK(found > 15'000);
  }
}

TEST_CASE("what is too long for the cache is left out of it") {
  AnswerCache cache(100'000);
  cache.keep("key", std::string(100'000, 'x'));
  std::string value;
  CHECK_FALSE(cache.find("key", value));
  cache.keep("key", "short");
  CHECK(cache.find("key", value));
}

TEST_CASE("threads may share the cache") {
  AnswerCache cache(300'000);
  const auto work = [&](std::uint64_t seed) {
    twin::Random random(seed);
    std::string value;
    for (int i = 0; i < 20'000; ++i) {
      const std::string key = std::to_string(random.below(3'000));
      if (cache.find(key, value)) {
        if (value != "value of " + key) std::abort();
      } else {
        cache.keep(key, "value of " + key);
      }
    }
  };
  std::vector<std::thread> threads;
  for (std::uint64_t t = 0; t < 4; ++t) threads.emplace_back(work, t);
  for (std::thread& thread : threads) thread.join();
}

TEST_CASE("numbers and answers come back from their bytes") {
  for (const std::int64_t value : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{63},
                                   std::int64_t{64}, INT64_MAX, INT64_MIN, std::int64_t{-70'000}}) {
    std::string bytes;
    append_varint(bytes, value);
    std::string_view rest = bytes;
    CHECK(take_varint(rest) == value);
    CHECK(rest.empty());
  }
  BatchAnswer answer;
  answer.status = Status::infeasible;
  answer.readiness_ppm = 123'456;
  answer.proven = false;
  answer.proven_ranks = 2;
  answer.bound = -5;
  answer.paths.resize(2);
  answer.paths[0].ranked = {-1, 2, 3, 2, {7, 8}, {9, 10}};
  answer.paths[0].exam_day = {20'000, 20'100};
  answer.paths[0].readiness_after = {5, 6};
  answer.paths[1].ranked.steps = 1;
  answer.give_up = {{Wish::Kind::budget, {}}, {Wish::Kind::exclude, 11}};
  answer.give_up_proven = false;
  std::string bytes;
  append_bytes(answer, bytes);
  BatchAnswer read;
  read.paths.resize(5);
  from_bytes(bytes, read);
  CHECK(read == answer);
}

TEST_CASE("questions that are one in other words have one key") {
  const Engine engine = test::shipped_engine();
  Profile a;
  a.start_on = parse_date("2026-11-22");
  a.role.parts = {{"ai_architect", 60}, {"ml_engineer", 40}};
  a.held = {{"aws:SAA-C03", {}}, {"cncf:CKA", parse_date("2010-01-01")}};
  a.cloud_preference.named = {{"aws", 50}};
  a.experience_months = 30;
  Profile b = a;
  b.role.parts = {{"ai_architect", 3}, {"ml_engineer", 2}};
  b.held = {{"aws:SAA-C03", parse_date("2026-01-01")}};  // the other one has run out
  b.cloud_preference = {{{"aws", 100}}, 24};
  b.skills = {{"git", 0}};
  b.experience_months = 31;
  CHECK(key_of(engine, a) == key_of(engine, b));
}

TEST_CASE("whatever is asked otherwise has another key") {
  const Engine engine = test::shipped_engine();
  Profile plain;
  plain.start_on = parse_date("2026-11-22");
  plain.role.parts = {{"ai_architect", 1}};
  std::set<std::string> keys{key_of(engine, plain)};
  const auto differs = [&](const auto& change) {
    Profile other = plain;
    change(other);
    CHECK(keys.insert(key_of(engine, other)).second);
  };
  Goal goal;
  goal.leaf = "cncf:CKS";
  Goal any{Goal::Kind::any_of, {}, 1, {goal, goal}};
  Goal all{Goal::Kind::all_of, {}, 2, {goal, goal}};
  differs([](Profile& p) { p.skills = {{"python", 5}}; });
  differs([](Profile& p) { p.skills = {{"python", 6}}; });
  differs([](Profile& p) { p.skills = {{"sql", 6}}; });
  differs([](Profile& p) { p.held = {{"aws:SAA-C03", {}}}; });
  differs([](Profile& p) { p.held = {{"cncf:CKA", {}}}; });
  differs([](Profile& p) { p.experience_months = 0; });
  differs([](Profile& p) { p.experience_months = 1'000; });
  differs([](Profile& p) { p.role.parts = {{"ml_engineer", 1}}; });
  differs([](Profile& p) { p.role.parts = {{"ai_architect", 1}, {"ml_engineer", 1}}; });
  differs([](Profile& p) { p.role.parts.clear(); });
  differs([](Profile& p) { p.market.kind = MarketChoice::Kind::none; });
  differs([](Profile& p) {
    p.cloud_preference.others = 0;
    p.cloud_preference.named = {{"aws", 1}};
  });
  differs([](Profile& p) { p.cloud_preference.named = {{"aws", 4}}; });
  differs([](Profile& p) { p.hours_per_week = 7; });
  differs([](Profile& p) { p.start_on = parse_date("2026-11-23"); });
  differs([](Profile& p) { p.limits.max_steps = 3; });
  differs([](Profile& p) { p.limits.budget_cents = 0; });
  differs([](Profile& p) { p.limits.budget_cents = 1; });
  differs([](Profile& p) { p.limits.finish_by = parse_date("2027-11-23"); });
  differs([](Profile& p) { p.limits.min_readiness_ppm = 0; });
  differs([](Profile& p) { p.limits.min_readiness_ppm = 1; });
  differs([](Profile& p) { p.include = {"cncf:CKA"}; });
  differs([](Profile& p) { p.exclude = {"cncf:CKA"}; });
  differs([](Profile& p) { p.exclude = {"cncf:CKA", "cncf:CKS"}; });
  differs([](Profile& p) {
    p.exclude = {"cncf:CKS", "cncf:CKA"};
  });  // wishes are given up in order
  differs([&](Profile& p) { p.goals = goal; });
  differs([&](Profile& p) { p.goals = any; });
  differs([&](Profile& p) { p.goals = all; });
  differs([&](Profile& p) {
    p.goals = goal;
    p.objective = Objective::time;
  });
  differs([&](Profile& p) {
    p.goals = goal;
    p.objective = Objective::money;
  });
}

TEST_CASE("random questions with one key have one answer") {
  const Engine engine = test::shipped_engine();
  std::map<std::string, Profile> by_key;
  std::size_t shared = 0;
  Ranker ranker;
  for (std::uint64_t seed = 0; seed < 2'000; ++seed) {
    // Few choices, so that keys meet.
    Profile profile = test::draw_question(engine.catalog(), seed % 40, 2).profile;
    twin::Random random(seed);
    profile.held.clear();
    if (random.chance(50)) profile.held.push_back({"aws:SAA-C03", {}});
    if (random.chance(50)) profile.held.push_back({"cncf:CKA", Date{10'000}});
    if (random.chance(50)) profile.experience_months = static_cast<int>(random.between(0, 2));
    profile.exclude.clear();
    profile.include.clear();
    profile.objective = Objective::score;
    const auto [at, is_new] = by_key.try_emplace(key_of(engine, profile), profile);
    if (is_new) continue;
    ++shared;
    Ranking first, second;
    Question question{profile, 3, 100, {}};
    REQUIRE_FALSE(engine.rank(question, ranker, first));
    question.profile = at->second;
    REQUIRE_FALSE(engine.rank(question, ranker, second));
    REQUIRE(first == second);
  }
  CHECK(shared > 500);
}
