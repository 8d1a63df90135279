#include "made/made_catalogue.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "twin/random.hpp"

namespace certrail::bench {
namespace {

using nlohmann::json;
using twin::Random;

struct MadeProvider {
  const char* id;
  const char* kind;
  int recognition;
};
constexpr std::array<MadeProvider, 5> kProviders{{{"alto", "cloud", 1'000'000},
                                                  {"bora", "cloud", 800'000},
                                                  {"cirro", "cloud", 500'000},
                                                  {"delta", "platform", 300'000},
                                                  {"echo", "neutral", 200'000}}};

std::string skill_id(std::size_t skill) { return "skill_" + std::to_string(skill); }

std::vector<std::size_t> some_skills(Random& random, std::size_t count) {
  std::vector<std::size_t> skills(kMadeSkills);
  for (std::size_t i = 0; i < skills.size(); ++i) skills[i] = i;
  random.shuffle(skills);
  skills.resize(count);
  return skills;
}

/// Four to fourteen skills in parts of 1 to 10, levels of 20 to 90, 20 to 120 hours of study.
json certification(Random& random, const std::string& id) {
  const std::vector<std::size_t> skills = some_skills(random, 4 + random.below(11));
  std::vector<std::int64_t> parts;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < skills.size(); ++i) {
    parts.push_back(random.between(1, 10));
    total += parts.back();
  }
  json attests = json::object();
  json exam_share = json::object();
  std::int64_t left = kPpm;
  for (std::size_t i = 0; i < skills.size(); ++i) {
    const std::int64_t share = i + 1 == skills.size() ? left : parts[i] * kPpm / total;
    left -= share;
    attests[skill_id(skills[i])] = random.between(20, 90);
    exam_share[skill_id(skills[i])] = share;
  }
  const std::int64_t study = 60 * random.between(20, 120);
  const std::int64_t fee = 1'000 * random.between(5, 50);
  const std::int64_t fit = random.chance(30) ? 10 * random.between(1, 10) : 0;
  return {{"id", id},
          {"level", "associate"},
          {"attests", std::move(attests)},
          {"exam_share", std::move(exam_share)},
          {"study_minutes", study},
          {"fee_cents", fee},
          {"for_roles", {{"worker", fit}}}};
}

Document document(const std::string& name, json content) {
  content["schema_version"] = 1;
  return {name, content.dump()};
}

Document providers() {
  json list = json::array();
  for (const MadeProvider& provider : kProviders) {
    list.push_back({{"id", provider.id}, {"kind", provider.kind}});
  }
  return document("providers.json", {{"providers", std::move(list)}});
}

Document skills() {
  json list = json::array();
  for (std::size_t i = 0; i < kMadeSkills; ++i) list.push_back({{"id", skill_id(i)}});
  return document("skills.json", {{"skills", std::move(list)}});
}

/// The role asks for 45 skills, the market for 60 of all.
Document role(Random& random) {
  json wanted = json::object();
  for (const std::size_t skill : some_skills(random, 45)) {
    const std::int64_t importance = random.between(1, 100) * 1'000;
    wanted[skill_id(skill)] = {{"importance", importance}, {"need", 5 * random.between(10, 18)}};
  }
  return document("roles/worker.json", {{"id", "worker"}, {"skills", std::move(wanted)}});
}

Document market(Random& random) {
  json demand = json::object();
  for (const std::size_t skill : some_skills(random, 60)) {
    demand[skill_id(skill)] = random.between(1, 400) * 1'000;
  }
  json recognition = json::object();
  for (const MadeProvider& provider : kProviders) recognition[provider.id] = provider.recognition;
  return document(
      "markets/made.json",
      {{"id", "made"}, {"demand", std::move(demand)}, {"recognition", std::move(recognition)}});
}

}  // namespace

std::vector<Document> made_catalogue(std::size_t items, const std::string& policy,
                                     std::uint64_t seed) {
  Random random(Random(seed).next());
  std::vector<Document> documents;
  documents.push_back(document(
      "catalogue.json",
      {{"as_of", "2026-11-22"}, {"default_market", "made"}, {"default_policy", "default"}}));
  documents.push_back(providers());
  documents.push_back(skills());
  documents.push_back(role(random));
  documents.push_back(market(random));
  documents.push_back({"policies/default.json", policy});
  std::array<json, kProviders.size()> lists;
  for (json& list : lists) list = json::array();
  for (std::size_t i = 0; i < items; ++i) {
    const std::size_t at = random.below(kProviders.size());
    const std::string id = std::string(kProviders[at].id) + ":M" + std::to_string(i);
    lists[at].push_back(certification(random, id));
  }
  for (std::size_t at = 0; at < kProviders.size(); ++at) {
    const std::string name = kProviders[at].id;
    if (lists[at].empty()) continue;
    documents.push_back(document("certifications/" + name + ".json",
                                 {{"provider", name}, {"certifications", std::move(lists[at])}}));
  }
  return documents;
}

Profile made_profile(std::uint64_t number) {
  Random random(Random(~number).next());
  Profile profile;
  profile.role.parts.push_back({"worker", 1});
  profile.start_on = Date{20'779};  // 2026-11-22
  profile.cloud_preference.named = {{"alto", 100}};
  profile.cloud_preference.others = 25 + static_cast<int>(random.below(76));
  profile.hours_per_week = static_cast<int>(random.between(3, 20));
  for (const std::size_t skill : some_skills(random, random.below(13))) {
    const auto level = static_cast<int>(5 * random.between(2, 14));
    profile.skills.push_back({skill_id(skill), level});
  }
  return profile;
}

}  // namespace certrail::bench
