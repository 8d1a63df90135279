#include "ranking/search.hpp"

#include <algorithm>
#include <tuple>

#include "scoring/integer_math.hpp"

namespace certrail {

void Search::prepare(const Instance& instance) {
  in_ = &instance;
  bounds_.prepare(instance);
  times_.prepare(instance);
  requirement_bound_.prepare(instance);
  seen_.clear();
}

bool Search::run(const DistinctFrom& distinct, NodeBudget& budget, BestList& best) {
  distinct_ = &distinct;
  budget_ = &budget;
  best_ = &best;
  stopped_ = false;
  open_.reset();
  chosen_.reset(*in_);
  if (in_->hopeless) return true;
  all_.clear();
  for (Item item = 0; item < in_->items(); ++item) all_.push_back(item);
  drop_out_of_date();
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

/// Leaves out candidates whose dates no set at all can meet.
void Search::drop_out_of_date() {
  std::vector<Item>& others = levels_[0].below;
  std::erase_if(all_, [&](Item item) {
    if (!in_->has_last_day(item)) return false;
    others.clear();
    for (Item other = 0; other < in_->items(); ++other) {
      if (other != item) others.push_back(other);
    }
    chosen_.push(item);
    const bool possible = dates_in_reach(others, in_->max_steps - 1);
    chosen_.pop();
    return !possible;
  });
}

void Search::expand(const std::vector<Item>& pool, int steps_left) {
  Level& level = levels_[static_cast<std::size_t>(chosen_.size())];
  int missing = 0;
  const std::int32_t requirement = open_requirement(missing);
  if (missing > steps_left) return;
  fill_pool(pool, steps_left, level);
  if (level.pool.empty()) return;
  const std::int64_t still_to_reach = in_->min_readiness_ppm - chosen_.readiness_ppm();
  if (still_to_reach > 0 && most_lift(level.options, steps_left) < still_to_reach) return;
  Outlook outlook = node_outlook(level, steps_left, missing);

  level.branches.clear();
  if (requirement >= 0) {
    requirement_bound_.helpers(requirement, chosen_, level.helpers);
    for (std::size_t i = 0; i < level.pool.size(); ++i) {
      if (std::binary_search(level.helpers.begin(), level.helpers.end(), level.pool[i].item)) {
        level.branches.push_back(i);
      }
    }
  } else {
    for (std::size_t i = 0; i < level.pool.size(); ++i) level.branches.push_back(i);
  }

  const std::int64_t base = bounds_.base_ppm(chosen_);
  for (const std::size_t branch : level.branches) {
    // What earlier branches took is out of reach below the later ones.
    std::int64_t adds = level.pool[branch].adds_ppm;
    int further = steps_left - 1;
    for (std::size_t i = 0; i < level.pool.size() && further > 0; ++i) {
      if (level.pool[i].adds_ppm <= 0) break;
      if (i == branch || level.pool[i].tried) continue;
      adds += level.pool[i].adds_ppm;
      --further;
    }
    outlook.score_ppm = base + adds;
    // Later branches promise no more than this one, so they are cut or left open with it.
    if (best_->full() && hopeless_against(outlook, best_->worst())) return;
    if (stopped_ || !budget_->open_node()) return leave_open(outlook);
    level.pool[branch].tried = true;
    level.below.clear();
    for (const Candidate& candidate : level.pool) {
      if (!candidate.tried) level.below.push_back(candidate.item);
    }
    visit(level.pool[branch].item, level.below, steps_left);
    if (first_only_ && !best_->sets().empty()) return;
  }
}

void Search::visit(Item item, const std::vector<Item>& below, int steps_left) {
  chosen_.push(item);
  evaluate();
  if (steps_left > 1 &&
      (chosen_.valid_minutes() != kNoMinutes || dates_in_reach(below, steps_left - 1))) {
    expand(below, steps_left - 1);
  }
  chosen_.pop();
}

/// The candidates that may still join, most promising first.
void Search::fill_pool(const std::vector<Item>& pool, int steps_left, Level& level) {
  level.pool.clear();
  level.options.clear();
  budget_->look_at(pool.size());
  const bool needs_options =
      in_->objective != Objective::score || in_->min_readiness_ppm > chosen_.readiness_ppm();
  for (const Item item : pool) {
    if (!may_join(item, steps_left)) continue;
    level.pool.push_back({item, bounds_.adds_ppm(item, chosen_), false});
    if (needs_options) {
      level.options.push_back({lift_ppm(*in_, item, chosen_.levels()), in_->fee_cents[item]});
    }
  }
  std::sort(level.pool.begin(), level.pool.end(), [](const Candidate& a, const Candidate& b) {
    return a.adds_ppm != b.adds_ppm ? a.adds_ppm > b.adds_ppm : a.item < b.item;
  });
}

bool Search::may_join(Item item, int steps_left) const {
  for (const Item chosen : chosen_.items()) {
    if (in_->family[chosen] == in_->family[item]) return false;
  }
  if (chosen_.fee_cents() + in_->fee_cents[item] > in_->budget_cents) return false;
  if (requirement_bound_.missing(in_->requirement[item], chosen_) > steps_left - 1) return false;
  if (distinct_->earlier.empty()) return true;
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
  const std::int64_t still_to_reach = in_->min_readiness_ppm - chosen_.readiness_ppm();
  switch (in_->objective) {
    case Objective::score:
      break;
    case Objective::steps:
      outlook.first =
          chosen_.size() + std::max({1, missing, fewest_steps(level.options, still_to_reach)});
      break;
    case Objective::money:
      outlook.first = chosen_.fee_cents() + least_cost(level.options, steps_left, still_to_reach);
      break;
    case Objective::time: {
      // Each step is rounded up to a whole minute on its own.
      const std::int64_t thousandths =
          (std::int64_t{chosen_.free_minutes()} - chosen_.size()) * 1000 +
          least_time_added(level, steps_left, still_to_reach);
      outlook.second = thousandths > 0 ? ceil_div(thousandths, 1000) : 0;
      outlook.first = std::max(study_end(*in_, outlook.second), chosen_.available_from()).days;
      break;
    }
  }
  return outlook;
}

/// The least thousandths of minutes that one to `steps_left` of the node's candidates add.
std::int64_t Search::least_time_added(Level& level, int steps_left, std::int64_t still_to_reach) {
  const auto least = [&](const auto& adds) {
    level.options.clear();
    for (const Candidate& candidate : level.pool) {
      level.options.push_back(
          {lift_ppm(*in_, candidate.item, chosen_.levels()), adds(candidate.item)});
    }
    return least_cost(level.options, steps_left, still_to_reach);
  };
  return std::max(
      least([&](Item item) { return times_.adds_at_least(item, chosen_); }),
      least([&](Item item) { return times_.adds_in_pairs(item, chosen_, steps_left - 1); }));
}

/// Could some completion of the chosen ones meet all their dates?
bool Search::dates_in_reach(const std::vector<Item>& pool, int steps_left) {
  const auto items = chosen_.items();
  const int further = std::max(0, steps_left - 1);
  if (std::none_of(items.begin(), items.end(),
                   [&](Item item) { return in_->has_last_day(item); })) {
    return true;
  }
  std::array<std::int32_t, kMaxSteps> least{};
  std::transform(items.begin(), items.end(), least.begin(),
                 [&](Item item) { return times_.least_minutes(item); });
  // Adding can bring a date nearer only where it saves more time than it takes.
  const auto can_hold = [&](const auto& adds) {
    std::vector<Option>& options = date_options_;
    options.clear();
    for (const Item item : pool) options.push_back({0, adds(item)});
    const std::int64_t saved =
        options.empty() ? 0 : std::max<std::int64_t>(0, -least_cost(options, steps_left, 0));
    // Each step's minutes are rounded up, which added ones may undo.
    const std::int64_t help = ceil_div(saved, 1000) + chosen_.size();
    return chosen_.dates_can_hold(
        static_cast<std::int32_t>(std::min<std::int64_t>(help, kNoMinutes / 2)), least);
  };
  return can_hold([&](Item item) { return times_.adds_at_least(item, chosen_); }) &&
         can_hold([&](Item item) { return times_.adds_in_pairs(item, chosen_, further); });
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
  remember(set);
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
