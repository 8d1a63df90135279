#include "certrail/problem.hpp"

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "support/catch.hpp"

using namespace certrail;

TEST_CASE("every code of a problem has a name, a title and advice of its own") {
  std::set<std::string_view> names;
  std::set<std::string_view> titles;
  for (const ProblemInfo& facts : problem_catalogue()) {
    CAPTURE(facts.name);
    CHECK(&info(facts.code) == &facts);
    CHECK(names.insert(facts.name).second);
    CHECK(titles.insert(facts.title).second);
    CHECK_FALSE(facts.help.empty());
    CHECK(facts.http_status >= 400);
    CHECK(facts.http_status < 600);
    CHECK(facts.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
  }
  CHECK(names.size() == static_cast<std::size_t>(ProblemCode::internal_defect) + 1);
}

TEST_CASE("every code is documented as it is") {
  std::ifstream file(CERTRAIL_PROBLEMS_PAGE);
  REQUIRE(file);
  std::ostringstream page;
  page << file.rdbuf();
  for (const ProblemInfo& facts : problem_catalogue()) {
    std::ostringstream row;
    row << "| `" << facts.name << "` | " << facts.title << " | " << facts.help << " | "
        << facts.http_status << " |\n";
    INFO(row.str());
    CHECK(page.str().find(row.str()) != std::string::npos);
  }
}

TEST_CASE("the exit status follows from where the bad input came from") {
  const auto status = [](ProblemCode code, Origin origin) {
    Problem problem;
    problem.code = code;
    problem.origin = origin;
    return exit_status(problem);
  };
  CHECK(status(ProblemCode::unknown_id, Origin::request) == 2);
  CHECK(status(ProblemCode::unknown_id, Origin::data) == 4);
  CHECK(status(ProblemCode::unknown_id, Origin::program) == 70);
  CHECK(status(ProblemCode::wrong_use, Origin::request) == 2);
  CHECK(status(ProblemCode::budget_exhausted, Origin::request) == 5);
  CHECK(status(ProblemCode::internal_defect, Origin::data) == 70);
}

TEST_CASE("a problem as a line of text leaves out what is not known") {
  Problem problem;
  problem.code = ProblemCode::unknown_id;
  problem.detail = "unknown certification SAA-C04";
  CHECK(to_string(problem) == "unknown certification SAA-C04 [unknown-id]");
  problem.suggestion = "aws:SAA-C03";
  problem.source = "me.json";
  problem.pointer = "/held/0/id";
  problem.line = 3;
  problem.column = 19;
  CHECK(to_string(problem) ==
        "me.json:3:19: /held/0/id: unknown certification SAA-C04, did you mean aws:SAA-C03? "
        "[unknown-id]");
  problem.source.clear();
  problem.pointer.clear();
  problem.suggestion.clear();
  CHECK(to_string(problem) == "line 3:19: unknown certification SAA-C04 [unknown-id]");
  problem.detail.clear();
  problem.line = 0;
  CHECK(to_string(problem) == "Unknown id [unknown-id]");
}
