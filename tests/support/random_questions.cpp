#include "support/random_questions.hpp"

#include <algorithm>

#include "twin/random.hpp"

namespace certrail::test {
namespace {

using twin::Random;

const std::string& any_certification(Random& random, const Catalog& catalog) {
  return random.pick(catalog.certifications).id;
}

bool named(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void draw_role(Random& random, const Catalog& catalog, Profile& profile) {
  profile.role.parts.push_back({random.pick(catalog.roles).id, 1});
  const bool mixture = random.chance(10);
  if (mixture) {
    const std::string& other = random.pick(catalog.roles).id;
    if (other != profile.role.parts.front().id) profile.role.parts.push_back({other, 2});
  }
  if (mixture || random.chance(20)) {
    profile.market.kind = MarketChoice::Kind::named;
    profile.market.named.parts.push_back({random.pick(catalog.markets).id, 1});
  } else if (random.chance(5)) {
    profile.market.kind = MarketChoice::Kind::none;
  }
}

// From a beginner, who knows next to nothing, to somebody who knows a third of it all.
void draw_skills(Random& random, const Catalog& catalog, Profile& profile) {
  const int knows = static_cast<int>(random.between(0, 35));
  for (const Skill& skill : catalog.skills) {
    if (random.chance(knows)) {
      profile.skills.push_back({skill.id, static_cast<int>(random.between(10, 90))});
    }
  }
  if (random.chance(60)) profile.experience_months = static_cast<int>(random.between(0, 120));
}

void draw_held(Random& random, const Catalog& catalog, Profile& profile) {
  std::vector<std::string> ids;
  for (std::int64_t count = random.between(0, 4); count > 0; --count) {
    const std::string& id = any_certification(random, catalog);
    if (!named(ids, id)) ids.push_back(id);
  }
  for (const std::string& id : ids) {
    profile.held.push_back({id, {}});
    if (random.chance(60)) {
      profile.held.back().earned_on =
          Date{profile.start_on->days - static_cast<std::int32_t>(random.between(0, 1'500))};
    }
  }
}

void draw_preference(Random& random, const Catalog& catalog, Profile& profile) {
  if (random.chance(20)) return;
  std::vector<std::string> clouds;
  for (const Provider& provider : catalog.providers) {
    if (provider.kind == ProviderKind::cloud) clouds.push_back(provider.id);
  }
  if (clouds.empty()) return;
  random.shuffle(clouds);
  profile.cloud_preference.named.push_back({clouds.front(), 100});
  if (clouds.size() > 1 && random.chance(25)) {
    profile.cloud_preference.named.push_back({clouds[1], static_cast<int>(random.between(0, 100))});
  }
  if (random.chance(25)) {
    profile.cloud_preference.others = 0;
  } else if (random.chance(60)) {
    profile.cloud_preference.others = static_cast<int>(random.between(25, 100));
  }
}

void draw_limits(Random& random, Profile& profile) {
  Limits& limits = profile.limits;
  if (random.chance(40)) {
    limits.budget_cents = random.between(15'000, 40'000) * limits.max_steps;
  }
  if (random.chance(40)) {
    const auto days = static_cast<std::int32_t>(random.between(60, 180) * limits.max_steps);
    limits.finish_by = Date{profile.start_on->days + days};
  }
}

Goal draw_goal(Random& random, const Catalog& catalog) {
  Goal goal;
  if (random.chance(40)) {
    goal.leaf = any_certification(random, catalog);
    return goal;
  }
  goal.kind = random.chance(50) ? Goal::Kind::any_of : Goal::Kind::k_of;
  goal.k = goal.kind == Goal::Kind::any_of ? 1 : 2;
  for (int i = 0; i < 3; ++i) {
    Goal leaf;
    leaf.leaf = any_certification(random, catalog);
    goal.children.push_back(leaf);
  }
  return goal;
}

void draw_wishes(Random& random, const Catalog& catalog, Profile& profile) {
  if (random.chance(40)) profile.goals = draw_goal(random, catalog);
  if (random.chance(30)) profile.include.push_back(any_certification(random, catalog));
  for (std::int64_t count = random.between(0, 5); count > 0; --count) {
    const std::string& id = any_certification(random, catalog);
    if (!named(profile.include, id) && !named(profile.exclude, id)) profile.exclude.push_back(id);
  }
}

void draw_objective(Random& random, const Catalog& catalog, Profile& profile) {
  const bool has_goal = profile.goals || !profile.include.empty();
  if (!has_goal && random.chance(50)) {
    profile.include.push_back(any_certification(random, catalog));
    const auto same =
        std::find(profile.exclude.begin(), profile.exclude.end(), profile.include.front());
    if (same != profile.exclude.end()) profile.exclude.erase(same);
  } else if (!has_goal) {
    profile.limits.min_readiness_ppm = random.between(50'000, 300'000);
  }
  const Objective all[] = {Objective::time, Objective::money, Objective::steps};
  profile.objective = all[random.below(3)];
}

}  // namespace

Question draw_question(const Catalog& catalog, std::uint64_t seed, int steps) {
  Random random(seed * 16 + static_cast<std::uint64_t>(steps));
  Question question;
  Profile& profile = question.profile;
  profile.start_on = Date{20'779};  // 2026-11-22
  profile.limits.max_steps = steps;
  profile.hours_per_week = static_cast<int>(random.between(2, 20));
  draw_role(random, catalog, profile);
  draw_skills(random, catalog, profile);
  draw_held(random, catalog, profile);
  draw_preference(random, catalog, profile);
  if (random.chance(25)) draw_limits(random, profile);
  if (random.chance(20)) draw_wishes(random, catalog, profile);
  if (random.chance(15)) draw_objective(random, catalog, profile);
  if (random.chance(15)) question.distinct = random.pick(std::vector<int>{0, 34, 50, 67});
  return question;
}

}  // namespace certrail::test
