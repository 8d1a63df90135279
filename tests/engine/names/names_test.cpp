#include "certrail/names.hpp"

#include <random>
#include <string>
#include <string_view>

#include "support/catch.hpp"
#include "support/sample_catalog.hpp"

using namespace certrail;

namespace {

std::string certification(std::string_view text) {
  const auto found = resolve_certification(test::sample_catalog(), text, "--include");
  return found ? test::sample_catalog().certifications[*found].id : found.error().detail;
}

std::string skill(std::string_view text) {
  const auto found = resolve_skill(test::sample_catalog(), text);
  return found ? test::sample_catalog().skills[*found].id : found.error().detail;
}

std::string provider(std::string_view text) {
  const auto found = resolve_provider(test::sample_catalog(), text);
  return found ? test::sample_catalog().providers[*found].id : found.error().detail;
}

std::string text_of(const Result<std::string>& found) {
  return found ? *found : found.error().detail;
}

}  // namespace

TEST_CASE("certifications go by id, short id, alias and name in any case") {
  CHECK(certification("aws:SAA-C03") == "aws:SAA-C03");
  CHECK(certification("AWS:saa-c03") == "aws:SAA-C03");
  CHECK(certification("SAA-C03") == "aws:SAA-C03");
  CHECK(certification("saa_c03") == "aws:SAA-C03");
  CHECK(certification(" sec+ ") == "comptia:SEC+");
  CHECK(certification("Solutions Architect  PRO") == "aws:SAP-C02");
  CHECK(certification("certified kubernetes security specialist") == "cncf:CKS");
  CHECK(certification("AWS Solutions Architect Associate") == "aws:SAA-C03");
}

TEST_CASE("other things are named the same way") {
  CHECK(skill("Machine-Learning") == "machine_learning");
  CHECK(skill("ml") == "machine_learning");
  CHECK(skill("ec2") == "aws_compute");
  CHECK(provider("Azure") == "microsoft");
  CHECK(provider("GCP") == "google_cloud");
  CHECK(provider("google-cloud") == "google_cloud");
  CHECK(text_of(resolve_role(test::sample_catalog(), "AI architect")) == "ai_architect");
  CHECK(text_of(resolve_role(test::sample_catalog(), "Generative AI Architect")) == "ai_architect");
  CHECK(text_of(resolve_market(test::sample_catalog(), "WORLD")) == "world");
  CHECK(text_of(resolve_market(test::sample_catalog(), "nobody asks for anything")) ==
        "empty_market");
  CHECK(text_of(resolve_policy(test::sample_catalog(), "Default")) == "default");
}

TEST_CASE("an unknown name is refused with the nearest valid one") {
  const auto found = resolve_certification(test::sample_catalog(), "SAA-C04", "--include");
  REQUIRE_FALSE(found.ok());
  CHECK(found.error().code == ProblemCode::unknown_id);
  CHECK(found.error().origin == Origin::request);
  CHECK(found.error().source == "--include");
  CHECK(found.error().value == "SAA-C04");
  CHECK(found.error().detail == "unknown certification SAA-C04");
  CHECK(found.error().suggestion == "aws:SAA-C03");

  CHECK(resolve_skill(test::sample_catalog(), "pyhton").error().suggestion == "python");
  CHECK(resolve_skill(test::sample_catalog(), "pyhton").error().detail == "unknown skill pyhton");
  CHECK(resolve_provider(test::sample_catalog(), "azzure").error().suggestion == "microsoft");
  CHECK(resolve_role(test::sample_catalog(), "data enginer").error().suggestion == "data_engineer");
  CHECK(resolve_market(test::sample_catalog(), "wrold").error().suggestion == "world");
  CHECK(resolve_policy(test::sample_catalog(), "defualt").error().suggestion == "default");
  CHECK(resolve_role(test::sample_catalog(), "astronaut").error().suggestion.empty());
}

TEST_CASE("nothing is no name") {
  CHECK(certification("") == "unknown certification \"\"");
  CHECK(certification(" - ").substr(0, 21) == "unknown certification");
}

TEST_CASE("a short id that several have is refused and names them") {
  const auto found = resolve_certification(test::sample_catalog(), "pca", "--have");
  REQUIRE_FALSE(found.ok());
  CHECK(found.error().code == ProblemCode::ambiguous_id);
  CHECK(found.error().source == "--have");
  CHECK(found.error().detail == "certification pca is ambiguous: cncf:PCA or gcp:PCA");
  CHECK(found.error().suggestion.empty());
  CHECK(certification("gcp:PCA") == "gcp:PCA");
}

TEST_CASE("at most five candidates are named") {
  Catalog many;
  for (const char provider_letter : std::string("abcdefg")) {
    many.certifications.push_back(
        test::sample_certification(std::string(1, provider_letter) + ":X", "x", 0));
  }
  CHECK(resolve_certification(many, "X").error().detail ==
        "certification X is ambiguous: a:X, b:X, c:X, d:X, e:X or 2 more");
}

TEST_CASE("an exact id wins over every other meaning") {
  Catalog clash;
  clash.certifications = {test::sample_certification("PCA", "One", 0),
                          test::sample_certification("gcp:PCA", "Two", 0)};
  CHECK(clash.certifications[*resolve_certification(clash, "PCA")].name == "One");
  CHECK(resolve_certification(clash, "pca").error().code == ProblemCode::ambiguous_id);
}

TEST_CASE("of several meanings the only one not retired is taken") {
  CHECK(certification("Azure AI") == "ms:AI-103");
  CHECK(certification("AI-102") == "ms:AI-102");  // one meaning alone may be retired

  Catalog both = test::sample_catalog();
  both.certifications[10].retires_on = Date{both.as_of.days - 1};
  CHECK(resolve_certification(both, "azure ai").error().code == ProblemCode::ambiguous_id);
  both.certifications[10].retires_on = both.as_of;  // its last day
  CHECK(resolve_certification(both, "azure ai").ok());
}

TEST_CASE("text of any kind is answered") {
  std::mt19937_64 random(20261122);
  const std::string_view pieces[] = {"aws",  ":",  "SAA", "-", "C03", " ", "PCA", "_",
                                     "\xff", "\"", "ai",  "(", "\0x", "+", "\n"};
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    for (auto length = random() % 12; length > 0; --length) {
      text += random() % 3 == 0 ? std::string(1, static_cast<char>(random() % 256))
                                : std::string(pieces[random() % std::size(pieces)]);
    }
    const auto found = resolve_certification(test::sample_catalog(), text);
    if (found) {
      CHECK(*found < test::sample_catalog().certifications.size());
    } else {
      const bool known = found.error().code == ProblemCode::unknown_id ||
                         found.error().code == ProblemCode::ambiguous_id;
      CHECK(known);
      CHECK(found.error().detail.size() < 400);
    }
    (void)resolve_skill(test::sample_catalog(), text);
    (void)resolve_provider(test::sample_catalog(), text);
    (void)resolve_role(test::sample_catalog(), text);
    (void)resolve_market(test::sample_catalog(), text);
    (void)resolve_policy(test::sample_catalog(), text);
  }
  CHECK_FALSE(resolve_certification(test::sample_catalog(), std::string(10'000'000, 'A')).ok());
}
