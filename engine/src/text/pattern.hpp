// Regular expressions that cannot take long: for patterns in data files and on the command line.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/result.hpp"

namespace certrail {

/// Why an expression cannot be read, and the byte where that shows, 1-based.
struct PatternDefect {
  std::string what;
  std::size_t column = 0;
};

/// An expression over bytes: literals, `.` (all but a line break), [classes], \d \w \s \D \W \S,
/// \b \B, ^ and $ (ends of the text), groups, |, ? * + {n} {n,} {n,m}. No back references, no
/// look-around, so matching takes time in proportion to text times expression whatever both are.
/// Immutable; shared by threads.
class Pattern {
 public:
  static constexpr std::size_t kLongest = 500;        ///< bytes of an expression
  static constexpr std::size_t kMostSteps = 5'000;    ///< after repeats are written out
  static constexpr std::size_t kDeepest = 20;         ///< groups in groups
  static constexpr std::uint32_t kMostRepeats = 200;  ///< in {n,m}

  static Result<Pattern, PatternDefect> compile(std::string_view expression,
                                                bool ignore_case = false);

  /// Does it match anywhere within [begin, end) of `text`? \b, ^ and $ see what stands around.
  bool found_in(std::string_view text, std::size_t begin, std::size_t end) const;
  bool found_in(std::string_view text) const { return found_in(text, 0, text.size()); }

 private:
  friend class PatternCompiler;
  enum class Step : unsigned char {
    bytes,
    fork,
    jump,
    word_edge,
    no_word_edge,
    start,
    finish,
    match
  };
  struct Instruction {
    Step step = Step::match;
    std::uint32_t first = 0;   ///< set of bytes, or where to go on
    std::uint32_t second = 0;  ///< of a fork: where else
  };
  std::vector<Instruction> program_;
  std::vector<std::bitset<256>> sets_;
};

}  // namespace certrail
