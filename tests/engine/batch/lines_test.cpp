// What becomes of single lines, and what the figures of a run say.
#include <nlohmann/json.hpp>
#include <sstream>

#include "certrail/batch.hpp"
#include "certrail/json.hpp"
#include "engine/batch/batch_files.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace certrail;
using namespace certrail::test;
using nlohmann::json;

namespace {

const Engine& engine() {
  static const Engine one = shipped_engine();
  return one;
}

BatchOptions small_options() {
  BatchOptions options;
  options.defaults.start_on = parse_date("2026-11-22");
  options.defaults.limits.max_steps = 1;
  options.defaults.role.parts = {{"ai_architect", 1}};
  return options;
}

std::vector<json> records_of(const std::string& text) {
  std::vector<json> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out.push_back(json::parse(line));
  return out;
}

struct Ran {
  BatchSummary summary;
  std::string text;
};

Ran ran(const std::string& lines, const BatchOptions& options, const BatchRun& run = {}) {
  const TemporaryFolder folder;
  put(folder / "in", lines);
  auto done = run_batch(engine(), {folder / "in", folder / "out"}, options, run);
  if (!done) throw std::runtime_error(to_string(done.error().front()));
  return {std::move(*done), exists(folder / "out") ? content(folder / "out") : ""};
}

}  // namespace

TEST_CASE("an answer, an error and a warning stand where their lines stood") {
  const Ran one =
      ran("\xef\xbb\xbf{\"id\": \"first\"}\r\n"
          "\n"
          "{\"id\": 7, \"skills\": {\"pyton\": 3}, \"hours_per_week\": 0}\n"
          "   \n"
          "{\"role\":\n"
          "{\"held\": [{\"id\": \"aws:SAA-C99\"}, {\"id\": \"CKA\"}]}\n"
          "{\"include\": [\"CKS\"]}",
          small_options());
  const std::vector<json> records = records_of(one.text);
  REQUIRE(records.size() == 5);
  CHECK(records[0].at("line") == 1);
  CHECK(records[0].at("id") == "first");
  CHECK(records[0].at("status") == "ranked");
  CHECK(records[0].at("paths").size() == 3);
  CHECK(records[1].at("line") == 3);
  CHECK(records[1].at("id") == 7);
  CHECK(records[1].at("status") == "error");
  REQUIRE(records[1].at("errors").size() == 2);
  CHECK(records[1].at("errors")[0] == json{{"code", "unknown-id"},
                                           {"pointer", "/skills/pyton"},
                                           {"column", 31},
                                           {"message", "unknown skill pyton"},
                                           {"suggestion", "python"}});
  CHECK(records[1].at("errors")[1].at("pointer") == "/hours_per_week");
  CHECK(records[2].at("line") == 5);
  CHECK(records[2].at("errors")[0].at("code") == "broken-json");
  CHECK(records[3].at("status") == "ranked");
  REQUIRE(records[3].at("warnings").size() == 1);
  CHECK(records[3].at("warnings")[0].at("code") == "held-unknown");
  CHECK(records[3].at("warnings")[0].at("pointer") == "/held/0/id");
  CHECK(records[3].at("warnings")[0].at("suggestion") == "aws:SAA-C03");
  CHECK(records[4].at("status") == "infeasible");  // CKS alone: it requires CKA
  CHECK(records[4].at("give_up") == json::array({{{"wish", "max_steps"}}}));

  CHECK(one.summary.lines == 5);
  CHECK(one.summary.answered == 2);
  CHECK(one.summary.infeasible == 1);
  CHECK(one.summary.infeasible_by == std::map<std::string, std::uint64_t>{{"max_steps", 1}});
  CHECK(one.summary.failed == 2);
  CHECK(one.summary.failed_by ==
        std::map<std::string, std::uint64_t>{{"broken-json", 1}, {"unknown-id", 1}});
  CHECK(one.summary.warnings == 1);
  REQUIRE(one.summary.first_failure);
  CHECK(one.summary.first_failure->line == 3);
  CHECK(one.summary.everybody.people == 2);
  CHECK(one.summary.by_role.at("ai_architect").people == 2);
}

