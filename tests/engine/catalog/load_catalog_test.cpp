#include "catalog/load_catalog.hpp"

#include <string>

#include "catalog/policy_tables.hpp"
#include "engine/catalog/loaded.hpp"
#include "support/catch.hpp"
#include "support/tiny_data.hpp"

using namespace certrail;
using namespace certrail::test;

TEST_CASE("a data directory becomes a catalogue") {
  const Catalog catalog = loaded(tiny_data());
  CHECK(to_string(catalog.as_of) == "2026-11-22");
  CHECK(catalog.default_market == "world");
  CHECK(catalog.default_policy == "default");
  CHECK(catalog.hash.size() == 16);

  REQUIRE(catalog.providers.size() == 3);
  CHECK(catalog.providers[0] == Provider{"aws", "AWS", ProviderKind::cloud, {"amazon"}});
  CHECK(catalog.providers[2].kind == ProviderKind::neutral);

  REQUIRE(catalog.skills.size() == 3);
  CHECK(catalog.skills[0] == Skill{"design", "System design", "architecture", {}, {}});
  CHECK(catalog.skills[1].provider == ProviderIndex{0});
  CHECK(catalog.skills[1].aliases == std::vector<std::string>{"ec2"});

  REQUIRE(catalog.sources.size() == 2);
  CHECK(catalog.sources[1].id == "S-GUIDE");
  CHECK(catalog.sources[1].address == "https://example.org/guide");
  CHECK(catalog.sources[0].address.empty());
}

TEST_CASE("certifications are sorted by id and have every field") {
  const Catalog catalog = loaded(tiny_data());
  REQUIRE(catalog.certifications.size() == 4);
  CHECK(catalog.certifications[0].id == "aws:ASC-1");
  CHECK(catalog.certifications[1].id == "aws:PRO-1");
  CHECK(catalog.certifications[2].id == "azure:FUN");
  CHECK(catalog.certifications[3].id == "cncf:KUB");

  const Certification& pro = catalog.certifications[1];
  CHECK(pro.name == "AWS Professional");
  CHECK(pro.provider == 0);
  CHECK(pro.level == Level::professional);
  CHECK(pro.family == "aws-pro");
  CHECK(pro.aliases == std::vector<std::string>{"pro"});
  CHECK(pro.attestations == std::vector<Attestation>{{0, 75, 600'000}, {1, 80, 400'000}});
  CHECK(pro.study_minutes == 7200);
  CHECK(pro.fee_cents == 30000);
  CHECK(pro.for_roles == std::vector<RoleFit>{{"architect", 100}, {"operator", 20}});
  using Kind = Requirement::Kind;
  const Requirement inner{Kind::k_of, 0, 1, {{Kind::leaf, 3, 0, {}}, {Kind::leaf, 2, 0, {}}}};
  CHECK(pro.requires_ == Requirement{Kind::any_of, 0, 1, {{Kind::leaf, 0, 0, {}}, inner}});
  CHECK(pro.recommends == std::vector<CertificationIndex>{3});
  CHECK(pro.covers == std::vector<CertificationIndex>{0});
  CHECK(pro.min_experience_months == 12);
  CHECK(pro.available_from == parse_date("2025-01-01"));
  CHECK(pro.retires_on == parse_date("2028-12-31"));
  CHECK(pro.validity_months == 36);
  REQUIRE(pro.renewal.rule);
  const RenewalRule& rule = catalog.renewal_rules[*pro.renewal.rule];
  CHECK(rule.id == "exam_again");
  CHECK(rule.text == "pass again");
  CHECK(pro.renewal.renewed_by == std::vector<CertificationIndex>{1});
  CHECK(pro.renewal.extension.empty());
  CHECK(pro.exam_minutes == 180);
  CHECK(pro.domains == std::vector<ExamDomain>{{"All of it", 100, {{1, 40}, {0, 60}}}});
  REQUIRE(pro.provenance.size() == 2);
  CHECK(pro.provenance[0] ==
        Provenance{"fee_cents", "S-GUIDE", "2026-09-20", Basis::published, "", ""});
  CHECK(pro.provenance[1] ==
        Provenance{"study_minutes", "S-GUIDE, S-GUESS", "", Basis::estimated, "", ""});
}

