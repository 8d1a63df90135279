// Plain text of a known display width.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace certrail::cli {

/// Columns that UTF-8 text takes on a terminal: wide East Asian letters two, combining marks none.
int display_width(std::string_view text);

/// Lines of at most `width` columns, broken at spaces; words that are longer are cut. Never empty.
std::vector<std::string> wrap(std::string_view text, int width);

/// Columns of the longest word between spaces.
int longest_word(std::string_view text);

/// Without control characters and broken UTF-8: what is typed or in a file must not steer the
/// terminal.
std::string printable(std::string_view text);

/// At most `width` columns, the last three "..." where something was cut.
std::string shortened(std::string_view text, int width);

/// "a", "a and b", "a, b and c".
std::string join_words(const std::vector<std::string>& words, std::string_view last = "and");

std::string join(const std::vector<std::string>& parts, std::string_view between);

}  // namespace certrail::cli