TEST_CASE("a strict run ends at the first failure and leaves no file") {
  BatchOptions options = small_options();
  options.strict = true;
  const Ran one = ran("{}\n{\"x\": 1}\n{}\n{\"y\": 1}\n", options);
  CHECK_FALSE(one.summary.complete);
  CHECK(one.summary.lines == 2);
  CHECK(one.summary.failed == 1);
  CHECK(one.text.empty());
  CHECK(ran("{}\n{}\n", options).summary.complete);
}

TEST_CASE("a table has a row for each path and for each line that has none") {
  BatchOptions options = small_options();
  options.to = BatchFormat::csv;
  options.top = 2;
  for (const auto& [fields, commas] :
       {std::pair(BatchFields::best, 10), {BatchFields::paths, 18}, {BatchFields::steps, 22}}) {
    options.fields = fields;
    std::istringstream rows(
        ran("{\"id\": \"a,b\"}\n{\"include\": [\"CKS\"]}\n{\"x\": 1}\n", options).text);
    int count = 0;
    for (std::string row; std::getline(rows, row); ++count) {
      INFO(row);
      CHECK(std::count(row.begin(), row.end(), ',') == commas + (row.starts_with("1,") ? 1 : 0));
    }
    CHECK(count == (fields == BatchFields::best ? 4 : 5));
  }
}

TEST_CASE("no line gives an empty answer, compressed a valid one") {
  const TemporaryFolder folder;
  put(folder / "in", "");
  for (const char* name : {"out", "out.gz", "out.csv"}) {
    BatchOptions options = small_options();
    if (std::string(name) == "out.csv") options.to = BatchFormat::csv;
    const auto done = run_batch(engine(), {folder / "in", folder / name}, options, {});
    REQUIRE(done);
    CHECK(done->lines == 0);
  }
  CHECK(content(folder / "out").empty());
  CHECK(unpacked(content(folder / "out.gz")).empty());
  CHECK(content(folder / "out.csv").starts_with("line,id,status,"));
  CHECK_FALSE(content(folder / "out.gz").empty());
}

TEST_CASE("compressed files say the same as plain ones") {
  const std::string lines = random_lines(engine().catalog(), 700, 3);
  const std::string expected = batch_of(engine(), lines, small_options());
  const TemporaryFolder folder;
  put(folder / "in", lines);
  REQUIRE(run_batch(engine(), {folder / "in", folder / "out.gz"}, small_options(), {}));
  CHECK(unpacked(content(folder / "out.gz")) == expected);
  // Its members, as input: here the answers are lines that fail, each in its place.
  const auto again =
      run_batch(engine(), {folder / "out.gz", folder / "errors"}, small_options(), {});
  REQUIRE(again);
  CHECK(again->lines == 700);
  CHECK(again->failed == 700);
  std::string cut = content(folder / "out.gz");
  put(folder / "cut.gz", cut.substr(0, cut.size() - 20));
  const auto broken = run_batch(engine(), {folder / "cut.gz", folder / "x"}, small_options(), {});
  REQUIRE_FALSE(broken);
  CHECK(broken.error().front().code == ProblemCode::unreadable_file);
}

TEST_CASE("options that make no sense are refused before anything is written") {
  const TemporaryFolder folder;
  put(folder / "in", "{}");
  const auto code = [&](const auto& change, const BatchRun& run = {}) {
    BatchOptions options = small_options();
    change(options);
    const auto done = run_batch(engine(), {folder / "in", folder / "out"}, options, run);
    REQUIRE_FALSE(done);
    CHECK_FALSE(exists(folder / "out.part"));
    return done.error().front().code;
  };
  CHECK(code([](BatchOptions& o) { o.top = 0; }) == ProblemCode::out_of_range);
  CHECK(code([](BatchOptions& o) { o.distinct = 101; }) == ProblemCode::out_of_range);
  CHECK(code([](BatchOptions& o) { o.max_nodes = 0; }) == ProblemCode::out_of_range);
  CHECK(code([](BatchOptions& o) { o.track = "none such"; }) == ProblemCode::unknown_id);
  CHECK(code([](BatchOptions& o) {
          o.to = BatchFormat::csv;
          o.fields = BatchFields::full;
        }) == ProblemCode::wrong_use);
  CHECK(code([](BatchOptions&) {}, {.threads = -1}) == ProblemCode::out_of_range);
  const auto missing = run_batch(engine(), {folder / "none", folder / "out"}, small_options(), {});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().front().code == ProblemCode::unreadable_file);
}

