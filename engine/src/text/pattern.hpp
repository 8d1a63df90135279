// Regular expressions of data files and of the command line: RE2's, with edges of words that know
// all letters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "certrail/result.hpp"

namespace re2 {
class RE2;
}

namespace certrail {

/// An expression of RE2: matching takes time in proportion to the text, and memory within a bound.
/// Immutable; shared by threads.
///
/// RE2's \b, \w and their capitals know ASCII alone. So texts are read in ASCII: a letter, digit or
/// mark beyond it as '_', a space as ' ', what is not seen (a soft hyphen) as nothing, and all else
/// as the control sign DEL (which . and \W match, and [[:cntrl:]]), also letters of scripts without
/// spaces, which are words by themselves. An expression that itself names characters beyond ASCII
/// (é, \pL, \x{E9}) reads texts as they are, and is refused with \b, \B, \w, \W or [[:word:]] in
/// it.
class Pattern {
 public:
  static constexpr std::size_t kLongest = 500;                        ///< bytes of an expression
  static constexpr std::int64_t kMostMemory = std::int64_t{1} << 20;  ///< bytes, with its states

  /// The error tells why it cannot be read, in few printable words.
  static Result<Pattern, std::string> compile(std::string_view expression,
                                              bool ignore_case = false);

  /// Does it match anywhere within [begin, end) of `text`? \b, ^ and $ see what stands around.
  bool found_in(std::string_view text, std::size_t begin, std::size_t end) const;
  bool found_in(std::string_view text) const { return found_in(text, 0, text.size()); }

 private:
  Pattern(std::shared_ptr<const re2::RE2> compiled, bool reads_ascii);

  std::shared_ptr<const re2::RE2> compiled_;  ///< never changes, so copies share it
  bool reads_ascii_ = true;
};

}  // namespace certrail
