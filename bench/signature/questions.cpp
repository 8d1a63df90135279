#include "signature/questions.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

#include "workload/lines.hpp"

namespace certrail::bench {
namespace {

/// One in `stride` of the workload from `first` on, asked in one way. Both are chosen so that no
/// question of a sample takes much longer than the others.
struct Sample {
  std::size_t first;
  std::size_t stride;
  int steps;
  int top = 10;
  int distinct = 100;
  std::optional<Objective> objective{};  ///< only of profiles with a target; else the profile's own
  std::optional<std::uint64_t> max_nodes{};
};

const std::vector<Sample>& samples(Part part) {
  static const std::vector<Sample> full{
      {0, 1, 3},
      {0, 3, 4},
      {6, 10, 5},
      {4, 31, 6},
      {0, 16, 3, 1},
      {0, 16, 3, 100},
      {0, 16, 4, 10, 50},
      {8, 16, 3, 10, 0},
      {0, 4, 3, 10, 100, Objective::time},
      {0, 4, 3, 10, 100, Objective::money},
      {0, 4, 3, 10, 100, Objective::steps},
      {0, 16, 6, 10, 100, std::nullopt, 100},
      {0, 16, 5, 10, 50, std::nullopt, 1'000},
  };
  static const std::vector<Sample> brief{
      {0, 16, 3},
      {9, 39, 4},
      {6, 100, 5},
      {0, 100, 3, 100},
      {0, 100, 3, 10, 50},
      {0, 40, 2, 10, 100, Objective::time},
      {0, 40, 2, 10, 100, Objective::money},
      {0, 40, 2, 10, 100, Objective::steps},
      {0, 100, 6, 10, 100, std::nullopt, 50},
  };
  return part == Part::full ? full : brief;
}

bool has_target(const Profile& profile) {
  return profile.goals || !profile.include.empty() ||
         profile.limits.min_readiness_ppm.value_or(0) > 0;
}

}  // namespace

std::vector<SignedQuestion> signed_questions(const Catalog& catalog, Part part) {
  std::vector<Profile> profiles;
  std::vector<Profile> with_target;
  for (const Stratum stratum : kStrata) {
    for (Profile& profile : read_workload(catalog, stratum)) {
      if (has_target(profile)) with_target.push_back(profile);
      profiles.push_back(std::move(profile));
    }
  }
  std::vector<SignedQuestion> questions;
  for (const Sample& sample : samples(part)) {
    const std::vector<Profile>& pool = sample.objective ? with_target : profiles;
    for (std::size_t i = sample.first; i < pool.size(); i += sample.stride) {
      Question question{pool[i], sample.top, sample.distinct, {}};
      question.profile.limits.max_steps = sample.steps;
      if (sample.objective) question.profile.objective = *sample.objective;
      question.budget.max_nodes = sample.max_nodes;
      questions.push_back({std::move(question), sample.max_nodes.has_value()});
    }
  }
  return questions;
}

}  // namespace certrail::bench
