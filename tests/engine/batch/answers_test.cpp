// A batch says of each line what a question alone is answered.
#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "certrail/batch.hpp"
#include "certrail/json.hpp"
#include "engine/batch/batch_files.hpp"
#include "support/catch.hpp"
#include "support/random_questions.hpp"
#include "support/shipped.hpp"

using namespace certrail;
using namespace certrail::test;
using nlohmann::json;

namespace {

constexpr int kSteps = 3;

std::size_t people_asked() {
  const char* text = std::getenv("CERTRAIL_BATCH_PEOPLE");
  return text != nullptr ? std::strtoul(text, nullptr, 10) : 10'000;
}

std::vector<json> records(const std::string& text) {
  std::vector<json> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out.push_back(json::parse(line));
  return out;
}

json steps_of(const Catalog& catalog, const Path& path) {
  json steps = json::array();
  for (const Step& step : path.steps) {
    steps.push_back({{"certification", catalog.certifications[step.certification].id},
                     {"study_minutes", step.study_minutes},
                     {"fee_cents", step.fee_cents},
                     {"exam_on", to_string(step.exam_on)},
                     {"readiness_ppm", step.readiness_ppm}});
  }
  return steps;
}

/// The record that `--fields steps` should be, from a whole answer.
json expected_record(const Catalog& catalog, std::size_t line, const Recommendation& answer) {
  json record = {{"line", line},
                 {"status", std::string(to_string(answer.status))},
                 {"readiness_ppm", answer.readiness_ppm},
                 {"proven", answer.proven},
                 {"paths", json::array()}};
  if (!answer.proven) {
    record["proven_ranks"] = answer.proven_ranks;
    if (answer.bound) record["bound"] = *answer.bound;
  }
  for (const Path& path : answer.paths) {
    record["paths"].push_back({{"score_ppm", path.score_ppm},
                               {"readiness_ppm", path.readiness_ppm},
                               {"gain_ppm", path.gain_ppm},
                               {"study_minutes", path.study_minutes},
                               {"fee_cents", path.fee_cents},
                               {"finish_on", to_string(path.finish_on)},
                               {"steps", steps_of(catalog, path)}});
  }
  if (answer.status == Status::infeasible) {
    json wishes = json::array();
    if (answer.relaxation) {
      for (const Wish& wish : answer.relaxation->removed) {
        json one = {{"wish", std::string(to_string(wish.kind))}};
        if (wish.certification)
          one["certification"] = catalog.certifications[*wish.certification].id;
        wishes.push_back(one);
      }
    }
    record["give_up"] = wishes;
    // A budget may have ended the search for the best path behind the wishes, which is not asked
    // here.
    if (wishes.empty() && answer.relaxation && !answer.relaxation->proven) {
      record["give_up_proven"] = false;
    }
  }
  return record;
}

/// The question without the wishes of a record's `give_up`.
Question without(Question question, const json& give_up) {
  Profile& profile = question.profile;
  for (const json& wish : give_up) {
    const auto kind = wish.at("wish").get<std::string>();
    if (kind == "max_steps") profile.limits.max_steps = kMaxSteps;
    if (kind == "budget_cents") profile.limits.budget_cents.reset();
    if (kind == "finish_by") profile.limits.finish_by.reset();
    if (kind == "min_readiness_ppm") profile.limits.min_readiness_ppm.reset();
    if (kind == "experience_months") profile.experience_months.reset();
    if (kind == "goals") profile.goals.reset();
    if (kind == "include") std::erase(profile.include, wish.at("certification").get<std::string>());
    if (kind == "exclude") std::erase(profile.exclude, wish.at("certification").get<std::string>());
  }
  const bool has_target =
      profile.limits.min_readiness_ppm.value_or(0) > 0 || profile.goals || !profile.include.empty();
  if (!has_target) profile.objective = Objective::score;
  return question;
}

bool lifts_the_ban(const json& give_up) {
  return std::any_of(give_up.begin(), give_up.end(),
                     [](const json& wish) { return wish.at("wish") == "preference_ban"; });
}

}  // namespace

