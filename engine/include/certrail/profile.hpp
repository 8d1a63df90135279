// What is known of a person, and what they ask.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/date.hpp"
#include "certrail/requirement.hpp"

namespace certrail {

enum class Objective { score, time, money, steps };
std::string_view to_string(Objective objective);

struct HeldCertification {
  std::string id;
  std::optional<Date> earned_on;  ///< empty = valid
  friend bool operator==(const HeldCertification&, const HeldCertification&) = default;
};

struct KnownSkill {
  std::string id;
  int level = 0;  ///< percent
  friend bool operator==(const KnownSkill&, const KnownSkill&) = default;
};

/// How much somebody wants each cloud, 0..100, in any scale: only the proportions count.
struct CloudPreference {
  struct Mark {
    std::string provider;
    int value = 0;
    friend bool operator==(const Mark&, const Mark&) = default;
  };
  std::vector<Mark> named;
  std::optional<int> others;  ///< the field "default"; empty = a quarter of the largest named
  friend bool operator==(const CloudPreference&, const CloudPreference&) = default;
};

/// Which market to judge by.
struct MarketChoice {
  enum class Kind { by_default, none, named };
  Kind kind = Kind::by_default;
  Mixture named;  ///< kind named only
  friend bool operator==(const MarketChoice&, const MarketChoice&) = default;
};

struct Limits {
  int max_steps = 4;  ///< 1..8
  std::optional<std::int64_t> budget_cents;
  std::optional<Date> finish_by;
  std::optional<std::int64_t> min_readiness_ppm;  ///< 0..1,000,000
  friend bool operator==(const Limits&, const Limits&) = default;
};

/// Ids are exact here; see names.hpp for short forms and aliases.
struct Profile {
  std::vector<KnownSkill> skills;  ///< absent = 0
  std::vector<HeldCertification> held;
  std::optional<int> experience_months;  ///< empty = not filtered by experience
  Mixture role;                          ///< empty = no role
  MarketChoice market;
  std::string policy;  ///< empty = the data's default
  CloudPreference cloud_preference;
  int hours_per_week = 6;  ///< 1..80
  std::optional<Date> start_on;
  Limits limits;
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  std::optional<Goal> goals;
  Objective objective = Objective::score;
  friend bool operator==(const Profile&, const Profile&) = default;
};

/// When to give up looking for a proof. Node budgets are reproducible, time budgets are not.
struct SearchBudget {
  std::optional<std::uint64_t> max_nodes;
  std::optional<std::int64_t> time_limit_ms;
  friend bool operator==(const SearchBudget&, const SearchBudget&) = default;
};

/// How a list is shown; ranks stay those of the objective.
enum class PathOrder { rank, horizon, horizon_hours };
std::string_view to_string(PathOrder order);

struct Question {
  Profile profile;
  int top = 10;        ///< K, 1..100
  int distinct = 100;  ///< percent of overlap allowed between two answers, 0..100
  SearchBudget budget;
  /// Also show what paths cost until then; see horizon.hpp.
  std::optional<Date> horizon = std::nullopt;
  PathOrder order = PathOrder::rank;  ///< any other needs a horizon
  friend bool operator==(const Question&, const Question&) = default;
};

}  // namespace certrail
