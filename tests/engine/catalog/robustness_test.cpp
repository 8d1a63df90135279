// Loading under shuffling, under damage and under floods.
#include <algorithm>
#include <random>
#include <string>

#include <nlohmann/json.hpp>

#include "catalog/load_catalog.hpp"
#include "certrail/json.hpp"
#include "engine/catalog/loaded.hpp"
#include "support/catch.hpp"
#include "support/tiny_data.hpp"

using namespace certrail;
using namespace certrail::test;

namespace {

/// One change to a text: a byte changed, removed or put in, a piece doubled or cut out.
std::string damaged(std::string text, std::mt19937& random) {
  static constexpr std::string_view bytes = "{}[]\",:\\0123456789-.eEtfn \n\x01\x7f\xc3\xff";
  const auto below = [&](std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most - 1)(random);
  };
  if (text.empty()) return text;
  const std::size_t at = below(text.size());
  const std::size_t length = 1 + below(20);
  switch (below(5)) {
    case 0:
      text[at] = bytes[below(bytes.size())];
      break;
    case 1:
      text.erase(at, 1);
      break;
    case 2:
      text.insert(at, 1, bytes[below(bytes.size())]);
      break;
    case 3:
      text.insert(below(text.size()), text.substr(at, length));
      break;
    default:
      text.erase(at, length);
  }
  return text;
}

/// Swaps the values of two fields, or two items, somewhere in `value`: always valid JSON.
void confuse(nlohmann::json& value, std::mt19937& random) {
  nlohmann::json* at = &value;
  nlohmann::json* other = nullptr;
  for (int depth = 0; depth < 6 && at->is_structured() && !at->empty(); ++depth) {
    std::uniform_int_distribution<std::size_t> pick(0, at->size() - 1);
    auto one = at->begin();
    std::advance(one, static_cast<std::ptrdiff_t>(pick(random)));
    auto two = at->begin();
    std::advance(two, static_cast<std::ptrdiff_t>(pick(random)));
    other = &*two;
    at = &*one;
    if (pick(random) == 0) break;
  }
  if (other != nullptr && other != at) std::swap(*at, *other);
}

void check_outcome(const Result<Catalog, Problems>& result) {
  if (result.ok()) return;
  REQUIRE_FALSE(result.error().empty());
  for (const Problem& problem : result.error()) {
    if (problem.detail.empty() || problem.source.empty()) FAIL(to_string(problem));
  }
  CHECK_FALSE(to_json(result.error()).empty());
}

}  // namespace

TEST_CASE("the order of files and of their entries changes nothing, not even the hash") {
  const Catalog expected = loaded(tiny_data());
  std::mt19937 random(20261122);
  for (int round = 0; round < 50; ++round) {
    std::vector<Document> documents = tiny_data();
    for (Document& one : documents) {
      auto value = nlohmann::ordered_json::parse(one.text);
      for (const char* list : {"providers", "certifications"}) {
        if (value.contains(list) && value[list].is_array()) {
          std::shuffle(value[list].begin(), value[list].end(), random);
        }
      }
      // Plain json sorts the fields, ordered_json keeps them; the layout changes too.
      one.text =
          round % 2 == 0 ? value.dump(round % 5) : nlohmann::json::parse(value.dump()).dump();
    }
    std::shuffle(documents.begin(), documents.end(), random);
    CHECK(loaded(documents) == expected);
  }
}

TEST_CASE("certifications may be spread over files in any way") {
  std::vector<Document> documents = tiny_data();
  auto aws = nlohmann::json::parse(document(documents, "certifications/aws.json").text);
  auto more = aws;
  aws["certifications"].erase(0);
  more["certifications"].erase(1);
  document(documents, "certifications/aws.json").text = aws.dump();
  documents.push_back({"certifications/more.json", more.dump()});
  CHECK(loaded(documents) == loaded(tiny_data()));
}

TEST_CASE("the hash follows the content") {
  const std::string hash = loaded(tiny_data()).hash;
  CHECK(loaded(tiny_data_with("certifications/aws.json", "15000", "15001")).hash != hash);
  CHECK(loaded(tiny_data_with("certifications/aws.json", "AWS Professional", "AWS Expert")).hash !=
        hash);
  CHECK(loaded(tiny_data_with("catalogue.json", "2026-11-22", "2026-11-23")).hash != hash);
  CHECK(loaded(tiny_data_with("sources.json", "low", "high")).hash != hash);
  CHECK(loaded(tiny_data_with("skills.json", R"({"id": "clusters", "name": "Clusters"})",
                              R"({"name": "Clusters", "id": "clusters", "provider": null})"))
            .hash == hash);
  CHECK(loaded(tiny_data_with("certifications/aws.json", R"("percent": 100)", R"("percent": 1e2)"))
            .hash == hash);
}

