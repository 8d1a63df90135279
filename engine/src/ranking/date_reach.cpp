#include "ranking/date_reach.hpp"

#include <algorithm>
#include <limits>

#include "ranking/time_bounds.hpp"

namespace certrail {
namespace {

/// Candidates looked at for one question: about a tenth of a second.
constexpr std::int64_t kMostLooks = 5'000'000;

}  // namespace

void DateReach::prepare(const Instance& instance, KnownAfter& known_after) {
  in_ = &instance;
  known_after_ = &known_after;
  looks_left_ = kMostLooks;
  known_later_.assign(instance.items() * kMaxSteps, -1);
}

bool DateReach::can_be_sat(Item item, int earlier) {
  if (std::max(in_->start, in_->available_from[item]) > in_->last_day[item]) return false;
  if (minutes_after(item, in_->known_of_item[item]) <= in_->minutes_limit[item]) return true;
  item_ = item;
  before_.reset(*in_);
  return try_helpers(0, earlier);
}

std::int64_t DateReach::minutes_after(Item item, std::int64_t known) const {
  return minutes_of_study(in_->study_minutes[item], in_->policy->transfer, known);
}

std::int64_t DateReach::more_known_later(Item item, int by) {
  std::int64_t& known = known_later_[item * kMaxSteps + static_cast<std::size_t>(by)];
  if (known < 0) known = most_known(*in_, item, by);
  return known;
}

/// Does some sequence of at most `left` others, after those in `before_` in so many minutes, reach
/// the exam in time?
bool DateReach::try_helpers(std::int64_t elapsed, int left) {
  const std::int64_t limit = in_->minutes_limit[item_];
  const std::int64_t known_now =
      in_->known_of_item[item_] + known_after_->more_known(item_, before_.ranks());
  const std::int64_t takes_now = minutes_after(item_, known_now);
  if (elapsed + takes_now <= limit) return true;
  if (left == 0) return false;
  looks_left_ -= static_cast<std::int64_t>(in_->items());
  if (looks_left_ < 0) return true;

  // So much time the others may take at most, even if they teach all that so few can.
  const std::int64_t to_spend =
      limit - elapsed -
      minutes_after(item_, std::min(kPpm, known_now + most_known(*in_, item_, left)));
  if (to_spend < 0) return false;

  // The next one takes its time from here; those after it may have learned from others.
  std::vector<Helper>& helpers = helpers_[static_cast<std::size_t>(left)];
  helpers.clear();
  std::array<std::int64_t, kMaxSteps> best_later{};  // descending: the most that one gains
  std::int64_t best_next = std::numeric_limits<std::int64_t>::min();
  for (Item item = 0; item < in_->items(); ++item) {
    if (item == item_ || before_.contains(item)) continue;
    const std::int64_t known =
        in_->known_of_item[item] + known_after_->more_known(item, before_.ranks());
    const std::int64_t takes = minutes_after(item, known);
    // Every member learned first only lessens what this one saves.
    const std::int64_t saves =
        takes_now -
        minutes_after(item_, std::min<std::int64_t>(
                                 kPpm, known_now + known_after_->known_after(item_, item)));
    const std::int64_t takes_later =
        minutes_after(item, std::min(kPpm, known + more_known_later(item, left - 1)));
    if (takes_later > to_spend) continue;
    const std::int64_t gains = saves + 1 - takes_later;  // rounding may give one minute more
    if (gains > best_later.back()) {
      std::size_t at = best_later.size() - 1;
      for (; at > 0 && best_later[at - 1] < gains; --at) best_later[at] = best_later[at - 1];
      best_later[at] = gains;
    }
    if (takes > to_spend) continue;
    best_next = std::max(best_next, saves + 1 - takes);
    helpers.push_back({item, takes, saves});
  }
  std::int64_t later = 0;
  for (int k = 0; k + 1 < left; ++k) later += best_later[static_cast<std::size_t>(k)];
  const std::int64_t missing = elapsed + takes_now - limit;
  if (helpers.empty() || best_next + later < missing) return false;
  for (std::size_t h = 0; h < helpers.size(); ++h) {
    const Helper helper = helpers[h];
    if (helper.saves + 1 - helper.takes + later < missing) continue;
    before_.push(helper.item);
    const bool reached = try_helpers(elapsed + helper.takes, left - 1);
    before_.pop();
    if (reached) return true;
  }
  return false;
}

}  // namespace certrail
