#include "ranking/date_reach.hpp"

#include <algorithm>

#include "ranking/largest_few.hpp"
#include "ranking/time_bounds.hpp"

namespace certrail {
namespace {

/// Candidates looked at for one question: about a tenth of a second.
constexpr std::int64_t kMostLooks = 5'000'000;

/// Candidates looked at for each node that the search may open: to find out costs no more than to
/// search.
constexpr std::uint64_t kLooksPerNode = 100;

}  // namespace

void DateReach::prepare(const Instance& instance, KnownAfter& known_after) {
  in_ = &instance;
  known_after_ = &known_after;
  looks_left_ = kMostLooks;
}

void DateReach::spend_no_more_than(std::uint64_t nodes) {
  if (nodes < kMostLooks / kLooksPerNode) {
    looks_left_ = std::min(looks_left_, static_cast<std::int64_t>(nodes * kLooksPerNode));
  }
}

DateReach::InTime DateReach::at_a_glance(Item item, int earlier) const {
  if (std::max(in_->start, in_->available_from[item]) > in_->last_day[item]) return InTime::no;
  const std::int64_t limit = in_->minutes_limit[item];
  const std::int64_t known = in_->known_of_item[item];
  if (minutes_after(item, known) <= limit) return InTime::yes;
  if (earlier == 0) return InTime::no;
  const std::int64_t known_at_most = std::min(kPpm, known + most_known(*in_, item, earlier));
  return minutes_after(item, known_at_most) <= limit ? InTime::maybe : InTime::no;
}

bool DateReach::can_be_sat(Item item, int earlier) {
  const InTime seen = at_a_glance(item, earlier);
  if (seen != InTime::maybe) return seen == InTime::yes;
  item_ = item;
  return try_helpers(0, earlier);
}

std::int64_t DateReach::minutes_after(Item item, std::int64_t known) const {
  return minutes_of_study(in_->study_minutes[item], in_->policy->transfer, known);
}

/// Does some sequence of at most `left` others, after those of the levels above in so many minutes,
/// reach the exam in time?
bool DateReach::try_helpers(std::int64_t elapsed, int left) {
  Level& level = levels_[depth_];
  const auto known_here = [&](Item item) {
    return in_->known_of_item[item] +
           (depth_ > 0 ? known_after_->more_known(item, level.ranks.data()) : 0);
  };
  const std::int64_t limit = in_->minutes_limit[item_];
  const std::int64_t known_now = known_here(item_);
  const std::int64_t takes_now = minutes_after(item_, known_now);
  if (elapsed + takes_now <= limit) return true;
  if (left == 0) return false;
  looks_left_ -=
      static_cast<std::int64_t>(depth_ == 0 ? in_->items() : levels_[depth_ - 1].helpers.size());
  if (looks_left_ < 0) return true;

  // So much time the others may take at most, even if they teach all that so few can.
  const std::int64_t to_spend =
      limit - elapsed -
      minutes_after(item_, std::min(kPpm, known_now + most_known(*in_, item_, left)));
  if (to_spend < 0) return false;

  // At a first look each takes the least that it can ever take, which already rules most out.
  const std::int64_t missing = elapsed + takes_now - limit;
  const std::int32_t* teaches = known_after_->after(item_);
  std::vector<Helper>& helpers = level.helpers;
  helpers.clear();
  LargestFew<std::int64_t> gains(left);
  const auto look_at = [&](Item item, std::int64_t takes_at_least) {
    if (takes_at_least > to_spend) return;
    Helper& helper = helpers.emplace_back();
    helper.item = item;
    helper.takes_later = takes_at_least;
    // Every member learned first only lessens what this one saves. Rounding may give a minute more.
    const std::int64_t known_then = known_now + teaches[in_->certification[item]];
    helper.saves = takes_now - minutes_after(item_, std::min(kPpm, known_then)) + 1;
    gains.add(helper.saves - helper.takes_later);
  };
  if (depth_ == 0) {
    for (Item item = 0; item < in_->items(); ++item) {
      if (item != item_) look_at(item, in_->tables->least_minutes[in_->certification[item]]);
    }
  } else {
    // Who was ruled out one level up is ruled out here: every sequence below is one of the level
    // above that begins with the one tried there.
    for (const Helper& helper : levels_[depth_ - 1].helpers) {
      if (helper.item != levels_[depth_ - 1].tried) look_at(helper.item, helper.takes_later);
    }
  }
  if (gains.sum() < missing) return false;
  const std::int64_t others = gains.sum() - gains.smallest();

  // The next one takes its time from here; those after it may have learned from others.
  LargestFew<std::int64_t> later(left - 1);
  std::size_t kept = 0;
  for (Helper helper : helpers) {
    if (helper.saves - helper.takes_later + others < missing) continue;
    const std::int64_t known = known_here(helper.item);
    helper.takes_later =
        minutes_after(helper.item, std::min(kPpm, known + most_known(*in_, helper.item, left - 1)));
    if (helper.takes_later > to_spend) continue;
    helper.takes_now = minutes_after(helper.item, known);
    later.add(helper.saves - helper.takes_later);
    helpers[kept++] = helper;
  }
  helpers.resize(kept);
  for (const Helper& helper : helpers) {
    if (helper.takes_now > to_spend) continue;
    if (helper.saves - helper.takes_now + later.sum() < missing) continue;
    level.tried = helper.item;
    std::vector<Rank8>& ranks = levels_[depth_ + 1].ranks;
    const Rank8* of_helper = in_->ranks_of(helper.item);
    ranks.assign(of_helper, of_helper + in_->start_level.size());
    if (depth_ > 0) {
      for (std::size_t s = 0; s < ranks.size(); ++s) ranks[s] = std::max(ranks[s], level.ranks[s]);
    }
    ++depth_;
    const bool reached = try_helpers(elapsed + helper.takes_now, left - 1);
    --depth_;
    if (reached) return true;
  }
  return false;
}

}  // namespace certrail
