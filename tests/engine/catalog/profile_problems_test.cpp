// Every problem that a profile can have by itself, with pointer, line and suggestion.
#include <string>

#include "catalog/load_catalog.hpp"
#include "certrail/json.hpp"
#include "support/catch.hpp"
#include "support/tiny_data.hpp"

using namespace certrail;
using namespace certrail::test;

namespace {

const Catalog& catalog() {
  static const Catalog loaded = [] {
    auto documents = tiny_data();
    Document& others = document(documents, "certifications/others.json");
    others.text = replaced(others.text, R"("provider": "azure",)",
                           R"("provider": "azure", "aliases": ["pro"],)");
    return std::move(load_catalog(documents).value());
  }();
  return loaded;
}

Problems problems_of(std::string_view text) {
  auto result = parse_profile(catalog(), text, "me.json");
  REQUIRE_FALSE(result.ok());
  return result.error();
}

/// The one problem of a profile whose second line is `field`.
void check(std::string_view field, ProblemCode code, std::string_view pointer,
           std::string_view suggestion = {}) {
  CAPTURE(field);
  const Problems problems = problems_of("{\n" + std::string(field) + "\n}");
  for (const Problem& problem : problems) UNSCOPED_INFO(to_string(problem));
  REQUIRE(problems.size() == 1);
  CHECK(info(problems[0].code).name == info(code).name);
  CHECK(problems[0].origin == Origin::request);
  CHECK(exit_status(problems[0]) == 2);
  CHECK(problems[0].source == "me.json");
  CHECK(problems[0].pointer == pointer);
  CHECK(problems[0].line == 2);
  CHECK(problems[0].column > 0);
  CHECK(problems[0].suggestion == suggestion);
  CHECK_FALSE(problems[0].detail.empty());
}

}  // namespace

