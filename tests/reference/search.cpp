#include "reference/search.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace certrail::reference {
namespace {

std::int64_t floor_div(std::int64_t value, std::int64_t divisor) {
  return value / divisor - (value % divisor < 0 ? 1 : 0);
}

const StepTable& step_of(const Tables& tables, Item item) {
  return tables.steps[static_cast<std::size_t>(item)];
}

}  // namespace

Search::Search(const Tables& tables, std::size_t top, std::vector<Path> apart,
               std::int64_t distinct)
    : tables_(tables), top_(top), apart_(std::move(apart)), distinct_(distinct), orders_(tables) {}

std::vector<Path> Search::run() {
  Node& root = nodes_by_depth_[0];
  root.levels = tables_.levels;
  for (std::size_t s = 0; s < root.levels.size(); ++s) {
    root.credit.push_back(tables_.credit[s][root.levels[s]]);
  }
  root.pool.resize(tables_.steps.size());
  std::iota(root.pool.begin(), root.pool.end(), 0);
  if (!tables_.include_missing) expand();
  return best_;
}

void Search::expand() {
  ++nodes_;
  Node& node = nodes_by_depth_[chosen_.size()];
  const int steps_left =
      tables_.question->profile.wishes.max_steps - static_cast<int>(chosen_.size());
  int includes_missing = 0;
  find_missing(node, includes_missing);
  if (includes_missing > steps_left) return;
  node.minutes = 0;
  for (std::size_t p = 0; p < chosen_.size(); ++p) node.minutes += least_minutes(p, steps_left);
  fill_options(node, steps_left);
  if (steps_left == 1) {
    branch_last(node);
  } else {
    branch(node, steps_left);
  }
}

void Search::fill_options(Node& node, int steps_left) {
  const auto& budget = tables_.question->profile.wishes.budget_cents;
  node.options.clear();
  for (const Item item : node.pool) {
    const StepTable& step = step_of(tables_, item);
    if (budget && node.fee_cents + step.fee_cents > *budget) continue;
    const bool clashes = std::any_of(chosen_.begin(), chosen_.end(), [&](Item other) {
      return step_of(tables_, other).family == step.family;
    });
    if (!clashes && may_stand_beside(item))
      node.options.push_back(option_of(node, item, steps_left));
  }
}

Search::Option Search::option_of(const Node& node, Item item, int steps_left) const {
  const StepTable& step = step_of(tables_, item);
  Option option;
  option.item = item;
  std::int64_t known_ppm = step.saved[static_cast<std::size_t>(steps_left - 1)];
  for (const Examined& e : step.examined) {
    option.lift += std::max(0, e.credit - node.credit[e.skill]);
    known_ppm += e.known[node.levels[e.skill]];
  }
  option.minutes = minutes(tables_, step, std::min(known_ppm, step.known_by_all));
  option.adds = score_300ths(option.lift + step.fixed, option.minutes, step.fee_cents);
  option.helps = node.misses && node.helps[static_cast<std::size_t>(item)];
  return option;
}

void Search::branch_last(const Node& node) {
  const std::int64_t before = score_300ths(node.gain + node.fixed, node.minutes, node.fee_cents);
  const auto steps = static_cast<std::int64_t>(chosen_.size()) + 1;
  for (const Option& option : node.options) {
    const StepTable& step = step_of(tables_, option.item);
    const std::int64_t fee = node.fee_cents + step.fee_cents;
    if (node.misses && !option.helps) continue;
    if (hopeless(fee, steps, node.minutes + option.minutes, before + option.adds)) continue;
    chosen_.push_back(option.item);
    evaluate(node.gain + option.lift, node.fixed + step.fixed, fee);
    chosen_.pop_back();
  }
}

void Search::branch(Node& node, int steps_left) {
  auto& options = node.options;
  std::sort(options.begin(), options.end(), [](const Option& a, const Option& b) {
    return a.adds != b.adds ? a.adds > b.adds : a.item < b.item;
  });
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (!out_of_reach(node, i, steps_left)) choose(node, i, steps_left);
  }
}

