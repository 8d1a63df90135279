#include "ranking/search.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "ranking/largest_few.hpp"
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
  repeated_.reset(*in_);
  if (in_->hopeless) return true;
  if (!has_all_) find_all();
  expand({all_, 0}, in_->max_steps);
  return !stopped_;
}

bool Search::find_any(NodeBudget& budget, BestList& best) {
  static const DistinctFrom kAnything;
  first_only_ = true;
  const bool proven = run(kAnything, budget, best);
  first_only_ = false;
  return proven || !best.sets().empty();
}

/// All candidates but those that are seen to end before anybody could sit them. (A last day that is
/// the same for all is a limit like others.)
void Search::find_all() {
  using InTime = DateReach::InTime;
  has_all_ = true;
  all_.clear();
  in_time_.assign(in_->items(), InTime::yes);
  date_reach_.spend_no_more_than(budget_->max_nodes - budget_->nodes);
  for (Item item = 0; item < in_->items(); ++item) {
    if (cuts_.by_dates && in_->minutes_limit[item] < in_->minutes_cap) {
      in_time_[item] = date_reach_.at_a_glance(item, in_->max_steps - 1);
    }
    if (in_time_[item] != InTime::no) all_.emplace_back().item = item;
  }
}

/// To find out takes a while, so it is asked only of what is worth a branch.
bool Search::ends_too_soon(Item item) {
  using InTime = DateReach::InTime;
  if (in_time_[item] == InTime::maybe) {
    in_time_[item] = date_reach_.can_be_sat(item, in_->max_steps - 1) ? InTime::yes : InTime::no;
  }
  return in_time_[item] == InTime::no;
}

namespace {

/// The sum of the most that `count` of the candidates add, who stand in two runs, each descending.
template <class Candidate>
std::int64_t most_added(const Candidate* a, const Candidate* a_end, const Candidate* b,
                        const Candidate* b_end, int count) {
  std::int64_t sum = 0;
  for (; count > 0; --count) {
    const bool from_a = b == b_end || (a != a_end && a->score >= b->score);
    const Candidate*& best = from_a ? a : b;
    if (best == (from_a ? a_end : b_end) || best->score <= 0) break;
    sum += best->score;
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
  steps_left = make_pool(from, steps_left, level);
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
    return a.score != b.score ? a.score > b.score : a.item < b.item;
  };
  auto branches_end = level.pool.end();
  const auto branch_on = [&](const auto& helps) {
    branches_end = std::partition(level.pool.begin(), level.pool.end(), helps);
    // The bound of a branch looks at no more of the rest than there are steps.
    const auto few = std::min<std::ptrdiff_t>(steps_left, level.pool.end() - branches_end);
    std::partial_sort(branches_end, branches_end + few, level.pool.end(), better);
  };
  if (requirement >= 0) {
    if (cuts_.branch_on_requirements) {
      requirement_bound_.find_helpers(requirement, chosen_);
      branch_on([&](const Candidate& c) { return requirement_bound_.helps(c.item); });
    }
  } else if (cuts_.branch_on_dates && needs_time_saved()) {
    branch_on([&](const Candidate& c) { return adds_before(c.item, c.saves) < 0; });
  }
  const bool two_runs = branches_end != level.pool.end();
  Candidate* const begin = level.pool.data();
  const Candidate* end = begin + level.pool.size();
  Candidate* others = begin + (branches_end - level.pool.begin());
  // Few branches are looked at, so only the first are put in order until more are.
  constexpr std::ptrdiff_t kFirst = 12;
  Candidate* sorted = others - begin > 2 * kFirst && !two_runs ? begin + kFirst : others;
  std::partial_sort(begin, sorted, others, better);

  for (const Candidate* branch = begin; branch != others; ++branch) {
    if (branch + steps_left > sorted && sorted != others) {
      std::sort(sorted, others, better);
      sorted = others;
    }
    // What earlier branches took is out of reach below the later ones, so these promise no more
    // than this one: they are cut or left open with it.
    const std::int64_t most =
        most_added<Candidate>(branch + 1, others, others, end, steps_left - 1);
    outlook.score_ppm = std::min(base + score_.ppm(branch->score + most), level.priced_ppm);
    if (cuts_.by_score && best_->full()) {
      if (hopeless_against(outlook, best_->worst())) return;
      // The K-th best has risen since the pool was filled.
      if (ties_with(outlook, best_->worst()) && !two_runs) {
        const std::int64_t worst = best_->worst().score_ppm;
        const std::int64_t beside =
            most_added<Candidate>(branch, others, others, end, steps_left - 1);
        while (others != branch + 1 && base + score_.ppm(beside + others[-1].score) < worst) {
          --others;
        }
        end = others;
        sorted = std::min(sorted, others);
      }
    }
    if (!stopped_ && ends_too_soon(branch->item)) continue;
    if (stopped_ || !budget_->open_node()) return leave_open(outlook);
    visit(branch->item, {{branch + 1, end}, two_runs ? 0 : sorted - (branch + 1)}, steps_left);
    if (first_only_ && !best_->sets().empty()) return;
  }
}

void Search::visit(Item item, Candidates below, int steps_left) {
  budget_->look_at(1 + below.size());
  chosen_.push(item, steps_left == 1);
  evaluate();
  // That everything takes too long is seen there.
  if (steps_left > 1 &&
      (!cuts_.by_dates || chosen_.valid_minutes() != kNoMinutes ||
       chosen_.free_minutes() > limit_.minutes || dates_in_reach(below, steps_left - 1))) {
    expand(below, steps_left - 1);
  }
  chosen_.pop();
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

/// The least thousandths of minutes that a candidate adds where it comes before a chosen one.
std::int64_t Search::adds_before(Item item, FineMinutes saves) {
  // That one does not come before it.
  return times_.adds_at_least(item, saves, std::max(0, in_->max_steps - 2));
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

/// The most thousandths of minutes by which `steps` candidates of the node above shorten the way to
/// a chosen one.
std::int64_t Search::most_time_saved(Candidates pool, int steps) {
  if (steps == 0 || pool.empty()) return 0;
  const Item newest = chosen_.items().back();
  const auto saves = [&](const Candidate& c) {
    return c.saves + known_after_.saved_by(newest, c.item);
  };
  // One of them comes first, the others after it.
  std::int64_t first = std::numeric_limits<std::int64_t>::max();
  for (const Candidate& c : pool) {
    first = std::min(first, times_.first_adds(c.item, chosen_, saves(c),
                                              times_.saved_in_pairs(c.item, chosen_.items())));
  }
  const auto saved_with = [&](const auto& adds_of) {
    LargestFew<std::int64_t> others(steps - 1);
    for (const Candidate& c : pool) others.add(-adds_of(c));
    return std::max<std::int64_t>(0, others.sum() - first);
  };
  // The better bound takes a while.
  if (saved_with([&](const Candidate& c) { return times_.adds_if_all_known(c.item, saves(c)); }) ==
      0) {
    return 0;
  }
  return saved_with([&](const Candidate& c) { return adds_before(c.item, saves(c)); });
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
  const bool remembers = distinct_->percent < 100;
  if (!remembers && !best_->might_take(set)) return;
  set.plan = plan_exams(chosen_);
  if (remembers) remember(set);
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
