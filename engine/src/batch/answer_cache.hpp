// Answers to questions that were asked before, in memory of a fixed size, for several threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace certrail {

/// From bytes to bytes. Keys are compared whole, so that one never stands for another. The oldest
/// entries give way to new ones. Any number of threads may use it at the same time.
class AnswerCache {
 public:
  /// `bytes` is all that it ever takes, but for a few hundred; 0 = it keeps nothing.
  explicit AnswerCache(std::size_t bytes);
  ~AnswerCache();

  bool enabled() const { return shard_count_ > 0; }

  /// Puts the value of `key` into `value`; false where there is none.
  bool find(std::string_view key, std::string& value) const;

  /// Keeps a value for `key`, unless both are too long to be worth it.
  void keep(std::string_view key, std::string_view value);

 private:
  struct Shard;
  Shard& shard_of(std::uint64_t hash) const;

  std::size_t shard_count_ = 0;
  std::unique_ptr<Shard[]> shards_;
};

}  // namespace certrail
