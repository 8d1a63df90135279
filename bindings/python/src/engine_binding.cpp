#include "engine_binding.hpp"

#include <cstdio>
#include <functional>
#include <utility>

#include "catalog_document.hpp"
#include "certrail/json.hpp"
#include "certrail/names.hpp"
#include "certrail/track.hpp"
#include "refused.hpp"

namespace certrail::python {
namespace {

Date day_of(const std::string& text, const char* argument) {
  const auto day = parse_date(text);
  if (!day) {
    throw bad_argument(ProblemCode::invalid_date, argument, text,
                       "expected a day that exists, written YYYY-MM-DD, found '" + text + "'");
  }
  return *day;
}

Engine load(const std::string& directory, const std::vector<OwnDocument>& own,
            const std::string& day) {
  std::vector<Document> documents = taken(read_data_directory(directory));
  for (std::size_t i = 0; i < own.size(); ++i) {
    const OwnDocument& each = own[i];
    // Documents of a folder are taken in the order of their names.
    char place[24] = "";
    if (each.folder == "overlays") std::snprintf(place, sizeof place, "%05zu ", i);
    documents.push_back({each.folder + '/' + place + each.called, each.text, each.called});
  }
  return taken(Engine::load(documents, day_of(day, "day")));
}

PathOrder order_of(const std::string& word) {
  for (const PathOrder order : {PathOrder::rank, PathOrder::horizon, PathOrder::horizon_hours}) {
    if (to_string(order) == word) return order;
  }
  throw bad_argument(ProblemCode::invalid_value, "sort", word,
                     "expected rank, horizon or horizon-hours, found '" + word + "'");
}

/// The start day, where the profile names none; then that is worth a notice.
void start_by_default(Profile& profile, const std::string& today, std::vector<Notice>& assumed) {
  if (profile.start_on) return;
  profile.start_on = day_of(today, "start");
  assumed.push_back({"start-today", "Starts today, " + to_string(*profile.start_on) + ".", {}});
}

/// The track's goal, beside the one that the profile has.
void add_track(const Catalog& catalog, const std::string& name, Profile& profile,
               std::vector<Notice>& assumed) {
  if (name.empty()) return;
  const Track& track = *find_track(catalog, taken(resolve_track(catalog, name, "track")));
  Goal goal = taken(track_goal(catalog, track, profile.cloud_preference));
  if (profile.goals) {
    Goal both{Goal::Kind::all_of, {}, 2, {}};
    both.children.push_back(std::move(*profile.goals));
    both.children.push_back(std::move(goal));
    goal = std::move(both);
  }
  profile.goals = std::move(goal);
  assumed.push_back(
      {"track",
       "Track " + track.name + ": " + track.summary + " Hints: certrail tracks " + track.id + ".",
       {}});
}

}  // namespace

/// Taken from those that are idle, and given back.
class SharedEngine::BorrowedRanker {
 public:
  BorrowedRanker(SharedEngine& owner, const std::atomic<bool>& stop) : owner_(owner) {
    const std::lock_guard lock(owner_.mutex_);
    if (!owner_.idle_.empty()) {
      ranker_ = std::move(owner_.idle_.back());
      owner_.idle_.pop_back();
    }
    ranker_.stop_when(&stop);
  }
  ~BorrowedRanker() {
    ranker_.stop_when(nullptr);
    const std::lock_guard lock(owner_.mutex_);
    owner_.idle_.push_back(std::move(ranker_));
  }
  BorrowedRanker(const BorrowedRanker&) = delete;
  BorrowedRanker& operator=(const BorrowedRanker&) = delete;

  Ranker& operator*() { return ranker_; }

 private:
  SharedEngine& owner_;
  Ranker ranker_;
};

SharedEngine::SharedEngine(const std::string& directory, const std::vector<OwnDocument>& own,
                           const std::string& day)
    : engine_(load(directory, own, day)) {}

std::string SharedEngine::recommend(const std::string& profile, const Asking& asking,
                                    const std::atomic<bool>& stop) {
  const Catalog& catalog = engine_.catalog();
  Question question;
  question.profile = taken(parse_profile(catalog, profile, {}));
  std::vector<Notice> assumed;
  start_by_default(question.profile, asking.today, assumed);
  add_track(catalog, asking.track, question.profile, assumed);
  question.top = asking.top;
  question.distinct = asking.distinct;
  question.budget = {asking.max_nodes, asking.time_limit_ms};
  if (asking.horizon_months) {
    question.horizon = add_months(*question.profile.start_on, *asking.horizon_months);
  } else if (!asking.horizon_day.empty()) {
    question.horizon = day_of(asking.horizon_day, "horizon");
  }
  question.order = order_of(asking.sort);
  if (Problems problems = engine_.check(question); !problems.empty()) throw Refused(problems);
  BorrowedRanker ranker(*this, stop);
  Recommendation answer = taken(engine_.recommend(question, *ranker));
  answer.notices.insert(answer.notices.begin(), assumed.begin(), assumed.end());
  return to_json(engine_, answer);
}

std::string SharedEngine::gap(const std::string& profile, const std::string& today) const {
  Profile person = taken(parse_profile(engine_.catalog(), profile, {}));
  std::vector<Notice> assumed;
  start_by_default(person, today, assumed);
  Gap found = taken(engine_.gap(person));
  found.notices.insert(found.notices.begin(), assumed.begin(), assumed.end());
  return to_json(engine_, found);
}

std::string SharedEngine::resolve(const std::string& kind, const std::string& name,
                                  const std::string& source) const {
  const Catalog& catalog = engine_.catalog();
  if (kind == "certification") {
    return catalog.certifications[taken(resolve_certification(catalog, name, source))].id;
  }
  if (kind == "skill") return catalog.skills[taken(resolve_skill(catalog, name, source))].id;
  if (kind == "provider") {
    return catalog.providers[taken(resolve_provider(catalog, name, source))].id;
  }
  if (kind == "role") return taken(resolve_role(catalog, name, source));
  if (kind == "market") return taken(resolve_market(catalog, name, source));
  if (kind == "policy") return taken(resolve_policy(catalog, name, source));
  if (kind == "track") return taken(resolve_track(catalog, name, source));
  throw bad_argument(ProblemCode::wrong_use, "kind", kind,
                     "expected certification, skill, provider, role, market, policy or track");
}

std::string SharedEngine::goal(const std::string& expression) const {
  Profile profile;
  profile.goals = taken(parse_goal(engine_.catalog(), expression, "goal"));
  return to_json(profile);
}

std::string SharedEngine::catalog() const { return catalog_document(engine_); }

}  // namespace certrail::python
