#include "catalog/policy_tables.hpp"

#include <cstddef>

namespace certrail {
namespace {

/// The root of `square`, rounded; in integers, so that every machine has the same table.
std::int64_t rounded_root(std::int64_t square) {
  std::int64_t root = 0;
  for (std::int64_t bit = std::int64_t{1} << 20U; bit > 0; bit /= 2) {
    if ((root + bit) * (root + bit) <= square) root += bit;
  }
  return square - root * root > root ? root + 1 : root;
}

}  // namespace

std::array<std::int64_t, 101> default_worth() {
  std::array<std::int64_t, 101> table{};
  // 10^6 * (i / 100)^1.5 is the root of i^3 * 10^6.
  for (std::int64_t i = 0; i <= 100; ++i) {
    table[static_cast<std::size_t>(i)] = rounded_root(i * i * i * 1'000'000);
  }
  return table;
}

std::array<std::int64_t, 101> default_ease() {
  const auto worth = default_worth();
  std::array<std::int64_t, 101> table{};
  for (std::size_t i = 0; i <= 100; ++i) table[i] = 1'000'000 - worth[100 - i];
  return table;
}

}  // namespace certrail