TEST_CASE("what is absent or null takes the model's defaults") {
  const Catalog catalog = loaded(tiny_data());
  const Certification& plain = catalog.certifications[2];
  CHECK(plain.name == "azure:FUN");
  CHECK(plain.family == "azure:FUN");
  CHECK_FALSE(plain.requires_.has_value());
  CHECK(plain.covers.empty());
  CHECK_FALSE(plain.announced);
  CHECK_FALSE(plain.beta);
  CHECK(plain.min_experience_months == 0);
  CHECK_FALSE(plain.available_from.has_value());
  CHECK_FALSE(plain.retires_on.has_value());
  CHECK_FALSE(plain.validity_months.has_value());
  CHECK(catalog.certifications[3].announced);
  CHECK(catalog.certifications[3].beta);
  REQUIRE(catalog.policies.size() == 1);
  CHECK(catalog.policies[0].ease == default_ease());
  CHECK(catalog.policies[0].worth == default_worth());

  const Catalog nulls = loaded(tiny_data_with(
      "certifications/others.json", R"("fee_cents": 9900)",
      R"("fee_cents": 9900, "family": null, "covers": null, "announced": null, "beta": null,
         "min_experience_months": null, "available_from": null, "validity_months": null,
         "for_roles": null, "name": null, "domains": null, "provenance": null)"));
  CHECK(nulls == catalog);
}

TEST_CASE("roles, markets and policies") {
  const Catalog catalog = loaded(tiny_data());
  REQUIRE(catalog.roles.size() == 2);
  const Role& architect = catalog.roles[0];
  CHECK(architect.skills == std::vector<RoleSkill>{{0, 600'000, 80}, {1, 400'000, 70}});
  CHECK_FALSE(architect.credentials.has_value());
  CHECK(architect.market == Mixture{{{"lab", 1}, {"world", 3}}});
  CHECK(architect.method == "by hand");
  CHECK(catalog.roles[1].market == Mixture{{{"world", 1}}});
  REQUIRE(catalog.roles[1].credentials.has_value());
  CHECK(*catalog.roles[1].credentials == std::vector<Role::Credential>{{3, 100}});

  REQUIRE(catalog.markets.size() == 2);
  const Market& world = catalog.markets[1];
  CHECK(world.demand == std::vector<SkillDemand>{{0, 700'000}, {1, 500'000}, {2, 300'000}});
  CHECK(world.recognition == std::vector<ProviderFigure>{{0, 1'000'000}, {2, 200'000}});
  CHECK(world.shares == std::vector<ProviderFigure>{{0, 466'000}, {1, 371'000}});
  CHECK(world.sample_size == 1000);
  CHECK(catalog.policies[0].price_of_other_cloud == 150'000);
}

TEST_CASE("a catalogue of providers, skills, certifications and one policy is enough") {
  std::vector<Document> documents;
  for (const char* name :
       {"providers.json", "skills.json", "certifications/others.json", "policies/default.json"}) {
    std::vector<Document> all = tiny_data();
    documents.push_back(document(all, name));
  }
  const Catalog catalog = loaded(documents);
  CHECK(catalog.as_of == Date{});
  CHECK(catalog.default_market.empty());
  CHECK(catalog.default_policy.empty());
}

TEST_CASE("a doubt has what each source says, as a number or a text") {
  const Catalog catalog = loaded(tiny_data_with(
      "certifications/aws.json", R"("exam_minutes": 180,)", R"("exam_minutes": 180, "doubts": [
        {"field": "exam_minutes", "what": "sources disagree",
         "values": [{"value": 180, "source": "S-GUIDE", "as_of": "2026-09"},
                    {"value": "longer", "source": "S-GUESS"}],
         "note": "kept: the first"},
        {"field": "name", "what": "open", "values": [{"value": "Pro", "source": "S-GUESS"}]}],)"));
  const std::vector<Doubt>& doubts = catalog.certifications[1].doubts;
  REQUIRE(doubts.size() == 2);
  CHECK(doubts[0] == Doubt{"exam_minutes",
                           "sources disagree",
                           {{std::int64_t{180}, "S-GUIDE", "2026-09"}, {"longer", "S-GUESS", ""}},
                           "kept: the first"});
  CHECK(doubts[1] == Doubt{"name", "open", {{"Pro", "S-GUESS", ""}}, ""});
}

TEST_CASE("sources are checked only where the data list any") {
  std::vector<Document> documents = tiny_data_without("sources.json");
  Document& aws = document(documents, "certifications/aws.json");
  aws.text = replaced(aws.text, R"("source": "S-GUIDE")", R"("source": "hearsay")");
  CHECK(loaded(documents).certifications[1].provenance[0].source == "hearsay");
}

TEST_CASE("an exam that was to retire before its first day is no mistake") {
  const Catalog catalog =
      loaded(tiny_data_with("certifications/aws.json", R"("available_from": "2025-01-01")",
                            R"("available_from": "2029-01-01")"));
  CHECK(catalog.certifications[1].available_from == parse_date("2029-01-01"));
}

TEST_CASE("the data of the project load") {
  auto documents = read_data_directory(CERTRAIL_DATA_DIRECTORY);
  REQUIRE(documents.ok());
  const Catalog catalog = loaded(*documents);
  CHECK(catalog.certifications.size() > 100);
  CHECK(find_role(catalog, "ai_architect") != nullptr);
  CHECK(find_market(catalog, catalog.default_market) != nullptr);
  CHECK(find_policy(catalog, catalog.default_policy) != nullptr);
}
