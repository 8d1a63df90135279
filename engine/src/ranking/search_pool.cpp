// Which candidates can still be of use at a node of the search, and what its completions come to at
// least: the order of the cuts is that of engine/README.md.
#include <algorithm>
#include <cassert>
#include <limits>

#include "ranking/largest_few.hpp"
#include "ranking/search.hpp"
#include "scoring/integer_math.hpp"

namespace certrail {

/// Which candidates can still be of use here, bounded. Returns how many of them completions take at
/// most.
int Search::make_pool(Candidates from, int steps_left, Level& level) {
  fill_pool(from, steps_left, level);
  if (level.pool.empty()) return steps_left;
  const std::int64_t most_minutes = useful_limit().minutes;
  level.priced_ppm = std::numeric_limits<std::int64_t>::max();
  level.extra_price =
      chosen_.size() > 0 ? levels_[static_cast<std::size_t>(chosen_.size() - 1)].extra_price : 0;
  level.has_paired = false;
  const bool in_time = cuts_.by_dates && most_minutes != kNoLimit;
  // What takes too long already lives on savings alone.
  const bool is_overlong = in_time && chosen_.free_minutes() > most_minutes;
  if (is_overlong) take_off_repeated(level, steps_left, false);
  if (in_time) {
    steps_left = keep_in_time(level, steps_left, most_minutes);
    if (!is_overlong) keep_worth_their_time(level, steps_left, most_minutes);
    if (level.pool.empty()) return steps_left;
  }
  const bool by_score = in_->objective == Objective::score && best_->full();
  bound_pool(level, steps_left, &Candidate::score, score_);
  if (by_score) keep_promising(level, steps_left);
  if (is_overlong) {
    steps_left = keep_saving_time(level, steps_left, most_minutes);
    keep_worth_their_time(level, steps_left, most_minutes);
  } else {
    take_off_repeated(level, steps_left, true);
  }
  // Once the readiness asked for is reached, it is below, too.
  if (reach_counts() && !level.pool.empty()) {
    if (by_score) keep_promising(level, steps_left);
    bound_pool(level, steps_left, &Candidate::reach, reach_.tables());
    keep_reaching(level, steps_left);
  }
  return steps_left;
}

/// `item` is of no family chosen before the latest.
bool Search::may_join(Item item, int steps_left) const {
  if (chosen_.size() > 0 && in_->family[chosen_.items().back()] == in_->family[item]) return false;
  if (chosen_.fee_cents() + in_->fee_cents[item] > in_->budget_cents) return false;
  if (in_time_[item] == DateReach::InTime::no) return false;
  return (in_->requirement[item] < 0 && distinct_->earlier.empty()) || meets_more(item, steps_left);
}

/// Can what `item` requires be chosen, and the set differ enough from earlier answers?
bool Search::meets_more(Item item, int steps_left) const {
  if (in_->requirement[item] >= 0 && cuts_.by_requirements &&
      requirement_bound_.missing(in_->requirement[item], chosen_) > steps_left - 1) {
    return false;
  }
  if (distinct_->earlier.empty() || !cuts_.by_distance) return true;
  std::array<Item, kMaxSteps> with_item{};
  *std::copy(chosen_.items().begin(), chosen_.items().end(), with_item.begin()) = item;
  return might_stand_beside({with_item.data(), chosen_.items().size() + 1}, in_->max_steps,
                            *distinct_);
}

/// The candidates that may still join, with the bounds of the node above and what they save here.
/// Where the objective is the score and these come in descending order, those are left out that
/// cannot be part of a completion that reaches the K-th best: by the score's tables nothing adds
/// more by itself the more is reached.
void Search::fill_pool(Candidates from, int steps_left, Level& level) {
  budget_->look_at(from.size());
  level.pool.clear();
  if (chosen_.size() == 0) {
    for (const Candidate& candidate : from) {
      if (may_join(candidate.item, steps_left)) level.pool.push_back(candidate);
    }
    return;
  }
  const FineMinutes* saved = known_after_.saved(chosen_.items().back());
  const auto sorted = static_cast<std::size_t>(from.sorted);
  const bool cuts =
      sorted > 0 && cuts_.by_score && best_->full() && in_->objective == Objective::score;
  std::int32_t saves_most = 0;
  std::int64_t beside = 0;  // less the K-th best score
  if (cuts) {
    FineMinutes most = 0;
    for (const Candidate& c : from) most = std::max(most, saved[in_->certification[c.item]]);
    saves_most = score_.saves(most);
    // The best others are among the first: so many are in order, or all are.
    assert(sorted == from.size() || from.sorted >= steps_left - 1);
    LargestFew<std::int32_t> others(steps_left - 1);
    for (std::size_t i = 0; i < std::min(sorted, std::size_t{kMaxSteps}); ++i) {
      others.add(from[i].score + saves_most);
    }
    beside = score_.base_ppm(chosen_) + score_.ppm(others.sum()) - best_->worst().score_ppm;
  }
  for (std::size_t i = 0; i < from.size(); ++i) {
    const Candidate& candidate = from[i];
    const FineMinutes more = saved[in_->certification[candidate.item]];
    if (cuts) {
      if (i < sorted && beside + score_.ppm(candidate.score + saves_most) < 0) break;
      if (beside + score_.ppm(candidate.score + score_.saves(more)) < 0) continue;
    }
    if (!may_join(candidate.item, steps_left)) continue;
    level.pool.push_back(candidate);
    level.pool.back().more = more;
    level.pool.back().saves += more;
  }
}

/// Bounds what the candidates add here by some tables.
void Search::bound_pool(Level& level, int steps_left, std::int32_t Candidate::*adds,
                        BoundTables& tables) {
  tables.reach(chosen_, steps_left == 1);
  if (chosen_.size() > 0 && steps_left > 1 &&
      tables.is_quicker_by_loss(chosen_, level.pool.size())) {
    const std::int32_t* lost = tables.lost_to_newest(chosen_);
    for (Candidate& c : level.pool) {
      c.*adds +=
          tables.saves(c.saves) - tables.saves(c.saves - c.more) - lost[in_->certification[c.item]];
    }
    return;
  }
  for (Candidate& c : level.pool) c.*adds = tables.adds(c.item) + tables.saves(c.saves);
}

/// Candidates save less on the chosen ones than in the sum over these; those that are bounded
/// already add less then.
void Search::take_off_repeated(Level& level, int steps_left, bool is_bounded) {
  // To find out takes as long as to look at some sets. Two repeat little, and nobody looks below
  // the last level.
  constexpr std::size_t kWorthwhile = 6;
  if (!cuts_.by_repeated || chosen_.size() < 2) return;
  if (cuts_.where_worthwhile &&
      ((steps_left == 1 && chosen_.size() < 4) || level.pool.size() < kWorthwhile)) {
    return;
  }
  repeated_.follow(chosen_.items());
  for (Candidate& c : level.pool) {
    const FineMinutes repeated = repeated_.by_newest(c.item);
    if (is_bounded) c.score -= score_.saves(c.saves) - score_.saves(c.saves - repeated);
    c.saves -= repeated;
    c.more -= repeated;
  }
}

/// Leaves out candidates that no completion by so many can use within a room of thousandths of
/// minutes, where `time_of(i)` of them adds at least so much. Returns how many of the rest there is
/// room for, at most.
template <class TimeOf>
int Search::keep_in_room(Level& level, int steps, std::int64_t room, const TimeOf& time_of) {
  constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min() / kMaxSteps;
  LargestFew<std::int64_t> shortest(steps, kNever);  // negated
  LargestFew<std::int64_t> most_saved(steps - 1);
  for (std::size_t i = 0; i < level.pool.size(); ++i) {
    const std::int64_t time = time_of(i);
    level.offers[i].time = time;
    shortest.add(-time);
    most_saved.add(-time);
  }
  int fit = 0;
  std::int64_t time = 0;
  for (int k = 1; k <= steps; ++k) {
    const std::int64_t next = shortest.figures()[static_cast<std::size_t>(k - 1)];
    if (next == kNever) break;
    time -= next;
    if (time <= room) fit = k;
  }
  keep_offers(level, [&](const Offer& offer) { return offer.time <= room + most_saved.sum(); });
  if (fit == 0) level.pool.clear();
  return fit;
}

/// What candidates and chosen ones save on each other: with the newest, on top of what the node
/// above has summed up, if it was asked.
void Search::sum_up_pairs(Level& level) {
  const std::size_t size = chosen_.items().size();
  const Level* above = size > 0 ? &levels_[size - 1] : nullptr;
  const bool goes_on = above != nullptr && above->has_paired;
  const auto members = chosen_.items().subspan(goes_on ? size - 1 : 0);
  level.has_paired = true;
  level.paired.resize(in_->items());
  for (const Candidate& candidate : level.pool) {
    level.paired[candidate.item] = times_.saved_in_pairs(candidate.item, members) +
                                   (goes_on ? above->paired[candidate.item] : 0);
  }
}

/// Thousandths of minutes that completions of at most so many minutes may add.
std::int64_t Search::room_for(std::int64_t most_minutes) const {
  // Each step's minutes are rounded up, which a completion may undo.
  return (most_minutes - chosen_.free_minutes() + chosen_.size()) * 1000;
}

/// Leaves out candidates that no completion can use and still take no more time than that. Returns
/// how many of the rest there is time for, at most.
int Search::keep_in_time(Level& level, int steps_left, std::int64_t most_minutes) {
  const std::int64_t room = room_for(most_minutes);
  level.offers.resize(level.pool.size());
  sum_up_pairs(level);
  steps_left = keep_in_room(level, steps_left, room, [&](std::size_t i) {
    return times_.adds_if_all_known(level.pool[i].item, level.pool[i].saves);
  });
  for (std::size_t i = 0; i < level.pool.size(); ++i) {
    const Candidate& candidate = level.pool[i];
    level.offers[i].time_alone =
        times_.first_adds(candidate.item, chosen_, candidate.saves, level.paired[candidate.item]);
  }
  // The fewer others there are, and the fewer there is time for, the less they save.
  constexpr int kMostRounds = 3;
  for (int round = 0; round < kMostRounds && !level.pool.empty(); ++round) {
    in_pool_.assign(in_->open.size(), 0);
    for (const Candidate& candidate : level.pool) in_pool_[in_->certification[candidate.item]] = 1;
    const std::size_t before = level.pool.size();
    const int fit = keep_in_room(level, steps_left, room, [&](std::size_t i) {
      return level.offers[i].time_alone -
             times_.saves_in_pairs(level.pool[i].item, steps_left - 1, in_pool_.data());
    });
    if (fit == steps_left && level.pool.size() == before) break;
    steps_left = fit;
  }
  return steps_left;
}

/// The same where the chosen ones alone take too long: only what saves more than it takes can help.
/// That takes a while to find out.
int Search::keep_saving_time(Level& level, int steps_left, std::int64_t most_minutes) {
  if (level.pool.empty()) return steps_left;
  level.offers.resize(level.pool.size());
  return keep_in_room(level, steps_left, room_for(most_minutes), [&](std::size_t i) {
    return times_.adds_in_order(level.pool[i].item, chosen_, level.pool[i].saves, steps_left);
  });
}

/// Leaves out candidates that no completion can use that takes no more time than that and reaches
/// the K-th best score, or the readiness asked for.
void Search::keep_worth_their_time(Level& level, int steps_left, std::int64_t most_minutes) {
  // One alone that there is time for is bounded as well by the score's tables.
  if (!cuts_.by_priced_time || steps_left <= 1 || level.pool.empty()) return;
  TimedAim aim;
  aim.base_minutes = std::max(0, chosen_.free_minutes() - chosen_.size());
  aim.most_minutes = most_minutes;
  aim.steps = steps_left;
  const auto keep = [&](const PricedTime& priced) {
    if (priced.bound_ppm < aim.least_ppm) {
      level.pool.clear();
      level.offers.clear();
    } else {
      keep_offers(level, [&](const Offer& offer) { return priced.keeps(offer); });
    }
  };
  for (std::size_t i = 0; i < level.pool.size(); ++i) {
    level.offers[i].worth_ppm = chosen_.lift_ppm(level.pool[i].item);
  }
  if (reach_counts()) {
    aim.base_ppm = chosen_.readiness_ppm();
    aim.least_ppm = in_->min_readiness_ppm;
    keep(price_time(level.offers, aim, 0));
  }
  if (!best_->full() || in_->objective != Objective::score) return;
  aim.base_ppm = score_.base_without_time_ppm(chosen_);
  aim.price_of_hour = in_->policy->price_of_hour;
  aim.least_ppm = best_->worst().score_ppm;
  for (std::size_t i = 0; i < level.pool.size(); ++i) {
    level.offers[i].worth_ppm += score_.credentials_and_money_ppm(level.pool[i].item);
  }
  const PricedTime priced = price_time(level.offers, aim, level.extra_price);
  level.extra_price = priced.extra;
  level.priced_ppm = priced.bound_ppm;
  keep(priced);
}

/// Leaves out the candidates whose offer `keeps` does not.
template <class Keeps>
void Search::keep_offers(Level& level, const Keeps& keeps) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < level.pool.size(); ++i) {
    if (!keeps(level.offers[i])) continue;
    level.pool[kept] = level.pool[i];
    level.offers[kept++] = level.offers[i];
  }
  level.pool.resize(kept);
  level.offers.resize(kept);
}

