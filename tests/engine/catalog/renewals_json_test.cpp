// renewals.json and discounts.json: what is read, and every problem they can have.
#include <string>

#include "engine/catalog/loaded.hpp"
#include "support/catch.hpp"
#include "support/tiny_data.hpp"

using namespace certrail;
using namespace certrail::test;

namespace {

/// The only thing wrong after `from` became `to`: "code /pointer, suggestion".
std::string renewal_problem(std::string_view file, std::string_view from, std::string_view to) {
  const auto result = load_catalog(tiny_data_with(file, from, to));
  REQUIRE_FALSE(result.ok());
  for (const Problem& problem : result.error()) UNSCOPED_INFO(to_string(problem));
  REQUIRE(result.error().size() == 1);
  const Problem& problem = result.error().front();
  CHECK(problem.source == file);
  CHECK(problem.line > 0);
  std::string text = std::string(info(problem.code).name) + ' ' + problem.pointer;
  if (!problem.suggestion.empty()) text += ", " + problem.suggestion;
  return text;
}

constexpr std::string_view kRules = "renewals.json";
constexpr std::string_view kDiscounts = "discounts.json";
constexpr std::string_view kExams = "certifications/aws.json";

}  // namespace

TEST_CASE("renewal rules are read, sorted by id") {
  const Catalog catalog = loaded(tiny_data());
  REQUIRE(catalog.renewal_rules.size() == 3);
  RenewalRule dues;
  dues.id = "dues";
  dues.name = "credits";
  dues.way = RenewalWay::credits;
  dues.extends_months = 12;
  dues.fee_cents = 5'000;
  dues.minutes = 60;
  dues.yearly_fee_cents = 4'000;
  dues.yearly_fee_at_once = true;
  dues.yearly_fee_shared = true;
  CHECK(catalog.renewal_rules[0] == dues);
  RenewalRule again;
  again.id = "exam_again";
  again.name = "exam again";
  again.way = RenewalWay::exam;
  again.text = "pass again";
  again.fee_ppm = 1'000'000;
  again.study_ppm = 300'000;
  again.provenance = {{"way", "S-GUIDE", "2026", Basis::published, "", ""}};
  CHECK(catalog.renewal_rules[1] == again);
  CHECK(catalog.renewal_rules[2].way == RenewalWay::for_life);
  CHECK_FALSE(catalog.certifications[0].renewal.rule);
}