TEST_CASE("profiles that are no JSON, too deep or too large") {
  check(R"("role": architect)", ProblemCode::broken_json, "");
  CHECK(problems_of("")[0].code == ProblemCode::broken_json);
  CHECK(problems_of("[]")[0].code == ProblemCode::wrong_type);
  CHECK(problems_of("{\"goals\":" + std::string(200'000, '[') + "}")[0].code ==
        ProblemCode::too_deep);
  CHECK(problems_of(std::string(65ULL << 20U, ' '))[0].code == ProblemCode::file_too_large);
}

TEST_CASE("fields of a profile that are unknown, missing or doubled") {
  check(R"("rol": "architect")", ProblemCode::unknown_field, "/rol", "role");
  check(R"("limits": {"budget": 5})", ProblemCode::unknown_field, "/limits/budget");
  check(R"("limits": {"max_step": 5})", ProblemCode::unknown_field, "/limits/max_step",
        "max_steps");
  check(R"("held": [{"id": "aws:ASC-1", "earned": "2025-01-01"}])", ProblemCode::unknown_field,
        "/held/0/earned", "earned_on");
  check(R"("held": [{"earned_on": "2025-01-01"}])", ProblemCode::missing_field, "/held/0/id");
  check(R"("role": "architect", "role": "operator")", ProblemCode::duplicate_field, "/role");
  check(R"("schema_version": 3)", ProblemCode::unsupported_version, "/schema_version");
}

TEST_CASE("values of a profile of a wrong type") {
  const auto wrong = ProblemCode::wrong_type;
  check(R"("role": 5)", wrong, "/role");
  check(R"("role": {"architect": "2"})", wrong, "/role/architect");
  check(R"("market": ["world"])", wrong, "/market");
  check(R"("policy": {})", wrong, "/policy");
  check(R"("skills": ["design"])", wrong, "/skills");
  check(R"("skills": {"design": 50.5})", wrong, "/skills/design");
  check(R"("held": {"id": "aws:ASC-1"})", wrong, "/held");
  check(R"("held": ["aws:ASC-1"])", wrong, "/held/0");
  check(R"("cloud_preference": "aws")", wrong, "/cloud_preference");
  check(R"("hours_per_week": "6")", wrong, "/hours_per_week");
  check(R"("start_on": 20261122)", wrong, "/start_on");
  check(R"("limits": [])", wrong, "/limits");
  check(R"("include": "aws:ASC-1")", wrong, "/include");
  check(R"("goals": 3)", wrong, "/goals");
  check(R"("objective": true)", wrong, "/objective");
  check(R"("comment": 5)", wrong, "/comment");
}

TEST_CASE("numbers of a profile outside their limits") {
  const auto out = ProblemCode::out_of_range;
  check(R"("skills": {"design": 101})", out, "/skills/design");
  check(R"("skills": {"design": -1})", out, "/skills/design");
  check(R"("role": {"architect": 0})", out, "/role/architect");
  check(R"("role": {})", out, "/role");
  check(R"("cloud_preference": {"aws": 101})", out, "/cloud_preference/aws");
  check(R"("cloud_preference": {"default": -1})", out, "/cloud_preference/default");
  check(R"("hours_per_week": 0)", out, "/hours_per_week");
  check(R"("hours_per_week": 81)", out, "/hours_per_week");
  check(R"("experience_months": -1)", out, "/experience_months");
  check(R"("limits": {"max_steps": 9})", out, "/limits/max_steps");
  check(R"("limits": {"budget_cents": -1})", out, "/limits/budget_cents");
  check(R"("limits": {"min_readiness_ppm": 1000001})", out, "/limits/min_readiness_ppm");
  check(R"("limits": {"budget_cents": 1e999})", out, "/limits/budget_cents");
  check(R"("limits": {"budget_cents": 1e30})", out, "/limits/budget_cents");
}

TEST_CASE("words and dates of a profile that are none") {
  check(R"("objective": "tim")", ProblemCode::invalid_value, "/objective", "time");
  check(R"("start_on": "2026-02-30")", ProblemCode::invalid_date, "/start_on");
  check(R"("held": [{"id": "aws:ASC-1", "earned_on": "yesterday"}])", ProblemCode::invalid_date,
        "/held/0/earned_on");
  check(R"("limits": {"finish_by": "2027-6-1"})", ProblemCode::invalid_date, "/limits/finish_by");
}

TEST_CASE("ids of a profile that nothing has, or several things") {
  const auto unknown = ProblemCode::unknown_id;
  check(R"("role": "archtect")", unknown, "/role", "architect");
  check(R"("role": {"archtect": 1})", unknown, "/role/archtect", "architect");
  check(R"("market": "wrld")", unknown, "/market", "world");
  check(R"("policy": "defaul")", unknown, "/policy", "default");
  check(R"("skills": {"desing": 50})", unknown, "/skills/desing", "design");
  check(R"("held": [{"id": "aws:ASC-2"}])", unknown, "/held/0/id", "aws:ASC-1");
  check(R"("include": ["aws:ASC-1", "ACS-1"])", unknown, "/include/1", "aws:ASC-1");
  check(R"("exclude": ["nothing like it"])", unknown, "/exclude/0");
  check(R"("cloud_preference": {"azur": 5})", unknown, "/cloud_preference/azur", "azure");
  check(R"("goals": {"any_of": ["cncf:KUX"]})", unknown, "/goals/any_of/0", "cncf:KUB");
  check(R"("include": ["pro"])", ProblemCode::ambiguous_id, "/include/0");
}

TEST_CASE("things that a profile names twice, by one name or by two") {
  const auto twice = ProblemCode::duplicate_id;
  check(R"("held": [{"id": "aws:ASC-1"}, {"id": "asc-1"}])", twice, "/held/1/id");
  check(R"("skills": {"compute": 5, "ec2": 6})", twice, "/skills/ec2");
  check(R"("cloud_preference": {"amazon": 5, "aws": 6})", twice, "/cloud_preference/aws");
  check(R"("role": {"architect": 5, "cloud architect": 6})", twice, "/role/cloud architect");
  check(R"("include": ["aws:ASC-1", "ASC-1"])", twice, "/include/1");
}

TEST_CASE("goals that are no trees") {
  const auto invalid = ProblemCode::invalid_requirement;
  check(R"("goals": {"all_of": []})", invalid, "/goals/all_of");
  check(R"("goals": {"k": 3, "k_of": ["aws:ASC-1", "cncf:KUB"]})", invalid, "/goals/k");
  check(R"("goals": {"k": 0, "k_of": ["aws:ASC-1"]})", invalid, "/goals/k");
}

TEST_CASE("everything wrong with a profile is reported at once, by line") {
  const Problems problems = problems_of(R"({
    "objective": "fast",
    "hours_per_week": 100,
    "rol": "architect",
    "start_on": "2026-02-30",
    "skills": {"design": 40, "cooking": 90}
  })");
  REQUIRE(problems.size() == 5);
  for (std::size_t i = 0; i < 5; ++i) CHECK(problems[i].line == static_cast<int>(i) + 2);
}
