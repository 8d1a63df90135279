// One question with everything its answer depends on: catalogue, role, market, policy, profile.
//
// Units as in the model: levels in percent, weights and prices in ppm, study in minutes, money in
// cents. Skills, providers and certifications are referred to by their position in the catalogue.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "calendar.hpp"

namespace certrail::twin {

struct Requirement {
  enum class Kind { certification, all_of, any_of, k_of };
  Kind kind = Kind::certification;
  std::size_t certification = 0;  // of a leaf
  std::size_t k = 0;              // of k_of
  std::vector<Requirement> of;    // of everything but a leaf
};

struct Skill {
  std::string id;
  std::optional<std::size_t> provider;  // none: neutral
};

struct Provider {
  std::string id;
  bool cloud = false;
};

struct Certification {
  std::string id;
  std::size_t provider = 0;
  std::string family;
  std::vector<int> attests;              // per skill, 0 where not examined
  std::vector<std::int64_t> exam_share;  // per skill
  std::int64_t study_minutes = 0;
  std::int64_t fee_cents = 0;
  std::optional<Requirement> requirement;
  std::vector<std::size_t> covers;
  std::map<std::string, std::int64_t> for_roles;
  std::optional<Day> available_from;
  std::optional<Day> retires_on;
  bool announced = false;
  std::optional<int> validity_months;
  int min_experience_months = 0;
};

struct Catalogue {
  std::vector<Skill> skills;
  std::vector<Provider> providers;
  std::vector<Certification> certifications;
};

struct Role {
  std::string id;
  std::vector<std::int64_t> importance;  // per skill
  std::vector<int> need;                 // per skill, 0 where the role does not name it
  std::optional<std::map<std::size_t, std::int64_t>> credentials;
};

struct Market {
  std::vector<std::int64_t> demand;                 // per skill
  std::map<std::size_t, std::int64_t> recognition;  // per provider that has the figure
  std::map<std::size_t, std::int64_t> share_ppm;    // per provider that has the figure
};

template <typename T>
struct Part {
  std::int64_t share = 1;
  T value;
};

struct Policy {
  std::int64_t role_weight = 0;
  std::int64_t market_weight = 0;
  std::int64_t credential_weight = 0;
  std::int64_t price_of_hour = 0;
  std::int64_t price_of_dollar = 0;
  std::int64_t price_of_other_cloud = 0;
  std::int64_t transfer = 0;
  std::vector<std::int64_t> ease;
  std::vector<std::int64_t> worth;
};

struct Held {
  std::size_t certification = 0;
  std::optional<Day> earned_on;
};

enum class Objective { score, time, money, steps };

// What the person asks of a path and could give up.
struct Wishes {
  int max_steps = 4;
  std::optional<std::int64_t> budget_cents;
  std::optional<Day> finish_by;
  std::int64_t min_readiness_ppm = 0;
  std::optional<int> experience_months;
  std::vector<std::size_t> exclude;
  std::vector<std::size_t> include;
  std::optional<Requirement> goals;
  bool ban = true;  // preference 0 keeps a provider's certifications out
};

struct Profile {
  std::vector<int> skills;  // level per skill
  std::vector<Held> held;
  std::map<std::size_t, std::int64_t> cloud_preference;  // per provider named
  std::optional<std::int64_t> default_preference;
  std::int64_t hours_per_week = 6;
  Day start_on = 0;
  Wishes wishes;
  Objective objective = Objective::score;
};

struct Case {
  Catalogue catalogue;
  std::vector<Part<Role>> role;      // none, one, or the parts of a mixture
  std::vector<Part<Market>> market;  // the same
  Policy policy;
  Profile profile;
  std::size_t top = 5;
  std::int64_t distinct = 100;
};

// Reads a case:
//   {"catalogue": {"skills", "providers", "certifications"}, "role", "market", "policy", "profile",
//    "top", "distinct"}
// Role and market are an object, null (none), or {"mixture": [{"share": 60, "role": {...}}, ...]}
// ("market" in a market's parts). The policy holds its `ease` and `worth`. Whatever else the case
// names is not looked at. Throws std::invalid_argument or an exception of nlohmann::json where the
// case is not well formed or names something that does not exist.
Case case_from_json(const nlohmann::json& json);

}  // namespace certrail::twin
