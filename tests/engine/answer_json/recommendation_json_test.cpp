#include "explain/recommendation_json.hpp"

#include <limits>
#include <string>
#include <vector>

#include "certrail/json.hpp"
#include "explain/path_json.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"
#include "support/sample_catalog.hpp"

using namespace certrail;
using nlohmann::ordered_json;

namespace {

Date day(std::string_view text) { return *parse_date(text); }

std::vector<std::string> misfits(const ordered_json& document) {
  static const test::SchemaCheck schema(CERTRAIL_SCHEMAS "recommendation.schema.json");
  return schema.misfits(nlohmann::json::parse(document.dump()));
}

using Misfits = std::vector<std::string>;

Path sample_path() {
  Path path;
  path.score_ppm = 96'000;
  path.readiness_ppm = 520'000;
  path.gain_ppm = 120'000;
  path.study_minutes = 3'000;
  path.fee_cents = 15'000;
  path.finish_on = day("2027-01-20");
  path.terms = {{{0, 100'000}, {3, 20'000}}, {{1, 5'000}}, {{1, -4'000}}, -20'000, -5'000};
  Step step;
  step.certification = 1;
  step.study_minutes = 3'000;
  step.fee_cents = 15'000;
  step.study_ends_on = day("2027-01-19");
  step.exam_on = day("2027-01-20");
  step.readiness_ppm = 520'000;
  step.marginal = path.terms;
  step.notices = {{"fee-estimated", "The fee is an estimate.", 1}};
  path.steps = {step};
  return path;
}

Recommendation sample_answer() {
  Recommendation answer;
  answer.profile.skills = {{"python", 70}};
  answer.profile.held = {{"cncf:CKA", day("2025-03-01")}, {"cncf:CKAD", {}}};
  answer.profile.role.parts = {{"ai_architect", 1}};
  answer.profile.market = {MarketChoice::Kind::named, {{{"world", 1}}}};
  answer.profile.policy = "default";
  answer.profile.start_on = day("2026-11-22");
  answer.top = 5;
  answer.distinct = 50;
  answer.candidates = 3;
  answer.readiness_ppm = 400'000;
  answer.paths = {sample_path()};
  answer.proven_ranks = 1;
  answer.nodes = 17;
  answer.notices = {{"market-by-default", "The market is World.", {}}};
  return answer;
}

Goal leaf(std::string id) {
  Goal goal;
  goal.leaf = std::move(id);
  return goal;
}

constexpr const char* kSampleDocument = R"({
  "schema_version": 1,
  "status": "ranked",
  "catalogue": {
    "as_of": "2026-11-22",
    "hash": "0123456789abcdef"
  },
  "request": {
    "role": "ai_architect",
    "market": "world",
    "policy": "default",
    "skills": {
      "python": 70
    },
    "held": [
      {
        "id": "cncf:CKA",
        "earned_on": "2025-03-01"
      },
      {
        "id": "cncf:CKAD"
      }
    ],
    "hours_per_week": 6,
    "start_on": "2026-11-22",
    "limits": {
      "max_steps": 4
    },
    "objective": "score"
  },
  "top": 5,
  "distinct": 50,
  "readiness_ppm": 400000,
  "candidates": 3,
  "proven": true,
  "proven_ranks": 1,
  "upper_bound_ppm": null,
  "bound": null,
  "nodes": 17,
  "notices": [
    {
      "code": "market-by-default",
      "text": "The market is World."
    }
  ],
  "paths": [
    {
      "rank": 1,
      "score_ppm": 96000,
      "readiness_ppm": 520000,
      "gain_ppm": 120000,
      "study_minutes": 3000,
      "fee_cents": 15000,
      "finish_on": "2027-01-20",
      "terms": {
        "skills": {
          "python": 100000,
          "aws_compute": 20000
        },
        "credentials": {
          "aws:SAA-C03": 5000
        },
        "other_cloud": {
          "aws:SAA-C03": -4000
        },
        "hours_ppm": -20000,
        "money_ppm": -5000
      },
      "steps": [
        {
          "certification": "aws:SAA-C03",
          "name": "AWS Solutions Architect - Associate",
          "provider": "aws",
          "study_minutes": 3000,
          "fee_cents": 15000,
          "study_ends_on": "2027-01-19",
          "exam_on": "2027-01-20",
          "readiness_ppm": 520000,
          "marginal": {
            "skills": {
              "python": 100000,
              "aws_compute": 20000
            },
            "credentials": {
              "aws:SAA-C03": 5000
            },
            "other_cloud": {
              "aws:SAA-C03": -4000
            },
            "hours_ppm": -20000,
            "money_ppm": -5000,
            "total_ppm": 96000
          },
          "notices": [
            {
              "code": "fee-estimated",
              "text": "The fee is an estimate.",
              "certification": "aws:SAA-C03"
            }
          ]
        }
      ]
    }
  ],
  "relaxation": null
}
)";

}  // namespace

