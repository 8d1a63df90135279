#include "exchange/ctdl.hpp"

#include <random>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "certrail/exchange.hpp"
#include "engine/exchange/ctdl_terms.hpp"
#include "engine/exchange/shipped_once.hpp"
#include "support/catch.hpp"

using namespace certrail;
using nlohmann::json;

namespace {

/// Everything that is no term of CTDL, or no text where CTDL has one.
void check_terms(const json& value, std::set<std::string>& strange) {
  if (value.is_array()) {
    for (const json& each : value) check_terms(each, strange);
  }
  if (!value.is_object()) return;
  if (value.contains("en")) {
    if (value.size() != 1) strange.insert(value.dump());
    return;
  }
  for (const auto& [name, field] : value.items()) {
    if (test::ctdl_terms().count(name) == 0) strange.insert(name);
    check_terms(field, strange);
  }
  if (value.contains("@graph")) return;
  if (!value.contains("@type") || test::ctdl_classes().count(value["@type"]) == 0) {
    strange.insert(value.dump().substr(0, 200));
  }
}

void collect_ids(const json& value, std::set<std::string>& out) {
  for (const json& node : value) out.insert(node.at("@id").get<std::string>());
}

/// Every "urn:certrail:..." that is named anywhere.
void collect_names(const json& value, std::set<std::string>& out) {
  if (value.is_string() && value.get<std::string>().starts_with("urn:certrail:")) {
    out.insert(value.get<std::string>());
  }
  if (!value.is_structured()) return;
  for (const json& each : value) collect_names(each, out);
}

using Holds = std::set<std::string>;

bool meets(const json& profile, const Holds& held) {
  for (const json& target : profile.value("ceterms:targetCredential", json::array())) {
    if (held.count(target.get<std::string>()) == 0) return false;
  }
  if (!profile.contains("ceterms:alternativeCondition")) return true;
  for (const json& each : profile["ceterms:alternativeCondition"]) {
    if (meets(each, held)) return true;
  }
  return false;
}

bool meets_all(const std::vector<nlohmann::ordered_json>& profiles, const Holds& held) {
  for (const auto& each : profiles) {
    if (!meets(json::parse(each.dump()), held)) return false;
  }
  return true;
}

Requirement random_tree(std::mt19937& random, std::size_t leaves, int depth) {
  const auto below = [&](std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most - 1)(random);
  };
  Requirement tree;
  if (depth == 0 || below(4) == 0) {
    tree.leaf = static_cast<CertificationIndex>(below(leaves));
    return tree;
  }
  const std::size_t count = 1 + below(4);
  for (std::size_t i = 0; i < count; ++i) {
    tree.children.push_back(random_tree(random, leaves, depth - 1));
  }
  switch (below(3)) {
    case 0:
      tree.kind = Requirement::Kind::all_of;
      tree.k = static_cast<int>(count);
      break;
    case 1:
      tree.kind = Requirement::Kind::any_of;
      tree.k = 1;
      break;
    default:
      tree.kind = Requirement::Kind::k_of;
      tree.k = static_cast<int>(1 + below(count));
  }
  return tree;
}

}  // namespace

TEST_CASE("the exported catalogue uses terms of CTDL only, and names nothing that is not there") {
  const json document =
      json::parse(catalog_to_ctdl(test::shipped_once().catalog(), *parse_date("2026-11-22")));
  std::set<std::string> strange;
  check_terms(document, strange);
  CHECK(strange == std::set<std::string>{});
  std::set<std::string> ids;
  collect_ids(document["@graph"], ids);
  CHECK(ids.size() == document["@graph"].size());
  std::set<std::string> named;
  collect_names(document["@graph"], named);
  CHECK(named == ids);
  CHECK(document["@context"][0] == "https://credreg.net/ctdl/schema/context/json");
  CHECK(document.dump().find("registered with the Credential Registry") != std::string::npos);
  CHECK(document.dump().find("ceterms:ctid") == std::string::npos);
  int certifications = 0;
  for (const json& node : document["@graph"]) {
    if (node["@type"] != "ceterms:Certification") continue;
    ++certifications;
    for (const char* term :
         {"ceterms:name", "ceterms:description", "ceterms:subjectWebpage", "ceterms:ownedBy"}) {
      CAPTURE(node["@id"], term);
      CHECK(node.contains(term));
    }
  }
  CHECK(certifications == static_cast<int>(test::shipped_once().catalog().certifications.size()));
}

TEST_CASE("the status is that of the day, and none before the first day") {
  const Catalog& catalog = test::shipped_once().catalog();
  const auto status = [&](const char* id, const char* day) -> std::string {
    const json node = json::parse(
        ctdl_certification(catalog, *find_certification(catalog, id), *parse_date(day)).dump());
    if (!node.contains("ceterms:credentialStatusType")) {
      CHECK(node["ceterms:description"]["en"].get<std::string>().find("Not there yet: from ") !=
            std::string::npos);
      return "none";
    }
    return node["ceterms:credentialStatusType"]["ceterms:targetNode"];
  };
  CHECK(status("aws:DVA-C03", "2026-11-22") == "none");
  CHECK(status("aws:DVA-C03", "2026-12-01") == "credentialStat:Active");
  CHECK(status("aws:DVA-C02", "2026-11-22") == "credentialStat:Active");
  CHECK(status("aws:DVA-C02", "2027-01-01") == "credentialStat:Superseded");
  CHECK(status("ms:SC-400", "2026-11-22") == "credentialStat:Superseded");
  CHECK(status("ms:PL-600", "2026-11-22") == "credentialStat:Deprecated");
}