namespace {

/// The sum of the most that `count` candidates add, where `adds(candidate)` is above 0.
template <class Candidate, class Adds>
std::int64_t most_of(const std::vector<Candidate>& pool, int count, const Adds& adds) {
  LargestFew<std::int32_t> most(count);
  for (const Candidate& candidate : pool) most.add(adds(candidate));
  return most.sum();
}

}  // namespace

/// Leaves out candidates that no completion can use and still be worth so much.
void Search::keep_worth(Level& level, std::int32_t Candidate::*adds, const BoundTables& tables,
                        std::int64_t free_ppm, std::int64_t least_ppm, int steps_left) const {
  if (free_ppm == kNoLimit) return;
  const std::int64_t base = tables.base_ppm(chosen_) + free_ppm;
  const std::int64_t beside =
      most_of(level.pool, steps_left - 1, [&](const Candidate& c) { return c.*adds; });
  std::erase_if(level.pool, [&](const Candidate& candidate) {
    return base + tables.ppm(beside + candidate.*adds) < least_ppm;
  });
}

/// Leaves out candidates that no completion can use and still reach the K-th best score.
void Search::keep_promising(Level& level, int steps_left) const {
  if (!cuts_.by_score) return;
  keep_worth(level, &Candidate::score, score_, 0, best_->worst().score_ppm, steps_left);
}

