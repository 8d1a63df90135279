// A table's rows are answered as the lines of a file.
#include "certrail/batch_table.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "engine/batch/batch_files.hpp"
#include "support/catch.hpp"
#include "support/random_questions.hpp"
#include "support/shipped.hpp"

using namespace certrail;
using namespace certrail::test;
using nlohmann::ordered_json;

namespace {

/// Cells as texts; an empty one says nothing.
struct Cells final : ProfileTable {
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::string>> cells;

  std::size_t rows() const override { return cells.size(); }
  bool append_cell(std::size_t row, std::size_t column, std::string& out) const override {
    if (column >= cells[row].size() || cells[row][column].empty()) return false;
    out += cells[row][column];
    return true;
  }
};

std::vector<ordered_json> documents_of(const std::string& text) {
  std::vector<ordered_json> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out.push_back(ordered_json::parse(line));
  return out;
}

/// Every field of the lines is a column of JSON.
Cells cells_of(const std::vector<ordered_json>& lines) {
  Cells table;
  std::map<std::string, std::size_t> places;
  for (const ordered_json& line : lines) {
    std::vector<std::string>& row = table.cells.emplace_back();
    for (const auto& [name, value] : line.items()) {
      const auto [place, is_new] = places.try_emplace(name, places.size());
      if (is_new) table.columns.push_back({name, true});
      if (row.size() <= place->second) row.resize(place->second + 1);
      row[place->second] = value.dump();
    }
  }
  return table;
}

std::vector<RowAnswer> answers_of(const Engine& engine, const Cells& table,
                                  const BatchOptions& options, const BatchRun& run = {}) {
  auto answerer = TableAnswerer::make(engine, options, run, table.columns);
  REQUIRE(answerer);
  std::vector<RowAnswer> rows;
  const auto done = answerer->answer(table, [&](const RowAnswer& row) { rows.push_back(row); });
  REQUIRE(done);
  CHECK(*done);
  return rows;
}

/// The record of a batch, without its line; an id is text.
ordered_json record_of_row(const Catalog& catalog, const RowAnswer& row) {
  ordered_json record = ordered_json::object();
  if (!row.id.empty()) record["id"] = row.id;
  if (!row.problems.empty()) {
    record["status"] = "error";
    for (const Problem& problem : row.problems) {
      ordered_json one = {{"code", info(problem.code).name}, {"pointer", problem.pointer}};
      one["message"] = problem.detail;
      if (!problem.suggestion.empty()) one["suggestion"] = problem.suggestion;
      record["errors"].push_back(std::move(one));
    }
  } else {
    record["status"] = to_string(row.answer.status);
    record["readiness_ppm"] = row.answer.readiness_ppm;
    record["proven"] = row.answer.proven;
    record["paths"] = ordered_json::array();
    for (const BatchPath& path : row.answer.paths) {
      ordered_json exams = ordered_json::array();
      for (const CertificationIndex c : path.ranked.exams()) {
        exams.push_back(catalog.certifications[c].id);
      }
      const std::int64_t readiness = path.readiness_after[path.last()];
      record["paths"].push_back({{"score_ppm", path.ranked.score_ppm},
                                 {"readiness_ppm", readiness},
                                 {"gain_ppm", readiness - row.answer.readiness_ppm},
                                 {"study_minutes", path.ranked.study_minutes},
                                 {"fee_cents", path.ranked.fee_cents},
                                 {"finish_on", to_string(Date{path.exam_day[path.last()]})},
                                 {"exams", std::move(exams)}});
    }
    if (row.answer.status == Status::infeasible) {
      record["give_up"] = ordered_json::array();
      for (const Wish& wish : row.answer.give_up) {
        ordered_json one = {{"wish", to_string(wish.kind)}};
        if (wish.certification)
          one["certification"] = catalog.certifications[*wish.certification].id;
        record["give_up"].push_back(std::move(one));
      }
      if (!row.answer.give_up_proven) record["give_up_proven"] = false;
    }
  }
  for (const Problem& warning : row.warnings) {
    ordered_json one = {{"code", "held-unknown"}, {"pointer", warning.pointer}};
    one["message"] = warning.detail;
    if (!warning.suggestion.empty()) one["suggestion"] = warning.suggestion;
    record["warnings"].push_back(std::move(one));
  }
  return record;
}

ordered_json without_place(ordered_json record) {
  record.erase("line");
  if (record.contains("id") && record["id"].is_number()) record["id"] = record["id"].dump();
  if (record.contains("errors")) {
    for (ordered_json& error : record["errors"]) error.erase("column");
  }
  return record;
}

constexpr const char* kOddLines =
    "{\"id\":\"A \",\"role\":\"nobody\"}\n"
    "{\"id\":17,\"role\":\"ai_architect\"}\n"
    "{\"id\":-1,\"role\":\"ai_architect\"}\n"
    "{\"role\":\"ai_architect\",\"skills\":{\"pyton\":3},\"hours_per_week\":0}\n"
    "{\"role\":\"ai_architect\",\"held\":[{\"id\":\"ACME-1\"},{\"id\":\"CKA\"}]}\n"
    "{\"role\":\"ai_architect\",\"goals\":\"CKS\",\"limits\":{\"budget_cents\":0}}\n";

}  // namespace

