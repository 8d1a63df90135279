// A track is a goal over groups of families; what becomes of it over the certifications there are.
#include "certrail/track.hpp"

#include "certrail/names.hpp"
#include "support/catch.hpp"
#include "support/sample_catalog.hpp"

using namespace certrail;

namespace {

using GoalTree = RequirementTree<TrackGroupIndex>;

GoalTree group(TrackGroupIndex index) { return {GoalTree::Kind::leaf, index, 0, {}}; }

GoalTree all_of(std::vector<GoalTree> children) {
  const auto k = static_cast<int>(children.size());
  return {GoalTree::Kind::all_of, 0, k, std::move(children)};
}

/// Two clouds with an exam in AI, one of them renamed; one of the two has architecture.
Catalog catalog_with_groups() {
  Catalog catalog = test::sample_catalog();
  for (Certification& each : catalog.certifications) {
    if (each.id.starts_with("ms:AI-10")) each.family = "azure-ai";
    if (each.id == "aws:SAP-C02") each.level = Level::professional;
    if (each.id == "aws:SAA-C03") each.level = Level::associate;
  }
  catalog.track_groups = {
      {"architecture", "architecture", {"aws:SAA-C03", "aws:SAP-C02"}, {}},
      {"senior", "senior", {"aws:SAA-C03", "aws:SAP-C02"}, {Level::professional}},
      {"ai", "AI", {"aws:MLA-C02", "azure-ai"}, {}},
      {"kubernetes", "Kubernetes", {"cncf:CKA"}, {}}};
  return catalog;
}

std::string goal_of(const Track& track, const CloudPreference& wanted = {}) {
  const auto goal = track_goal(catalog_with_groups(), track, wanted);
  return goal ? to_expression(*goal) : std::string(info(goal.error().code).name);
}

Track track_of(GoalTree goal, bool one_cloud = false) {
  Track track;
  track.id = "this";
  track.goal = std::move(goal);
  track.one_cloud = one_cloud;
  return track;
}

CloudPreference only(const std::string& provider) { return {{{provider, 100}}, 0}; }

}  // namespace

TEST_CASE("a group stands for its families at its levels, retired exams too") {
  CHECK(goal_of(track_of(group(0))) == "aws:SAA-C03 or aws:SAP-C02");
  CHECK(goal_of(track_of(group(1))) == "aws:SAP-C02");
  CHECK(goal_of(track_of(group(2))) == "aws:MLA-C02 or ms:AI-102 or ms:AI-103");
}

TEST_CASE("all groups of a track must be met") {
  CHECK(goal_of(track_of(all_of({group(1), group(2)}))) ==
        "aws:SAP-C02 and (aws:MLA-C02 or ms:AI-102 or ms:AI-103)");
}

TEST_CASE("a track of one cloud names the clouds that can meet all of it") {
  CHECK(goal_of(track_of(all_of({group(0), group(2)}), true)) ==
        "(aws:SAA-C03 or aws:SAP-C02) and aws:MLA-C02");
  CHECK(goal_of(track_of(group(2), true)) == "aws:MLA-C02 or (ms:AI-102 or ms:AI-103)");
  CHECK(goal_of(track_of(group(3), true)) == "infeasible-track");
}

TEST_CASE("a goal never brings back a cloud that is not wanted") {
  CHECK(goal_of(track_of(group(2)), only("aws")) == "aws:MLA-C02");
  CHECK(goal_of(track_of(group(2)), only("microsoft")) == "ms:AI-102 or ms:AI-103");
  CHECK(goal_of(track_of(all_of({group(0), group(2)})), only("microsoft")) == "infeasible-track");
  CHECK(goal_of(track_of(group(2)), {{{"aws", 0}}, {}}) == "infeasible-track");
  CHECK(goal_of(track_of(group(2)), {{{"aws", 0}}, 50}) == "ms:AI-102 or ms:AI-103");
  CHECK(goal_of(track_of(group(2)), {{{"aws", 3}}, {}}) == "aws:MLA-C02");
}

TEST_CASE("k of several groups may do without those that nothing meets") {
  GoalTree two{GoalTree::Kind::k_of, 0, 2, {group(0), group(2), group(3)}};
  CHECK(goal_of(track_of(two), only("google_cloud")) == "infeasible-track");
  CHECK(goal_of(track_of(two), only("microsoft")) == "(ms:AI-102 or ms:AI-103) and cncf:CKA");
  GoalTree one = two;
  one.kind = GoalTree::Kind::any_of;
  one.k = 1;
  CHECK(goal_of(track_of(one), only("google_cloud")) == "cncf:CKA");
}

TEST_CASE("tracks are found by id, alias and name") {
  Catalog catalog = catalog_with_groups();
  Track track = track_of(group(0));
  track.id = "ai_ml";
  track.name = "AI and machine learning";
  track.aliases = {"AI/ML"};
  catalog.tracks = {track};
  for (const char* text : {"ai_ml", "AI_ML", "ai/ml", "ai and machine learning"}) {
    const auto found = resolve_track(catalog, text, "--track");
    CHECK((found ? *found : found.error().detail) == "ai_ml");
  }
  const auto unknown = resolve_track(catalog, "ai_mll", "--track");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().suggestion == "ai_ml");
  CHECK(unknown.error().source == "--track");
}
