#include "courses/course_graph.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <unordered_map>

#include "twin/random.hpp"

namespace certrail::bench {
namespace {

using nlohmann::json;

constexpr int kNever = std::numeric_limits<int>::max();

json with_prefix(const json& tree, const std::string& prefix) {
  if (tree.is_string()) return prefix + tree.get<std::string>();
  json out = tree;
  for (auto& [word, children] : out.items()) {
    if (!children.is_array()) continue;
    for (json& child : children) child = with_prefix(child, prefix);
  }
  return out;
}

/// Inner nodes only: the children, and how many of them have to hold.
struct Node {
  std::string word;
  const json* children;
  std::size_t needed;
};

Node node_of(const json& tree) {
  for (const char* word : {"all_of", "any_of", "k_of"}) {
    const auto at = tree.find(word);
    if (at == tree.end()) continue;
    const std::string name = word;
    const std::size_t needed = name == "all_of"   ? at->size()
                               : name == "any_of" ? 1
                                                  : tree.at("k").get<std::size_t>();
    return {name, &*at, needed};
  }
  throw std::runtime_error("no requirement: " + tree.dump());
}

/// Draws courses together with what they stand on.
class Sample {
 public:
  Sample(const std::vector<Course>& all, std::size_t room) : all_(all), room_(room) {
    for (std::size_t i = 0; i < all.size(); ++i) position_[all[i].id] = i;
    taken_.resize(all.size());
    find_stages();
  }

  std::size_t room() const { return room_; }

  /// Takes the course and what it stands on, or nothing where there is no room for that.
  void take(std::size_t course) {
    std::vector<std::size_t> news;
    collect(course, news);
    if (news.size() > room_) {
      for (const std::size_t one : news) taken_[one] = false;
    } else {
      room_ -= news.size();
    }
  }

  std::vector<Course> courses() const {
    std::vector<Course> out;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!taken_[i]) continue;
      out.push_back(all_[i]);
      out.back().requires_ = restricted(all_[i].requires_);
    }
    return out;
  }

 private:
  /// In which term a course can first be sat by one who sits everything open every term: what it
  /// stands on is sat in an earlier one, so following such requirements ends.
  void find_stages() {
    stage_.assign(all_.size(), kNever);
    for (int stage = 0; stage < static_cast<int>(all_.size()); ++stage) {
      std::vector<std::size_t> news;
      for (std::size_t i = 0; i < all_.size(); ++i) {
        if (stage_[i] == kNever && stage_of(all_[i].requires_) < stage) news.push_back(i);
      }
      if (news.empty()) return;
      for (const std::size_t i : news) stage_[i] = stage;
    }
  }

  /// The stage after which a requirement can hold; -1 for none.
  int stage_of(const json& tree) const {
    if (tree.is_null()) return -1;
    if (tree.is_string()) return stage_[position_.at(tree.get<std::string>())];
    const Node node = node_of(tree);
    std::vector<int> stages;
    for (const json& child : *node.children) stages.push_back(stage_of(child));
    std::sort(stages.begin(), stages.end());
    return stages[node.needed - 1];
  }

  void collect(std::size_t course, std::vector<std::size_t>& news) {
    if (taken_[course]) return;
    taken_[course] = true;
    news.push_back(course);
    if (!all_[course].requires_.is_null()) collect(all_[course].requires_, news);
  }

  void collect(const json& tree, std::vector<std::size_t>& news) {
    if (tree.is_string()) return collect(position_.at(tree.get<std::string>()), news);
    const Node node = node_of(tree);
    std::vector<const json*> earliest;
    for (const json& child : *node.children) earliest.push_back(&child);
    std::stable_sort(earliest.begin(), earliest.end(),
                     [&](const json* a, const json* b) { return stage_of(*a) < stage_of(*b); });
    for (std::size_t i = 0; i < node.needed; ++i) collect(*earliest[i], news);
  }

  /// The requirement without courses that were not taken; null where it cannot hold without them.
  json restricted(const json& tree) const {
    if (tree.is_null()) return tree;
    if (tree.is_string()) return taken_[position_.at(tree.get<std::string>())] ? tree : json();
    const Node node = node_of(tree);
    json children = json::array();
    for (const json& child : *node.children) {
      json kept = restricted(child);
      if (!kept.is_null()) children.push_back(std::move(kept));
    }
    if (children.size() < node.needed) return json();
    json out = {{node.word, std::move(children)}};
    if (node.word == "k_of") out["k"] = node.needed;
    return out;
  }

  const std::vector<Course>& all_;
  std::size_t room_;
  std::unordered_map<std::string, std::size_t> position_;
  std::vector<int> stage_;
  std::vector<bool> taken_;
};

}  // namespace

std::vector<Course> read_courses(const std::string& folder) {
  std::vector<Course> courses;
  for (const std::string graph : {"quatalog", "utd"}) {
    const std::string path = folder + '/' + graph + ".json";
    std::ifstream file(path);
    if (!file) throw std::runtime_error("no " + path);
    const json content = json::parse(file);
    for (const json& line : content.at("courses")) {
      Course course{graph + ':' + line.at(0).get<std::string>(), graph, {}, json()};
      if (!line.at(1).is_null()) course.credit_hours = line.at(1).get<int>();
      if (!line.at(2).is_null()) course.requires_ = with_prefix(line.at(2), graph + ':');
      courses.push_back(std::move(course));
    }
  }
  return courses;
}

std::vector<Course> sample_courses(const std::vector<Course>& all, std::size_t count,
                                   std::uint64_t seed) {
  std::vector<std::size_t> order(all.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  twin::Random(seed).shuffle(order);
  Sample sample(all, count);
  for (const std::size_t course : order) {
    if (sample.room() == 0) break;
    sample.take(course);
  }
  return sample.courses();
}

}  // namespace certrail::bench