TEST_CASE("the order of the skills is part of the data") {
  std::vector<Document> documents = tiny_data();
  Document& skills = document(documents, "skills.json");
  auto value = nlohmann::json::parse(skills.text);
  std::swap(value["skills"][0], value["skills"][2]);
  skills.text = value.dump();
  const Catalog catalog = loaded(documents);
  CHECK(catalog.skills[0].id == "clusters");
  CHECK(catalog.hash != loaded(tiny_data()).hash);
}

TEST_CASE("damaged files give a catalogue or a problem, and nothing else") {
  std::mt19937 random(7);
  const std::vector<Document> good = tiny_data();
  int loaded = 0;
  for (int round = 0; round < 4000; ++round) {
    std::vector<Document> documents = good;
    Document& one = documents[random() % documents.size()];
    const auto changes = 1 + random() % 3;
    for (unsigned i = 0; i < changes; ++i) one.text = damaged(std::move(one.text), random);
    const auto result = load_catalog(documents);
    check_outcome(result);
    if (result.ok()) ++loaded;
  }
  CHECK(loaded > 100);
  CHECK(loaded < 3900);
}

TEST_CASE("files of valid JSON and wrong content give a catalogue or a problem") {
  std::mt19937 random(8);
  std::vector<nlohmann::json> values;
  for (const Document& one : tiny_data()) values.push_back(nlohmann::json::parse(one.text));
  for (int round = 0; round < 3000; ++round) {
    std::vector<Document> documents = tiny_data();
    const std::size_t at = random() % documents.size();
    nlohmann::json value = values[at];
    confuse(value, random);
    documents[at].text = value.dump(1);
    check_outcome(load_catalog(documents));
  }
}

TEST_CASE("damaged profiles give a profile or a problem") {
  const Catalog catalog = loaded(tiny_data());
  const std::string good = R"({
    "role": {"architect": 2, "operator": 1}, "market": "world", "policy": "default",
    "skills": {"design": 40}, "held": [{"id": "aws:ASC-1", "earned_on": "2025-03-01"}],
    "cloud_preference": {"aws": 100, "default": 25}, "experience_months": 30,
    "hours_per_week": 6, "start_on": "2026-11-22",
    "limits": {"max_steps": 4, "budget_cents": 90000, "finish_by": "2027-12-31"},
    "include": ["azure:FUN"], "exclude": ["cncf:KUB"],
    "goals": {"k": 1, "k_of": ["aws:PRO-1", {"all_of": ["azure:FUN"]}]}, "objective": "time"})";
  REQUIRE(parse_profile(catalog, good, "p").ok());
  std::mt19937 random(9);
  for (int round = 0; round < 4000; ++round) {
    std::string text = good;
    const auto changes = 1 + random() % 3;
    for (unsigned i = 0; i < changes; ++i) text = damaged(std::move(text), random);
    const auto result = parse_profile(catalog, text, "p");
    if (result.ok()) {
      const auto again = parse_profile(catalog, to_json(*result), "again");
      REQUIRE(again.ok());
      CHECK(*again == *result);
    } else {
      REQUIRE_FALSE(result.error().empty());
    }
  }
}

TEST_CASE("a flood of mistakes is cut short, in time") {
  std::string list = R"({"schema_version": 1, "certifications": [)";
  for (int i = 0; i < 90'000; ++i) {
    if (i > 0) list += ',';
    list += R"({"id": "x:)";
    list += std::to_string(i);
    list += R"(", "provider": "nobody", "lvl": 1})";
  }
  std::vector<Document> documents = tiny_data();
  documents.push_back({"certifications/flood.json", list + "]}"});
  const auto result = load_catalog(documents);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().size() == 1000);
}

TEST_CASE("more records than are allowed are one problem") {
  std::string list = R"({"schema_version": 1, "skills": [{"id": "a"})";
  for (int i = 0; i < 10'000; ++i) {
    list += R"(,{"id": "s)";
    list += std::to_string(i);
    list += "\"}";
  }
  std::vector<Document> documents = tiny_data();
  document(documents, "skills.json").text = list + "]}";
  const auto result = load_catalog(documents);
  REQUIRE_FALSE(result.ok());
  CHECK(std::any_of(result.error().begin(), result.error().end(), [](const Problem& problem) {
    return problem.code == ProblemCode::out_of_range && problem.source == "skills.json";
  }));
}
