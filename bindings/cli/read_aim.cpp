#include <algorithm>
#include <set>

#include "certrail/names.hpp"
#include "certrail/track.hpp"
#include "question_reader.hpp"

namespace certrail::cli {
namespace {

constexpr std::int64_t kMostShare = 1'000'000;

/// "a=60,b=40"; a name alone has share 1.
template <class Resolve>
std::optional<Mixture> read_mixture(QuestionReader& reader, const std::string& flag,
                                    const Resolve& resolve) {
  const auto parts = reader.taken(named_values(*reader.one(flag), flag));
  if (!parts) return std::nullopt;
  Mixture mixture;
  for (const NamedValue& part : *parts) {
    const auto id = reader.taken(resolve(reader.catalog, part.name, flag));
    std::optional<std::int64_t> share = 1;
    if (!part.value.empty()) share = reader.taken(whole_number(part.value, flag, 1, kMostShare));
    if (id && share) mixture.parts.push_back({*id, static_cast<int>(*share)});
  }
  return mixture;
}

/// Adds to `list`. What the profile file wished the other way round gives way to the flag.
void read_wishes(QuestionReader& reader, const std::string& flag, const std::string& pointer,
                 std::vector<std::string>& list, std::vector<std::string>& opposite,
                 const std::set<std::string>& opposite_by_flag, std::set<std::string>& by_flag) {
  for (const std::string& text : reader.all(flag)) {
    const auto certification = reader.taken(resolve_certification(reader.catalog, text, flag));
    if (!certification) continue;
    const std::string& id = reader.catalog.certifications[*certification].id;
    by_flag.insert(id);
    if (opposite_by_flag.count(id) == 0) std::erase(opposite, id);
    auto place = std::find(list.begin(), list.end(), id);
    if (place == list.end()) place = list.insert(list.end(), id);
    reader.comes_from(pointer + std::to_string(place - list.begin()), flag);
  }
}

void read_objective(QuestionReader& reader) {
  const std::string* word = reader.one("--objective");
  if (word == nullptr) return;
  for (const Objective objective :
       {Objective::score, Objective::time, Objective::money, Objective::steps}) {
    if (to_string(objective) != *word) continue;
    reader.profile().objective = objective;
    reader.comes_from("/objective", "--objective");
    return;
  }
  reader.refuse(ProblemCode::invalid_value, "--objective", *word,
                "expected score, time, money or steps, found '" + *word + "'");
}

}  // namespace

void read_aim(QuestionReader& reader) {
  Profile& profile = reader.profile();
  if (reader.one("--role") != nullptr) {
    if (auto role = read_mixture(reader, "--role", resolve_role)) profile.role = std::move(*role);
    reader.comes_from("/role", "--role");
  }
  if (const std::string* market = reader.one("--market")) {
    if (*market == "none") {
      profile.market = {MarketChoice::Kind::none, {}};
    } else if (auto named = read_mixture(reader, "--market", resolve_market)) {
      profile.market = {MarketChoice::Kind::named, std::move(*named)};
    }
    reader.comes_from("/market", "--market");
  }
  if (const std::string* policy = reader.one("--policy")) {
    if (auto id = reader.taken(resolve_policy(reader.catalog, *policy, "--policy"))) {
      profile.policy = std::move(*id);
    }
    reader.comes_from("/policy", "--policy");
  }
  std::set<std::string> included;
  std::set<std::string> excluded;
  read_wishes(reader, "--include", "/include/", profile.include, profile.exclude, excluded,
              included);
  read_wishes(reader, "--exclude", "/exclude/", profile.exclude, profile.include, included,
              excluded);
  if (const std::string* goal = reader.one("--goal")) {
    if (auto tree = reader.taken(parse_goal(reader.catalog, *goal, "--goal"))) {
      profile.goals = std::move(*tree);
    }
    reader.comes_from("/goals", "--goal");
  }
  read_objective(reader);
}

std::optional<Problem> add_track_goal(const Catalog& catalog, const Asked& asked,
                                      Profile& profile) {
  if (asked.track == nullptr) return std::nullopt;
  auto goal = track_goal(catalog, *asked.track, profile.cloud_preference);
  if (!goal) {
    goal.error().source = "--track";
    return std::move(goal.error());
  }
  if (asked.goal_beside_track) {
    profile.goals = Goal{Goal::Kind::all_of, {}, 2, {}};
    profile.goals->children.push_back(*asked.goal_beside_track);
    profile.goals->children.push_back(std::move(*goal));
  } else {
    profile.goals = std::move(*goal);
  }
  return std::nullopt;
}

void read_track(QuestionReader& reader) {
  const std::string* text = reader.one("--track");
  if (text == nullptr) return;
  const auto id = reader.taken(resolve_track(reader.catalog, *text, "--track"));
  if (!id) return;
  Asked& asked = reader.asked;
  asked.track = find_track(reader.catalog, *id);
  asked.goal_beside_track = reader.profile().goals;
  if (auto problem = add_track_goal(reader.catalog, asked, reader.profile())) {
    reader.problems.push_back(std::move(*problem));
    return;
  }
  reader.comes_from("/goals", "--track");
  asked.assumed.push_back({"track",
                           "Track " + asked.track->name + ": " + asked.track->summary +
                               " Hints: certrail tracks " + asked.track->id + ".",
                           {}});
}

}  // namespace certrail::cli
