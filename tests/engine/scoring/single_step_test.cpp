#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "certrail/engine.hpp"
#include "scoring/first_stage.hpp"
#include "support/catch.hpp"
#include "support/gather_people.hpp"
#include "twin/random.hpp"

using namespace certrail;

namespace {

constexpr int kTop = 100;

/// One person for each role and seed: some skills, some held, some preference.
Profile draw_profile(const Catalog& catalog, const Role& role, std::uint64_t seed) {
  twin::Random random(seed);
  Profile profile;
  profile.role.parts = {{role.id, 1}};
  profile.start_on = catalog.as_of;
  for (const Skill& skill : catalog.skills) {
    if (random.chance(25)) {
      profile.skills.push_back({skill.id, static_cast<int>(random.between(1, 100))});
    }
  }
  for (int i = static_cast<int>(random.between(0, 4)); i > 0; --i) {
    const std::string& id = catalog.certifications[random.below(catalog.certifications.size())].id;
    const auto same = [&](const HeldCertification& held) { return held.id == id; };
    if (std::none_of(profile.held.begin(), profile.held.end(), same)) {
      profile.held.push_back({id, {}});
    }
  }
  if (random.chance(60)) {
    profile.cloud_preference.named = {{"aws", 100}, {"microsoft", static_cast<int>(seed % 101)}};
  }
  profile.limits.max_steps = 1;
  return profile;
}

}  // namespace

TEST_CASE("the first stage scores paths of one step as the search does", "[first_stage]") {
  const auto engine = Engine::load(std::string(CERTRAIL_TEST_DATA_DIR));
  REQUIRE(engine);
  const Catalog& catalog = engine->catalog();
  const FirstStage stage(catalog, *find_policy(catalog, catalog.default_policy));
  const std::size_t all = catalog.certifications.size();
  // Whether study ends before an exam retires is looked at by the search alone.
  const auto retires = [&](CertificationIndex c) {
    return catalog.certifications[c].retires_on.has_value();
  };
  Ranker ranker;
  Ranking answer;
  for (const Role& role : catalog.roles) {
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
      CAPTURE(role.id, seed);
      Question question;
      question.profile = draw_profile(catalog, role, seed);
      question.top = kTop;
      REQUIRE_FALSE(engine->rank(question, ranker, answer));
      const FirstStageBatch batch = test::gather_people(catalog, {&question.profile, 1});
      std::vector<FirstStagePick> picks(all);
      stage.rank(batch.asks(), batch.people(), all, picks.data());

      std::vector<std::int64_t> scores, expected_scores;
      std::map<CertificationIndex, std::int64_t> score_of;
      for (const FirstStagePick& pick : picks) {
        if (pick.certification == FirstStagePick::kNone || retires(pick.certification)) continue;
        scores.push_back(pick.score_ppm);
        score_of[pick.certification] = pick.score_ppm;
      }
      for (const RankedPath& path : answer.paths) {
        if (retires(path.order[0])) continue;
        expected_scores.push_back(path.score_ppm);
        REQUIRE(score_of.count(path.order[0]) == 1);
        CHECK(score_of[path.order[0]] == path.score_ppm);
      }
      REQUIRE(expected_scores.size() > 20);
      REQUIRE(scores.size() >= expected_scores.size());
      scores.resize(expected_scores.size());
      CHECK(scores == expected_scores);
    }
  }
}