TEST_CASE("every requirement of the catalogue means the same after the export") {
  const Catalog& catalog = test::shipped_once().catalog();
  const json document = json::parse(catalog_to_ctdl(catalog, *parse_date("2026-11-22")));
  std::mt19937 random(5);
  int trees = 0;
  for (const json& node : document["@graph"]) {
    if (node["@type"] != "ceterms:Certification") continue;
    for (const Certification& c : catalog.certifications) {
      if (ctdl_certification_id(c) != node["@id"].get<std::string>() || !c.requires_) continue;
      ++trees;
      for (int round = 0; round < 50; ++round) {
        Holds held;
        std::set<CertificationIndex> held_here;
        for_each_leaf(*c.requires_, [&](CertificationIndex leaf) {
          if (random() % 2 == 0) return;
          held.insert(ctdl_certification_id(catalog.certifications[leaf]));
          held_here.insert(leaf);
        });
        bool met = true;
        for (const json& each : node["ceterms:requires"]) met = met && meets(each, held);
        CAPTURE(c.id);
        CHECK(met == satisfied(*c.requires_, [&](CertificationIndex leaf) {
                return held_here.count(leaf) != 0;
              }));
      }
    }
  }
  CHECK(trees > 10);
}

TEST_CASE("any requirement tree means the same as condition profiles") {
  const Catalog& catalog = test::shipped_once().catalog();
  std::mt19937 random(6);
  for (int round = 0; round < 500; ++round) {
    const Requirement tree = random_tree(random, 7, 3);
    const auto profiles = ctdl_conditions(catalog, tree);
    REQUIRE_FALSE(profiles.empty());
    for (unsigned held = 0; held < 1U << 7U; ++held) {
      Holds names;
      for (CertificationIndex c = 0; c < 7; ++c) {
        if ((held >> c & 1U) != 0) names.insert(ctdl_certification_id(catalog.certifications[c]));
      }
      const bool expected =
          satisfied(tree, [&](CertificationIndex leaf) { return (held >> leaf & 1U) != 0; });
      if (meets_all(profiles, names) != expected) {
        CAPTURE(round, held);
        FAIL("the profiles do not mean what the tree does");
      }
    }
  }
}

TEST_CASE("a tree with too many ways to meet it is not written out") {
  Requirement tree;
  tree.kind = Requirement::Kind::k_of;
  tree.k = 10;
  for (CertificationIndex c = 0; c < 20; ++c) {
    Requirement leaf;
    leaf.leaf = c;
    tree.children.push_back(leaf);
  }
  CHECK(ctdl_conditions(test::shipped_once().catalog(), tree).empty());
}

TEST_CASE("names become urns") {
  CHECK(ctdl_urn("certification", "comptia:SEC+") == "urn:certrail:certification:comptia:SEC+");
  CHECK(ctdl_urn("x", "a b%\xC3\xA4") == "urn:certrail:x:a%20b%25%C3%A4");
}

TEST_CASE("paths are pathways whose components follow one another") {
  Question question;
  question.profile.role.parts = {{"ai_architect", 1}};
  question.profile.start_on = parse_date("2026-11-22");
  question.profile.limits.max_steps = 3;
  question.top = 3;
  const auto answer = test::shipped_once().recommend(question);
  REQUIRE(answer.ok());
  const std::string text = to_ctdl(test::shipped_once().catalog(), *answer);
  const json document = json::parse(text);
  std::set<std::string> strange;
  check_terms(document, strange);
  CHECK(strange == std::set<std::string>{});
  std::set<std::string> ids;
  collect_ids(document["@graph"], ids);
  CHECK(ids.size() == document["@graph"].size());
  std::set<std::string> named;
  collect_names(document["@graph"], named);
  CHECK(named == ids);
  std::size_t pathways = 0;
  std::size_t components = 0;
  std::size_t steps = 0;
  for (const json& node : document["@graph"]) {
    if (node["@type"] != "ceterms:Pathway") continue;
    const Path& path = answer->paths.at(pathways++);
    steps += path.steps.size();
    REQUIRE(node["ceterms:hasPart"].size() == path.steps.size());
    for (std::size_t i = 0; i < path.steps.size(); ++i) {
      for (const json& part : document["@graph"]) {
        if (part["@id"] != node["ceterms:hasPart"][i]) continue;
        ++components;
        CHECK(part["ceterms:proxyFor"] ==
              ctdl_certification_id(
                  test::shipped_once().catalog().certifications[path.steps[i].certification]));
        CHECK(part.contains("ceterms:precededBy") == (i > 0));
      }
    }
  }
  CHECK(pathways == answer->paths.size());
  CHECK(components == steps);
  CHECK(to_ctdl(test::shipped_once().catalog(), *answer) == text);
  // Another answer is another document.
  question.profile.limits.max_steps = 1;
  const auto other = test::shipped_once().recommend(question);
  REQUIRE(other.ok());
  const json other_document = json::parse(to_ctdl(test::shipped_once().catalog(), *other));
  CHECK(other_document["@id"] != document["@id"]);
}