bool Search::out_of_reach(const Node& node, std::size_t i, int steps_left) const {
  const auto& options = node.options;
  const Option& taken = options[i];
  std::int64_t score = score_300ths(node.gain + node.fixed, node.minutes, node.fee_cents);
  std::int64_t readiness = tables_.readiness + node.gain + taken.lift;
  score += taken.adds;
  int free = steps_left - 1;
  std::size_t helper = options.size();
  if (node.misses && !taken.helps) {
    helper = i + 1;
    while (helper < options.size() && !options[helper].helps) ++helper;
    if (helper == options.size()) return true;
    score += options[helper].adds;
    --free;
  }
  // Sorted, so the first ones are the largest.
  for (std::size_t j = i + 1; j < options.size() && free > 0; ++j) {
    if (options[j].adds <= 0) break;
    if (j == helper) continue;
    score += options[j].adds;
    --free;
  }
  const std::int64_t fee = node.fee_cents + step_of(tables_, taken.item).fee_cents;
  const auto steps = static_cast<std::int64_t>(chosen_.size()) + 1;
  if (hopeless(fee, steps, node.minutes + taken.minutes, score)) return true;

  const std::int64_t asked = tables_.question->profile.wishes.min_readiness_ppm;
  if (readiness >= asked) return false;
  std::vector<std::int64_t> lifts;
  for (std::size_t j = i + 1; j < options.size(); ++j) lifts.push_back(options[j].lift);
  const auto most = std::min(lifts.size(), static_cast<std::size_t>(steps_left - 1));
  std::partial_sort(lifts.begin(), lifts.begin() + static_cast<std::ptrdiff_t>(most), lifts.end(),
                    std::greater<>());
  for (std::size_t j = 0; j < most; ++j) readiness += lifts[j];
  return readiness < asked;
}

void Search::choose(const Node& node, std::size_t i, int steps_left) {
  const Option& option = node.options[i];
  const StepTable& step = step_of(tables_, option.item);
  Node& child = nodes_by_depth_[chosen_.size() + 1];
  child.levels = node.levels;
  child.credit = node.credit;
  for (const Examined& e : step.examined) {
    child.levels[e.skill] = std::max(child.levels[e.skill], e.level);
    child.credit[e.skill] = std::max(child.credit[e.skill], e.credit);
  }
  child.gain = node.gain + option.lift;
  child.fixed = node.fixed + step.fixed;
  child.fee_cents = node.fee_cents + step.fee_cents;
  fill_pool(node, i, steps_left, child.pool);
  chosen_.push_back(option.item);
  evaluate(child.gain, child.fixed, child.fee_cents);
  expand();
  chosen_.pop_back();
}

void Search::fill_pool(const Node& node, std::size_t i, int steps_left,
                       std::vector<Item>& pool) const {
  const auto later = std::span(node.options).subspan(i + 1);
  std::int64_t score = score_300ths(node.gain + node.fixed, node.minutes, node.fee_cents);
  score += node.options[i].adds;
  for (std::size_t j = 0; j < later.size() && static_cast<int>(j) < steps_left - 2; ++j) {
    score += std::max<std::int64_t>(0, later[j].adds);
  }
  const std::int64_t fee = node.fee_cents + step_of(tables_, node.options[i].item).fee_cents;
  const auto steps = static_cast<std::int64_t>(chosen_.size()) + 2;
  pool.clear();
  for (const Option& other : later) {
    const std::int64_t fees = fee + step_of(tables_, other.item).fee_cents;
    const std::int64_t least = node.minutes + node.options[i].minutes + other.minutes;
    if (!hopeless(fees, steps, least, score + other.adds)) pool.push_back(other.item);
  }
}

void Search::find_missing(Node& node, int& includes_missing) const {
  const auto having = [&](std::size_t c) { return is_chosen_or_covered(c); };
  node.misses = false;
  const auto miss = [&](std::span<const Item> helpers) {
    node.misses = true;
    node.helps.assign(tables_.steps.size(), 0);
    for (const Item item : helpers) node.helps[static_cast<std::size_t>(item)] = 1;
  };
  const twin::Case& question = *tables_.question;
  const auto& goals = question.profile.wishes.goals;
  if (goals && !holds(*goals, having)) miss(tables_.goal_helpers);
  for (const Item item : chosen_) {
    const StepTable& step = step_of(tables_, item);
    if (!step.open_requirement) continue;
    const auto& tree = question.catalogue.certifications[step.certification].requirement;
    if (!holds(*tree, having)) miss(step.helpers);
  }
  for (const Item& item : tables_.included) {
    if (std::find(chosen_.begin(), chosen_.end(), item) != chosen_.end()) continue;
    ++includes_missing;
    miss({&item, 1});
  }
}

std::int64_t Search::least_minutes(std::size_t p, int others) {
  const StepTable& step = step_of(tables_, chosen_[p]);
  std::int64_t known_ppm = step.saved[static_cast<std::size_t>(others)];
  Levels& levels = others_;
  levels = tables_.levels;
  for (std::size_t q = 0; q < chosen_.size(); ++q) {
    if (q == p) continue;
    for (const Examined& e : step_of(tables_, chosen_[q]).examined) {
      levels[e.skill] = std::max(levels[e.skill], e.level);
    }
  }
  known_ppm += known(step, levels);
  return minutes(tables_, step, std::min(known_ppm, step.known_by_all));
}

