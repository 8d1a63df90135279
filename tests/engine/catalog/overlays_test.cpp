// Overlays: what they change and add, when they end, and what can be wrong with them.
#include <string>

#include "engine/catalog/loaded.hpp"
#include "support/catch.hpp"
#include "support/tiny_data.hpp"

using namespace certrail;
using namespace certrail::test;

namespace {

constexpr const char* kAcme = R"({
  "schema_version": 1,
  "id": "acme",
  "name": "ACME",
  "as_of": "2026-11",
  "basis": "published",
  "until": "2027-06-30",
  "note": "our prices",
  "certifications": [
    {"id": "aws:ASC-1", "fee_cents": 7500, "until": "2027-03-31"},
    {"id": "acme:INT", "provider": "cncf", "level": "associate", "attests": {"design": 40},
     "exam_share": {"design": 1000000}, "study_minutes": 600, "fee_cents": 0}
  ],
  "markets": [{"id": "town", "demand": {"design": 10}}],
  "roles": [{"id": "architect", "skills": {"clusters": {"importance": 5, "need": 60}}}]
})";

std::vector<Document> data_under(std::vector<std::string> overlays) {
  std::vector<Document> documents = tiny_data();
  for (std::size_t i = 0; i < overlays.size(); ++i) {
    const std::string number = std::to_string(i);
    documents.push_back({"overlays/" + number, std::move(overlays[i]), "o" + number + ".json"});
  }
  return documents;
}

const Certification& exam_of(const Catalog& catalog, std::string_view id) {
  const auto found = find_certification(catalog, id);
  REQUIRE(found);
  return catalog.certifications[*found];
}

Catalog loaded_on(const std::vector<Document>& documents, std::string_view day) {
  auto result = load_catalog(documents, parse_date(day));
  REQUIRE(result.ok());
  return std::move(*result);
}

/// "code file /pointer" of the only thing wrong after `from` became `to`.
std::string overlay_problem(std::string_view from, std::string_view to) {
  const auto result = load_catalog(data_under({replaced(kAcme, from, to)}));
  REQUIRE_FALSE(result.ok());
  for (const Problem& problem : result.error()) UNSCOPED_INFO(to_string(problem));
  REQUIRE(result.error().size() == 1);
  const Problem& problem = result.error().front();
  CHECK(problem.line > 0);
  return std::string(info(problem.code).name) + ' ' + problem.source + ' ' + problem.pointer;
}

}  // namespace

TEST_CASE("an overlay changes the fields it names and no other") {
  const Catalog before = loaded(tiny_data());
  const Catalog after = loaded(data_under({kAcme}));
  Certification expected = exam_of(before, "aws:ASC-1");
  const Certification& changed = exam_of(after, "aws:ASC-1");
  CHECK(changed.fee_cents == 7500);
  expected.fee_cents = 7500;
  expected.provenance = {{"fee_cents", "acme", "2026-11", Basis::published, "", ""}};
  CHECK(changed.name == expected.name);
  CHECK(changed.attestations == expected.attestations);
  CHECK(changed.provenance == expected.provenance);
  // Another of the file is as it was, but for its indices.
  CHECK(exam_of(after, "aws:PRO-1").provenance == exam_of(before, "aws:PRO-1").provenance);
  CHECK(exam_of(after, "aws:PRO-1").fee_cents == exam_of(before, "aws:PRO-1").fee_cents);
  CHECK(after.hash != before.hash);
}

TEST_CASE("an overlay merges objects and adds records, and is their source") {
  const Catalog catalog = loaded(data_under({kAcme}));
  const Certification& added = exam_of(catalog, "acme:INT");
  CHECK(added.study_minutes == 600);
  REQUIRE_FALSE(added.provenance.empty());
  for (const Provenance& origin : added.provenance) CHECK(origin.source == "acme");
  CHECK(find_market(catalog, "town") != nullptr);
  const Role& role = *find_role(catalog, "architect");
  const Catalog plain = loaded(tiny_data());
  CHECK(role.skills.size() >= find_role(plain, "architect")->skills.size());
  bool found = false;
  for (const RoleSkill& skill : role.skills) {
    if (catalog.skills[skill.skill].id != "clusters") continue;
    found = true;
    CHECK(skill.importance == 5);
    CHECK(skill.need == 60);
  }
  CHECK(found);
  REQUIRE(catalog.sources.front().id == "S-GUESS");
  REQUIRE(catalog.sources.back().id == "acme");
  CHECK(catalog.sources.back().address == "o0.json");

  REQUIRE(catalog.overlays.size() == 1);
  const Overlay& overlay = catalog.overlays.front();
  CHECK(overlay.id == "acme");
  CHECK(overlay.name == "ACME");
  CHECK(overlay.file == "o0.json");
  // In the order of their kinds, and of their lists.
  REQUIRE(overlay.changes.size() == 4);
  const Overlay::Change voucher{
      "certification", "aws:ASC-1", {"fee_cents"}, parse_date("2027-03-31"), false};
  CHECK(overlay.changes[0] == voucher);
  const Overlay::Change own{"certification", "acme:INT", {}, parse_date("2027-06-30"), false};
  CHECK(overlay.changes[1] == own);
  CHECK(overlay.changes[2].id == "architect");
  CHECK(overlay.changes[3].id == "town");
}

