// "Did you mean": the valid name that is nearest to what was typed.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace certrail {

/// `text` in lower case (ASCII), runs of spaces, hyphens and underscores as one '_', none at the
/// ends: "AI  Architect" and "ai_architect" fold to the same.
std::string folded(std::string_view text);

/// Position in `words` of the one nearest to `text`, the first of equally near ones. Counts
/// insertions, deletions, substitutions and swaps of neighbours between folded texts. A text
/// without "provider:" is also compared with the part of a word after it, and a wrong provider
/// counts as one slip. Empty if nothing is near (a third of the letters, 4 at most) or the text is
/// longer than 100 characters, so that the cost is bounded whatever is typed.
std::optional<std::size_t> nearest_position(std::string_view text,
                                            std::span<const std::string_view> words);

/// The word itself; empty if nothing is near.
std::string nearest(std::string_view text, std::span<const std::string_view> words);

}  // namespace certrail
