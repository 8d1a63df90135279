#include "ranking/distinct.hpp"

#include <algorithm>

namespace certrail {
namespace {

int common_items(std::span<const Item> items, const RankedSet& set) {
  const auto others = items_of(set);
  return static_cast<int>(std::count_if(items.begin(), items.end(), [&](Item item) {
    return std::find(others.begin(), others.end(), item) != others.end();
  }));
}

/// With `size` items in the end, of which no more than now are common.
bool may_be(std::span<const Item> items, int size, const DistinctFrom& distinct) {
  return std::all_of(distinct.earlier.begin(), distinct.earlier.end(), [&](const RankedSet& set) {
    const int common = common_items(items, set);
    return common * 100 <= distinct.percent * (size + set.steps - common);
  });
}

}  // namespace

bool stands_beside(std::span<const Item> items, const DistinctFrom& distinct) {
  return may_be(items, static_cast<int>(items.size()), distinct);
}

bool might_stand_beside(std::span<const Item> items, int max_steps, const DistinctFrom& distinct) {
  return may_be(items, max_steps, distinct);
}

}  // namespace certrail
