// From a question to a bare answer, or to one that was found before.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/answer_cache.hpp"
#include "batch/batch_answer.hpp"
#include "certrail/engine.hpp"
#include "ranking/rank.hpp"

namespace certrail {

/// Of one thread; keeps its memory from question to question.
class Answerer {
 public:
  /// All must outlive it. `cache` is shared by threads; its answers are those of one K, `distinct`
  /// and node budget. `stop` (nullptr = none) ends a search.
  Answerer(const Engine& engine, AnswerCache& cache, const std::atomic<bool>* stop);

  /// Empty = `answer` is what Engine::recommend says in short. All that is wrong otherwise. Worth
  /// nothing once `stop` is set.
  Problems answer(const Question& question, BatchAnswer& answer);

  /// Did the last answer come from the cache?
  bool found_in_cache() const { return found_; }

 private:
  std::optional<Problem> search(const Question& question, BatchAnswer& answer);

  const CompiledCatalog& compiled_;
  AnswerCache& cache_;
  const std::atomic<bool>* stop_;
  std::vector<std::string_view> names_;
  Assessment assessment_;
  Instance instance_;
  Search search_;
  RankedList list_;
  LevelVector level_;
  std::string key_;
  std::string bytes_;
  bool found_ = false;
};

}  // namespace certrail
