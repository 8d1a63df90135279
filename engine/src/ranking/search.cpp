#include "ranking/search.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "scoring/integer_math.hpp"

namespace certrail {

namespace {

/// What time and money a question limits.
Limit limit_of(const Instance& in) {
  // Nobody can spend more than eight of the dearest: no limit then.
  constexpr std::int64_t kMostCents = 1'000'000'000;
  Limit limit;
  if (in.minutes_cap != kNoMinutes - 1) limit.minutes = in.minutes_cap;
  if (in.budget_cents < kMostCents) limit.cents = in.budget_cents;
  return limit;
}

}  // namespace

void Search::prepare(const Instance& instance) {
  in_ = &instance;
  limit_ = limit_of(instance);
  has_all_ = false;
  first_only_ = false;
  known_after_.prepare(instance);
  prepare_bounds();
  times_.prepare(instance, known_after_);
  date_reach_.prepare(instance, known_after_);
  requirement_bound_.prepare(instance);
  seen_.clear();
}

void Search::prepare_bounds() {
  const Policy& policy = *in_->policy;
  score_.prepare(*in_, {policy.price_of_hour, policy.price_of_dollar, true});
  const std::int64_t to_gain = in_->min_readiness_ppm - in_->readiness_ppm;
  has_reach_ = to_gain > 0;
  if (!has_reach_) return;
  switch (in_->objective) {
    case Objective::time:
      return reach_.prepare_reach_in_time(*in_, to_gain);
    case Objective::money:
      return reach_.prepare_reach_for_money(*in_, to_gain);
    case Objective::score:
    case Objective::steps:
      return reach_.prepare(*in_, {0, 0, false}, limit_);
  }
}

bool Search::run(const DistinctFrom& distinct, NodeBudget& budget, BestList& best) {
  distinct_ = &distinct;
  budget_ = &budget;
  best_ = &best;
  stopped_ = false;
  open_.reset();
  chosen_.reset(*in_);
  if (in_->hopeless) return true;
  if (!has_all_) find_all();
  expand(all_, in_->max_steps);
  return !stopped_;
}

bool Search::find_any(NodeBudget& budget, BestList& best) {
  static const DistinctFrom kAnything;
  first_only_ = true;
  const bool proven = run(kAnything, budget, best);
  first_only_ = false;
  return proven || !best.sets().empty();
}

/// All candidates but those that end before anybody could sit them. (A last day that is the same
/// for all is a limit like others.)
void Search::find_all() {
  has_all_ = true;
  all_.clear();
  for (Item item = 0; item < in_->items(); ++item) {
    if (cuts_.by_dates && in_->minutes_limit[item] < in_->minutes_cap &&
        !date_reach_.can_be_sat(item, in_->max_steps - 1)) {
      continue;
    }
    all_.emplace_back().item = item;
  }
}

namespace {

/// The sum of the most that `count` of the candidates add, who stand in two runs, each descending.
template <class Candidate>
std::int64_t most_added(const Candidate* a, const Candidate* a_end, const Candidate* b,
                        const Candidate* b_end, int count) {
  std::int64_t sum = 0;
  for (; count > 0; --count) {
    const bool from_a = b == b_end || (a != a_end && a->score.adds >= b->score.adds);
    const Candidate*& best = from_a ? a : b;
    if (best == (from_a ? a_end : b_end) || best->score.adds <= 0) break;
    sum += best->score.adds;
    ++best;
  }
  return sum;
}

}  // namespace

void Search::expand(Candidates from, int steps_left) {
  Level& level = levels_[static_cast<std::size_t>(chosen_.size())];
  int missing = 0;
  const std::int32_t requirement = open_requirement(missing);
  if (cuts_.by_requirements && missing > steps_left) return;
  fill_pool(from, steps_left, level);
  if (cuts_.by_dates && limit_.minutes != kNoLimit) keep_in_time(level, steps_left);
  if (reach_counts()) keep_reaching(level, steps_left);
  if (level.pool.empty()) return;
  Outlook outlook = node_outlook(level, steps_left, missing);
  const std::int64_t base = score_.base_ppm(chosen_);
  if (best_->full()) {
    // The score counts only where the objective's own figures may tie.
    const RankedSet& worst = best_->worst();
    if (outlook.first > worst.first ||
        (outlook.first == worst.first && outlook.second > worst.second)) {
      return;
    }
    if (ties_with(outlook, worst)) keep_promising(level, steps_left);
  }
  const auto better = [](const Candidate& a, const Candidate& b) {
    return a.score.adds != b.score.adds ? a.score.adds > b.score.adds : a.item < b.item;
  };
  auto branches_end = level.pool.end();
  const auto branch_on = [&](const auto& helps) {
    branches_end = std::partition(level.pool.begin(), level.pool.end(),
                                  [&](const Candidate& c) { return helps(c.item); });
    std::sort(branches_end, level.pool.end(), better);
  };
  if (requirement >= 0) {
    if (cuts_.branch_on_requirements) {
      branch_on([&](Item item) { return requirement_bound_.helps(item, requirement, chosen_); });
    }
  } else if (cuts_.branch_on_dates && needs_time_saved()) {
    branch_on([&](Item item) { return adds_before(item) < 0; });
  }
  std::sort(level.pool.begin(), branches_end, better);

  const Candidate* end = level.pool.data() + level.pool.size();
  const Candidate* others = level.pool.data() + (branches_end - level.pool.begin());
  const bool two_runs = others != end;
  for (const Candidate* branch = level.pool.data(); branch != others; ++branch) {
    // What earlier branches took is out of reach below the later ones, so these promise no more
    // than this one: they are cut or left open with it.
    const std::int64_t most = most_added(branch + 1, others, others, end, steps_left - 1);
    outlook.score_ppm = base + score_.ppm(branch->score.adds + most);
    if (cuts_.by_score && best_->full()) {
      if (hopeless_against(outlook, best_->worst())) return;
      // The K-th best has risen since the pool was filled.
      if (ties_with(outlook, best_->worst()) && !two_runs) {
        const std::int64_t worst = best_->worst().score_ppm;
        const std::int64_t beside = most_added(branch, others, others, end, steps_left - 1);
        while (end != branch + 1 && base + score_.ppm(beside + end[-1].score.adds) < worst) --end;
        others = end;
      }
    }
    if (stopped_ || !budget_->open_node()) return leave_open(outlook);
    visit(branch->item, {branch + 1, end}, steps_left);
    if (first_only_ && !best_->sets().empty()) return;
  }
}

void Search::visit(Item item, Candidates below, int steps_left) {
  budget_->look_at(1 + below.size());
  chosen_.push(item, steps_left == 1);
  evaluate();
  if (steps_left > 1 && (!cuts_.by_dates || chosen_.valid_minutes() != kNoMinutes ||
                         dates_in_reach(below, steps_left - 1))) {
    expand(below, steps_left - 1);
  }
  chosen_.pop();
}

/// The candidates that may still join.
void Search::fill_pool(Candidates from, int steps_left, Level& level) {
  level.pool.clear();
  budget_->look_at(from.size());
  const Rank8* ranks = chosen_.ranks();
  for (Candidate candidate : from) {
    const Item item = candidate.item;
    if (!may_join(item, steps_left)) continue;
    const Item* newest = chosen_.size() > 0 ? &chosen_.items().back() : nullptr;
    const std::int32_t known = newest ? known_after_.known_after(*newest, item) : 0;
    const auto bound = [&](Part& part, const BoundTables& tables) {
      if (newest) part.saves += tables.saves(*newest, known);
      part.adds = tables.adds(item, ranks) + part.saves;
    };
    bound(candidate.score, score_);
    if (has_reach_) bound(candidate.reach, reach_.tables());
    level.pool.push_back(candidate);
  }
}

/// Leaves out candidates that no completion can use and still end by the day asked for.
void Search::keep_in_time(Level& level, int steps_left) {
  std::array<std::int64_t, kMaxSteps> least{};  // ascending: what shortens the whole most
  level.figures.clear();
  for (const Candidate& candidate : level.pool) {
    const std::int64_t adds = times_.adds_in_pairs(candidate.item, chosen_, steps_left - 1);
    level.figures.push_back(adds);
    if (adds >= least.back()) continue;
    std::size_t at = least.size() - 1;
    for (; at > 0 && least[at - 1] > adds; --at) least[at] = least[at - 1];
    least[at] = adds;
  }
  // Each step's minutes are rounded up, which a completion may undo.
  const std::int64_t beside =
      std::accumulate(least.begin(), least.begin() + (steps_left - 1), std::int64_t{0});
  const std::int64_t room =
      (limit_.minutes - chosen_.free_minutes() + chosen_.size()) * 1000 - beside;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < level.pool.size(); ++i) {
    if (level.figures[i] <= room) level.pool[kept++] = level.pool[i];
  }
  level.pool.resize(kept);
}