TEST_CASE("rows of JSON are answered as lines") {
  const Engine engine = shipped_engine();
  const std::string lines = random_lines(engine.catalog(), 400, 70'000) + kOddLines;
  BatchOptions options;
  options.defaults.start_on = parse_date("2026-11-22");
  const Cells table = cells_of(documents_of(lines));
  const auto expected = documents_of(batch_of(engine, lines, options));
  for (const auto& [threads, cache] : {std::pair{1, 0}, {3, 1 << 20}}) {
    BatchRun run;
    run.threads = threads;
    run.cache_bytes = static_cast<std::size_t>(cache);
    BatchProgress progress;
    run.progress = &progress;
    const auto rows = answers_of(engine, table, options, run);
    REQUIRE(rows.size() == expected.size());
    std::size_t failed = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      INFO(i);
      CHECK(record_of_row(engine.catalog(), rows[i]) == without_place(expected[i]));
      if (rows[i].problems.empty()) continue;
      ++failed;
      CHECK(rows[i].answer == BatchAnswer());
    }
    CHECK(failed >= 2);
    CHECK(progress.lines == rows.size());
    CHECK(progress.failed == failed);
  }
}

TEST_CASE("a table's scores and whole answers are those of a batch") {
  const Engine engine = shipped_engine();
  const std::string lines = random_lines(engine.catalog(), 60, 71'000) + kOddLines;
  const Cells table = cells_of(documents_of(lines));
  BatchOptions options;
  options.defaults.start_on = parse_date("2026-11-22");
  options.top = 2;
  options.fields = BatchFields::full;
  auto expected = documents_of(batch_of(engine, lines, options));
  auto rows = answers_of(engine, table, options);
  REQUIRE(rows.size() == expected.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].problems.empty()) {
      CHECK(rows[i].document.empty());
      continue;
    }
    CHECK(ordered_json::parse(rows[i].document) == expected[i]["answer"]);
    CHECK(to_string(rows[i].answer.status) == expected[i]["status"].get<std::string>());
  }

  options.fields = BatchFields::paths;
  options.matrix = true;
  options.top = 5;
  expected = documents_of(batch_of(engine, lines, options));
  rows = answers_of(engine, table, options);
  REQUIRE(rows.size() == expected.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].problems.empty()) {
      CHECK(rows[i].scores.empty());
      continue;
    }
    ordered_json scores = ordered_json::object();
    for (const FirstStagePick& pick : rows[i].scores) {
      scores[engine.catalog().certifications[pick.certification].id] = pick.score_ppm;
    }
    CHECK(scores == expected[i]["scores_ppm"]);
  }
}

