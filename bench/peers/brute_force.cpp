// Every feasible set with its least study over all orders, nothing pruned: the simplest exact
// program there is. Reads questions as model/export.py writes them.
//
//   peers_brute_force TOP TIME_LIMIT_SECONDS QUESTION...
//
// Prints a line of JSON per question. Shares no code with the engine.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max() / 4;
constexpr std::size_t kMostSteps = 8;

struct Examined {
  std::size_t skill;
  int level;
  std::array<std::int64_t, 101> known;  ///< ppm of the exam that is known at each level
};

struct Item {
  std::string id, family;
  std::vector<Examined> examined;
  json requires_;
  std::int64_t study = 0, fee = 0, worth = 0, first_day = 0, last_day = 0;
};

struct Found {
  std::int64_t score;
  std::vector<std::size_t> set;
};

std::int64_t ceil_div(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

class Enumeration {
 public:
  Enumeration(const json& question, std::size_t top, double time_limit);
  json run();

 private:
  using Levels = std::vector<int>;
  void extend(std::size_t from);
  void evaluate();
  void add_masks();
  std::int64_t minutes(const Item& item, const Levels& levels) const;
  bool holds(const json& tree, std::size_t mask) const;
  std::int64_t lift() const;

  json question_;
  std::size_t top_, max_steps_;
  std::vector<Item> items_;
  std::vector<std::vector<std::int64_t>> credit_;
  std::int64_t price_of_hour_, price_of_dollar_, transfer_, hours_per_week_;
  std::vector<std::size_t> chosen_;
  std::vector<Levels> levels_;       ///< by subset of the chosen ones
  std::vector<std::int64_t> least_;  ///< least study of the subset, kNever = no valid order
  std::vector<std::int64_t> opens_;  ///< latest first day of the subset
  std::vector<Found> best_;
  std::uint64_t sets_ = 0;
  Clock::time_point until_;
  bool out_of_time_ = false;
};

Enumeration::Enumeration(const json& question, std::size_t top, double time_limit)
    : question_(question),
      top_(top),
      max_steps_(question.at("max_steps")),
      credit_(question.at("credit")),
      price_of_hour_(question.at("price_of_hour")),
      price_of_dollar_(question.at("price_of_dollar")),
      transfer_(question.at("transfer")),
      hours_per_week_(question.at("hours_per_week")),
      levels_(std::size_t{1} << kMostSteps),
      least_(std::size_t{1} << kMostSteps, kNever),
      opens_(std::size_t{1} << kMostSteps, 0),
      until_(Clock::now() +
             std::chrono::microseconds(static_cast<std::int64_t>(time_limit * 1e6))) {
  for (const json& from : question.at("items")) {
    Item item;
    item.id = from.at("id");
    item.family = from.at("family");
    for (const auto& [skill, level] : from.at("attests").items()) {
      item.examined.push_back({std::stoul(skill), level, from.at("known").at(skill)});
    }
    item.requires_ = from.at("requires");
    item.study = from.at("study_minutes");
    item.fee = from.at("fee_cents");
    item.worth =
        from.at("credential").get<std::int64_t>() - from.at("other_cloud").get<std::int64_t>();
    item.first_day = from.at("first_day");
    item.last_day =
        from.at("last_day").is_null() ? kNever : from.at("last_day").get<std::int64_t>();
    items_.push_back(std::move(item));
  }
  levels_[0] = question.at("start").get<Levels>();
  least_[0] = 0;
}

std::int64_t Enumeration::minutes(const Item& item, const Levels& levels) const {
  std::int64_t known = 0;
  for (const Examined& e : item.examined) {
    known += e.known[static_cast<std::size_t>(levels[e.skill])];
  }
  constexpr std::int64_t kWhole = 1'000'000'000'000;
  // study * (10^12 - transfer * known) / 10^12, kept inside 64 bits by splitting the product.
  const std::int64_t left = kWhole - transfer_ * known;
  constexpr std::int64_t kPart = 1'000'000;
  const std::int64_t high = item.study * (left / kPart), low = item.study * (left % kPart);
  return ceil_div(high + low / kPart + (low % kPart != 0 ? 1 : 0), kPart);
}

/// Does a requirement hold given the chosen ones of `mask`?
bool Enumeration::holds(const json& tree, std::size_t mask) const {
  if (tree.is_boolean()) return true;
  if (tree.is_number()) {
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      if ((mask >> i & 1) != 0 && chosen_[i] == tree.get<std::size_t>()) return true;
    }
    return false;
  }
  int left = tree.at("k");
  for (const json& child : tree.at("of")) left -= holds(child, mask) ? 1 : 0;
  return left <= 0;
}