TEST_CASE("what ended before the day is left out, and listed so") {
  const auto documents = data_under({kAcme});
  CHECK(exam_of(loaded_on(documents, "2027-03-31"), "aws:ASC-1").fee_cents == 7500);
  const Catalog later = loaded_on(documents, "2027-04-01");
  CHECK(exam_of(later, "aws:ASC-1").fee_cents == 15000);
  CHECK(later.overlays.front().changes[0].ended);
  CHECK(find_certification(later, "acme:INT"));
  const Catalog last = loaded_on(documents, "2027-07-01");
  CHECK_FALSE(find_certification(last, "acme:INT"));
  CHECK(find_market(last, "town") == nullptr);
}

TEST_CASE("of several overlays the last one counts, field by field") {
  const char* second = R"({"schema_version": 1, "id": "second", "certifications": [
    {"id": "aws:ASC-1", "fee_cents": 100},
    {"id": "acme:INT", "study_minutes": 60, "name": "Known"}]})";
  const auto documents = data_under({kAcme, second});
  const Catalog catalog = loaded(documents);
  CHECK(exam_of(catalog, "aws:ASC-1").fee_cents == 100);
  CHECK(exam_of(catalog, "acme:INT").study_minutes == 60);
  CHECK(exam_of(catalog, "acme:INT").name == "Known");
  CHECK(exam_of(catalog, "acme:INT").fee_cents == 0);
  const auto minutes = exam_of(catalog, "acme:INT").provenance;
  for (const Provenance& origin : minutes) {
    CHECK(origin.source == (origin.field == "study_minutes" ? "second" : "acme"));
  }
  auto turned = documents;
  std::swap(turned[turned.size() - 1], turned[turned.size() - 2]);
  CHECK(loaded(turned) == catalog);
}

TEST_CASE("a null takes a field away, and its origin with it") {
  const char* overlay = R"({"schema_version": 1, "id": "x", "certifications": [
    {"id": "aws:PRO-1", "retires_on": null, "requires": null}]})";
  const Catalog catalog = loaded(data_under({overlay}));
  CHECK_FALSE(exam_of(catalog, "aws:PRO-1").retires_on);
  CHECK_FALSE(exam_of(catalog, "aws:PRO-1").requires_);
}

TEST_CASE("an overlay may name its own sources") {
  const char* overlay = R"({"schema_version": 1, "id": "x",
    "sources": {"X-MAIL": {"address": "a letter", "as_of": "2026"}},
    "certifications": [{"id": "aws:ASC-1", "fee_cents": 5, "provenance":
      {"fee_cents": {"source": "X-MAIL", "basis": "published", "place": "page 2"}}}]})";
  const Catalog catalog = loaded(data_under({overlay}));
  CHECK(exam_of(catalog, "aws:ASC-1").provenance ==
        std::vector<Provenance>{{"fee_cents", "X-MAIL", "", Basis::published, "page 2", ""}});
}

TEST_CASE("what is wrong in an overlay is told by its own file and place") {
  CHECK(overlay_problem("7500", "-1") == "out-of-range o0.json /certifications/0/fee_cents");
  CHECK(overlay_problem("\"fee_cents\": 7500", "\"fee\": 7500") ==
        "unknown-field o0.json /certifications/0/fee");
  CHECK(overlay_problem("\"need\": 60", "\"need\": 600") ==
        "out-of-range o0.json /roles/0/skills/clusters/need");
  CHECK(overlay_problem("\"fee_cents\": 0}", "\"fee_cents\": 0, \"requires\": \"aws:NO\"}") ==
        "unknown-id o0.json /certifications/1/requires");
  CHECK(overlay_problem(", \"study_minutes\": 600", "") ==
        "missing-field o0.json /certifications/1/study_minutes");
  CHECK(overlay_problem("\"acme:INT\"", "\"aws:ASC-1\"") ==
        "duplicate-id o0.json /certifications/1");
  CHECK(overlay_problem("\"id\": \"town\", ", "") == "missing-field o0.json /markets/0");
  CHECK(overlay_problem("2027-06-30", "2027-06-31") == "invalid-date o0.json /until");
  CHECK(overlay_problem("2027-03-31", "soon") == "invalid-date o0.json /certifications/0/until");
  CHECK(overlay_problem("\"acme\"", "\"S-GUIDE\"").substr(0, 12) == "duplicate-id");
  CHECK(overlay_problem("\"markets\"", "\"market\"") == "unknown-field o0.json /market");
  CHECK(overlay_problem("\"fee_cents\": 0}", "\"fee_cents\": 0, \"requires\": \"acme:INT\"}") ==
        "unreachable-certification o0.json /certifications/1/requires");
}

TEST_CASE("own roles and markets remember their file") {
  std::vector<Document> documents = tiny_data();
  documents.push_back({"roles/mine.json",
                       R"({"schema_version": 1, "id": "mine",
                           "skills": {"design": {"importance": 1, "need": 50}}})",
                       "my/mine.json"});
  const Catalog catalog = loaded(documents);
  CHECK(find_role(catalog, "mine")->file == "my/mine.json");
  CHECK(find_role(catalog, "architect")->file.empty());
}
