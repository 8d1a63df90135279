// Figures over many measurements. Percentiles are nearest-rank: always a value that was measured.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace certrail::bench {

struct Spread {
  double median = 0;
  double mean = 0;
  double p95 = 0;
  double p99 = 0;
  double worst = 0;
};

/// The smallest value that `percent` of all values do not exceed; `sorted` is not empty.
inline double percentile(const std::vector<double>& sorted, double percent) {
  const double rank = std::ceil(percent / 100 * static_cast<double>(sorted.size()));
  return sorted[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

/// All zero without values.
inline Spread spread_of(std::vector<double> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  double sum = 0;
  for (const double value : values) sum += value;
  return {percentile(values, 50), sum / static_cast<double>(values.size()), percentile(values, 95),
          percentile(values, 99), values.back()};
}

}  // namespace certrail::bench
