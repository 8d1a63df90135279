#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "certrail/exchange.hpp"
#include "certrail/json.hpp"
#include "engine/exchange/made_token.hpp"
#include "engine/exchange/shipped_once.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"

using namespace certrail;
using Kind = ImportNote::Kind;

namespace {

PersonDocument document(const std::string& name) {
  std::ifstream in(CERTRAIL_PERSONS + name, std::ios::binary);
  REQUIRE(in);
  return {name, {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}, false};
}

ImportOptions as_of(const char* today) {
  ImportOptions options;
  options.today = *parse_date(today);
  return options;
}

ImportedPerson imported(const std::vector<PersonDocument>& documents,
                        const char* today = "2026-11-22") {
  auto person = import_person(test::shipped_once().catalog(), documents, as_of(today));
  if (!person) FAIL(to_string(person.error().front()));
  return *person;
}

ImportedPerson imported(const std::string& text) { return imported({{"text", text, false}}); }

/// "id@day" of everything held.
std::vector<std::string> held(const ImportedPerson& person) {
  std::vector<std::string> out;
  for (const HeldCertification& each : person.profile.held) {
    out.push_back(each.id + (each.earned_on ? "@" + to_string(*each.earned_on) : ""));
  }
  return out;
}

/// "code source:line pointer value" of one kind.
std::vector<std::string> notes(const ImportedPerson& person, Kind kind) {
  std::vector<std::string> out;
  for (const ImportNote& note : person.notes) {
    if (note.kind != kind) continue;
    out.push_back(note.code + ' ' + note.source + ':' + std::to_string(note.line) + ' ' +
                  note.pointer + ' ' + note.value);
  }
  return out;
}

Problem problem_of(const std::string& text, std::optional<PersonFormat> format = {}) {
  ImportOptions options = as_of("2026-11-22");
  options.format = format;
  const std::vector<PersonDocument> documents = {{"file", text, false}};
  const auto person = import_person(test::shipped_once().catalog(), documents, options);
  REQUIRE_FALSE(person.ok());
  REQUIRE_FALSE(person.error().empty());
  return person.error().front();
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a JSON Resume becomes a profile, and what does not fit is told with its place") {
  const ImportedPerson person = imported({document("resume.json")});
  CHECK(held(person) == Lines{"aws:SAA-C03@2025-03-01", "ms:AZ-305@2026-02-01"});
  CHECK(person.profile.skills == std::vector<KnownSkill>{{"data_analysis", 75},
                                                         {"javascript_typescript", 85},
                                                         {"kubernetes", 45},
                                                         {"python", 75},
                                                         {"terraform", 45}});
  // January 2020 up to 2026-11-22, the overlap once.
  CHECK(person.profile.experience_months == 82);
  CHECK(notes(person, Kind::estimated) ==
        Lines{"skill-level resume.json:22 /skills/1/name Terraform",
              "skill-level resume.json:22 /skills/1/keywords/0 Kubernetes",
              "experience resume.json:0  "});
  const Lines not_mapped = notes(person, Kind::not_mapped);
  CHECK(not_mapped ==
        Lines{"certification-unknown resume.json:17 /certificates/2 Certified Basket Weaver",
              "certification-ambiguous resume.json:18 /certificates/3 PCA",
              "award resume.json:25 /awards/0 Employee of the month",
              "skill-unknown resume.json:21 /skills/0/keywords/1 Underwater basket weaving",
              "skill-unknown resume.json:23 /skills/2/name Web Development",
              "date-unreadable resume.json:7 /work/2 sometime",
              "position-without-dates resume.json:7 /work/2 "});
}

TEST_CASE("badges count as long as they say") {
  const ImportedPerson person = imported({document("badges.json"), document("badge.jwt")});
  CHECK(held(person) ==
        Lines{"cncf:CKA@2025-05-20", "comptia:NET+@2025-10-01", "gcp:PDE@2025-06-01"});
  CHECK(notes(person, Kind::estimated) ==
        Lines{"certification-day badges.json:2 /0 CKA: Certified Kubernetes Administrator"});
  CHECK(notes(person, Kind::not_mapped) ==
        Lines{"badge-without-achievement badges.json:47 /3 An endorsement"});
  CHECK(notes(person, Kind::notice) ==
        Lines{"signatures-not-checked badges.json:0  ",
              "certification-expired badges.json:22 /1 Microsoft Certified: Azure Administrator "
              "Associate",
              "signatures-not-checked badge.jwt:0  "});
}

TEST_CASE("the files of a LinkedIn export are told by their header") {
  std::vector<PersonDocument> documents;
  for (const char* name :
       {"Certifications.csv", "Connections.csv", "Positions.csv", "Profile.csv", "Skills.csv"}) {
    documents.push_back(document(std::string("linkedin/") + name));
    documents.back().by_the_way = true;
  }
  const ImportedPerson person = imported(documents);
  CHECK(held(person) == Lines{"aws:DVA-C02@2024-05-01"});
  CHECK(person.profile.skills == std::vector<KnownSkill>{{"aws", 45}, {"python", 45}});
  CHECK(person.profile.experience_months == 18 + 52);
  CHECK(person.documents[1].format == std::nullopt);
  CHECK(person.documents[2].part == "positions");
  CHECK(notes(person, Kind::not_mapped) ==
        Lines{"certification-course linkedin/Certifications.csv:3 Name Ultimate AWS Certified "
              "Solutions Architect Course, 2025",
              "skill-unknown linkedin/Skills.csv:4 Name Negotiation, advanced"});
  CHECK(notes(person, Kind::notice) ==
        Lines{"certification-expired linkedin/Certifications.csv:4 Name AWS Certified Solutions "
              "Architect \xE2\x80\x93 Associate",
              "document-not-used linkedin/Connections.csv:0  "});
}

TEST_CASE("documents are merged: the longest validity, the stated level, overlaps once") {
  const ImportedPerson person =
      imported({document("resume.json"), document("linkedin/Certifications.csv"),
                document("linkedin/Skills.csv"), document("linkedin/Positions.csv")});
  CHECK(held(person) ==
        Lines{"aws:DVA-C02@2024-05-01", "aws:SAA-C03@2025-03-01", "ms:AZ-305@2026-02-01"});
  CHECK(std::count(person.profile.skills.begin(), person.profile.skills.end(),
                   KnownSkill{"python", 75}) == 1);
  CHECK(person.profile.experience_months == 12 + 82);
  const Lines again = notes(person, Kind::notice);
  CHECK(std::count_if(again.begin(), again.end(), [](const std::string& line) {
          return line.starts_with("skill-again");
        }) == 1);
}

TEST_CASE("whatever is imported can be asked") {
  const ImportedPerson person =
      imported({document("resume.json"), document("badges.json"), document("badge.jwt"),
                document("linkedin/Certifications.csv"), document("linkedin/Skills.csv")});
  const auto read =
      parse_profile(test::shipped_once().catalog(), to_json(person.profile), "profile");
  REQUIRE(read.ok());
  CHECK(*read == person.profile);
  Question question;
  question.profile = *read;
  question.profile.role.parts = {{"ai_architect", 1}};
  question.profile.start_on = parse_date("2026-11-22");
  question.profile.limits.max_steps = 2;
  CHECK(test::shipped_once().check(question).empty());
  CHECK(test::shipped_once().recommend(question).ok());
}

TEST_CASE("the report fits its schema") {
  const test::SchemaCheck schema(CERTRAIL_SCHEMAS "import-report.schema.json");
  const ImportedPerson person =
      imported({document("resume.json"), document("badges.json"), document("badge.jwt"),
                document("linkedin/Certifications.csv"), document("linkedin/Skills.csv")});
  const auto report = nlohmann::json::parse(to_json(person));
  CHECK(schema.misfits(report) == Lines{});
  CHECK(report["mapped"].size() + report["estimated"].size() + report["not_mapped"].size() +
            report["notices"].size() ==
        person.notes.size());
}

TEST_CASE("older and looser resumes") {
  CHECK(held(imported(R"({"basics": {}, "certifications": ["SAA-C03", {"title": "CKA"}]})")) ==
        Lines{"aws:SAA-C03", "cncf:CKA"});
  CHECK(held(imported(R"({"work": [], "awards": [{"title": "SAA-C03", "date": "2025-01-01"}]})")) ==
        Lines{"aws:SAA-C03@2025-01-01"});
  CHECK(imported(R"({"skills": ["Python"]})").profile.skills ==
        std::vector<KnownSkill>{{"python", 45}});
  CHECK(imported(R"({"basics": null, "skills": null, "work": null, "certificates": []})").profile ==
        Profile{});
  CHECK(held(imported(R"({"basics": {}, "certificates": [{"name": "CKA", "date": ""}, {}]})")) ==
        Lines{"cncf:CKA"});
}

TEST_CASE("presentations, records of learners and enveloped badges") {
  const std::string badge =
      R"({"type": ["VerifiableCredential"], "issuer": "did:example:1", "validFrom": "2025-01-01",
          "credentialSubject": {"achievement": {"name": "CKA"}}})";
  const Lines expected = {"cncf:CKA@2025-01-01"};
  CHECK(held(imported(badge)) == expected);
  CHECK(held(imported(R"({"verifiableCredential": [)" + badge + "]}")) == expected);
  CHECK(held(imported(R"({"credentialSubject": {"verifiableCredential": [)" + badge + "]}}")) ==
        expected);
  std::string token = document("badge.jwt").text;
  token.pop_back();
  const Lines pde = {"gcp:PDE@2025-06-01"};
  CHECK(held(imported("[\"" + token + "\"]")) == pde);
  CHECK(held(imported(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
                          "type": "EnvelopedVerifiableCredential",
                          "id": "data:application/vc+jwt,)" +
                      token + "\"}")) == pde);
  CHECK(held(imported(token + "\n" + token + "\n")) == pde);
}

