#include "orders.hpp"

#include <algorithm>
#include <stdexcept>

namespace certrail::twin {
namespace {

std::int64_t part_known(const Setting& setting, const Certification& certification,
                        std::size_t skill, int level) {
  const int asked = certification.attests[skill];
  if (asked == 0) return 0;
  if (!setting.rules.weightless_saving && setting.weight[skill] == 0) return 0;
  const int percent =
      setting.rules.level_relative_to_exam ? std::min(level, asked) * 100 / asked : level;
  const std::int64_t ease = setting.rules.ease_curve
                                ? setting.question->policy.ease[static_cast<std::size_t>(percent)]
                                : percent * 10'000;
  return certification.exam_share[skill] * ease;
}

std::int64_t study_minutes(const Setting& setting, const Certification& certification,
                           const std::vector<int>& levels) {
  if (!setting.rules.transfer) return certification.study_minutes;
  std::int64_t known = 0;
  std::int64_t unrounded = 0;
  for (std::size_t s = 0; s < levels.size(); ++s) {
    const std::int64_t part = part_known(setting, certification, s, levels[s]);
    known += part / kMillion;
    unrounded += part;
  }
  if (!setting.rules.known_floor_per_skill) known = unrounded / kMillion;
  const Wide whole = Wide{kMillion} * kMillion;
  const Wide left = whole - Wide{setting.question->policy.transfer} * known;
  const Wide product = certification.study_minutes * left;
  return setting.rules.minutes_round_up ? ceil_div(product, whole)
                                        : static_cast<std::int64_t>(product / whole);
}

// The day the study ends and the day of the exam.
void set_days(const Setting& setting, const Certification& certification, Progress& progress) {
  const Profile& profile = setting.question->profile;
  const std::int64_t numerator = progress.minutes * 7;
  const std::int64_t denominator = profile.hours_per_week * 60;
  const std::int64_t days = setting.rules.study_days_round_up ? ceil_div(numerator, denominator)
                                                              : numerator / denominator;
  progress.study_ends_on = profile.start_on + static_cast<Day>(days);
  progress.exam_on = progress.study_ends_on;
  if (!setting.rules.available_from) return;
  const auto first = certification.available_from;
  if (first) progress.available_from = std::max(*first, progress.available_from.value_or(*first));
  const auto bound = setting.rules.available_from_carries ? progress.available_from : first;
  if (bound) progress.exam_on = std::max(progress.exam_on, *bound);
}

bool in_time(Day exam, std::optional<Day> last, bool inclusive) {
  return !last || (inclusive ? exam <= *last : exam < *last);
}

bool better(const Setting& setting, const BestOrder& a, const BestOrder& b) {
  if (setting.rules.least_time_order && a.end.minutes != b.end.minutes) {
    return a.end.minutes < b.end.minutes;
  }
  return setting.rules.order_tie_by_text ? before_by_ids(setting, a.order, b.order)
                                         : before_by_ids(setting, b.order, a.order);
}

void extend(const Setting& setting, const BestOrder& from, std::size_t c,
            std::optional<Day> finish_by, std::optional<BestOrder>& best) {
  const auto end = step(setting, from.end, c, finish_by);
  if (!end) return;
  const bool slower = best && end->minutes > best->end.minutes;
  if (slower && setting.rules.least_time_order) return;
  BestOrder extended{from.order, *end};
  extended.order.push_back(c);
  if (!best || better(setting, extended, *best)) best = std::move(extended);
}

}  // namespace

Progress start(const Setting& setting) {
  Progress progress;
  progress.levels = setting.start_level;
  return progress;
}

std::optional<Progress> step(const Setting& setting, const Progress& before, std::size_t c,
                             std::optional<Day> finish_by) {
  const Rules& rules = setting.rules;
  const Certification& certification = setting.question->catalogue.certifications[c];
  if (rules.requirements && certification.requirement) {
    const Set having = before.taken | (rules.held_meets_requires ? setting.held : 0);
    const Set counted = rules.covers_in_requires ? stands_for(setting, having) : having;
    if (!holds(*certification.requirement, counted, rules)) return std::nullopt;
  }
  Progress after = before;
  after.taken |= only(c);
  after.step_minutes = study_minutes(setting, certification,
                                     rules.order_effect ? before.levels : setting.start_level);
  after.minutes += after.step_minutes;
  for (std::size_t s = 0; s < after.levels.size(); ++s) {
    after.levels[s] = std::max(after.levels[s], certification.attests[s]);
  }
  set_days(setting, certification, after);
  const auto retires_on = rules.retires_on ? certification.retires_on : std::nullopt;
  if (!in_time(after.exam_on, retires_on, rules.retires_on_inclusive)) return std::nullopt;
  if (!in_time(after.exam_on, finish_by, rules.finish_by_inclusive)) return std::nullopt;
  return after;
}

std::vector<BestOrder> best_orders(const Setting& setting, Set offered, int max_steps,
                                   std::optional<Day> finish_by) {
  const std::size_t n = setting.question->catalogue.certifications.size();
  if (n > 16) throw std::invalid_argument("too many certifications to enumerate");
  std::vector<std::optional<BestOrder>> best(std::size_t{1} << n);
  best[0] = BestOrder{{}, start(setting)};
  std::vector<BestOrder> result;
  for (Set set = 1; set < best.size(); ++set) {
    if ((set & ~offered) != 0 || __builtin_popcountll(set) > max_steps) continue;
    for (std::size_t c = 0; c < n; ++c) {
      if (!contains(set, c) || !best[set & ~only(c)]) continue;
      extend(setting, *best[set & ~only(c)], c, finish_by, best[set]);
    }
    if (best[set]) result.push_back(*best[set]);
  }
  return result;
}

bool before_by_ids(const Setting& setting, const Order& a, const Order& b) {
  const auto& certifications = setting.question->catalogue.certifications;
  return std::lexicographical_compare(
      a.begin(), a.end(), b.begin(), b.end(),
      [&](std::size_t x, std::size_t y) { return certifications[x].id < certifications[y].id; });
}

}  // namespace certrail::twin
