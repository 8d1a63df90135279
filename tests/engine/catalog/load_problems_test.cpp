// Every problem that data files can have, each with its file, pointer, line and suggestion.
#include <string>

#include "catalog/load_catalog.hpp"
#include "support/catch.hpp"
#include "support/tiny_data.hpp"

using namespace certrail;
using namespace certrail::test;

namespace {

constexpr std::string_view kAws = "certifications/aws.json";
constexpr std::string_view kOthers = "certifications/others.json";

Problems problems_of(const std::vector<Document>& documents) {
  auto result = load_catalog(documents);
  REQUIRE_FALSE(result.ok());
  REQUIRE_FALSE(result.error().empty());
  for (const Problem& problem : result.error()) {
    CHECK(problem.origin == Origin::data);
    CHECK(exit_status(problem) == 4);
    CHECK_FALSE(problem.detail.empty());
  }
  return result.error();
}

/// What is wrong after `from` became `to`, expected to be one thing on the line of `to`'s last line
/// (or of `line_marker`).
Problem problem_with(std::string_view file, std::string_view from, std::string_view to,
                     std::string_view line_marker = {}) {
  std::vector<Document> documents = tiny_data_with(file, from, to);
  const Problems problems = problems_of(documents);
  for (const Problem& problem : problems) UNSCOPED_INFO(to_string(problem));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].source == file);
  CHECK(problems[0].line ==
        line_of(document(documents, file).text, line_marker.empty() ? to : line_marker));
  CHECK(problems[0].column > 0);
  return problems[0];
}

void check(const Problem& problem, ProblemCode code, std::string_view pointer,
           std::string_view suggestion = {}) {
  CHECK(info(problem.code).name == info(code).name);
  CHECK(problem.pointer == pointer);
  CHECK(problem.suggestion == suggestion);
}

}  // namespace

TEST_CASE("data that lack a file they need") {
  for (const char* name : {"providers.json", "skills.json"}) {
    const Problems problems = problems_of(tiny_data_without(name));
    CHECK(std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
      return problem.code == ProblemCode::unreadable_file && problem.source == name;
    }));
  }
  const Problems nothing = problems_of({});
  REQUIRE(nothing.size() == 4);
  for (const Problem& problem : nothing) CHECK(problem.code == ProblemCode::unreadable_file);
}

TEST_CASE("data files that are not JSON") {
  check(problem_with(kAws, R"("study_minutes": 3600,)", R"("study_minutes": 3600;)"),
        ProblemCode::broken_json, "");
  check(
      problem_with("markets/lab.json", R"("demand": {"clusters": 900000})",
                   "\"demand\": " + std::string(70, '[')),
      ProblemCode::too_deep, "/demand" + [] {
        std::string out;
        for (int i = 0; i < 63; ++i) out += "/0";
        return out;
      }());
  std::vector<Document> huge = tiny_data();
  document(huge, "sources.json").text.resize(65ULL << 20U, ' ');
  const Problems problems = problems_of(huge);
  REQUIRE_FALSE(problems.empty());
  const auto found = std::find_if(problems.begin(), problems.end(), [](const Problem& problem) {
    return problem.code == ProblemCode::file_too_large;
  });
  REQUIRE(found != problems.end());
  CHECK(found->source == "sources.json");
}

TEST_CASE("fields that are unknown, missing or doubled") {
  check(problem_with(kAws, R"("fee_cents": 15000)", R"("fee_cent": 15000, "fee_cents": 15000)"),
        ProblemCode::unknown_field, "/certifications/1/fee_cent", "fee_cents");
  check(problem_with(kAws, R"("fee_cents": 15000,)", "", "{\n      \"id\": \"aws:ASC-1\""),
        ProblemCode::missing_field, "/certifications/1/fee_cents");
  check(problem_with(kAws, R"("fee_cents": 15000,)", R"("fee_cents": 15000, "fee_cents": 1,)"),
        ProblemCode::duplicate_field, "/certifications/1/fee_cents");
  check(problem_with("catalogue.json", R"("as_of": "2026-11-22",)", "", "{"),
        ProblemCode::missing_field, "/as_of");
  check(problem_with("roles/operator.json", R"("need": 60)", R"("needs": 60, "need": 60)"),
        ProblemCode::unknown_field, "/skills/clusters/needs", "need");
  check(problem_with(kAws, R"("percent": 100,)", R"("percents": 100,)"), ProblemCode::unknown_field,
        "/certifications/0/domains/0/percents", "percent");
  check(problem_with(kAws, R"("basis": "estimated")", R"("bases": 1, "basis": "estimated")"),
        ProblemCode::unknown_field, "/certifications/0/provenance/study_minutes/bases", "basis");
  check(problem_with(kAws, R"("fee_cents": {"source")", R"("fee": {"source")"),
        ProblemCode::unknown_field, "/certifications/0/provenance/fee");
}

