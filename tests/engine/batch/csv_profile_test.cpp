// Rows of a table as profiles.
#include "batch/csv_profile.hpp"

#include "batch/line_reader.hpp"
#include "certrail/json.hpp"
#include "certrail/names.hpp"
#include "support/catch.hpp"
#include "support/random_questions.hpp"
#include "support/shipped.hpp"
#include "text/csv.hpp"

using namespace certrail;
using namespace certrail::test;

namespace {

const Catalog& shipped_catalog() {
  static const Engine engine = shipped_engine();
  return engine.catalog();
}

CsvColumns columns_of(const std::string& header) {
  auto columns = CsvColumns::from_header(header, "people.csv");
  REQUIRE(columns);
  return *columns;
}

/// The row's profile, which must have no problem.
Profile profile_of(const std::string& header, const std::string& row, ProfileLine& line) {
  CsvColumns columns = columns_of(header);
  const auto document = columns.to_document(shipped_catalog(), row);
  REQUIRE(document);
  REQUIRE_FALSE(document->goal);
  INFO(document->text);
  const auto profile = parse_profile_line(shipped_catalog(), document->text, {}, line);
  REQUIRE(profile);
  return *profile;
}

std::string mixture_cell(const Mixture& mixture) {
  std::string cell;
  for (const Mixture::Part& part : mixture.parts) {
    cell += (cell.empty() ? "" : ";") + part.id + '=' + std::to_string(part.share);
  }
  return cell;
}

std::string ids_cell(const std::vector<std::string>& ids) {
  std::string cell;
  for (const std::string& id : ids) cell += (cell.empty() ? "" : "; ") + id;
  return cell;
}

/// A profile as a row of all columns.
std::string as_row(const Profile& profile) {
  std::string skills, held, marks;
  for (const KnownSkill& skill : profile.skills) {
    skills += (skills.empty() ? "" : ";") + skill.id + '=' + std::to_string(skill.level);
  }
  for (const HeldCertification& one : profile.held) {
    held += (held.empty() ? "" : ";") + one.id;
    if (one.earned_on) held += '@' + to_string(*one.earned_on);
  }
  for (const CloudPreference::Mark& mark : profile.cloud_preference.named) {
    marks += mark.provider + '=' + std::to_string(mark.value) + ';';
  }
  if (profile.cloud_preference.others) {
    marks += "default=" + std::to_string(*profile.cloud_preference.others);
  }
  const auto number = [](const auto& value) {
    return value ? std::to_string(*value) : std::string();
  };
  const Limits& limits = profile.limits;
  std::string row;
  for (const std::string& cell :
       {mixture_cell(profile.role),
        profile.market.kind == MarketChoice::Kind::none ? "none"
                                                        : mixture_cell(profile.market.named),
        skills, held, number(profile.experience_months), marks,
        std::to_string(profile.hours_per_week), to_string(*profile.start_on),
        std::to_string(limits.max_steps), number(limits.budget_cents),
        limits.finish_by ? to_string(*limits.finish_by) : "", number(limits.min_readiness_ppm),
        ids_cell(profile.include), ids_cell(profile.exclude),
        profile.goals ? to_expression(*profile.goals) : "",
        std::string(to_string(profile.objective))}) {
    if (!row.empty()) row += ',';
    append_csv_field(row, cell);
  }
  return row;
}

}  // namespace

TEST_CASE("a row says what a document says") {
  const std::string header =
      "role,market,skills,held,experience_months,cloud_preference,hours_per_week,start_on,"
      "max_steps,budget_cents,finish_by,min_readiness_ppm,include,exclude,goals,objective";
  for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
    Profile expected = draw_question(shipped_catalog(), seed, 3).profile;
    const std::string row = as_row(expected);
    INFO(row);
    ProfileLine line;
    // A goal may be written otherwise: read it back once as well.
    if (expected.goals) {
      expected.goals = *parse_goal(shipped_catalog(), to_expression(*expected.goals));
    }
    const auto again = parse_profile(shipped_catalog(), to_json(expected), "");
    REQUIRE(again);
    REQUIRE(profile_of(header, row, line) == *again);
  }
}

TEST_CASE("cells are written as the flags are") {
  ProfileLine line;
  Profile profile = profile_of("id,role,skills,held,cloud_preference,include,market",
                               "p 1,ai_architect,\" python = 70 , sql=5\",CKA ; nothing@2024-01-01,"
                               "aws;azure=30;default=0,CKS,none",
                               line);
  CHECK(line.id.text == "p 1");
  CHECK(line.warnings.size() == 1);
  CHECK(profile.skills == std::vector<KnownSkill>{{"python", 70}, {"sql", 5}});
  CHECK(profile.held == std::vector<HeldCertification>{{"cncf:CKA", {}}});
  CHECK(profile.cloud_preference.named ==
        std::vector<CloudPreference::Mark>{{"aws", 100}, {"microsoft", 30}});
  CHECK(profile.cloud_preference.others == 0);
  CHECK(profile.market.kind == MarketChoice::Kind::none);
  profile = profile_of("role,market,id", ",,", line);
  CHECK(profile == Profile());
  CHECK(line.id.text.empty());
}

TEST_CASE("columns that are none are refused, with the nearest that is one") {
  const auto wrong = CsvColumns::from_header("skils,held,held,zzz", "people.csv");
  REQUIRE_FALSE(wrong);
  const Problems& problems = wrong.error();
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].suggestion == "skills");
  CHECK(problems[0].source == "people.csv");
  CHECK(problems[1].detail == "the column held is named twice");
  CHECK(problems[2].suggestion.empty());
  CHECK_FALSE(CsvColumns::from_header("\"id", "x"));
  CHECK_FALSE(CsvColumns::from_header("", "x"));
}

TEST_CASE("a row with a mistake says where") {
  const auto problem_of = [](const std::string& header, const std::string& row) {
    CsvColumns columns = columns_of(header);
    const auto document = columns.to_document(shipped_catalog(), row);
    if (!document) return document.error();
    ProfileLine line;
    if (document->goal) return *document->goal;
    const auto profile = parse_profile_line(shipped_catalog(), document->text, {}, line);
    REQUIRE_FALSE(profile);
    return profile.error().front();
  };
  CHECK(problem_of("skills", "python=lots").pointer == "/skills/python");
  CHECK(problem_of("skills", "python").code == ProblemCode::wrong_type);
  CHECK(problem_of("held", "CKA@yesterday").pointer == "/held/0/earned_on");
  CHECK(problem_of("budget_cents", "-1").pointer == "/limits/budget_cents");
  CHECK(problem_of("goals", "CKA and").pointer == "/goals");
  CHECK(problem_of("role", "ai_architect=1;ai_architect=2").code == ProblemCode::duplicate_field);
  CHECK(problem_of("id,role", "1").detail ==
        "expected 2 cells, as many as the first row names, found 1");
  CHECK(problem_of("id,role", "1,\"x").code == ProblemCode::invalid_value);
  CHECK(problem_of("comment", "\xff").code == ProblemCode::broken_json);
}
