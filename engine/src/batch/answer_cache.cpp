#include "batch/answer_cache.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>
#include <mutex>
#include <vector>

namespace certrail {
namespace {

constexpr std::size_t kShards = 16;
// An eighth of the memory is for slots of 16 bytes: enough for entries of 128 bytes.
constexpr std::size_t kSlotShare = 8;
constexpr std::size_t kProbes = 8;  ///< slots looked at for one key

/// Before each entry in the ring: how long its key and its value are.
struct Lengths {
  std::uint32_t key = 0;
  std::uint32_t value = 0;
};

}  // namespace

/// Entries stand one after the other in a ring of bytes; a new one is written over the oldest.
/// `written` counts all bytes ever written: what is less than a ring behind it is still whole.
struct AnswerCache::Shard {
  struct Slot {
    std::uint64_t hash = 0;
    std::uint64_t at = kFree;  ///< in bytes ever written
  };
  static constexpr std::uint64_t kFree = ~std::uint64_t{0};

  std::mutex mutex;
  std::unique_ptr<char[]> ring;  ///< its memory is taken as it is filled
  std::size_t ring_size = 0;
  std::vector<Slot> slots;  ///< a power of two
  std::uint64_t written = 0;

  bool alive(const Slot& slot) const { return slot.at != kFree && written - slot.at <= ring_size; }
  char* at(std::uint64_t position) { return ring.get() + position % ring_size; }
};

AnswerCache::AnswerCache(std::size_t bytes) {
  const std::size_t share = bytes / kShards;
  const std::size_t slots = std::bit_floor(share / kSlotShare / sizeof(Shard::Slot));
  if (slots < kProbes) return;
  shard_count_ = kShards;
  shards_ = std::make_unique<Shard[]>(kShards);
  for (std::size_t s = 0; s < kShards; ++s) {
    shards_[s].slots.resize(slots);
    shards_[s].ring_size = share - slots * sizeof(Shard::Slot);
    shards_[s].ring = std::make_unique_for_overwrite<char[]>(shards_[s].ring_size);
  }
}

AnswerCache::~AnswerCache() = default;

AnswerCache::Shard& AnswerCache::shard_of(std::uint64_t hash) const { return shards_[hash >> 60U]; }
static_assert(kShards == 16, "the four highest bits of a hash choose the shard");

namespace {

std::uint64_t cache_hash(std::string_view key) {
  // std::hash need not fill the highest bits.
  std::uint64_t hash = std::hash<std::string_view>()(key) * 0x9e3779b97f4a7c15U;
  return hash ^ (hash >> 32U);
}

}  // namespace

bool AnswerCache::find(std::string_view key, std::string& value) const {
  if (!enabled()) return false;
  const std::uint64_t hash = cache_hash(key);
  Shard& shard = shard_of(hash);
  const std::lock_guard lock(shard.mutex);
  for (std::size_t probe = 0; probe < kProbes; ++probe) {
    const auto& slot = shard.slots[(hash + probe) & (shard.slots.size() - 1)];
    if (slot.hash != hash || !shard.alive(slot)) continue;
    const char* entry = shard.at(slot.at);
    Lengths lengths;
    std::memcpy(&lengths, entry, sizeof lengths);
    if (std::string_view(entry + sizeof lengths, lengths.key) != key) continue;
    value.assign(entry + sizeof lengths + lengths.key, lengths.value);
    return true;
  }
  return false;
}

void AnswerCache::keep(std::string_view key, std::string_view value) {
  if (!enabled()) return;
  const std::uint64_t hash = cache_hash(key);
  Shard& shard = shard_of(hash);
  const std::lock_guard lock(shard.mutex);
  const Lengths lengths{static_cast<std::uint32_t>(key.size()),
                        static_cast<std::uint32_t>(value.size())};
  const std::size_t size = sizeof lengths + key.size() + value.size();
  if (size > shard.ring_size / 16) return;
  // An entry does not wrap around: what is left at the ring's end is passed over.
  const std::size_t room = shard.ring_size - shard.written % shard.ring_size;
  if (room < size) shard.written += room;
  const std::uint64_t begin = shard.written;
  char* entry = shard.at(begin);
  std::memcpy(entry, &lengths, sizeof lengths);
  std::memcpy(entry + sizeof lengths, key.data(), key.size());
  std::memcpy(entry + sizeof lengths + key.size(), value.data(), value.size());
  shard.written += size;
  // A slot that is free or whose entry is gone, else the one of the oldest entry.
  Shard::Slot* chosen = nullptr;
  for (std::size_t probe = 0; probe < kProbes; ++probe) {
    Shard::Slot& slot = shard.slots[(hash + probe) & (shard.slots.size() - 1)];
    if (!shard.alive(slot)) {
      chosen = &slot;
      break;
    }
    if (chosen == nullptr || slot.at < chosen->at) chosen = &slot;
  }
  *chosen = {hash, begin};
}

}  // namespace certrail
