// The horizon as part of a question: what may be asked, and that nothing else changes.
#include "catalog/check_question.hpp"
#include "certrail/engine.hpp"
#include "engine/horizon/horizon_case.hpp"
#include "support/catch.hpp"
#include "support/sample_catalog.hpp"
#include "support/tiny_data.hpp"

using namespace certrail;
using certrail::test::day;

namespace {

Question question_from(std::string_view start) {
  Question question;
  question.profile.start_on = day(start);
  question.profile.role.parts = {{"architect", 1}};
  return question;
}

/// "name pointer, did you mean" of each problem.
std::vector<std::string> refused(const Question& question) {
  std::vector<std::string> out;
  for (const Problem& problem : check_question(test::sample_catalog(), question)) {
    out.push_back(std::string(info(problem.code).name) + ' ' + problem.pointer + ' ' +
                  problem.suggestion);
  }
  return out;
}

using Refused = std::vector<std::string>;

}  // namespace

TEST_CASE("a horizon lies after the start, ten years at most") {
  Question question;
  question.profile.start_on = day("2028-02-29");
  question.profile.role.parts = {{"ai_architect", 1}};
  CHECK(refused(question).empty());
  question.horizon = day("2028-03-01");
  CHECK(refused(question).empty());
  question.horizon = day("2038-02-28");
  CHECK(refused(question).empty());
  question.horizon = day("2028-02-29");
  CHECK(refused(question) == Refused{"out-of-range /horizon 2028-03-01"});
  question.horizon = day("2038-03-01");
  CHECK(refused(question) == Refused{"out-of-range /horizon 2038-02-28"});
  question.horizon.reset();
  question.order = PathOrder::horizon;
  CHECK(refused(question) == Refused{"wrong-use /order "});
}

TEST_CASE("a horizon is added to each path and changes nothing else") {
  const auto engine = Engine::load(test::tiny_data());
  REQUIRE(engine);
  Question question = question_from("2026-11-22");
  const auto plain = engine->recommend(question);
  REQUIRE(plain);
  REQUIRE(plain->paths.size() > 1);
  question.horizon = day("2030-11-22");
  question.order = PathOrder::horizon;
  auto with = engine->recommend(question);
  REQUIRE(with);
  for (Path& path : with->paths) {
    REQUIRE(path.horizon);
    CHECK(*path.horizon == horizon(engine->catalog(), with->profile, path, day("2030-11-22")));
    path.horizon.reset();
  }
  CHECK(with->order == PathOrder::horizon);
  with->order = PathOrder::rank;
  CHECK(*with == *plain);
}
