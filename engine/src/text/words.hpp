// Texts as words, so that what is written in many ways compares equal: "CI / CD", "ci-cd", "CI/CD".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace certrail {

/// A text as words: each has one space before it, and a space ends all. The end of a sentence, a
/// list's item or a paragraph is a word "." of its own, so that no phrase reaches across it.
///
/// A word is a run of letters and digits. Signs end it, with three exceptions: '+' and '#' belong
/// to the word before them unless a letter follows ("C++17", not "ELT+RAG"); a dot within a word
/// belongs to it ("node.js", "3.5", "ASP.NET") unless a capital tells of a sentence without a space
/// before it ("AWS.We"); a dot before a word belongs to it (".NET"). Letters of scripts that are
/// written without spaces are words by themselves. Capitals stay, but for those outside ASCII. What
/// is not UTF-8 separates.
struct Words {
  struct Place {
    std::uint32_t in_words = 0;  ///< of the space before the word
    std::uint32_t in_text = 0;   ///< of its first byte
  };
  std::string text;
  std::vector<Place> places;  ///< of the words, without ends of sentences, ascending
};

/// Replaces `out`, whose memory is reused. `text` is shorter than 4 GiB.
void to_words(std::string_view text, Words& out);

/// " aws lambda " of a phrase; " " where it has no word.
std::string words_of(std::string_view phrase);

/// ASCII capitals as small letters, all else as it is.
constexpr char small_letter(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace certrail
