// The top-level fields of a JSON object without a tree of all its values: postings are long, and
// four fields of each are of interest.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace certrail {

enum class JsonKind { text, number, other };

/// Why a text is no JSON object, and the byte where that shows, counted from 0.
struct JsonDefect {
  std::string_view what;
  std::size_t at = 0;
};

/// A field as it stands: of a text what is between its quotes, still escaped; of other values all.
struct JsonField {
  std::string_view name;  ///< escaped
  JsonKind kind = JsonKind::other;
  std::string_view value;
};

/// Reads one object from `at` on, which is left behind it, and calls `found` for each of its fields
/// in turn. Strict (RFC 8259) but for two things: bytes that are not UTF-8 and half surrogates are
/// let through. Values nested deeper than 64 are a defect.
std::optional<JsonDefect> read_json_fields(std::string_view text, std::size_t& at,
                                           const std::function<void(const JsonField&)>& found);

/// Skips spaces and line breaks as JSON has them.
void skip_json_space(std::string_view text, std::size_t& at);

/// What an escaped text, as read_json_fields gives it, stands for. `memory` where it has escapes.
std::string_view unescaped(std::string_view value, std::string& memory);

}  // namespace certrail
