#include <algorithm>

#include "workload/draw.hpp"
#include "workload/person.hpp"

namespace certrail::bench {
namespace {

enum class Wish { budget, last_day, goals, include, exclude, readiness };

/// A certification worth asking for by name: made for the role, and often one that requires others.
std::string draw_wanted(Person& person) {
  const RolePool& role = person.role();
  const bool deep = person.random.chance(40) && !role.with_requires.empty();
  const auto& pool = deep                       ? role.with_requires
                     : role.credentials.empty() ? person.pools.open
                                                : role.credentials;
  return person.certification(person.random.pick(pool)).id;
}

std::vector<std::string> draw_wanted(Person& person, std::size_t count) {
  std::vector<std::string> ids;
  for (int tries = 0; ids.size() < count && tries < 20; ++tries) {
    std::string id = draw_wanted(person);
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
  }
  return ids;
}

Goal goal_of(Goal::Kind kind, int k, const std::vector<std::string>& ids) {
  Goal goal;
  goal.kind = kind;
  goal.k = k;
  for (const std::string& id : ids) {
    goal.children.emplace_back();
    goal.children.back().leaf = id;
  }
  return goal;
}

void draw_goals(Person& person) {
  const std::int64_t form = person.random.between(1, 100);
  if (form <= 40) {
    person.profile.goals.emplace();
    person.profile.goals->leaf = draw_wanted(person);
  } else if (form <= 65) {
    const auto ids = draw_wanted(person, 3);
    person.profile.goals = goal_of(Goal::Kind::any_of, 1, ids);
  } else {
    const auto ids = draw_wanted(person, form <= 85 ? 3 : 2);
    const int k = std::min(2, static_cast<int>(ids.size()));
    const bool all = static_cast<std::size_t>(k) == ids.size();
    person.profile.goals = goal_of(all ? Goal::Kind::all_of : Goal::Kind::k_of, k, ids);
  }
}

/// Some that the role's answers would otherwise name; none that is itself asked for.
void draw_excludes(Person& person) {
  const auto count = static_cast<std::size_t>(person.random.between(1, 4));
  std::vector<std::string> asked = person.profile.include;
  if (person.profile.goals) {
    for_each_leaf(*person.profile.goals, [&](const std::string& id) { asked.push_back(id); });
  }
  for (std::string& id : draw_wanted(person, count)) {
    if (std::find(asked.begin(), asked.end(), id) != asked.end()) continue;
    person.profile.exclude.push_back(std::move(id));
  }
}

void draw_wish(Person& person, Wish wish) {
  twin::Random& random = person.random;
  Limits& limits = person.profile.limits;
  switch (wish) {
    case Wish::budget:
      limits.budget_cents = 5'000 * random.between(6, 30);
      break;
    case Wish::last_day: {
      // Time for 80 to 400 hours of study, at the hours the person has.
      const std::int64_t weeks = random.between(80, 400) / person.profile.hours_per_week;
      limits.finish_by =
          Date{static_cast<std::int32_t>(kStart.days + std::max<std::int64_t>(weeks, 5) * 7)};
      break;
    }
    case Wish::goals:
      draw_goals(person);
      break;
    case Wish::include:
      person.profile.include = draw_wanted(person, random.chance(80) ? 1 : 2);
      break;
    case Wish::exclude:
      draw_excludes(person);
      break;
    case Wish::readiness:
      limits.min_readiness_ppm = 1'000 * person.in(person.seniority->readiness_asked);
      break;
  }
}

}  // namespace

void draw_wishes(Person& person) {
  std::vector<Wish> wishes{Wish::budget,  Wish::last_day, Wish::goals,
                           Wish::include, Wish::exclude,  Wish::readiness};
  person.random.shuffle(wishes);
  wishes.resize(static_cast<std::size_t>(person.random.between(1, 3)));
  // Excludes last: they look at what is asked for.
  std::stable_partition(wishes.begin(), wishes.end(),
                        [](Wish wish) { return wish != Wish::exclude; });
  for (const Wish wish : wishes) draw_wish(person, wish);
}

}  // namespace certrail::bench
