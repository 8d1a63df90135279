// An engine as Python sees it: text in, the engine's own JSON documents out.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "certrail/engine.hpp"

namespace certrail::python {

/// How many paths, how different, how long to search, how to show them.
struct Asking {
  int top = 5;
  int distinct = 50;
  std::optional<std::uint64_t> max_nodes;
  std::optional<std::int64_t> time_limit_ms;
  std::string track;                  ///< as typed; empty = none
  std::string today;                  ///< the start where the profile names none
  std::optional<int> horizon_months;  ///< from the start on
  std::string horizon_day;            ///< or until this day; empty = neither
  std::string sort = "rank";
};

/// A document of somebody's own: its folder ("overlays", "roles", "markets" or "policies"), what it
/// is called and its text.
struct OwnDocument {
  std::string folder;
  std::string called;
  std::string text;
};

/// Any number of threads may use one at the same time, none of them holding Python's lock.
/// Everything throws Refused for what is wrong with the input.
class SharedEngine {
 public:
  /// `day` (YYYY-MM-DD): what overlays say only until before it is left out.
  SharedEngine(const std::string& directory, const std::vector<OwnDocument>& own,
               const std::string& day);

  const Engine& engine() const { return engine_; }

  /// The document of `certrail recommend --format json`. Worth nothing once `stop` is set, which
  /// ends the search.
  std::string recommend(const std::string& profile, const Asking& asking,
                        const std::atomic<bool>& stop);

  /// The document of `certrail gap --format json`.
  std::string gap(const std::string& profile, const std::string& today) const;

  /// The exact id of a name; `kind` is "certification", "skill", "provider", "role", "market",
  /// "policy" or "track", and `source` names the text in problems.
  std::string resolve(const std::string& kind, const std::string& name,
                      const std::string& source) const;

  /// A goal expression as the JSON tree that profiles have.
  std::string goal(const std::string& expression) const;

  std::string catalog() const;

 private:
  class BorrowedRanker;

  Engine engine_;
  std::mutex mutex_;
  std::vector<Ranker> idle_;  ///< one for each thread that ever asked at the same time
};

}  // namespace certrail::python