TEST_CASE("a batch answers each line as the question alone is answered") {
  const Engine engine = shipped_engine();
  const std::size_t people = people_asked();
  std::string lines;
  std::vector<Question> questions;
  for (std::size_t i = 0; i < people; ++i) {
    Question question = draw_question(engine.catalog(), 700'000 + i, kSteps);
    question.top = 3;
    question.distinct = 100;
    question.budget.max_nodes = 2'000;
    lines += as_line(question.profile);
    questions.push_back(std::move(question));
  }
  BatchOptions options;
  options.fields = BatchFields::steps;
  options.max_nodes = 2'000;
  const std::vector<json> found = records(batch_of(engine, lines, options));
  REQUIRE(found.size() == people);
  Ranker ranker;
  std::size_t infeasible = 0;
  std::size_t not_searched = 0;
  std::size_t found_nothing = 0;
  for (std::size_t i = 0; i < people; ++i) {
    CAPTURE(i);
    const auto answer = engine.recommend(questions[i], ranker);
    if (answer) {
      json expected = expected_record(engine.catalog(), i + 1, *answer);
      if (answer->status == Status::infeasible) {
        ++infeasible;
        // A batch looks for the wishes less long: what it says without doubt is what is said alone,
        // and else there is a path without the wishes it names.
        if (found[i].contains("give_up_proven")) {
          ++not_searched;
          const json& give_up = found[i].at("give_up");
          if (give_up.empty()) ++found_nothing;
          if (!give_up.empty() && !lifts_the_ban(give_up)) {
            // Its search begins as the one that found a path did, so that its budget is enough.
            const auto relaxed = engine.recommend(without(questions[i], give_up), ranker);
            REQUIRE(relaxed);
            REQUIRE_FALSE(relaxed->paths.empty());
          }
          if (answer->relaxation->proven) {
            REQUIRE((give_up.empty() || give_up.size() >= answer->relaxation->removed.size()));
          }
          expected["give_up"] = give_up;
          expected["give_up_proven"] = false;
        }
      }
      REQUIRE(found[i] == expected);
    } else {
      REQUIRE(found[i].at("status") == "error");
      REQUIRE(found[i].at("errors").at(0).at("code") ==
              std::string(info(answer.error().code).name));
    }
  }
  CHECK(infeasible > 0);  // else that part was not tried
  CHECK(not_searched * 2 <= infeasible);
  if (people >= 1'000) CHECK(not_searched > found_nothing);  // else there may be none
  CHECK(found_nothing * 20 <= infeasible);
}

TEST_CASE("a full answer is the one of recommend, on one line") {
  const Engine engine = shipped_engine();
  std::string lines;
  std::vector<Question> questions;
  for (std::size_t i = 0; i < 100; ++i) {
    Question question = draw_question(engine.catalog(), 810'000 + i, kSteps);
    question.top = 2;
    question.distinct = 100;
    lines += as_line(question.profile);
    questions.push_back(std::move(question));
  }
  BatchOptions options;
  options.fields = BatchFields::full;
  options.top = 2;
  const std::vector<json> found = records(batch_of(engine, lines, options));
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto answer = engine.recommend(questions[i]);
    REQUIRE(answer);
    REQUIRE(found[i].at("answer") == json::parse(to_json(engine, *answer)));
  }
}

TEST_CASE("threads, the cache and how bytes arrive change no byte of an output") {
  const Engine engine = shipped_engine();
  // Many equal questions in other words, so that the cache has something to find.
  std::string lines;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    lines += as_line(draw_question(engine.catalog(), 820'000 + seed % 350, kSteps).profile);
    if (seed % 50 == 7) lines += "{\"role\": \"nobody\"}\n";
    if (seed % 90 == 8) lines += "\n";
  }
  for (const BatchFormat to : {BatchFormat::ndjson, BatchFormat::csv}) {
    for (const BatchFields fields : {BatchFields::best, BatchFields::paths, BatchFields::steps}) {
      BatchOptions options;
      options.to = to;
      options.fields = fields;
      const std::string expected =
          batch_of(engine, lines, options, {.threads = 1, .cache_bytes = 0});
      for (const int threads : {1, 2, 8}) {
        for (const std::size_t cache :
             {std::size_t{0}, std::size_t{1} << 16U, std::size_t{8} << 20U}) {
          CAPTURE(threads, cache);
          CHECK(batch_of(engine, lines, options, {.threads = threads, .cache_bytes = cache}) ==
                expected);
        }
      }
    }
  }
  const TemporaryFolder folder;
  put(folder / "in", lines);
  const auto done = run_batch(engine, {folder / "in", folder / "out"}, {}, {.threads = 1});
  REQUIRE(done);
  CHECK(done->cache_hits >= 230);  // 250 lines come again; some of them have no answer
  CHECK(done->failed_by.at("unknown-id") == done->failed);
}