TEST_CASE("a line that starts on the other side of an overlay's end is no answer") {
  std::vector<Document> documents = shipped_documents();
  documents.push_back({"overlays/1", R"({"schema_version": 1, "id": "vouchers", "name": "Vouchers",
                        "certifications": [{"id": "aws:SAA-C03", "fee_cents": 0,
                                            "until": "2027-06-30"}]})"});
  for (const bool loaded_after : {false, true}) {
    const auto loaded =
        Engine::load(documents, parse_date(loaded_after ? "2027-07-01" : "2027-06-30"));
    REQUIRE(loaded);
    const std::vector<json> records = records_of(
        batch_of(*loaded, "{\"start_on\": \"2027-06-30\"}\n{\"start_on\": \"2027-07-01\"}\n",
                 small_options()));
    const json& refused = records[loaded_after ? 0 : 1];
    CHECK(records[loaded_after ? 1 : 0].at("status") == "ranked");
    REQUIRE(refused.at("status") == "error");
    CHECK(refused.at("errors")[0].at("code") == "out-of-range");
    CHECK(refused.at("errors")[0].at("pointer") == "/start_on");
    const auto message = refused.at("errors")[0].at("message").get<std::string>();
    CHECK(message.find("overlay Vouchers says of aws:SAA-C03") != std::string::npos);
    Question question{small_options().defaults, 3, 100, {}};
    question.profile.start_on = parse_date(loaded_after ? "2027-06-30" : "2027-07-01");
    const auto alone = loaded->recommend(question);
    REQUIRE_FALSE(alone);
    CHECK(alone.error().detail == message);
    CHECK_FALSE(loaded->gap(question.profile));
  }
}

TEST_CASE("a track is met by every line, beside its own goal") {
  BatchOptions options = small_options();
  options.defaults.limits.max_steps = 4;
  options.track = engine().catalog().tracks.front().id;
  const std::vector<json> records = records_of(ran("{}\n{\"goals\": \"CKA\"}\n", options).text);
  REQUIRE(records[1].at("status") == "ranked");
  CHECK(records[1].at("paths")[0].at("exams").dump().find("cncf:CKA") != std::string::npos);
  CHECK(records[0].at("paths")[0] != records[1].at("paths")[0]);
}

TEST_CASE("the figures of a run are a document") {
  const Ran one =
      ran("{}\n{}\n{\"x\": 1}\n", small_options(),
          {.threads = 1, .clock_ns = [ns = std::int64_t{0}]() mutable { return ns += 1'000; }});
  const json document = json::parse(to_json(engine(), one.summary));
  CHECK(document.at("lines") == 3);
  CHECK(document.at("cache_hits") == 1);
  CHECK(document.at("failed_by").at("unknown-field") == 1);
  CHECK(document.at("start_on") == "2026-11-22");
  CHECK(document.at("complete") == true);
  CHECK(document.at("line_time_ns").at("p50") > 0);
  CHECK(document.at("first_failure").at("line") == 3);
  CHECK(document.at("certifications").size() == 1);
}

TEST_CASE("percentiles of times are at most 3 percent below") {
  BatchSummary summary = ran("", small_options()).summary;
  CHECK(line_time_ns(summary, 50) == 0);
  std::int64_t ticks = 0;
  for (const std::int64_t each : {std::int64_t{31}, std::int64_t{64}, std::int64_t{1'000},
                                  std::int64_t{123'456'789}, std::int64_t{9'000'000'000}}) {
    // Two readings of the clock are the ends of a line, those between are its parts.
    const auto clock = [&] { return ticks += each; };
    summary = ran("{\"x\": 1}\n", small_options(), {.threads = 1, .clock_ns = clock}).summary;
    const std::int64_t found = line_time_ns(summary, 100);
    CAPTURE(each, found);
    CHECK(found <= 2 * each);
    CHECK(static_cast<double>(found) >= 0.96 * static_cast<double>(2 * each));
  }
}