/// Leaves out candidates that no completion can use and still reach the readiness asked for within
/// the limits.
void Search::keep_reaching(Level& level, int steps_left) const {
  if (!cuts_.by_readiness) return;
  keep_worth(level, &Candidate::reach, reach_.tables(), reach_.free_ppm(useful_limit()),
             in_->min_readiness_ppm - in_->readiness_ppm, steps_left);
}

/// Is the readiness asked for still to be reached?
bool Search::reach_counts() const {
  return has_reach_ && chosen_.readiness_ppm() < in_->min_readiness_ppm;
}

/// The limits on what can still be of use: the question's, and what the K-th best takes where the
/// objective puts that first.
Limit Search::useful_limit() const {
  Limit limit = limit_;
  if (!best_->full() || !cuts_.by_objective) return limit;
  const RankedSet& worst = best_->worst();
  if (in_->objective == Objective::money) limit.cents = std::min(limit.cents, worst.first);
  if (in_->objective == Objective::time) {
    const std::int64_t days = worst.first - in_->start.days;
    limit.minutes = std::min(limit.minutes, days * in_->hours_per_week * 60 / 7);
  }
  return limit;
}

/// Bounds of the objective's own figures for every completion by at least one step.
Outlook Search::node_outlook(Level& level, int steps_left, int missing) {
  Outlook outlook;
  if (in_->objective == Objective::score) return outlook;
  if (!cuts_.by_objective) {
    outlook.first = outlook.second = std::numeric_limits<std::int64_t>::min();
    return outlook;
  }
  // Where there is readiness to reach, the prices of its bound tell what that takes.
  const std::int64_t to_gain = in_->min_readiness_ppm - in_->readiness_ppm;
  std::int64_t reach = 0;
  if (reach_counts()) {
    const BoundTables& tables = reach_.tables();
    reach = tables.base_ppm(chosen_) +
            tables.ppm(most_of(level.pool, steps_left, [](const Candidate& c) { return c.reach; }));
  }
  const auto least = [&](const auto& cost) {
    level.figures.clear();
    for (const Candidate& c : level.pool) level.figures.push_back(cost(c));
    return least_cost(level.figures, steps_left);
  };
  switch (in_->objective) {
    case Objective::score:
      break;
    case Objective::steps: {
      level.figures.clear();
      for (const Candidate& c : level.pool) level.figures.push_back(chosen_.lift_ppm(c.item));
      const std::int64_t still_to_reach = in_->min_readiness_ppm - chosen_.readiness_ppm();
      outlook.first =
          chosen_.size() + std::max({1, missing, fewest_steps(level.figures, still_to_reach)});
      break;
    }
    case Objective::money:
      outlook.first =
          chosen_.fee_cents() + least([&](const Candidate& c) { return in_->fee_cents[c.item]; });
      if (reach_counts()) {
        outlook.first = std::max(outlook.first, reach_.least_cents(to_gain, reach));
      }
      break;
    case Objective::time: {
      // Each step is rounded up to a whole minute on its own.
      const std::int64_t thousandths =
          (std::int64_t{chosen_.free_minutes()} - chosen_.size()) * 1000 +
          std::max(least([&](const Candidate& c) {
                     return times_.adds_at_least(c.item, c.saves, in_->max_steps - 1);
                   }),
                   least([&](const Candidate& c) {
                     const std::int64_t paired = times_.saved_in_pairs(c.item, chosen_.items());
                     return times_.first_adds(c.item, chosen_, c.saves, paired) -
                            times_.saves_in_pairs(c.item, steps_left - 1, nullptr);
                   }));
      outlook.second = thousandths > 0 ? ceil_div(thousandths, 1000) : 0;
      if (reach_counts()) {
        outlook.second = std::max(outlook.second, reach_.least_minutes(to_gain, reach));
      }
      outlook.first = std::max(study_end(*in_, outlook.second), chosen_.available_from()).days;
      break;
    }
  }
  return outlook;
}

}  // namespace certrail
