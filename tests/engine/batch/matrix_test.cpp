// Scores of single exams, against paths of one step.
#include <algorithm>
#include <map>
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

TEST_CASE("the figures of a matrix are those of everybody's best exam as the only one") {
  const Engine engine = shipped_engine();
  const Catalog& catalog = engine.catalog();
  BatchOptions options;
  options.matrix = true;
  options.top = 1;
  std::string lines;
  BatchGroup everybody;
  std::map<std::string, BatchCertification> certifications;
  std::map<std::string, BatchGroup> by_role, by_provider;
  std::uint64_t nothing_pays = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Question question = draw_question(catalog, 910'000 + seed, 1);
    Profile& profile = question.profile;
    profile.goals.reset();
    profile.include.clear();
    profile.objective = Objective::score;
    profile.limits = {};
    profile.limits.max_steps = 1;
    if (seed % 5 == 0)
      profile.role.parts.resize(std::min<std::size_t>(1, profile.role.parts.size()));
    question.top = 1;
    const auto answer = engine.recommend(question);
    REQUIRE(answer);
    if (answer->paths.empty()) continue;
    const Path& path = answer->paths.front();
    const Step& step = path.steps.front();
    const std::string& id = catalog.certifications[step.certification].id;
    // Not those for whom the best exam is one that ends before they are ready for it.
    std::istringstream record(batch_of(engine, as_line(profile), options));
    if (ordered_json::parse(record).at("scores_ppm").begin().key() != id) continue;
    lines += as_line(profile);
    const std::string role =
        std::max_element(profile.role.parts.begin(), profile.role.parts.end(),
                         [](const auto& a, const auto& b) { return a.share < b.share; })
            ->id;
    const std::string& provider =
        catalog.providers[catalog.certifications[step.certification].provider].id;
    for (BatchGroup* group : {&everybody, &by_role[role], &by_provider[provider]}) {
      ++group->people;
      group->readiness_ppm += answer->readiness_ppm;
      group->readiness_after_ppm += path.readiness_ppm;
      group->fee_cents += path.fee_cents;
      group->study_minutes += path.study_minutes;
    }
    BatchCertification& one = certifications[id];
    ++one.in_best_path;
    ++one.first_step;
    one.gain_ppm += path.gain_ppm;
    nothing_pays += path.score_ppm <= 0 ? 1 : 0;
  }
  REQUIRE(everybody.people > 300);
  const TemporaryFolder folder;
  put(folder / "in", lines);
  const auto done = run_batch(engine, {folder / "in", folder / "out"}, options, {});
  REQUIRE(done);
  CHECK(done->everybody == everybody);
  CHECK(done->by_role == by_role);
  CHECK(done->by_provider == by_provider);
  CHECK(done->nothing_pays == nothing_pays);
  CHECK(done->answered == done->lines);
  for (CertificationIndex c = 0; c < catalog.certifications.size(); ++c) {
    CAPTURE(catalog.certifications[c].id);
    CHECK(done->certifications[c] == certifications[catalog.certifications[c].id]);
  }
}
