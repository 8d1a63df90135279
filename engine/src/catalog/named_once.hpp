// Names of a list that must not occur in it twice.
#pragma once

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

namespace certrail {

class NamedOnce {
 public:
  /// `name(thing)` of every thing of a list. Needs no memory of its own where all differ: `scratch`
  /// is kept by the caller.
  template <class List, class Name>
  NamedOnce(const List& list, const Name& name, std::vector<std::string_view>& scratch) {
    scratch.clear();
    for (const auto& thing : list) scratch.push_back(name(thing));
    std::sort(scratch.begin(), scratch.end());
    some_twice_ = std::adjacent_find(scratch.begin(), scratch.end()) != scratch.end();
  }

  /// Asked of every name in the order of the list: was it there before?
  bool again(std::string_view name) { return some_twice_ && !seen_.insert(name).second; }

 private:
  bool some_twice_ = false;
  std::set<std::string_view> seen_;
};

}  // namespace certrail
