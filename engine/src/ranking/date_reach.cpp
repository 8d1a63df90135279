#include "ranking/date_reach.hpp"

#include <algorithm>
#include <limits>

#include "ranking/largest_few.hpp"
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
  if (earlier == 0) return false;
  item_ = item;
  before_.reset(*in_);
  return try_helpers(0, earlier);
}

std::int64_t DateReach::minutes_after(Item item, std::int64_t known) const {
  return minutes_of_study(in_->study_minutes[item], in_->policy->transfer, known);
}

/// Where so much is known of it, and so many more come before it.
std::int64_t DateReach::takes_at_least(Item item, std::int64_t known, int after) {
  std::int64_t& more = known_later_[item * kMaxSteps + static_cast<std::size_t>(after)];
  if (more < 0) more = most_known(*in_, item, after);
  return minutes_after(item, std::min(kPpm, known + more));
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

  // At a first look each takes the least that it can ever take, which already rules most out.
  const std::int64_t missing = elapsed + takes_now - limit;
  const std::int32_t* teaches = known_after_->after(item_);
  std::vector<Helper>& helpers = helpers_[static_cast<std::size_t>(left)];
  helpers.clear();
  LargestFew<std::int64_t> gains(left);
  for (Item item = 0; item < in_->items(); ++item) {
    // Every member learned first only lessens what this one saves.
    const std::int64_t known_then = known_now + teaches[in_->certification[item]];
    const std::int64_t saves = takes_now - minutes_after(item_, std::min(kPpm, known_then));
    const std::int64_t takes = minutes_after(item, kPpm);
    if (takes > to_spend || item == item_ || before_.contains(item)) continue;
    gains.add(saves + 1 - takes);  // rounding may give one minute more
    helpers.push_back({item, takes, saves});
  }
  if (gains.sum() < missing) return false;

  // The next one takes its time from here; those after it may have learned from others.
  const std::int64_t others = gains.sum() - gains.smallest();
  LargestFew<std::int64_t> later(left - 1);
  std::int64_t best_next = std::numeric_limits<std::int64_t>::min();
  std::size_t kept = 0;
  for (Helper helper : helpers) {
    if (helper.saves + 1 - helper.takes + others < missing) continue;
    std::int64_t known = in_->known_of_item[helper.item];
    if (before_.size() > 0) known += known_after_->more_known(helper.item, before_.ranks());
    const std::int64_t takes_later = takes_at_least(helper.item, known, left - 1);
    if (takes_later > to_spend) continue;
    later.add(helper.saves + 1 - takes_later);
    helper.takes = minutes_after(helper.item, known);
    if (helper.takes > to_spend) continue;
    best_next = std::max(best_next, helper.saves + 1 - helper.takes);
    helpers[kept++] = helper;
  }
  helpers.resize(kept);
  if (helpers.empty() || best_next + later.sum() < missing) return false;
  for (std::size_t h = 0; h < helpers.size(); ++h) {
    const Helper helper = helpers[h];
    if (helper.saves + 1 - helper.takes + later.sum() < missing) continue;
    before_.push(helper.item);
    const bool reached = try_helpers(elapsed + helper.takes, left - 1);
    before_.pop();
    if (reached) return true;
  }
  return false;
}

}  // namespace certrail