TEST_CASE("a badge in an envelope may be of any size") {
  const std::string claims =
      R"({"vc": {"validFrom": "2025-01-01", "credentialSubject": {"achievement": {"name": "CKA"}},
           "evidence": ")" +
      std::string(30'000, 'x') + "\"}}";
  CHECK(held(imported(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
                          "type": "EnvelopedVerifiableCredential",
                          "id": "data:application/vc+jwt,)" +
                      test::made_token(claims) + "\"}")) == Lines{"cncf:CKA@2025-01-01"});
}

TEST_CASE("what tokens say stands on their lines") {
  const std::string good = test::made_token(
      R"({"vc": {"validFrom": "2025-01-01", "credentialSubject": {"achievement": {"name": "CKA"}}}})");
  const std::string unknown = test::made_token(
      R"({"vc": {"validFrom": "soon", "credentialSubject": {"achievement": {"name": "Knitting"}}}})");
  const std::string wrong =
      test::made_token(R"({"vc": {"credentialSubject": {"achievement": 7}}})");
  const ImportedPerson person = imported(good + "\n\n" + unknown + "\n");
  CHECK(notes(person, Kind::mapped) == Lines{"certification text:1  CKA"});
  CHECK(notes(person, Kind::not_mapped) ==
        Lines{"certification-unknown text:3  Knitting", "date-unreadable text:3  soon"});
  const Problem problem = problem_of(good + "\r\n" + wrong);
  CHECK(problem.line == 2);
  CHECK(problem.pointer.empty());
  CHECK(problem.detail.find("/vc/credentialSubject/achievement") != std::string::npos);
  // In a JSON document it is where the token stands.
  const Problem inside = problem_of("[\"" + good + "\",\n \"" + wrong + "\"]");
  CHECK(inside.line == 2);
  CHECK(inside.pointer == "/1");
  CHECK(notes(imported("[\n\"" + good + "\"]"), Kind::mapped) ==
        Lines{"certification text:2 /0 CKA"});
}

TEST_CASE("an entry without dates says less than one with dates") {
  const auto of = [](const char* certificates) {
    return held(imported(std::string(R"({"basics": {}, "certificates": [)") + certificates + "]}"));
  };
  const char* undated = R"({"name": "CKA"})";
  CHECK(of(undated) == Lines{"cncf:CKA"});
  const std::string dated = R"({"name": "CKA", "date": "2020-01-01"})";
  const std::string expired = R"({"name": "CKA", "date": "2020-01-01", "endDate": "2023-01-01"})";
  const std::string future = R"({"name": "CKA", "date": "2027-01-01"})";
  const std::string renewed = R"({"name": "CKA", "date": "2025-12-01"})";
  for (const bool first : {true, false}) {
    const auto both = [&](const std::string& other) {
      return of((first ? undated + (", " + other) : other + ", " + undated).c_str());
    };
    CHECK(both(dated) == Lines{"cncf:CKA@2020-01-01"});
    CHECK(both(expired).empty());
    CHECK(both(future).empty());
    CHECK(both(expired + ", " + renewed) == Lines{"cncf:CKA@2025-12-01"});
  }
}

TEST_CASE("an empty profile is told") {
  const ImportedPerson nothing =
      imported(R"({"basics": {}, "certificates": [{"name": "Knitting"}]})");
  CHECK(nothing.profile == Profile{});
  CHECK(notes(nothing, Kind::notice) == Lines{"nothing-imported :0  "});
  CHECK(notes(imported(R"({"skills": ["Python"]})"), Kind::notice).empty());
}

TEST_CASE("what cannot be read at all is refused with its place") {
  const Problem broken = problem_of("{\"basics\": {},\n \"work\": [}");
  CHECK(broken.code == ProblemCode::broken_json);
  CHECK(broken.line == 2);
  CHECK(problem_of("{\"a\": 1}").code == ProblemCode::invalid_value);
  CHECK(problem_of("a,b\r\n1,2\r\n").code == ProblemCode::invalid_value);
  CHECK(problem_of("").code == ProblemCode::invalid_value);
  const Problem type = problem_of("{\"basics\": {}, \"certificates\":\n [{\"name\": 7}]}");
  CHECK(type.code == ProblemCode::wrong_type);
  CHECK(type.pointer == "/certificates/0/name");
  CHECK(type.line == 2);
  CHECK(type.source == "file");
  CHECK(problem_of("{\"basics\": {}, \"work\": {}}").code == ProblemCode::wrong_type);
  CHECK(problem_of("Name,Authority,Started On\r\n\"x,y\r\n").line == 2);
  CHECK(problem_of("[{\"credentialSubject\": 1}]").pointer == "/0/credentialSubject");
  CHECK(problem_of("e30.e30x.x", PersonFormat::open_badges).code == ProblemCode::broken_json);
  CHECK(problem_of("not JSON", PersonFormat::json_resume).code == ProblemCode::broken_json);
  CHECK(problem_of("{\"basics\": {}}", PersonFormat::linkedin).code == ProblemCode::invalid_value);
  CHECK(problem_of(std::string(70, '[')).code == ProblemCode::too_deep);
}
