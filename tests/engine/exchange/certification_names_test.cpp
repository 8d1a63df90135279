#include "exchange/certification_names.hpp"

#include <algorithm>
#include <string>

#include "engine/exchange/shipped_once.hpp"
#include "support/catch.hpp"

using namespace certrail;
using Outcome = CertificationMatch::Outcome;

namespace {

const CertificationNames& known_names() {
  static const CertificationNames made(test::shipped_once().catalog());
  return made;
}

std::string outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::found:
      return "found";
    case Outcome::unknown:
      return "unknown";
    case Outcome::ambiguous:
      return "ambiguous";
    case Outcome::course:
      return "course";
    case Outcome::other_issuer:
      return "other issuer";
    case Outcome::other_version:
      return "other version";
    case Outcome::contradiction:
      return "contradiction";
  }
  return "?";
}

/// The id, or the outcome with the candidates.
std::string found(std::string_view name, std::string_view issuer = "", const char* earned = "",
                  std::string_view address = "", std::string_view code = "") {
  NamedCertification named;
  named.name = name;
  named.issuer = issuer;
  named.code = code;
  named.earned = read_written_date(earned);
  if (!address.empty()) named.addresses.push_back(address);
  const CertificationMatch match = known_names().match(named);
  if (match.outcome == Outcome::found)
    return test::shipped_once().catalog().certifications[match.certification].id;
  std::string text = outcome_name(match.outcome);
  for (const CertificationIndex each : match.candidates) {
    text += ' ' + test::shipped_once().catalog().certifications[each].id;
  }
  return text;
}

}  // namespace

TEST_CASE("names are found whatever their case, punctuation and trademark signs") {
  for (const char* text :
       {"AWS Certified Solutions Architect - Associate",
        "AWS Certified Solutions Architect \xE2\x80\x93 Associate",
        "AWS Certified Solutions Architect Associate (SAA-C03)", "SAA-C03", "saa-c03",
        "AWS Certified Solutions Architect\xE2\x84\xA2 - Associate Certification",
        "Amazon Web Services Certified Solutions Architect - Associate", "aws:SAA-C03",
        "AWS Certified Solutions Architect - Associate (2024)"}) {
    CAPTURE(text);
    CHECK(found(text) == "aws:SAA-C03");
  }
  CHECK(found("Solutions Architect - Associate", "Amazon Web Services (AWS)") == "aws:SAA-C03");
  CHECK(found("Exam AZ-305: Designing Microsoft Azure Infrastructure Solutions", "Microsoft") ==
        "ms:AZ-305");
  CHECK(found("Microsoft Certified: Azure Solutions Architect Expert") == "ms:AZ-305");
  CHECK(found("Microsoft\xC2\xAE Certified: Azure Administrator Associate") == "ms:AZ-104");
  CHECK(found("AZ 104") == "ms:AZ-104");
  CHECK(found("Google Cloud Certified - Professional Cloud Architect") == "gcp:PCA");
  CHECK(found("Google Cloud Certified Professional Data Engineer Certification", "Google Cloud") ==
        "gcp:PDE");
  CHECK(found("CKA: Certified Kubernetes Administrator", "The Linux Foundation") == "cncf:CKA");
  CHECK(found("Certified Kubernetes Administrator (CKA)") == "cncf:CKA");
  CHECK(found("CompTIA Security+ ce", "CompTIA", "2025-06") == "comptia:SEC+");
  CHECK(found("CompTIA Network+ Certification", "CompTIA") == "comptia:NET+");
  CHECK(found("Certified Information Systems Security Professional (CISSP\xC2\xAE)", "ISC2") ==
        "isc2:CISSP");
  CHECK(found("(ISC)\xC2\xB2 Certified Information Systems Security Professional",
              "(ISC)\xC2\xB2") == "isc2:CISSP");
  CHECK(found("HashiCorp Certified: Terraform Associate (004)", "HashiCorp") == "hashicorp:TA-004");
  CHECK(found("", "", "", "", "AZ-104") == "ms:AZ-104");
}

TEST_CASE("every name, id and alias of the catalogue means its certification or is told apart") {
  int found_alone = 0;
  for (CertificationIndex c = 0; c < test::shipped_once().catalog().certifications.size(); ++c) {
    const Certification& one = test::shipped_once().catalog().certifications[c];
    CAPTURE(one.id);
    CHECK(found(one.id) == one.id);
    std::vector<std::string> spellings = one.aliases;
    spellings.push_back(one.name);
    for (const std::string& spelling : spellings) {
      NamedCertification named;
      named.name = spelling;
      const CertificationMatch match = known_names().match(named);
      CAPTURE(spelling);
      if (match.outcome == Outcome::found) {
        ++found_alone;
        CHECK(match.certification == c);
      } else {
        CHECK(match.outcome == Outcome::ambiguous);
        CHECK(std::find(match.candidates.begin(), match.candidates.end(), c) !=
              match.candidates.end());
      }
    }
  }
  CHECK(found_alone > 400);
}

