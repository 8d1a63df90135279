// The words and signs of a goal expression.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace certrail {

struct GoalToken {
  enum class Kind { word, quoted, open, close, comma, end, bad };
  Kind kind = Kind::end;
  std::size_t at = 0;  ///< byte offset
  std::string text;    ///< of a quoted name without its quotes
};

/// The token that starts at or after `at`; `at` moves behind it. A quoted name that is not closed
/// is bad with the text of one quote.
GoalToken next_goal_token(std::string_view text, std::size_t& at);

/// May a name be written without quotes? `and`, `or`, `of`, `any` and `all` may not, in any case.
bool is_plain_name(std::string_view name);

/// Is it this unquoted word (given in lower case), in any case?
bool is_word(const GoalToken& token, std::string_view word);

}  // namespace certrail
