// Which names a text may have been meant for: those that share most of its words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace certrail {

class NearNames {
 public:
  /// `key` is one spelling of `thing`, see name_key.hpp.
  void add(std::uint32_t thing, std::string_view key);

  /// At most 3 things, the nearest first: those with a spelling that has half of its words and
  /// half of the text's in common with it, as the mean of the two. Of equally near ones the one
  /// added first.
  std::vector<std::uint32_t> near(std::string_view key) const;

 private:
  struct Spelling {
    std::uint32_t thing;
    std::vector<std::uint32_t> words;  ///< ascending, each once
  };
  std::unordered_map<std::string, std::uint32_t> ids_;  ///< of words
  std::vector<Spelling> spellings_;
};

}  // namespace certrail
