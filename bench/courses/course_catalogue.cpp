#include "courses/course_catalogue.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "twin/random.hpp"

namespace certrail::bench {
namespace {

using nlohmann::json;
using twin::Random;

constexpr std::size_t kSkillsOfSubject = 18;
constexpr Date kStart{20'779};  // 2026-11-22

std::string skill_id(std::size_t skill) { return "skill_" + std::to_string(skill); }

/// A stream of its own for everything that has a name, so that what is drawn for one thing does
/// not depend on what else there is. FNV-1a.
Random random_for(std::uint64_t seed, const std::string& name) {
  std::uint64_t hash = 0xcbf29ce484222325U ^ seed;
  for (const char c : name) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  return Random(hash);
}

/// Some skills are asked for and taught far more often than others.
std::size_t popular_skill(Random& random) {
  return std::min(random.below(kCourseSkills), random.below(kCourseSkills));
}

std::vector<std::size_t> distinct_skills(Random& random, std::size_t count) {
  std::vector<std::size_t> skills;
  while (skills.size() < count) {
    const std::size_t skill = popular_skill(random);
    if (std::find(skills.begin(), skills.end(), skill) == skills.end()) skills.push_back(skill);
  }
  return skills;
}

/// What the courses of a subject, such as "utd:ACCT", mostly teach.
std::vector<std::size_t> skills_of_subject(std::uint64_t seed, const std::string& subject) {
  Random random = random_for(seed, subject);
  return distinct_skills(random, kSkillsOfSubject);
}

/// The first digit of a course's number, 0..9: how advanced it is.
int stage_of(const std::string& id) {
  const std::size_t at = id.find_first_of("0123456789", id.find('-'));
  return at == std::string::npos ? 1 : id[at] - '0';
}

/// Parts of a whole in proportion to the marks; what rounding leaves falls to the first.
std::vector<std::int64_t> shares_of(const std::vector<std::int64_t>& marks) {
  std::int64_t sum = 0;
  for (const std::int64_t mark : marks) sum += mark;
  std::vector<std::int64_t> shares;
  std::int64_t left = kPpm;
  for (const std::int64_t mark : marks) {
    shares.push_back(mark * kPpm / sum);
    left -= shares.back();
  }
  shares.front() += left;
  return shares;
}

json certification(const Course& course, std::uint64_t seed) {
  static constexpr std::array<const char*, 5> kLevels = {"foundational", "associate", "specialty",
                                                         "professional", "expert"};
  Random random = random_for(seed, course.id);
  const auto subject = skills_of_subject(seed, course.id.substr(0, course.id.find('-')));
  const int stage = std::min(stage_of(course.id), 7);
  const std::size_t count = 7 + random.below(12);
  std::vector<std::size_t> skills;
  while (skills.size() < count) {
    const std::size_t skill = random.chance(75) ? random.pick(subject) : popular_skill(random);
    if (std::find(skills.begin(), skills.end(), skill) == skills.end()) skills.push_back(skill);
  }
  std::vector<std::int64_t> marks;
  for (std::size_t i = 0; i < count; ++i) marks.push_back(random.between(1, 12));
  const auto shares = shares_of(marks);
  json attests = json::object(), exam_share = json::object();
  for (std::size_t i = 0; i < count; ++i) {
    // Deep in what most of the course is about, shallow in the rest, as exams are.
    const std::int64_t level = 20 + 8 * stage + random.between(-8, 8);
    attests[skill_id(skills[i])] = marks[i] > 8 ? level : level / 2;
    exam_share[skill_id(skills[i])] = shares[i];
  }
  const std::int64_t hours = course.credit_hours.value_or(static_cast<int>(random.between(1, 4)));
  json out = {
      {"id", course.id},
      {"level", kLevels[static_cast<std::size_t>(std::min(stage / 2, 4))]},
      {"attests", std::move(attests)},
      {"exam_share", std::move(exam_share)},
      {"study_minutes", 60 * (4 + std::max<std::int64_t>(1, hours) * random.between(16, 40))},
      {"fee_cents", 5'000 * random.between(0, 10)},
      {"requires", course.requires_}};
  json for_roles = json::object();
  for (std::size_t role = 0; role < kCourseRoles; ++role) {
    if (random.chance(8)) for_roles["role_" + std::to_string(role)] = 10 * random.between(1, 10);
  }
  out["for_roles"] = std::move(for_roles);
  return out;
}

Document document(std::string name, json content) {
  content["schema_version"] = 1;
  return {std::move(name), content.dump()};
}

Document role(std::uint64_t seed, std::size_t number) {
  const std::string id = "role_" + std::to_string(number);
  Random random = random_for(seed, id);
  json skills = json::object();
  for (const std::size_t skill : distinct_skills(random, 35 + random.below(30))) {
    // From 1,000 to 70,000, most of them small.
    const std::int64_t importance =
        random.between(1, 10) * random.between(1, 10) * random.between(100, 700) + 900;
    skills[skill_id(skill)] = {{"importance", importance}, {"need", 5 * random.between(10, 18)}};
  }
  return document("roles/" + id + ".json", {{"id", id}, {"skills", std::move(skills)}});
}

Document market(std::uint64_t seed) {
  Random random = random_for(seed, "market");
  json demand = json::object();
  for (const std::size_t skill : distinct_skills(random, 90)) {
    demand[skill_id(skill)] = random.between(1, 10) * random.between(1, 10) * 4'000;
  }
  return document("markets/campus.json",
                  {{"id", "campus"},
                   {"demand", std::move(demand)},
                   {"recognition", {{"quatalog", 1'000'000}, {"utd", 800'000}}}});
}

}  // namespace

std::vector<Document> course_catalogue(const std::vector<Course>& courses,
                                       const std::string& policy, std::uint64_t seed) {
  std::vector<Document> documents;
  documents.push_back(document(
      "catalogue.json",
      {{"as_of", "2026-11-22"}, {"default_market", "campus"}, {"default_policy", "default"}}));
  documents.push_back(document("providers.json", {{"providers",
                                                   {{{"id", "quatalog"}, {"kind", "neutral"}},
                                                    {{"id", "utd"}, {"kind", "neutral"}}}}}));
  json skills = json::array();
  for (std::size_t skill = 0; skill < kCourseSkills; ++skill) {
    skills.push_back({{"id", skill_id(skill)}});
  }
  documents.push_back(document("skills.json", {{"skills", std::move(skills)}}));
  std::map<std::string, json> by_provider;
  for (const Course& course : courses) {
    json& list = by_provider.try_emplace(course.provider, json::array()).first->second;
    list.push_back(certification(course, seed));
  }
  for (auto& [provider, list] : by_provider) {
    documents.push_back(document("certifications/" + provider + ".json",
                                 {{"provider", provider}, {"certifications", std::move(list)}}));
  }
  for (std::size_t number = 0; number < kCourseRoles; ++number) {
    documents.push_back(role(seed, number));
  }
  documents.push_back(market(seed));
  documents.push_back({"policies/default.json", policy});
  return documents;
}

Profile course_profile(std::uint64_t number) {
  Random random = random_for(number, "profile");
  Profile profile;
  profile.role.parts.push_back({"role_" + std::to_string(number % kCourseRoles), 1});
  profile.start_on = kStart;
  const std::size_t known = random.below(40);
  for (const std::size_t skill : distinct_skills(random, known)) {
    profile.skills.push_back({skill_id(skill), static_cast<int>(5 * random.between(2, 16))});
  }
  return profile;
}

}  // namespace certrail::bench
