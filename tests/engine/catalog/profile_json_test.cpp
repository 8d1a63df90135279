#include <nlohmann/json.hpp>
#include <string>

#include "catalog/load_catalog.hpp"
#include "certrail/json.hpp"
#include "engine/catalog/loaded.hpp"
#include "support/catch.hpp"
#include "support/tiny_data.hpp"

using namespace certrail;
using namespace certrail::test;

namespace {

Profile profile_of(std::string_view text) {
  const Catalog catalog = loaded(tiny_data());
  const auto result = parse_profile(catalog, text, "profile");
  if (!result) {
    for (const Problem& problem : result.error()) UNSCOPED_INFO(to_string(problem));
  }
  REQUIRE(result.ok());
  return *result;
}

}  // namespace

TEST_CASE("an empty profile is one of all defaults") {
  CHECK(profile_of("{}") == Profile{});
  CHECK(profile_of(R"({"schema_version": 1, "comment": "mine"})") == Profile{});
  CHECK(
      profile_of(R"({"comment": ["two", "lines"], "role": null, "skills": null, "limits": {}})") ==
      Profile{});
  CHECK(profile_of(R"({"comment": {"role": "why"}})") == Profile{});
}

TEST_CASE("every field of a profile is read") {
  const Profile profile = profile_of(R"({
    "role": {"operator": 1, "architect": 2}, "market": {"world": 5}, "policy": "default",
    "skills": {"design": 40, "clusters": 0},
    "held": [{"id": "aws:ASC-1", "earned_on": "2025-03-01"}, {"id": "azure:FUN"}],
    "cloud_preference": {"azure": 30, "aws": 100, "default": 25}, "experience_months": 30,
    "hours_per_week": 8, "start_on": "2026-11-22",
    "limits": {"max_steps": 3, "budget_cents": 90000, "finish_by": "2027-12-31",
               "min_readiness_ppm": 400000},
    "include": ["cncf:KUB"], "exclude": ["aws:PRO-1"],
    "goals": {"all_of": ["cncf:KUB", {"k": 1, "k_of": ["aws:PRO-1", "azure:FUN"]}]},
    "objective": "money"})");
  CHECK(profile.role == Mixture{{{"architect", 2}, {"operator", 1}}});
  CHECK(profile.market.kind == MarketChoice::Kind::named);
  CHECK(profile.market.named == Mixture{{{"world", 5}}});
  CHECK(profile.policy == "default");
  CHECK(profile.skills == std::vector<KnownSkill>{{"clusters", 0}, {"design", 40}});
  CHECK(profile.held ==
        std::vector<HeldCertification>{{"aws:ASC-1", parse_date("2025-03-01")}, {"azure:FUN", {}}});
  CHECK(profile.cloud_preference == CloudPreference{{{"aws", 100}, {"azure", 30}}, 25});
  CHECK(profile.experience_months == 30);
  CHECK(profile.hours_per_week == 8);
  CHECK(profile.start_on == parse_date("2026-11-22"));
  CHECK(profile.limits == Limits{3, 90000, parse_date("2027-12-31"), 400000});
  CHECK(profile.include == std::vector<std::string>{"cncf:KUB"});
  CHECK(profile.exclude == std::vector<std::string>{"aws:PRO-1"});
  CHECK(profile.objective == Objective::money);
  REQUIRE(profile.goals.has_value());
  CHECK(profile.goals->k == 2);
  CHECK(profile.goals->children[1].kind == Goal::Kind::k_of);

  CHECK(profile_of(to_json(profile)) == profile);
  const auto json = nlohmann::json::parse(to_json(profile));
  CHECK(json["goals"]["all_of"][1]["k"] == 1);
  CHECK(json["cloud_preference"]["default"] == 25);
}

TEST_CASE("ids may be given as people write them and are exact afterwards") {
  const Profile profile = profile_of(R"({"role": "Cloud Architect", "market": "WORLD",
    "skills": {"EC2": 50}, "held": [{"id": "pro"}], "cloud_preference": {"Amazon": 100},
    "include": ["kub"], "goals": "fun"})");
  CHECK(profile.role == Mixture{{{"architect", 1}}});
  CHECK(profile.market.named == Mixture{{{"world", 1}}});
  CHECK(profile.skills == std::vector<KnownSkill>{{"compute", 50}});
  CHECK(profile.held[0].id == "aws:PRO-1");
  CHECK(profile.cloud_preference.named[0].provider == "aws");
  CHECK(profile.include == std::vector<std::string>{"cncf:KUB"});
  CHECK(profile.goals->leaf == "azure:FUN");
}

TEST_CASE("no market is not the default market") {
  const Profile none = profile_of(R"({"market": null})");
  CHECK(none.market.kind == MarketChoice::Kind::none);
  CHECK(profile_of(to_json(none)) == none);
  CHECK(profile_of("{}").market.kind == MarketChoice::Kind::by_default);
  CHECK_FALSE(nlohmann::json::parse(to_json(Profile{})).contains("market"));
}

TEST_CASE("a preference for no cloud but the others is kept") {
  const Profile profile = profile_of(R"({"cloud_preference": {"default": 0}})");
  CHECK(profile.cloud_preference == CloudPreference{{}, 0});
  CHECK(profile_of(to_json(profile)) == profile);
  CHECK(profile_of(R"({"cloud_preference": {}})").cloud_preference == CloudPreference{});
}

TEST_CASE("problems as JSON have code, title and place, and any bytes are safe") {
  Problem problem;
  problem.code = ProblemCode::unknown_id;
  problem.source = "a\xff";
  problem.pointer = "/role";
  problem.line = 2;
  const auto json = nlohmann::json::parse(to_json(Problems{problem}));
  REQUIRE(json["problems"].size() == 1);
  CHECK(json["problems"][0]["code"] == "unknown-id");
  CHECK(json["problems"][0]["title"] == "Unknown id");
  CHECK(json["problems"][0]["pointer"] == "/role");
  CHECK(json["problems"][0]["line"] == 2);
  CHECK(nlohmann::json::parse(to_json(Problems{}))["problems"].empty());
}
