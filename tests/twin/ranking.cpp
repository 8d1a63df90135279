#include "ranking.hpp"

#include <algorithm>

namespace certrail::twin {
namespace {

// The key of a set, smaller is better; the ids come after it.
std::vector<std::int64_t> key(Objective objective, const Rules& rules, const Candidate& candidate) {
  const auto steps = static_cast<std::int64_t>(candidate.best.order.size());
  const std::int64_t minutes = candidate.best.end.minutes;
  std::vector<std::int64_t> result;
  if (rules.objective) {
    if (objective == Objective::time) {
      result.push_back(rules.time_is_exam_day ? candidate.best.end.exam_on
                                              : candidate.best.end.study_ends_on);
      if (rules.time_then_minutes) result.push_back(minutes);
    }
    if (objective == Objective::money) result.push_back(candidate.fee_cents);
    if (objective == Objective::steps) result.push_back(steps);
  }
  result.push_back(-candidate.score_ppm);
  if (rules.tie_fewer_steps) result.push_back(steps);
  if (rules.tie_less_time) result.push_back(minutes);
  if (rules.tie_less_fees) result.push_back(candidate.fee_cents);
  return result;
}

bool overlap_allowed(Set a, Set b, std::int64_t distinct) {
  return __builtin_popcountll(a & b) * 100 <= distinct * __builtin_popcountll(a | b);
}

}  // namespace

void sort_by(Objective objective, const Setting& setting, std::vector<Candidate>& candidates) {
  const bool by_text = setting.rules.tie_by_ids;
  std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    const auto key_a = key(objective, setting.rules, a);
    const auto key_b = key(objective, setting.rules, b);
    if (key_a != key_b) return key_a < key_b;
    return by_text ? before_by_ids(setting, a.best.order, b.best.order)
                   : before_by_ids(setting, b.best.order, a.best.order);
  });
}

std::vector<Candidate> shown(const Setting& setting, const std::vector<Candidate>& sorted,
                             std::size_t top, std::int64_t distinct) {
  if (!setting.rules.distinct) distinct = 100;
  std::vector<Candidate> list;
  for (const Candidate& candidate : sorted) {
    if (list.size() == top) break;
    bool far = true;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!setting.rules.distinct_to_all && i + 1 < list.size()) continue;
      far = far && overlap_allowed(candidate.best.end.taken, list[i].best.end.taken, distinct);
    }
    if (far) list.push_back(candidate);
  }
  return list;
}

}  // namespace certrail::twin
