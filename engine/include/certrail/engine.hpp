// The way in: load a catalogue once, ask it many questions.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/gap.hpp"
#include "certrail/prerequisites.hpp"
#include "certrail/profile.hpp"
#include "certrail/ranking.hpp"
#include "certrail/recommendation.hpp"
#include "certrail/result.hpp"

namespace certrail {

/// One data file as text. `name` is its path inside the data directory, with '/' between folders,
/// such as "certifications/aws.json": the folder tells what it holds. Beside a directory's own
/// documents there may be others of the folders "roles", "markets" and "policies", somebody's own,
/// and of "overlays", which correct and add to the data in the order of their names.
struct Document {
  std::string name;
  std::string text;
  /// What people call a document that is no part of the data; empty for those that are.
  std::string called = {};

  const std::string& shown() const { return called.empty() ? name : called; }
};

/// What is looked at in data files.
enum class Checks {
  needed,  ///< all that questions rest on
  all      ///< also the patterns of skills, which only a MentionFinder compiles
};

/// Reads every data file of a directory (see data/README.md). All that is wrong is reported.
Result<std::vector<Document>, Problems> read_data_directory(const std::string& directory);

/// Scratch memory of one thread, reused from question to question. Not to be shared by threads.
/// A moved-from one may only be assigned to or destroyed; the same holds for Engine.
class Ranker {
 public:
  Ranker();
  ~Ranker();
  Ranker(Ranker&&) noexcept;
  Ranker& operator=(Ranker&&) noexcept;

  /// Another thread may set `stop` while a question is searched: the search then ends within some
  /// milliseconds, as where its budget is gone. Holds for every later question, until called again
  /// (nullptr = never); `stop` must live as long.
  void stop_when(const std::atomic<bool>* stop);

 private:
  friend class Engine;
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

/// Immutable once loaded; any number of threads may ask it at the same time without locks.
/// Reads no clock (but for a question's time limit), no environment and no network.
class Engine {
 public:
  /// Validates and reports every problem found, not only the first. What overlays say
  /// only until a day before `day` is left out: give the day that questions will start on. One that
  /// starts where other parts of the overlays hold is refused (out_of_range at /start_on).
  static Result<Engine, Problems> load(const std::vector<Document>& documents,
                                       std::optional<Date> day = {},
                                       Checks checks = Checks::needed);
  static Result<Engine, Problems> load(const std::string& directory);

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  const Catalog& catalog() const;
  const Prerequisites& prerequisites() const;

  /// Everything wrong with a question, with JSON pointers into the profile; empty = can be asked.
  Problems check(const Question& question) const;

  /// The K best paths, proven unless a budget ended the search. Bad input never yields an answer.
  Result<Recommendation> recommend(const Question& question) const;
  Result<Recommendation> recommend(const Question& question, Ranker& ranker) const;

  /// The same list without its explanation, for many questions: `answer` and `ranker` keep their
  /// memory. Empty = answered. A budget that ends the search before any path is found is no
  /// problem here: the answer then says that it is not proven.
  std::optional<Problem> rank(const Question& question, Ranker& ranker, Ranking& answer) const;

  /// Readiness now, skill by skill, and what attests the missing ones.
  Result<Gap> gap(const Profile& profile) const;

 private:
  friend struct EngineAccess;
  struct Parts;
  explicit Engine(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace certrail
