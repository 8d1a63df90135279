// All of many phrases in one pass over a text's words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace certrail {

/// An automaton of Aho and Corasick, "Efficient string matching: an aid to bibliographic search"
/// (1975), with every transition worked out. It does not tell ASCII capitals from small letters.
/// Immutable; shared by threads.
class PhraseFinder {
 public:
  /// The automaton takes up to a kilobyte for each byte of its phrases.
  static constexpr std::size_t kMostBytes = 500'000;

  /// `phrases` as words_of gives them, none twice (but for case), together no longer than
  /// kMostBytes. Those without a word are never found.
  explicit PhraseFinder(const std::vector<std::string>& phrases);

  /// Calls found(position in phrases, end) for each occurrence in `words`, those that end first
  /// come first; it covers [end - the phrase's length, end), the spaces around it included.
  template <class Found>
  void scan(std::string_view words, const Found& found) const {
    std::uint32_t state = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
      const std::uint32_t next = next_[state + column_[static_cast<unsigned char>(words[at])]];
      state = next & ~kFound;
      if ((next & kFound) == 0) continue;
      for (std::uint32_t row = state / columns_; row != 0; row = shorter_[row]) {
        if (ends_[row] != kNone) found(ends_[row], at + 1);
      }
    }
  }

 private:
  static constexpr std::uint32_t kFound = 1U << 31U;
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  std::array<std::uint8_t, 256> column_{};
  std::uint32_t columns_ = 1;  ///< column 0 is of the bytes that no phrase has
  std::vector<std::uint32_t>
      next_;  ///< by first place of a row, and column; kFound: something ends
  std::vector<std::uint32_t> ends_;     ///< by row: the phrase that ends here, or kNone
  std::vector<std::uint32_t> shorter_;  ///< by row: where the longest shorter phrase ends, or 0
};

}  // namespace certrail
