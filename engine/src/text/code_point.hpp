// What a code point outside ASCII is to a reader of words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace certrail {

enum class LetterKind {
  letter,     // and digits, marks that stand on letters
  word,       // of a script without spaces: a word by itself
  separator,  // spaces, signs
  end,        // ends a sentence, begins an item of a list
  nothing     // not seen, such as a soft hyphen
};

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t length = 0;  ///< bytes; 0 = not UTF-8
};

/// The one that starts at `at`, which is in `text`.
CodePoint code_point_at(std::string_view text, std::size_t at);

/// Appends it in UTF-8; nothing where it is no character.
void append_code_point(std::string& out, std::uint32_t value);

/// Of one that is not ASCII.
LetterKind kind_of(std::uint32_t value);

/// The small letter of a capital of the Latin, Greek and Cyrillic scripts, else itself. Takes as
/// many bytes. Full-width forms of ASCII become ASCII.
std::uint32_t small_letter_of(std::uint32_t value);

}  // namespace certrail