TEST_CASE("discounts are read") {
  const Catalog catalog = loaded(tiny_data());
  REQUIRE(catalog.discounts.size() == 1);
  const Discount& half = catalog.discounts[0];
  CHECK(half.id == "half_price");
  CHECK(half.name == "half price");
  CHECK(half.provider == 0);
  CHECK(half.off_ppm == 500'000);
  CHECK(half.after_pass);
  CHECK(half.within_months == 36);
  CHECK(half.only == std::vector<CertificationIndex>{1});
  CHECK(half.condition == "after each pass");
  CHECK(half.provenance.size() == 1);
}

TEST_CASE("data without renewals load where nothing names a rule") {
  std::vector<Document> documents = tiny_data_without("renewals.json");
  const auto unknown = load_catalog(documents);
  REQUIRE_FALSE(unknown.ok());
  REQUIRE(unknown.error().size() == 1);
  CHECK(unknown.error().front().code == ProblemCode::unknown_id);
  CHECK(unknown.error().front().pointer == "/certifications/0/renewal/rule");
  Document& aws = document(documents, kExams);
  aws.text = replaced(
      aws.text,
      R"({"rule": "exam_again", "renewed_by": ["aws:PRO-1"], "extend_without_exam": null})",
      "null");
  CHECK(loaded(documents).renewal_rules.empty());
}

TEST_CASE("a broken list of renewals is one problem, not one for everything that names a rule") {
  std::vector<Document> documents = tiny_data();
  for (const char* text :
       {"{", R"({"schema_version": 1})", R"({"schema_version": 1, "rules": []})"}) {
    document(documents, kRules).text = text;
    const auto broken = load_catalog(documents);
    REQUIRE_FALSE(broken.ok());
    CHECK(broken.error().size() == 1);
  }
}

TEST_CASE("every problem of renewals has its place") {
  CHECK(renewal_problem(kRules, R"("way": "exam")", R"("way": "exams")") ==
        "invalid-value /rules/exam_again/way, exam");
  CHECK(renewal_problem(kRules, R"(, "way": "for_life")", "") ==
        "missing-field /rules/for_life/way");
  CHECK(renewal_problem(kRules, R"("name": "credits",)", "") == "missing-field /rules/dues/name");
  CHECK(renewal_problem(kRules, R"("fee_ppm": 1000000)", R"("fee_ppm": 1000001)") ==
        "out-of-range /rules/exam_again/fee_ppm");
  CHECK(renewal_problem(kRules, R"("minutes": 60)", R"("minutes": -1)") ==
        "out-of-range /rules/dues/minutes");
  CHECK(renewal_problem(kRules, R"("extends_months": 12)", R"("extends_months": 0)") ==
        "out-of-range /rules/dues/extends_months");
  CHECK(renewal_problem(kRules, R"("yearly_fee_cents": 4000)", R"("yearly_fee_cents": "40")") ==
        "wrong-type /rules/dues/yearly_fee_cents");
  CHECK(renewal_problem(kRules, R"("yearly_fee_shared")", R"("yearly_fee_share")") ==
        "unknown-field /rules/dues/yearly_fee_share, yearly_fee_shared");
  CHECK(renewal_problem(kRules, R"("source": "S-GUIDE")", R"("source": "S-GUID")") ==
        "unknown-id /rules/exam_again/provenance/way/source, S-GUIDE");
  CHECK(renewal_problem(kRules, R"("for_life": {)", R"("for life": {)") ==
        "invalid-value /rules/for life");
}

TEST_CASE("every problem of discounts has its place") {
  CHECK(renewal_problem(kDiscounts, R"("off_ppm": 500000)", R"("off_ppm": 0)") ==
        "out-of-range /discounts/0/off_ppm");
  CHECK(renewal_problem(kDiscounts, R"("provider": "aws")", R"("provider": "awz")") ==
        "unknown-id /discounts/0/provider, aws");
  CHECK(renewal_problem(kDiscounts, R"("only": ["aws:PRO-1"])", R"("only": ["aws:PRO-2"])") ==
        "unknown-id /discounts/0/only/0, aws:PRO-1");
  CHECK(renewal_problem(kDiscounts, R"("only": ["aws:PRO-1"])",
                        R"("only": ["aws:PRO-1", "azure:FUN"])") ==
        "invalid-value /discounts/0/only/1");
  CHECK(renewal_problem(kDiscounts, R"("condition": "after each pass",)", "") ==
        "missing-field /discounts/0/condition");
  CHECK(renewal_problem(kDiscounts, R"("within_months": 36)", R"("within_months": 1201)") ==
        "out-of-range /discounts/0/within_months");
}

TEST_CASE("a certification's rule exists and fits its validity") {
  CHECK(renewal_problem(kExams, R"("rule": "exam_again")", R"("rule": "exam_agian")") ==
        "unknown-id /certifications/0/renewal/rule, exam_again");
  CHECK(renewal_problem(kExams, R"("rule": "exam_again")", R"("rule": "for_life")") ==
        "invalid-value /certifications/0/renewal/rule");
  CHECK(renewal_problem(kExams, R"("validity_months": 36,)", "") ==
        "invalid-value /certifications/0/renewal/rule");
  CHECK(renewal_problem(kExams, R"("renewal": {"rule": "exam_again", )", R"("renewal": {)") ==
        "missing-field /certifications/0/renewal/rule");
}
