#include <algorithm>
#include <array>

#include "workload/draw.hpp"
#include "workload/person.hpp"

namespace certrail::bench {
namespace {

constexpr std::array<Seniority, 5> kSeniorities{{
    {"beginner", 20, {0, 2}, {10, 35}, 70, {0, 0}, {0, 6}, {80, 220}},
    {"career changer", 15, {5, 14}, {30, 75}, 20, {0, 1}, {0, 24}, {100, 260}},
    {"junior", 25, {3, 9}, {20, 50}, 80, {0, 1}, {6, 30}, {120, 280}},
    {"experienced", 25, {8, 18}, {30, 70}, 75, {0, 3}, {30, 84}, {220, 420}},
    {"senior", 15, {14, 32}, {40, 90}, 70, {1, 4}, {72, 240}, {350, 560}},
}};

const Seniority& draw_seniority(twin::Random& random) {
  std::int64_t left = random.between(1, 100);
  for (const Seniority& seniority : kSeniorities) {
    left -= seniority.share;
    if (left <= 0) return seniority;
  }
  return kSeniorities.back();
}

void draw_roles(Person& person) {
  const std::vector<Role>& roles = person.pools.catalog->roles;
  const std::size_t first = person.random.below(roles.size());
  person.roles = {first};
  person.profile.role.parts = {{roles[first].id, 1}};
  if (!person.random.chance(12)) return;
  const std::size_t second = (first + 1 + person.random.below(roles.size() - 1)) % roles.size();
  person.roles.push_back(second);
  const int share = 10 * static_cast<int>(person.random.between(5, 8));
  person.profile.role.parts = {{roles[first].id, share}, {roles[second].id, 100 - share}};
}

void draw_market(Person& person) {
  const std::vector<Market>& markets = person.pools.catalog->markets;
  const std::vector<std::size_t>& mixable = person.pools.markets_with_demand;
  MarketChoice& choice = person.profile.market;
  const std::int64_t kind = person.random.between(1, 100);
  if (kind <= 80) return;  // the role's own
  if (kind <= 83) {
    choice.kind = MarketChoice::Kind::none;
    return;
  }
  choice.kind = MarketChoice::Kind::named;
  if (kind <= 95) {
    choice.named.parts = {{person.random.pick(markets).id, 1}};
    return;
  }
  const std::size_t first = person.random.below(mixable.size());
  const std::size_t second = (first + 1 + person.random.below(mixable.size() - 1)) % mixable.size();
  choice.named.parts = {{markets[mixable[first]].id, 60}, {markets[mixable[second]].id, 40}};
}

void draw_skills(Person& person) {
  const std::vector<Skill>& skills = person.pools.catalog->skills;
  std::vector<char> known(skills.size(), 0);
  for (int left = person.in(person.seniority->skills); left > 0; --left) {
    const auto index = person.random.chance(person.seniority->related)
                           ? person.random.pick(person.role().skills)
                           : static_cast<SkillIndex>(person.random.below(skills.size()));
    const int level = person.in(person.seniority->level) / 5 * 5;
    if (known[index]) continue;
    known[index] = 1;
    person.profile.skills.push_back({skills[index].id, level});
  }
}

/// Earned within the last five years while it was offered, so that some have run out.
void draw_held(Person& person) {
  constexpr int kDaysBack = 5 * 365;
  for (int left = person.in(person.seniority->held); left > 0; --left) {
    const std::vector<CertificationIndex>& made_for_it = person.role().credentials;
    const bool near = person.random.chance(70) && !made_for_it.empty();
    const auto& pool = near ? made_for_it : person.pools.offered;
    const Certification& one = person.certification(person.random.pick(pool));
    int first = kStart.days - kDaysBack;
    int last = kStart.days;
    if (one.available_from) first = std::max(first, one.available_from->days);
    if (one.retires_on) last = std::min(last, one.retires_on->days);
    const auto same = [&](const HeldCertification& other) { return other.id == one.id; };
    auto& held = person.profile.held;
    if (first > last || std::any_of(held.begin(), held.end(), same)) continue;
    held.push_back({one.id, Date{static_cast<std::int32_t>(person.random.between(first, last))}});
  }
}

}  // namespace

void draw_background(Person& person) {
  person.seniority = &draw_seniority(person.random);
  person.profile.start_on = kStart;
  person.profile.hours_per_week = static_cast<int>(person.random.between(3, 20));
  draw_roles(person);
  draw_market(person);
  draw_skills(person);
  draw_held(person);
  const int months = person.in(person.seniority->experience_months);
  if (person.random.chance(60)) person.profile.experience_months = months;
}

}  // namespace certrail::bench