std::int64_t Search::score_300ths(std::int64_t value, std::int64_t least, std::int64_t fee) const {
  const twin::Policy& policy = tables_.question->policy;
  return 300 * value - 5 * policy.price_of_hour * least - 3 * policy.price_of_dollar * fee;
}

twin::Day Search::day_after(std::int64_t least) const {
  const twin::Profile& profile = tables_.question->profile;
  return profile.start_on +
         static_cast<twin::Day>(twin::ceil_div(least * 7, profile.hours_per_week * 60));
}

bool Search::hopeless(std::int64_t fee, std::int64_t steps, std::int64_t least,
                      std::int64_t score) const {
  const twin::Profile& profile = tables_.question->profile;
  if (profile.wishes.finish_by && day_after(least) > *profile.wishes.finish_by) return true;
  if (!cut_) return false;
  const bool scores_less = floor_div(score, 300) < -cut_->negative_score;
  std::int64_t first = 0;
  bool later = scores_less;
  switch (profile.objective) {
    case twin::Objective::score:
      return scores_less;
    case twin::Objective::time:
      first = day_after(least);
      later = least > cut_->second;
      break;
    case twin::Objective::money:
      first = fee;
      break;
    case twin::Objective::steps:
      first = steps;
      break;
  }
  return first > cut_->first || (first == cut_->first && later);
}

bool Search::is_chosen_or_covered(std::size_t certification) const {
  return tables_.start.counts[certification] ||
         std::any_of(chosen_.begin(), chosen_.end(), [&](Item item) {
           return tables_.stands_for[static_cast<std::size_t>(item)][certification] != 0;
         });
}

void Search::evaluate(std::int64_t gain, std::int64_t fixed, std::int64_t fee) {
  const twin::Wishes& wishes = tables_.question->profile.wishes;
  if (tables_.readiness + gain < wishes.min_readiness_ppm) return;
  std::int64_t least = 0;
  for (std::size_t p = 0; p < chosen_.size(); ++p) least += least_minutes(p, 0);
  const auto steps = static_cast<std::int64_t>(chosen_.size());
  if (hopeless(fee, steps, least, score_300ths(gain + fixed, least, fee))) return;
  for (const Item item : tables_.included) {
    if (std::find(chosen_.begin(), chosen_.end(), item) == chosen_.end()) return;
  }
  const auto having = [&](std::size_t c) { return is_chosen_or_covered(c); };
  if (wishes.goals && !holds(*wishes.goals, having)) return;
  auto best = orders_.of(chosen_);
  if (!best) return;

  const twin::Policy& policy = tables_.question->policy;
  Path path;
  for (const Item item : best->order) {
    path.order.push_back(step_of(tables_, item).certification);
  }
  path.minutes_of_step = std::move(best->minutes_of_step);
  path.minutes = best->minutes;
  path.fee_cents = fee;
  path.finish_on = best->finish_on;
  path.score_ppm = gain + fixed -
                   twin::ceil_div(twin::Wide{policy.price_of_hour} * best->minutes, 60) -
                   twin::ceil_div(twin::Wide{policy.price_of_dollar} * fee, 100);
  if (stands_beside(path.order)) add(std::move(path));
}

bool Search::may_stand_beside(Item item) const {
  const int max_steps = tables_.question->profile.wishes.max_steps;
  return std::all_of(apart_.begin(), apart_.end(), [&](const Path& other) {
    const auto has = [&](Item mine) {
      const std::size_t c = step_of(tables_, mine).certification;
      return std::find(other.order.begin(), other.order.end(), c) != other.order.end();
    };
    const auto common = std::count_if(chosen_.begin(), chosen_.end(), has) + (has(item) ? 1 : 0);
    const auto most = max_steps + static_cast<std::int64_t>(other.order.size()) - common;
    return common * 100 <= distinct_ * most;
  });
}

bool Search::stands_beside(const std::vector<std::size_t>& order) const {
  return std::all_of(apart_.begin(), apart_.end(), [&](const Path& other) {
    const auto common = std::count_if(order.begin(), order.end(), [&](std::size_t c) {
      return std::find(other.order.begin(), other.order.end(), c) != other.order.end();
    });
    const auto all = static_cast<std::int64_t>(order.size() + other.order.size()) - common;
    return common * 100 <= distinct_ * all;
  });
}

void Search::add(Path path) {
  const twin::Case& question = *tables_.question;
  const auto place =
      std::upper_bound(best_.begin(), best_.end(), path,
                       [&](const Path& a, const Path& b) { return before(question, a, b); });
  best_.insert(place, std::move(path));
  if (best_.size() > top_) best_.pop_back();
  if (best_.size() < top_) return;
  const Key last = key_of(question.profile.objective, best_.back());
  if (!cut_ || last < *cut_) cut_ = last;
}

}  // namespace certrail::reference