TEST_CASE("values of a wrong type") {
  const auto wrong = [](std::string_view file, std::string_view from, std::string_view to,
                        std::string_view pointer) {
    check(problem_with(file, from, to), ProblemCode::wrong_type, pointer);
  };
  wrong(kAws, R"("study_minutes": 3600)", R"("study_minutes": "3600")",
        "/certifications/1/study_minutes");
  wrong(kAws, R"("study_minutes": 3600)", R"("study_minutes": 36.5)",
        "/certifications/1/study_minutes");
  wrong(kAws, R"("fee_cents": 15000)", R"("fee_cents": null)", "/certifications/1/fee_cents");
  wrong(kOthers, R"("announced": true)", R"("announced": 1)", "/certifications/0/announced");
  wrong(kAws, R"("aliases": ["pro"])", R"("aliases": "pro")", "/certifications/0/aliases");
  wrong(kAws, R"("aliases": ["pro"])", R"("aliases": ["pro", 7])", "/certifications/0/aliases/1");
  wrong(kAws, R"({"architect": 80})", R"(["architect"])", "/certifications/1/for_roles");
  wrong(kAws, R"("level": "associate")", R"("level": 2)", "/certifications/1/level");
  wrong(kAws, R"("retires_on": "2028-12-31")", R"("retires_on": 2028)",
        "/certifications/0/retires_on");
  wrong(kAws, R"("requires": null)", R"("requires": ["aws:PRO-1"])", "/certifications/1/requires");
  wrong(kAws, R"("name": "AWS Associate")", R"("name": {})", "/certifications/1/name");
  wrong("markets/lab.json", R"({"clusters": 900000})", R"([["clusters", 900000]])", "/demand");
  wrong("skills.json", R"({"id": "clusters", "name": "Clusters"})", R"("clusters")", "/skills/2");
  wrong("catalogue.json", R"("as_of": "2026-11-22")", R"("as_of": 20261122)", "/as_of");
}

TEST_CASE("numbers and lengths outside their limits") {
  const auto out = [](std::string_view file, std::string_view from, std::string_view to,
                      std::string_view pointer) {
    check(problem_with(file, from, to), ProblemCode::out_of_range, pointer);
  };
  out(kAws, R"("attests": {"compute": 55})", R"("attests": {"compute": 101})",
      "/certifications/1/attests/compute");
  out(kAws, R"("attests": {"compute": 55})", R"("attests": {"compute": 0})",
      "/certifications/1/attests/compute");
  out(kAws, R"("study_minutes": 3600)", R"("study_minutes": 1000001)",
      "/certifications/1/study_minutes");
  out(kAws, R"("study_minutes": 3600)", R"("study_minutes": -1)",
      "/certifications/1/study_minutes");
  out(kAws, R"("fee_cents": 15000)", R"("fee_cents": 100000001)", "/certifications/1/fee_cents");
  out(kAws, R"("fee_cents": 15000)", R"("fee_cents": 99999999999999999999)",
      "/certifications/1/fee_cents");
  out(kAws, R"("fee_cents": 15000)", R"("fee_cents": 18446744073709551615)",
      "/certifications/1/fee_cents");
  out(kAws, R"("fee_cents": 15000)", R"("fee_cents": 1e999)", "/certifications/1/fee_cents");
  out(kAws, R"({"architect": 80})", R"({"architect": 101})",
      "/certifications/1/for_roles/architect");
  out(kAws, R"("validity_months": 36)", R"("validity_months": 0)",
      "/certifications/0/validity_months");
  out(kAws, R"("percent": 100)", R"("percent": 100.5)", "/certifications/0/domains/0/percent");
  out("roles/operator.json", R"("need": 60)", R"("need": 0)", "/skills/clusters/need");
  out("roles/operator.json", "1000000", "1000001", "/skills/clusters/importance");
  out("roles/operator.json", R"("cncf:KUB": 100)", R"("cncf:KUB": -1)", "/credentials/cncf:KUB");
  out("roles/architect.json", R"("lab": 1)", R"("lab": 0)", "/market/lab");
  out("roles/operator.json", R"("market": "world")", R"("market": {})", "/market");
  out("markets/lab.json", "900000", "1000001", "/demand/clusters");
  out("markets/world.json", "466000", "-5", "/share_ppm/aws");
  out("policies/default.json", "650000", "1000001", "/role_weight");
  out("policies/default.json", R"("price_of_hour": 420)", R"("price_of_hour": 1000000001)",
      "/price_of_hour");
}