namespace {

/// The sum of the most that `count` candidates add, where `adds(candidate)` is above 0.
template <class Candidate, class Adds>
std::int64_t most_of(const std::vector<Candidate>& pool, int count, const Adds& adds) {
  if (count == 0) return 0;
  std::array<std::int32_t, kMaxSteps> most{};  // descending
  const auto last = static_cast<std::size_t>(count - 1);
  for (const Candidate& candidate : pool) {
    const std::int32_t added = adds(candidate);
    if (added <= most[last]) continue;
    std::size_t at = last;
    for (; at > 0 && most[at - 1] < added; --at) most[at] = most[at - 1];
    most[at] = added;
  }
  return std::accumulate(most.begin(), most.end(), std::int64_t{0});
}

}  // namespace

/// Leaves out candidates that no completion can use and still be worth so much.
void Search::keep_worth(Level& level, Part Candidate::*part, const BoundTables& tables,
                        std::int64_t free_ppm, std::int64_t least_ppm, int steps_left) const {
  if (free_ppm == kNoLimit) return;
  const std::int64_t base = tables.base_ppm(chosen_) + free_ppm;
  const std::int64_t beside =
      most_of(level.pool, steps_left - 1, [&](const Candidate& c) { return (c.*part).adds; });
  std::erase_if(level.pool, [&](const Candidate& candidate) {
    return base + tables.ppm(beside + (candidate.*part).adds) < least_ppm;
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

/// `item` is of no family chosen before the latest.
bool Search::may_join(Item item, int steps_left) const {
  if (chosen_.size() > 0 && in_->family[chosen_.items().back()] == in_->family[item]) return false;
  if (chosen_.fee_cents() + in_->fee_cents[item] > in_->budget_cents) return false;
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

/// One requirement that the chosen ones leave open, -1 if none; `missing` is the most that any
/// open requirement still needs.
std::int32_t Search::open_requirement(int& missing) const {
  std::int32_t open = -1;
  missing = 0;
  const auto look_at = [&](std::int32_t requirement) {
    const int needs = requirement_bound_.missing(requirement, chosen_);
    if (needs == 0) return;
    missing = std::max(missing, needs);
    open = requirement;
  };
  look_at(in_->target);
  for (const Item chosen : chosen_.items()) look_at(in_->requirement[chosen]);
  return open;
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
            tables.ppm(
                most_of(level.pool, steps_left, [](const Candidate& c) { return c.reach.adds; }));
  }
  const auto least = [&](const auto& cost) {
    level.figures.clear();
    for (const Candidate& c : level.pool) level.figures.push_back(cost(c.item));
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
      outlook.first = chosen_.fee_cents() + least([&](Item item) { return in_->fee_cents[item]; });
      if (reach_counts()) {
        outlook.first = std::max(outlook.first, reach_.least_cents(to_gain, reach));
      }
      break;
    case Objective::time: {
      // Each step is rounded up to a whole minute on its own.
      const std::int64_t thousandths =
          (std::int64_t{chosen_.free_minutes()} - chosen_.size()) * 1000 +
          std::max(least([&](Item item) {
                     return times_.adds_at_least(item, chosen_, in_->max_steps - 1);
                   }),
                   least([&](Item item) {
                     return times_.adds_in_pairs(item, chosen_, steps_left - 1);
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

/// The least thousandths of minutes that a candidate adds where it comes before a chosen one.
std::int64_t Search::adds_before(Item item) {
  // That one does not come before it.
  return times_.adds_at_least(item, chosen_, std::max(0, in_->max_steps - 2));
}

/// Do the chosen ones miss a date that rounding alone does not explain? Then a completion needs
/// something that shortens the way there.
bool Search::needs_time_saved() {
  if (chosen_.valid_minutes() != kNoMinutes) return false;
  std::array<std::int32_t, kMaxSteps> least{};
  return !chosen_.dates_can_hold(chosen_.size(), least);
}

/// Could some completion of the chosen ones, by so many steps at most, meet all their dates?
bool Search::dates_in_reach(Candidates pool, int steps_left) {
  const auto items = chosen_.items();
  if (std::none_of(items.begin(), items.end(),
                   [&](Item item) { return in_->has_last_day(item); })) {
    return true;
  }
  std::array<std::int32_t, kMaxSteps> least{};
  std::transform(items.begin(), items.end(), least.begin(),
                 [&](Item item) { return times_.least_minutes(item); });
  // Each step's minutes are rounded up, which added ones may undo.
  const std::int64_t help = ceil_div(most_time_saved(pool, steps_left), 1000) + chosen_.size();
  return chosen_.dates_can_hold(
      static_cast<std::int32_t>(std::min<std::int64_t>(help, kNoMinutes / 2)), least);
}

/// The most thousandths of minutes by which `steps` candidates shorten the way to a chosen one.
std::int64_t Search::most_time_saved(Candidates pool, int steps) {
  if (steps == 0 || pool.empty()) return 0;
  // One of them comes first, the others after it.
  std::int64_t first = std::numeric_limits<std::int64_t>::max();
  for (const Candidate& c : pool) first = std::min(first, times_.first_adds(c.item, chosen_));
  const auto saved_with = [&](const auto& adds_of) {
    std::array<std::int64_t, kMaxSteps> others{};  // ascending
    for (const Candidate& c : pool) {
      const std::int64_t adds = adds_of(c.item);
      if (adds >= others.back()) continue;
      std::size_t at = others.size() - 1;
      for (; at > 0 && others[at - 1] > adds; --at) others[at] = others[at - 1];
      others[at] = adds;
    }
    const auto end = others.begin() + (steps - 1);
    return std::max<std::int64_t>(0, -std::accumulate(others.begin(), end, first));
  };
  // The better bound takes a while.
  if (saved_with([&](Item item) { return times_.adds_if_all_known(item, chosen_); }) == 0) return 0;
  return saved_with([&](Item item) { return adds_before(item); });
}

void Search::evaluate() {
  int missing = 0;
  open_requirement(missing);
  if (missing > 0 || chosen_.readiness_ppm() < in_->min_readiness_ppm) return;
  const std::int32_t minutes = chosen_.valid_minutes();
  if (minutes == kNoMinutes) return;
  if (!stands_beside(chosen_.items(), *distinct_)) return;
  const Policy& policy = *in_->policy;
  RankedSet set;
  set.steps = chosen_.size();
  set.minutes = minutes;
  set.fee_cents = chosen_.fee_cents();
  std::copy(chosen_.items().begin(), chosen_.items().end(), set.items.begin());
  set.score_ppm = chosen_.readiness_ppm() - in_->readiness_ppm + chosen_.credential_ppm() -
                  chosen_.other_cloud_ppm() - ceil_div(policy.price_of_hour * minutes, 60) -
                  ceil_div(policy.price_of_dollar * set.fee_cents, 100);
  switch (in_->objective) {
    case Objective::score:
      break;
    case Objective::time:
      set.first = std::max(study_end(*in_, minutes), chosen_.available_from()).days;
      set.second = minutes;
      break;
    case Objective::money:
      set.first = set.fee_cents;
      break;
    case Objective::steps:
      set.first = set.steps;
      break;
  }
  if (distinct_->percent < 100) remember(set);
  best_->offer(set);
}

void Search::remember(const RankedSet& set) {
  constexpr std::size_t kMost = 8192;
  if (seen_.size() == kMost) {
    const auto middle = seen_.begin() + kMost / 2;
    std::nth_element(
        seen_.begin(), middle, seen_.end(),
        [](const RankedSet& a, const RankedSet& b) { return std::is_lt(compare_figures(a, b)); });
    seen_.erase(middle, seen_.end());
  }
  seen_.push_back(set);
}

void Search::leave_open(const Outlook& outlook) {
  stopped_ = true;
  if (!open_) {
    open_ = outlook;
    return;
  }
  const auto key = [](const Outlook& o) { return std::tuple(o.first, o.second, -o.score_ppm); };
  if (key(outlook) < key(*open_)) open_ = outlook;
}

}  // namespace certrail