TEST_CASE("of several versions, the one that could be sat that day is meant") {
  CHECK(found("AWS Certified Developer - Associate") ==
        "ambiguous aws:DVA-C01 aws:DVA-C02 aws:DVA-C03");
  CHECK(found("AWS Certified Developer - Associate", "", "2024-05") == "aws:DVA-C02");
  CHECK(found("AWS Certified Security - Specialty", "AWS", "Mar 2024") == "aws:SCS-C02");
  CHECK(found("AWS Certified Security - Specialty", "AWS", "2026-06-01") == "aws:SCS-C03");
  CHECK(found("SysOps Administrator Associate", "AWS", "2024-03-01") == "aws:SOA-C02");
  CHECK(found("AWS Certified Developer - Associate (DVA-C03)", "", "2024-05") == "aws:DVA-C03");
}

TEST_CASE("earlier codes count as the later one of the catalogue, unknown versions are told") {
  NamedCertification named;
  named.name = "SAA-C02";
  const CertificationMatch match = known_names().match(named);
  REQUIRE(match.outcome == Outcome::found);
  CHECK(test::shipped_once().catalog().certifications[match.certification].id == "aws:SAA-C03");
  CHECK_FALSE(match.version.empty());
  CHECK(found("HashiCorp Certified: Terraform Associate (003)") == "hashicorp:TA-003");
  CHECK(found("HashiCorp Certified: Terraform Associate (002)") == "hashicorp:TA-002");
  CHECK(found("AWS Certified Solutions Architect - Associate (SAA-C99)") ==
        "other version aws:SAA-C03");
}

TEST_CASE("nothing is guessed") {
  CHECK(found("PCA") == "ambiguous cncf:PCA gcp:PCA");
  CHECK(found("PCA", "Google") == "gcp:PCA");
  CHECK(found("PCA", "Cloud Native Computing Foundation (CNCF)") == "cncf:PCA");
  CHECK(found("AWS Certified Solutions Architect - Proffesional").starts_with("unknown"));
  CHECK(found("AWS Certified Solutions Architect - Associate (SAP-C02)")
            .starts_with("contradiction"));
  CHECK(found("Ultimate AWS Certified Solutions Architect Associate Course").starts_with("course"));
  CHECK(found("SAA-C03 practice exams", "Udemy").starts_with("course aws:SAA-C03"));
  CHECK(found("AWS Certified Solutions Architect - Associate", "Udemy") ==
        "other issuer aws:SAA-C03");
  CHECK(found("Certified Kubernetes Administrator (CKA)", "Amazon Web Services") ==
        "other issuer cncf:CKA");
  // Two letters are a provider's name only alone.
  CHECK(found("Azure Administrator Associate", "MS") == "ms:AZ-104");
  CHECK(found("Azure Administrator Associate", "MS Society").starts_with("other issuer"));
  CHECK(found("Employee of the month") == "unknown");
  CHECK(found("") == "unknown");
  CHECK(found(std::string(1'000'000, '(')) == "unknown");
  CHECK(found("Azure Solutions Architect") == "ms:AZ-305");
}

TEST_CASE("platforms that issue for others, and pages at the issuer's, are no other issuer") {
  CHECK(found("AWS Certified Cloud Practitioner", "Credly", "2025-01") == "aws:CLF-C02");
  CHECK(found("AWS Certified Cloud Practitioner",
              "Amazon Web Services Training and "
              "Certification",
              "2023-02-01") == "aws:CLF-C01");
  CHECK(found("AWS Certified Cloud Practitioner", "Credly") == "ambiguous aws:CLF-C01 aws:CLF-C02");
  CHECK(found("Certified Kubernetes Administrator", "Linux Foundation Training & Certification") ==
        "cncf:CKA");
}

TEST_CASE("addresses decide where names do not") {
  CHECK(found("My certificate", "", "2024",
              "https://www.aws.amazon.com/certification/certified-cloud-practitioner/?x=1#top") ==
        "aws:CLF-C02");
  CHECK(found("", "", "",
              "https://www.credly.com/org/amazon-web-services/badge/"
              "aws-certified-solutions-architect-associate.2") == "aws:SAA-C03");
  // The page of a vendor's whole list tells nothing.
  CHECK(found("", "", "", "https://learn.snowflake.com/en/certifications/") == "unknown");
  CHECK(found("", "", "", "https://example.org/") == "unknown");
}