TEST_CASE("rows of texts are answered as a CSV") {
  const Engine engine = shipped_engine();
  const std::string csv =
      "id,role,skills,held,cloud_preference,max_steps,goals,market\n"
      "1,ai_architect,python=70;iam=40,SAA-C03@2025-03-01;ACME-1,aws,3,,\n"
      " b ,ml_engineer=60;mlops_engineer=40,,,aws=100;default=25,2,,none\n"
      "3,ai_architect,python=x,,,2,,\n"
      "4,ai_architect,,,,0,CKS and,\n"
      ",ai_architect,,,,2,CKA or CKS,\n";
  Cells table;
  for (const char* name :
       {"id", "role", "skills", "held", "cloud_preference", "max_steps", "goals", "market"}) {
    table.columns.push_back({name, false});
  }
  table.cells = {
      {"1", "ai_architect", "python=70;iam=40", "SAA-C03@2025-03-01;ACME-1", "aws", "3"},
      {" b ", "ml_engineer=60;mlops_engineer=40", "", "", "aws=100;default=25", " 2 ", "", "none"},
      {"3", "ai_architect", "python=x", "", "", "2"},
      {"4", "ai_architect", "", "", "", "0", "CKS and"},
      {" ", "ai_architect", "", "", "", "2", "CKA or CKS"}};
  BatchOptions options;
  options.defaults.start_on = parse_date("2026-11-22");
  options.from = BatchFormat::csv;
  const auto expected = documents_of(batch_of(engine, csv, options));
  const auto rows = answers_of(engine, table, options);
  REQUIRE(rows.size() == expected.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(record_of_row(engine.catalog(), rows[i]) == without_place(expected[i]));
  }
  // Whatever else is wrong, a row has its name.
  CHECK(rows[3].id == "4");
  CHECK(rows[3].problems.size() == 2);
  CHECK(rows[4].id.empty());
}

TEST_CASE("what is wrong with a whole table") {
  const Engine engine = shipped_engine();
  const auto first_detail = [&](std::vector<TableColumn> columns, BatchOptions options = {}) {
    const auto answerer = TableAnswerer::make(engine, options, {}, std::move(columns));
    REQUIRE_FALSE(answerer);
    return answerer.error().front().detail;
  };
  CHECK(first_detail({{"rolle", true}}) == "unknown column 'rolle'");
  CHECK(first_detail({{"role", true}, {"role", false}}) == "the column role is named twice");
  CHECK(first_detail({{"limits", false}}) == "unknown column 'limits'");
  CHECK(first_detail({{"limits", true}, {"max_steps", true}}) ==
        "the column max_steps is part of limits, which is there");
  BatchOptions options;
  options.top = 101;
  CHECK(first_detail({{"role", true}}, options) == "expected 1 to 100, found 101");
}

TEST_CASE("a table's answers end where they are told to, or where nobody can take them") {
  const Engine engine = shipped_engine();
  Cells table;
  table.columns = {{"role", false}};
  table.cells.assign(2'000, {"ai_architect"});
  BatchOptions options;
  options.defaults.start_on = parse_date("2026-11-22");
  std::atomic<bool> stop{false};
  BatchRun run;
  run.threads = 2;
  run.stop = &stop;
  auto answerer = TableAnswerer::make(engine, options, run, table.columns);
  REQUIRE(answerer);

  std::size_t taken = 0;
  const auto told = answerer->answer(table, [&](const RowAnswer&) { stop = ++taken == 3; });
  REQUIRE(told);
  // `stop` is set for a moment only: all rows or some, but each once.
  CHECK(*told == (taken == table.rows()));

  stop = true;
  taken = 0;
  const auto at_once = answerer->answer(table, [&](const RowAnswer&) { ++taken; });
  REQUIRE(at_once);
  CHECK_FALSE(*at_once);
  CHECK(taken == 0);

  stop = false;
  const auto thrown = answerer->answer(
      table, [](const RowAnswer&) { throw std::runtime_error("no room for a row"); });
  REQUIRE_FALSE(thrown);
  CHECK(thrown.error().front().code == ProblemCode::internal_defect);
  CHECK(thrown.error().front().detail.ends_with("no room for a row"));

  // And it goes on as if nothing had been.
  taken = 0;
  const auto again = answerer->answer(table, [&](const RowAnswer&) { ++taken; });
  REQUIRE(again);
  CHECK(*again);
  CHECK(taken == table.rows());
}
