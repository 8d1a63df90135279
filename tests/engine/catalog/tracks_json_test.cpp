// tracks.json: what is read, and every problem it can have.
#include <string>

#include "engine/catalog/loaded.hpp"
#include "support/catch.hpp"
#include "support/tiny_data.hpp"

using namespace certrail;
using namespace certrail::test;

namespace {

constexpr const char* kTracks = R"({
  "schema_version": 1,
  "note": "known by name",
  "groups": {
    "design": {"name": "design", "families": ["aws-pro", "aws:ASC-1"], "levels": ["associate"]},
    "clusters": {"name": "clusters", "families": ["cncf:KUB"]}
  },
  "tracks": [
    {"id": "zero", "goal": "clusters"},
    {
      "id": "both",
      "name": "Both",
      "aliases": ["two"],
      "summary": "One of each.",
      "one_cloud": true,
      "goal": {"all_of": ["design", "clusters"]},
      "hints": [{"topic": "practice", "text": "Do it."}],
      "provenance": {"goal": {"source": "S-GUESS", "basis": "judgement"}}
    }
  ]
})";

std::vector<Document> data_with(std::string tracks) {
  std::vector<Document> documents = tiny_data();
  documents.push_back({"tracks.json", std::move(tracks)});
  return documents;
}

/// The only thing wrong after `from` became `to`: "code /pointer, suggestion".
std::string problem_with(std::string_view from, std::string_view to) {
  const auto result = load_catalog(data_with(replaced(kTracks, from, to)));
  REQUIRE_FALSE(result.ok());
  for (const Problem& problem : result.error()) UNSCOPED_INFO(to_string(problem));
  REQUIRE(result.error().size() == 1);
  const Problem& problem = result.error().front();
  CHECK(problem.source == "tracks.json");
  CHECK(problem.line > 0);
  std::string text = std::string(info(problem.code).name) + ' ' + problem.pointer;
  if (!problem.suggestion.empty()) text += ", " + problem.suggestion;
  return text;
}

}  // namespace

TEST_CASE("tracks are read, in the order of their file") {
  const Catalog catalog = loaded(data_with(kTracks));
  REQUIRE(catalog.track_groups.size() == 2);
  CHECK(catalog.track_groups[0] == TrackGroup{"clusters", "clusters", {"cncf:KUB"}, {}});
  CHECK(catalog.track_groups[1] ==
        TrackGroup{"design", "design", {"aws-pro", "aws:ASC-1"}, {Level::associate}});
  REQUIRE(catalog.tracks.size() == 2);
  CHECK(catalog.tracks[0].id == "zero");
  CHECK(catalog.tracks[0].name == "zero");
  CHECK_FALSE(catalog.tracks[0].one_cloud);
  const Track& both = catalog.tracks[1];
  CHECK(both.name == "Both");
  CHECK(both.aliases == std::vector<std::string>{"two"});
  CHECK(both.summary == "One of each.");
  CHECK(both.one_cloud);
  CHECK(both.hints == std::vector<Track::Hint>{{"practice", "Do it."}});
  REQUIRE(both.goal.children.size() == 2);
  CHECK(both.goal.children[0].leaf == 1);
  CHECK(both.goal.children[1].leaf == 0);
  CHECK(find_track(catalog, "both") == &both);
  CHECK(find_track(catalog, "neither") == nullptr);
  CHECK(catalog.hash != loaded(tiny_data()).hash);
  CHECK(loaded(tiny_data()).tracks.empty());
}

TEST_CASE("every problem of tracks has its place") {
  CHECK(problem_with(R"(["cncf:KUB"])", R"(["cncf:KUBE"])") ==
        "unknown-id /groups/clusters/families/0, cncf:KUB");
  CHECK(problem_with(R"(["cncf:KUB"])", "[]") == "out-of-range /groups/clusters/families");
  CHECK(problem_with(R"(["cncf:KUB"])", "[7]") == "wrong-type /groups/clusters/families/0");
  CHECK(problem_with(R"(["associate"])", R"(["asociate"])") ==
        "invalid-value /groups/design/levels/0, associate");
  CHECK(problem_with(R"(["associate"])", R"(["foundational"])") ==
        "out-of-range /groups/design/levels");
  CHECK(problem_with(R"({"name": "design", )", "{") == "missing-field /groups/design/name");
  CHECK(problem_with(R"("goal": "clusters")", R"("goal": "cluster")") ==
        "unknown-id /tracks/0/goal, clusters");
  CHECK(problem_with(R"("goal": "clusters")", R"("goal": {"all_of": []})") ==
        "invalid-requirement /tracks/0/goal/all_of");
  CHECK(problem_with(R"(, "goal": "clusters")", "") == "missing-field /tracks/0/goal");
  CHECK(problem_with(R"("id": "zero")", R"("id": "both")") == "duplicate-id /tracks/1/id");
  CHECK(problem_with(R"(["cncf:KUB"])", R"(["cncf:KUB"], "level": [])") ==
        "unknown-field /groups/clusters/level, levels");
  CHECK(problem_with(R"("hints")", R"("hint")") == "unknown-field /tracks/1/hint, hints");
  CHECK(problem_with(R"("topic": "practice", )", "") == "missing-field /tracks/1/hints/0/topic");
  CHECK(problem_with(R"("one_cloud": true)", R"("one_cloud": 1)") ==
        "wrong-type /tracks/1/one_cloud");
  CHECK(problem_with(R"("source": "S-GUESS")", R"("source": "S-GUES")") ==
        "unknown-id /tracks/1/provenance/goal/source, S-GUESS");
  CHECK(problem_with(R"("clusters": {)", R"("a b": 1, "clusters": {)") ==
        "invalid-value /groups/a b");
}

TEST_CASE("what is missing elsewhere is not blamed on tracks") {
  // Groups that are not there are reported once, not by every track that names one.
  std::string without = kTracks;
  const std::size_t at = without.find("\"groups\"");
  without.erase(at, without.find("\"tracks\"") - at);
  const auto no_groups = load_catalog(data_with(without));
  REQUIRE_FALSE(no_groups.ok());
  REQUIRE(no_groups.error().size() == 1);
  CHECK(no_groups.error().front().code == ProblemCode::missing_field);
  // Nor are the families of a file that cannot be read.
  std::vector<Document> documents = data_with(kTracks);
  document(documents, "certifications/others.json").text.resize(100);
  const auto broken = load_catalog(documents);
  REQUIRE_FALSE(broken.ok());
  for (const Problem& problem : broken.error()) CHECK(problem.source != "tracks.json");
}