/// Least study of every subset with the newest member: over who comes last.
void Enumeration::add_masks() {
  const std::size_t newest = std::size_t{1} << (chosen_.size() - 1);
  for (std::size_t mask = newest; mask < 2 * newest; ++mask) {
    const Item& added = items_[chosen_.back()];
    levels_[mask] = levels_[mask - newest];
    for (const Examined& e : added.examined) {
      levels_[mask][e.skill] = std::max(levels_[mask][e.skill], e.level);
    }
    opens_[mask] = std::max(opens_[mask - newest], added.first_day);
    least_[mask] = kNever;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      const std::size_t before = mask & ~(std::size_t{1} << i);
      const Item& last = items_[chosen_[i]];
      if (before == mask || least_[before] == kNever || !holds(last.requires_, before)) continue;
      const std::int64_t total = least_[before] + minutes(last, levels_[before]);
      const std::int64_t study_ends = ceil_div(total * 7, hours_per_week_ * 60);
      if (std::max(study_ends, opens_[mask]) > last.last_day) continue;
      least_[mask] = std::min(least_[mask], total);
    }
  }
}

std::int64_t Enumeration::lift() const {
  const Levels& reached = levels_[(std::size_t{1} << chosen_.size()) - 1];
  std::int64_t sum = 0;
  for (std::size_t s = 0; s < reached.size(); ++s) {
    sum += credit_[s][static_cast<std::size_t>(reached[s])] -
           credit_[s][static_cast<std::size_t>(levels_[0][s])];
  }
  return sum;
}

void Enumeration::evaluate() {
  const std::size_t all = (std::size_t{1} << chosen_.size()) - 1;
  std::int64_t fees = 0, worth = 0;
  for (const std::size_t c : chosen_) fees += items_[c].fee, worth += items_[c].worth;
  if (least_[all] == kNever || !holds(question_.at("goals"), all)) return;
  for (const json& c : question_.at("include")) {
    if (!holds(c, all)) return;
  }
  const std::int64_t gain = lift();
  const json& min_gain = question_.at("min_gain");
  if (!min_gain.is_null() && gain < min_gain.get<std::int64_t>()) return;
  const std::int64_t score = gain + worth - ceil_div(price_of_hour_ * least_[all], 60) -
                             ceil_div(price_of_dollar_ * fees, 100);
  ++sets_;
  if (best_.size() == top_ && score <= best_.back().score) return;
  best_.insert(std::find_if(best_.begin(), best_.end(),
                            [&](const Found& found) { return found.score < score; }),
               {score, chosen_});
  if (best_.size() > top_) best_.pop_back();
}

void Enumeration::extend(std::size_t from) {
  for (std::size_t c = from; c < items_.size() && !out_of_time_; ++c) {
    const bool same_family = std::any_of(chosen_.begin(), chosen_.end(), [&](std::size_t other) {
      return items_[other].family == items_[c].family;
    });
    if (same_family) continue;
    chosen_.push_back(c);
    std::int64_t fees = 0;
    for (const std::size_t i : chosen_) fees += items_[i].fee;
    const json& budget = question_.at("budget_cents");
    if (budget.is_null() || fees <= budget.get<std::int64_t>()) {
      add_masks();
      evaluate();
      if (chosen_.size() < max_steps_) extend(c + 1);
    }
    chosen_.pop_back();
    if (chosen_.size() <= 1) out_of_time_ = Clock::now() > until_;
  }
}

json Enumeration::run() {
  extend(0);
  json paths = json::array();
  for (const Found& found : best_) {
    json ids = json::array();
    for (const std::size_t c : found.set) ids.push_back(items_[c].id);
    paths.push_back({{"order", ids}, {"claimed_score", found.score}});
  }
  return {{"paths", paths}, {"proven", !out_of_time_}, {"sets", sets_}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: peers_brute_force TOP TIME_LIMIT_SECONDS QUESTION...\n";
    return 2;
  }
  for (int i = 3; i < argc; ++i) {
    std::ifstream file(argv[i]);
    const json question = json::parse(file);
    const auto start = Clock::now();
    Enumeration enumeration(question, std::stoul(argv[1]), std::stod(argv[2]));
    const auto built = Clock::now();
    json result = enumeration.run();
    const auto ended = Clock::now();
    const auto microseconds = [](auto span) {
      return std::chrono::duration<double, std::micro>(span).count();
    };
    result["build_us"] = microseconds(built - start);
    result["solve_us"] = microseconds(ended - built);
    std::cout << result << std::endl;
  }
}
