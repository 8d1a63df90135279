// Scores of single exams, against paths of one step.
#include <nlohmann/json.hpp>
#include <sstream>

#include "certrail/batch.hpp"
#include "certrail/json.hpp"
#include "engine/batch/batch_files.hpp"
#include "support/catch.hpp"
#include "support/random_questions.hpp"
#include "support/shipped.hpp"

using namespace certrail;
using namespace certrail::test;
using nlohmann::json;
using nlohmann::ordered_json;

TEST_CASE("a matrix holds the score of every exam that could be the only one") {
  const Engine engine = shipped_engine();
  std::string lines;
  std::vector<Question> questions;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Question question = draw_question(engine.catalog(), 900'000 + seed, 1);
    Profile& profile = question.profile;
    // What a matrix does not look at, but for what cannot be a candidate at all.
    profile.goals.reset();
    profile.include.clear();
    profile.objective = Objective::score;
    profile.limits = {};
    profile.limits.max_steps = 1;
    question.top = 100;
    question.distinct = 100;
    if (seed % 7 == 0) lines += "{\"role\": 1}\n";
    lines += as_line(profile);
    questions.push_back(std::move(question));
  }
  BatchOptions options;
  options.matrix = true;
  options.top = 0;
  std::istringstream text(batch_of(engine, lines, options));
  std::size_t next = 0;
  std::size_t failed = 0;
  for (std::string line; std::getline(text, line);) {
    const ordered_json record = ordered_json::parse(line);
    if (record.at("status") == "error") {
      ++failed;
      continue;
    }
    const auto answer = engine.recommend(questions[next++]);
    REQUIRE(answer);
    ordered_json expected = ordered_json::object();
    for (const Path& path : answer->paths) {
      expected[engine.catalog().certifications[path.steps[0].certification].id] = path.score_ppm;
    }
    const ordered_json& scores = record.at("scores_ppm");
    INFO(line);
    // Beyond the paths are those past the hundredth, and exams that end before they are studied
    // for.
    for (const auto& [id, score] : scores.items()) {
      const auto c = find_certification(engine.catalog(), id);
      REQUIRE(c);
      REQUIRE((expected.contains(id) || expected.size() == 100 ||
               engine.catalog().certifications[*c].retires_on));
    }
    for (const auto& [id, score] : expected.items()) REQUIRE(scores.at(id) == score);
    std::int64_t before = INT64_MAX;
    for (const auto& [id, score] : scores.items()) {
      REQUIRE(score <= before);
      before = score;
    }
  }
  CHECK(next == questions.size());
  CHECK(failed == 43);
}

TEST_CASE("a matrix is the same for any threads, and --top cuts it") {
  const Engine engine = shipped_engine();
  const std::string lines = random_lines(engine.catalog(), 900, 50);
  BatchOptions options;
  options.matrix = true;
  options.top = 0;
  const std::string whole = batch_of(engine, lines, options, {.threads = 1});
  CHECK(batch_of(engine, lines, options, {.threads = 3}) == whole);
  options.top = 2;
  std::istringstream all(whole), cut(batch_of(engine, lines, options));
  for (std::string line, short_line; std::getline(all, line) && std::getline(cut, short_line);) {
    const auto scores = ordered_json::parse(line).at("scores_ppm");
    const auto few = ordered_json::parse(short_line).at("scores_ppm");
    REQUIRE(few.size() == std::min<std::size_t>(2, scores.size()));
    auto expected = scores.begin();
    for (auto at = few.begin(); at != few.end(); ++at, ++expected) {
      REQUIRE(at.key() == expected.key());
      REQUIRE(at.value() == expected.value());
    }
  }
  options.to = BatchFormat::csv;
  std::istringstream rows(batch_of(engine, lines, options));
  std::string header;
  std::getline(rows, header);
  CHECK(header == "line,id,status,rank,certification,score_ppm,warnings,code,pointer,message");
  std::size_t count = 0;
  for (std::string row; std::getline(rows, row);) ++count;
  CHECK(count > 900);
}