TEST_CASE("an answer is written as published, keys in a fixed order") {
  const ordered_json document = to_json_value(test::sample_catalog(), sample_answer());
  CHECK(dump_document(document) == kSampleDocument);
  CHECK(misfits(document) == Misfits{});
}

TEST_CASE("paths are ranked in their order") {
  Recommendation answer = sample_answer();
  answer.paths.push_back(sample_path());
  const ordered_json document = to_json_value(test::sample_catalog(), answer);
  CHECK(document["paths"][0]["rank"] == 1);
  CHECK(document["paths"][1]["rank"] == 2);
}

TEST_CASE("a horizon, what fees could be, and the order shown are written where there are any") {
  Catalog catalog = test::sample_catalog();
  RenewalRule rule;
  rule.id = "exam_again";
  catalog.renewal_rules = {rule};
  Discount discount;
  discount.id = "half_price";
  catalog.discounts = {discount};

  Recommendation answer = sample_answer();
  answer.paths.push_back(sample_path());
  const CouldBe could_be{7'500, 0, 1};
  answer.paths[0].steps[0].could_be = could_be;
  Horizon horizon{day("2030-11-22"), {}, 15'000, 900, 5'000, 60, 35'000, 3'960, 20'000};
  KeptCertification kept;
  kept.certification = 1;
  kept.earned_on = day("2027-01-20");
  kept.valid_until = day("2030-01-20");
  kept.upkeep = {{Upkeep::Kind::yearly_fee, day("2028-01-20"), 1, 0, 500, 0, {}},
                 {Upkeep::Kind::renewal, day("2030-01-20"), 2, 0, 15'000, 900, could_be}};
  kept.spared = {{day("2029-01-20"), 2, day("2028-12-01")}};
  kept.lapse = Lapse{day("2030-01-20"), LapseReason::exam_ended, {2}};
  horizon.certifications = {kept, {}};
  horizon.certifications[1].held = true;
  answer.paths[0].horizon = horizon;
  horizon.total_cents = 1;
  answer.paths[1].horizon = horizon;
  answer.order = PathOrder::horizon;

  const ordered_json document = to_json_value(catalog, answer);
  CHECK(misfits(document) == Misfits{});
  CHECK(document["sorted_by"] == "horizon");
  CHECK(document["paths"][0]["rank"] == 2);
  CHECK(document["paths"][1]["rank"] == 1);
  CHECK(document["paths"][1]["steps"][0]["could_be"].dump() ==
        R"({"fee_cents":7500,"discount":"half_price","unlocked_by":"aws:SAA-C03"})");
  CHECK(document["paths"][1]["horizon"].dump() ==
        R"({"until":"2030-11-22","total_cents":35000,"total_minutes":3960,"could_be_cents":20000,)"
        R"("renewal_cents":15000,"renewal_minutes":900,"held_cents":5000,"held_minutes":60,)"
        R"("certifications":[{"certification":"aws:SAA-C03","held":false,)"
        R"("earned_on":"2027-01-20","valid_until":"2030-01-20","upkeep":[)"
        R"({"on":"2028-01-20","kind":"yearly_fee","certification":"aws:SAA-C03",)"
        R"("rule":"exam_again","fee_cents":500,"minutes":0},)"
        R"({"on":"2030-01-20","kind":"renewal","certification":"aws:SAP-C02",)"
        R"("rule":"exam_again","fee_cents":15000,"minutes":900,"could_be":)"
        R"({"fee_cents":7500,"discount":"half_price","unlocked_by":"aws:SAA-C03"}}],)"
        R"("spared":[{"on":"2029-01-20","by":"aws:SAP-C02","passed_on":"2028-12-01"}],)"
        R"("lapse":{"on":"2030-01-20","reason":"exam_ended","followed_by":["aws:SAP-C02"]}},)"
        R"({"certification":"aws:MLA-C02","held":true,"earned_on":null,"valid_until":null,)"
        R"("upkeep":[],"spared":[],"lapse":null}]})");
  answer.order = PathOrder::horizon_hours;
  CHECK(to_json_value(catalog, answer)["sorted_by"] == "horizon-hours");
}

TEST_CASE("an answer without proof has the bound of its objective") {
  Recommendation answer = sample_answer();
  answer.proven = false;
  answer.bound = 123'456;
  ordered_json document = to_json_value(test::sample_catalog(), answer);
  CHECK(document["upper_bound_ppm"] == 123'456);
  CHECK(document["bound"].is_null());
  CHECK(misfits(document) == Misfits{});

  answer.profile.objective = Objective::time;
  answer.bound = day("2027-03-01").days;
  document = to_json_value(test::sample_catalog(), answer);
  CHECK(document["upper_bound_ppm"].is_null());
  CHECK(document["bound"].dump() == R"({"kind":"finish_on","value":"2027-03-01"})");
  CHECK(misfits(document) == Misfits{});

  answer.profile.objective = Objective::money;
  answer.bound = 15'000;
  document = to_json_value(test::sample_catalog(), answer);
  CHECK(document["bound"].dump() == R"({"kind":"fee_cents","value":15000})");
  CHECK(misfits(document) == Misfits{});

  answer.profile.objective = Objective::steps;
  answer.bound = 2;
  document = to_json_value(test::sample_catalog(), answer);
  CHECK(document["bound"].dump() == R"({"kind":"steps","value":2})");
  CHECK(misfits(document) == Misfits{});

  answer.proven = true;
  document = to_json_value(test::sample_catalog(), answer);
  CHECK(document["bound"].is_null());
  CHECK(document["upper_bound_ppm"].is_null());

  answer.proven = false;
  answer.bound.reset();  // nothing is left outside the list
  document = to_json_value(test::sample_catalog(), answer);
  CHECK(document["bound"].is_null());
  CHECK(misfits(document) == Misfits{});
}

TEST_CASE("what would have to be given up is told") {
  Recommendation answer = sample_answer();
  answer.status = Status::infeasible;
  answer.paths.clear();
  answer.relaxation =
      Relaxation{{{Wish::Kind::budget, {}}, {Wish::Kind::exclude, 3}}, sample_path(), false};
  ordered_json document = to_json_value(test::sample_catalog(), answer);
  CHECK(document["status"] == "infeasible");
  CHECK(document["paths"].dump() == "[]");
  CHECK(document["relaxation"]["removed"].dump() ==
        R"([{"wish":"budget_cents"},{"wish":"exclude","certification":"cncf:CKA"}])");
  CHECK(document["relaxation"]["proven"] == false);
  CHECK(document["relaxation"]["path"]["steps"][0]["certification"] == "aws:SAA-C03");
  CHECK(misfits(document) == Misfits{});

  answer.relaxation = Relaxation{};  // no removal helps
  document = to_json_value(test::sample_catalog(), answer);
  CHECK(document["relaxation"].dump() == R"({"removed":[],"proven":true,"path":null})");
  CHECK(misfits(document) == Misfits{});

  for (int kind = 0; kind <= static_cast<int>(Wish::Kind::preference_ban); ++kind) {
    Wish wish{static_cast<Wish::Kind>(kind), {}};
    if (wish.kind == Wish::Kind::exclude || wish.kind == Wish::Kind::include) {
      wish.certification = 0;
    }
    answer.relaxation->removed = {wish};
    CHECK(misfits(to_json_value(test::sample_catalog(), answer)) == Misfits{});
  }
}

TEST_CASE("every status is in the schema") {
  Recommendation answer = sample_answer();
  for (const Status status : {Status::ranked, Status::nothing_pays, Status::already_met}) {
    answer.status = status;
    CHECK(misfits(to_json_value(test::sample_catalog(), answer)) == Misfits{});
  }
}

TEST_CASE("the request can be asked again") {
  Recommendation answer = sample_answer();
  Profile& profile = answer.profile;
  profile.experience_months = 30;
  profile.role.parts = {{"ai_architect", 60}, {"data_engineer", 40}};
  profile.market = {MarketChoice::Kind::none, {}};
  profile.cloud_preference = {{{"aws", 100}, {"microsoft", 0}}, 25};
  profile.limits = {8, 90'000, day("2027-12-31"), 600'000};
  profile.include = {"aws:SAA-C03"};
  profile.exclude = {"gcp:PCA"};
  Goal any;
  any.kind = Goal::Kind::any_of;
  any.k = 1;
  any.children = {leaf("cncf:CKS"), leaf("cncf:CKAD")};
  Goal two;
  two.kind = Goal::Kind::k_of;
  two.k = 2;
  two.children = {any, leaf("comptia:SEC+"), leaf("aws:MLA-C02")};
  profile.goals = two;
  profile.objective = Objective::money;
  const ordered_json document = to_json_value(test::sample_catalog(), answer);
  CHECK(misfits(document) == Misfits{});

  const ordered_json request = document["request"];
  CHECK(document["top"] == 5);
  CHECK(document["distinct"] == 50);
  const auto again = parse_profile(test::sample_catalog(), request.dump(), "request");
  if (!again) FAIL(to_json(again.error()));
  CHECK(*again == profile);
}

TEST_CASE("numbers are written to the last digit, text of any bytes is written") {
  Recommendation answer = sample_answer();
  answer.nodes = std::numeric_limits<std::uint64_t>::max();
  answer.paths[0].score_ppm = std::numeric_limits<std::int64_t>::min();
  answer.notices[0].text = "broken \xff";
  const std::string text = dump_document(to_json_value(test::sample_catalog(), answer));
  CHECK(text.find("18446744073709551615") != std::string::npos);
  CHECK(text.find("-9223372036854775808") != std::string::npos);
  CHECK(text.find("broken \xef\xbf\xbd") != std::string::npos);
}

TEST_CASE("the schema is strict") {
  const ordered_json good = to_json_value(test::sample_catalog(), sample_answer());
  const auto refused = [&](const char* pointer, const ordered_json& value) {
    ordered_json document = good;
    document[ordered_json::json_pointer(pointer)] = value;
    return !misfits(document).empty();
  };
  CHECK(refused("/extra", 1));
  CHECK(refused("/request/extra", 1));
  CHECK(refused("/request/limits/extra", 1));
  CHECK(refused("/paths/0/extra", 1));
  CHECK(refused("/paths/0/terms/extra", 1));
  CHECK(refused("/paths/0/terms/hours_ppm", 0.5));
  CHECK(refused("/paths/0/steps/0/extra", 1));
  CHECK(refused("/paths/0/steps/0/marginal/extra", 1));
  CHECK(refused("/paths/0/steps/0/exam_on", "soon"));
  CHECK(refused("/notices/0/extra", 1));
  CHECK(refused("/status", "done"));
  CHECK(refused("/upper_bound_ppm", 1));  // proven answers have none
  CHECK(refused("/relaxation", ordered_json::object()));
  CHECK(refused("/status", "infeasible"));  // needs a relaxation and no paths
  for (const auto& [name, value] : good.items()) {
    ordered_json document = good;
    document.erase(name);
    CAPTURE(name);
    CHECK_FALSE(misfits(document).empty());
  }
}