TEST_CASE("the tables of a policy have 101 entries from 0 to 1,000,000 and never fall") {
  const auto table = [](std::size_t size, std::size_t odd, int value) {
    std::string out = "[";
    for (std::size_t i = 0; i < size; ++i) {
      const int entry = i == odd ? value : static_cast<int>(i) * 10'000;
      if (i > 0) out += ',';
      out += std::to_string(entry);
    }
    return out + "]";
  };
  const auto with = [](const std::string& list) {
    return problem_with("policies/default.json", R"("transfer": 700000)",
                        "\"transfer\": 700000, \"worth\": " + list);
  };
  const auto good = tiny_data_with("policies/default.json", R"("transfer": 700000)",
                                   "\"transfer\": 700000, \"ease\": " + table(101, 200, 0));
  CHECK(load_catalog(good).ok());
  check(with(table(100, 200, 0)), ProblemCode::out_of_range, "/worth");
  check(with(table(101, 0, 5)), ProblemCode::out_of_range, "/worth/0");
  check(with(table(101, 100, 999'999)), ProblemCode::out_of_range, "/worth/100");
  check(with(table(101, 50, 480'000)), ProblemCode::out_of_range, "/worth/50");
}

TEST_CASE("words, ids and dates that are none") {
  check(problem_with(kAws, R"("level": "associate")", R"("level": "asociate")"),
        ProblemCode::invalid_value, "/certifications/1/level", "associate");
  check(problem_with("providers.json", R"("kind": "neutral")", R"("kind": "neural")"),
        ProblemCode::invalid_value, "/providers/2/kind", "neutral");
  check(problem_with(kAws, R"("basis": "published")", R"("basis": "publised")"),
        ProblemCode::invalid_value, "/certifications/0/provenance/fee_cents/basis", "published");
  check(problem_with("roles/operator.json", R"("id": "operator")", R"("id": "the operator")",
                     R"("the operator")"),
        ProblemCode::invalid_value, "/id");
}

TEST_CASE("doubts that are no records, or speak of what is not there") {
  const auto wrong = [](std::string_view doubt, ProblemCode code, std::string_view pointer,
                        std::string_view suggestion = {}) {
    const std::string to = R"("hands_on": false, "doubts": [)" + std::string(doubt) + "],";
    check(problem_with(kAws, R"("hands_on": false,)", to), code,
          "/certifications/0/doubts" + std::string(pointer), suggestion);
  };
  wrong(R"("fee_cents")", ProblemCode::wrong_type, "/0");
  wrong(R"({"what": "?", "values": [{"value": 1, "source": "S-GUIDE"}]})",
        ProblemCode::missing_field, "/0/field");
  wrong(R"({"field": "fee_cent", "what": "?", "values": [{"value": 1, "source": "S-GUIDE"}]})",
        ProblemCode::unknown_field, "/0/field", "fee_cents");
  wrong(R"({"field": "fee_cents", "what": "?", "values": []})", ProblemCode::out_of_range,
        "/0/values");
  wrong(R"({"field": "fee_cents", "what": "?", "values": [{"value": 1, "source": "S-GUIDES"}]})",
        ProblemCode::unknown_id, "/0/values/0/source", "S-GUIDE");
  wrong(R"({"field": "fee_cents", "what": "?", "values": [{"value": true, "source": "S-GUIDE"}]})",
        ProblemCode::wrong_type, "/0/values/0/value");
  wrong(R"({"field": "fee_cents", "what": "?", "values": [{"value": -1, "source": "S-GUIDE"}]})",
        ProblemCode::out_of_range, "/0/values/0/value");
  wrong(R"({"field": "name", "what": "?", "values": [{"value": "", "source": "S-GUIDE",)"
        R"( "as_of": "May"}]})",
        ProblemCode::invalid_date, "/0/values/0/as_of");
  wrong(R"({"field": "name", "what": "?", "whose": 1, "values": [{"value": "", "source": )"
        R"("S-GUIDE"}]})",
        ProblemCode::unknown_field, "/0/whose");
}

TEST_CASE("an id has printable characters without those that expressions need") {
  for (const char* id : {"", "a b", "a\\\"b", "a'b", "a,b", "a(b", "a)b", "a=b", "a@b", "a\\tb",
                         "a\\u0007b", "a\\u007f", "a\\u0085b"}) {
    CAPTURE(id);
    const auto problems = problems_of(tiny_data_with("markets/lab.json", R"("id": "lab")",
                                                     "\"id\": \"" + std::string(id) + "\""));
    CHECK(std::any_of(problems.begin(), problems.end(), [](const Problem& problem) {
      return problem.code == ProblemCode::invalid_value && problem.pointer == "/id";
    }));
  }
  for (const char* id : {"a:B-1.c_2", "SEC+", "grün", "日本"}) {
    CAPTURE(id);
    auto documents =
        tiny_data_with("markets/lab.json", R"("id": "lab")", "\"id\": \"" + std::string(id) + "\"");
    Document& role = document(documents, "roles/architect.json");
    role.text = replaced(role.text, R"("lab": 1)", '"' + std::string(id) + "\": 1");
    CHECK(load_catalog(documents).ok());
  }
}

TEST_CASE("dates that do not exist") {
  for (const char* day : {"2027-02-29", "2027-13-01", "27-01-01", "2027-1-1", "today", ""}) {
    CAPTURE(day);
    check(problem_with(kAws, R"("retires_on": "2028-12-31")",
                       "\"retires_on\": \"" + std::string(day) + '"'),
          ProblemCode::invalid_date, "/certifications/0/retires_on");
  }
  check(problem_with("catalogue.json", "2026-11-22", "2026-11-31"), ProblemCode::invalid_date,
        "/as_of");
  check(problem_with("sources.json", R"("as_of": "2026-09")", R"("as_of": "2026-9")"),
        ProblemCode::invalid_date, "/sources/S-GUIDE/as_of");
}

TEST_CASE("schema versions that this program does not read") {
  for (const char* file : {"catalogue.json", "providers.json", "skills.json", "sources.json",
                           "renewals.json", "discounts.json", "certifications/aws.json",
                           "roles/operator.json", "markets/lab.json", "policies/default.json"}) {
    CAPTURE(file);
    check(problem_with(file, R"("schema_version": 1)", R"("schema_version": 2)"),
          ProblemCode::unsupported_version, "/schema_version");
    check(problem_with(file, R"("schema_version": 1,)", "", "{"), ProblemCode::missing_field,
          "/schema_version");
  }
}

TEST_CASE("ids that nothing has, wherever they stand, with the nearest one") {
  const auto unknown = [](std::string_view file, std::string_view from, std::string_view to,
                          std::string_view pointer, std::string_view suggestion) {
    check(problem_with(file, from, to), ProblemCode::unknown_id, pointer, suggestion);
  };
  unknown(kAws, R"("provider": "aws")", R"("provider": "awz")", "/provider", "aws");
  unknown(kOthers, R"("provider": "cncf")", R"("provider": "cnfc")", "/certifications/0/provider",
          "cncf");
  unknown(kAws, R"(["cncf:KUB"])", R"(["cncf:KUP"])", "/certifications/0/recommends/0", "cncf:KUB");
  unknown(kAws, R"("covers": ["aws:ASC-1"])", R"("covers": ["aws:ASC-2"])",
          "/certifications/0/covers/0", "aws:ASC-1");
  unknown(kAws, R"("replaced_by": [])", R"("replaced_by": ["ASC-1"])",
          "/certifications/0/replaced_by/0", "aws:ASC-1");
  unknown(kAws, R"("renewed_by": ["aws:PRO-1"])", R"("renewed_by": ["PRO-1"])",
          "/certifications/0/renewal/renewed_by/0", "aws:PRO-1");
  unknown(kAws, R"("azure:FUN")", R"("azure:FUNK")", "/certifications/0/requires/any_of/1/k_of/1",
          "azure:FUN");
  unknown(kAws, R"({"architect": 80})", R"({"archtect": 80})",
          "/certifications/1/for_roles/archtect", "architect");
  unknown(kAws, R"("authored_levels": {"compute": 80)", R"("authored_levels": {"computer": 80)",
          "/certifications/0/authored_levels/computer", "compute");
  unknown(kAws, R"("skills": {"compute": 40)", R"("skills": {"comput": 40)",
          "/certifications/0/domains/0/skills/comput", "compute");
  unknown(kAws, R"("source": "S-GUIDE")", R"("source": "S-GUID")",
          "/certifications/0/provenance/fee_cents/source", "S-GUIDE");
  unknown(kAws, R"(["S-GUIDE", "S-GUESS"])", R"(["S-GUIDE", "nobody knows"])",
          "/certifications/0/provenance/study_minutes/source/1", "");
  unknown("skills.json", R"("provider": "aws")", R"("provider": "amazonas")", "/skills/1/provider",
          "");
  unknown("roles/operator.json", R"("clusters")", R"("cluster")", "/skills/cluster", "clusters");
  unknown("roles/operator.json", R"("cncf:KUB")", R"("cncf:KUX")", "/credentials/cncf:KUX",
          "cncf:KUB");
  unknown("roles/operator.json", R"("market": "world")", R"("market": "word")", "/market", "world");
  unknown("roles/architect.json", R"("lab": 1)", R"("labs": 1)", "/market/labs", "lab");
  unknown("markets/lab.json", "clusters", "clutsers", "/demand/clutsers", "clusters");
  unknown("markets/world.json", R"("cncf": 200000)", R"("cnc": 200000)", "/recognition/cnc",
          "cncf");
  unknown("markets/world.json", R"("azure": 371000)", R"("azur": 371000)", "/share_ppm/azur",
          "azure");
  unknown("catalogue.json", R"("default_market": "world")", R"("default_market": "worlds")",
          "/default_market", "world");
  unknown("catalogue.json", R"("default_policy": "default")", R"("default_policy": "defalt")",
          "/default_policy", "default");
}

TEST_CASE("things of one id, and one thing named twice in a list") {
  std::vector<Document> documents = tiny_data();
  documents.push_back({"certifications/zz.json", document(documents, kAws).text});
  const Problems problems = problems_of(documents);
  REQUIRE(problems.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(problems[i].code == ProblemCode::duplicate_id);
    CHECK(problems[i].source == "certifications/zz.json");
    CHECK(problems[i].pointer == "/certifications/" + std::to_string(i) + "/id");
    CHECK(problems[i].detail.find(kAws) != std::string::npos);
  }
  check(problem_with("skills.json", R"({"id": "clusters", "name": "Clusters"})",
                     R"({"id": "clusters", "name": "Clusters"}, {"id": "clusters"})"),
        ProblemCode::duplicate_id, "/skills/3/id");
  check(problem_with(kAws, R"("covers": ["aws:ASC-1"])", R"("covers": ["aws:ASC-1", "aws:ASC-1"])"),
        ProblemCode::duplicate_id, "/certifications/0/covers/1");
  std::vector<Document> twice = tiny_data();
  twice.push_back(document(twice, "markets/lab.json"));
  const Problems same_name = problems_of(twice);
  REQUIRE(same_name.size() == 1);
  CHECK(same_name[0].code == ProblemCode::duplicate_id);
  CHECK(same_name[0].source == "markets/lab.json");
}

TEST_CASE("requirements that are no trees") {
  const auto bad = [](std::string_view to, ProblemCode code, std::string_view pointer,
                      std::string_view suggestion = {}) {
    CAPTURE(to);
    check(problem_with(kAws, R"("requires": null)", "\"requires\": " + std::string(to)), code,
          "/certifications/1/requires" + std::string(pointer), suggestion);
  };
  const auto invalid = ProblemCode::invalid_requirement;
  bad(R"({"all_of": []})", invalid, "/all_of");
  bad(R"({"any_of": []})", invalid, "/any_of");
  bad(R"({"k": 1, "k_of": []})", invalid, "/k_of");
  bad(R"({"k": 0, "k_of": ["cncf:KUB"]})", invalid, "/k");
  bad(R"({"k": 2, "k_of": ["cncf:KUB"]})", invalid, "/k");
  bad(R"({"k": -9223372036854775808, "k_of": ["cncf:KUB"]})", invalid, "/k");
  bad(R"({"k": "1", "k_of": ["cncf:KUB"]})", ProblemCode::wrong_type, "/k");
  bad(R"({"k_of": ["cncf:KUB"]})", ProblemCode::missing_field, "/k");
  bad(R"({"k": 1, "all_of": ["cncf:KUB"]})", invalid, "/k");
  bad(R"({"all_of": ["cncf:KUB"], "any_of": ["cncf:KUB"]})", invalid, "");
  bad(R"({})", invalid, "");
  bad(R"({"all_of": "cncf:KUB"})", ProblemCode::wrong_type, "/all_of");
  bad(R"({"all_of": [null]})", ProblemCode::wrong_type, "/all_of/0");
  bad(R"({"all_of": ["cncf:KUB", {"any_of": []}]})", invalid, "/all_of/1/any_of");
  bad(R"({"all_of": ["cncf:KUB"], "al_of": 1})", ProblemCode::unknown_field, "/al_of", "all_of");
  bad("7", ProblemCode::wrong_type, "");
}

TEST_CASE("a cycle of requirements is named, and so is what stands on it") {
  std::vector<Document> documents = tiny_data_with(
      kAws, R"({"any_of": ["aws:ASC-1", {"k": 1, "k_of": ["cncf:KUB", "azure:FUN"]}]})",
      R"({"all_of": ["azure:FUN", "aws:ASC-1"]})");
  Document& aws = document(documents, kAws);
  aws.text = replaced(aws.text, R"("covers": ["aws:ASC-1"])", R"("covers": [])");
  aws.text = replaced(aws.text, R"("requires": null)", R"("requires": {"all_of": ["cncf:KUB"]})");
  Document& others = document(documents, kOthers);
  others.text = replaced(others.text, R"("announced": true)",
                         R"("announced": true, "requires": {"any_of": ["aws:ASC-1"]})");
  const Problems problems = problems_of(documents);
  REQUIRE(problems.size() == 2);
  check(problems[0], ProblemCode::unreachable_certification, "/certifications/0/requires");
  CHECK(problems[0].source == kAws);
  CHECK(problems[0].line == line_of(aws.text, R"("all_of": ["azure:FUN")"));
  CHECK(problems[0].value == "aws:PRO-1");
  CHECK(problems[0].detail.find("requires aws:ASC-1") != std::string::npos);
  check(problems[1], ProblemCode::unreachable_certification, "/certifications/1/requires");
  CHECK(problems[1].line == line_of(aws.text, R"(["cncf:KUB"]})"));
  CHECK(problems[1].detail.find("aws:ASC-1 requires cncf:KUB requires aws:ASC-1") !=
        std::string::npos);
}

TEST_CASE("a certification that requires itself") {
  const Problem problem = problem_with(kOthers, R"("provider": "azure",)",
                                       R"("provider": "azure", "requires": "azure:FUN",)");
  check(problem, ProblemCode::unreachable_certification, "/certifications/1/requires");
  CHECK(problem.detail.find("azure:FUN requires azure:FUN") != std::string::npos);
}

TEST_CASE("a requirement met by what covers it is no cycle") {
  // aws:PRO-1 covers aws:ASC-1 and can be reached by cncf:KUB.
  CHECK(
      load_catalog(tiny_data_with(kAws, R"("requires": null)", R"("requires": "aws:ASC-1")")).ok());
}

TEST_CASE("exam shares that do not sum, or name other skills") {
  check(problem_with(kAws, R"("exam_share": {"compute": 1000000})",
                     R"("exam_share": {"compute": 999999})"),
        ProblemCode::shares_do_not_sum, "/certifications/1/exam_share");
  check(problem_with(kAws, R"("attests": {"compute": 55})",
                     R"("attests": {"compute": 55, "design": 1})"),
        ProblemCode::keys_differ, "/certifications/1/attests/design");
  check(problem_with(kAws, R"("exam_share": {"compute": 1000000})",
                     R"("exam_share": {"compute": 900000, "design": 100000})"),
        ProblemCode::keys_differ, "/certifications/1/exam_share/design");
  const Problems empty = problems_of(tiny_data_with(
      kAws, "\"attests\": {\"compute\": 55},\n      \"exam_share\": {\"compute\": 1000000}",
      R"("attests": {}, "exam_share": {})"));
  REQUIRE(empty.size() == 2);
  CHECK(empty[0].code == ProblemCode::out_of_range);
  CHECK(empty[1].code == ProblemCode::shares_do_not_sum);
}

TEST_CASE("a role whose market is mixed with one of no demand") {
  const Problems problems = problems_of(tiny_data_with("markets/lab.json", "900000", "0"));
  REQUIRE(problems.size() == 1);
  check(problems[0], ProblemCode::empty_mixture_part, "/market/lab");
  CHECK(problems[0].source == "roles/architect.json");
  CHECK(problems[0].line == 11);
}

TEST_CASE("documents that no data directory has") {
  std::vector<Document> documents = tiny_data();
  documents.push_back({"provider.json", "{}"});
  documents.push_back({"role/x.json", "{}"});
  const Problems problems = problems_of(documents);
  REQUIRE(problems.size() == 2);
  check(problems[0], ProblemCode::invalid_value, "", "providers.json");
  CHECK(problems[0].source == "provider.json");
  check(problems[1], ProblemCode::invalid_value, "", "roles");
}

TEST_CASE("everything wrong is reported at once, sorted by file and place") {
  std::vector<Document> documents =
      tiny_data_with(kAws, R"("fee_cents": 30000)", R"("fee_cents": -1)");
  Document& aws = document(documents, kAws);
  aws.text = replaced(aws.text, R"("level": "associate")", R"("level": "asociate")");
  aws.text = replaced(aws.text, R"("retires_on": "2028-12-31")", R"("retires_on": "soon")");
  Document& lab = document(documents, "markets/lab.json");
  lab.text = replaced(lab.text, "clusters", "chaos");
  const Problems problems = problems_of(documents);
  REQUIRE(problems.size() == 4);
  CHECK(problems[0].code == ProblemCode::out_of_range);
  CHECK(problems[1].code == ProblemCode::invalid_date);
  CHECK(problems[2].code == ProblemCode::invalid_value);
  CHECK(problems[3].source == "markets/lab.json");
}

TEST_CASE("a broken file is one problem, not one for everything that names its content") {
  std::vector<Document> documents = tiny_data();
  document(documents, "skills.json").text = "{";
  const Problems problems = problems_of(documents);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].source == "skills.json");
  CHECK(problems_of(tiny_data_without("providers.json")).size() == 1);
}

TEST_CASE("patterns of skills are compiled only where all is checked") {
  const std::string skill = R"({"id": "clusters", "name": "Clusters"})";
  const auto documents = tiny_data_with(
      "skills.json", skill,
      R"({"id": "clusters", "aliases_regex": [{"literal": "Go", "pattern": "Java, (Go"}]})");
  CHECK(load_catalog(documents).ok());
  const auto checked = load_catalog(documents, {}, certrail::Checks::all);
  REQUIRE_FALSE(checked.ok());
  REQUIRE(checked.error().size() == 1);
  const Problem& unclosed = checked.error().front();
  check(unclosed, ProblemCode::invalid_pattern, "/skills/2/aliases_regex/0/pattern");
  CHECK(unclosed.source == "skills.json");
  CHECK(unclosed.line > 0);
  CHECK(unclosed.detail.find("missing )") != std::string::npos);

  const auto with = [&](const char* aliases) {
    return problem_with("skills.json", skill,
                        std::string(R"({"id": "clusters", "aliases_regex": [)") + aliases + "]}");
  };
  check(with(R"({"literal": " - ", "pattern": "a"})"), ProblemCode::invalid_value,
        "/skills/2/aliases_regex/0/literal");
  check(with(R"({"literal": "Go"})"), ProblemCode::missing_field,
        "/skills/2/aliases_regex/0/pattern");
  check(with(R"("Go")"), ProblemCode::wrong_type, "/skills/2/aliases_regex/0");
}

TEST_CASE("quoted values and names are short and harmless to a terminal") {
  const std::string name = "a\\u001b[31m" + std::string(500, 'y');
  const Problem problem =
      problem_with(kAws, R"("level": "associate")", "\"level\": \"" + name + "\"", "yyyy");
  CHECK(problem.value.size() <= 63);
  CHECK(problem.detail.size() < 200);
  CHECK(problem.detail.find('\x1b') == std::string::npos);
}
