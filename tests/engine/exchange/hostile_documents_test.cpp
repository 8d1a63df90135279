// Documents that nobody in good faith would write.
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "certrail/exchange.hpp"
#include "certrail/json.hpp"
#include "engine/exchange/made_token.hpp"
#include "engine/exchange/shipped_once.hpp"
#include "support/catch.hpp"

using namespace certrail;

namespace {

std::vector<std::string> samples() {
  std::vector<std::string> out;
  for (const char* name : {"resume.json", "badges.json", "badge.jwt", "linkedin/Certifications.csv",
                           "linkedin/Positions.csv", "linkedin/Skills.csv"}) {
    std::ifstream in(std::string(CERTRAIL_PERSONS) + name, std::ios::binary);
    REQUIRE(in);
    out.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return out;
}

/// A profile that can be read back, or problems with all they need. True if imported.
bool check_import(const std::string& text) {
  ImportOptions options;
  options.today = *parse_date("2026-11-22");
  const std::vector<PersonDocument> documents = {{"file", text, false}};
  const auto person = import_person(test::shipped_once().catalog(), documents, options);
  if (!person) {
    REQUIRE_FALSE(person.error().empty());
    for (const Problem& problem : person.error()) {
      if (problem.detail.empty() || problem.source != "file") FAIL(to_string(problem));
    }
    CHECK_FALSE(to_json(person.error()).empty());
    return false;
  }
  const auto read =
      parse_profile(test::shipped_once().catalog(), to_json(person->profile), "profile");
  if (!read) FAIL(to_string(read.error().front()));
  Question question;
  question.profile = *read;
  question.profile.start_on = options.today;
  for (const Problem& problem : test::shipped_once().check(question)) FAIL(to_string(problem));
  CHECK_FALSE(to_json(*person).empty());
  return true;
}

}  // namespace

TEST_CASE("documents cut off anywhere are refused or give a profile") {
  for (const std::string& text : samples()) {
    for (std::size_t length = 0; length < text.size(); length += 1 + text.size() / 150) {
      check_import(text.substr(0, length));
    }
  }
}

TEST_CASE("damaged documents are refused or give a profile") {
  std::mt19937 random(21);
  int read = 0;
  for (const std::string& text : samples()) {
    for (int round = 0; round < 300; ++round) {
      std::string damaged = text;
      for (unsigned i = 0; i < 1 + random() % 3; ++i) {
        const std::size_t at = random() % damaged.size();
        switch (random() % 3) {
          case 0:
            damaged[at] = static_cast<char>(random() % 256);
            break;
          case 1:
            damaged.erase(at, 1 + random() % 8);
            break;
          default:
            damaged.insert(at, text.substr(random() % text.size(), random() % 40));
        }
        if (damaged.empty()) damaged = "x";
      }
      read += check_import(damaged) ? 1 : 0;
    }
  }
  CHECK(read > 200);
}

TEST_CASE("random bytes are refused, or rows behind a header") {
  std::mt19937 random(22);
  for (int round = 0; round < 300; ++round) {
    std::string text(random() % 400, ' ');
    for (char& c : text) c = static_cast<char>(random() % 256);
    CHECK_FALSE(check_import(text));
    CHECK_FALSE(check_import("{\"certificates\": [{\"name\": \"" + text));
    check_import("Name,Authority,Started On\n" + text);
  }
}

TEST_CASE("floods are refused in no time") {
  std::string list = R"({"basics": {}, "certificates": [)";
  for (int i = 0; i < 20'000; ++i) list += R"({"name": "x y z"},)";
  list += "{}]}";
  CHECK_FALSE(check_import(list));
  std::string rows = "Name\n";
  for (int i = 0; i < 10'001; ++i) rows += "certified kubernetes cloud practitioner\n";
  CHECK_FALSE(check_import(rows));
  CHECK_FALSE(check_import(std::string(1 << 20, '[')));
  CHECK_FALSE(check_import(R"({"credentialSubject": {"achievement": {"name": 1e999}}})"));
  CHECK_FALSE(check_import("Name,Authority,Started On\n\"" + std::string(2 << 20, 'x')));
  CHECK(check_import(R"({"basics": {}, "certificates": [{"name": ")" + std::string(9'000, '(') +
                     "\"}]}"));
  CHECK(check_import(R"({"basics": {}, "work": [{"startDate": "1900", "endDate": "2999"}]})"));
  CHECK_FALSE(
      check_import("[\"" + std::string(100'000, 'a') + "." + std::string(100'000, 'a') + ".x\"]"));
}

TEST_CASE("tokens within tokens are read up to a depth, then refused") {
  ImportOptions options;
  options.today = *parse_date("2026-11-22");
  std::string token =
      test::made_token(R"({"vc": {"credentialSubject": {"achievement": {"name": "CKA"}}}})");
  for (int depth = 1; depth <= 6; ++depth) {
    const std::vector<PersonDocument> documents = {{"file", token, false}};
    const auto person = import_person(test::shipped_once().catalog(), documents, options);
    CAPTURE(depth);
    REQUIRE(person.ok() == (depth <= 4));
    if (person.ok()) {
      CHECK(person->profile.held == std::vector<HeldCertification>{{"cncf:CKA", {}}});
    } else {
      CHECK(person.error().front().code == ProblemCode::too_deep);
      CHECK(person.error().front().line == 1);
    }
    token = test::made_token("{\"vc\": \"" + token + "\"}");
  }
}

TEST_CASE("ten thousand unknown names are told") {
  std::string rows = "Name,Authority,Started On\n";
  for (int i = 0; i < 9'999; ++i) rows += "certified kubernetes cloud practitioner expert,,\n";
  CHECK(check_import(rows));
}
