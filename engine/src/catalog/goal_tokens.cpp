#include "catalog/goal_tokens.hpp"

#include <algorithm>

#include "catalog/nearest.hpp"

namespace certrail {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_word_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view(":+-_./").find(c) != std::string_view::npos;
}

bool same_word(std::string_view text, std::string_view word) {
  return text.size() == word.size() && folded(text) == word;
}

GoalToken quoted_token(std::string_view text, std::size_t& at) {
  GoalToken token{GoalToken::Kind::quoted, at++, {}};
  while (at < text.size()) {
    const char c = text[at++];
    if (c == '"') {
      if (at == text.size() || text[at] != '"') return token;
      ++at;  // "" inside quotes is one quote
    }
    token.text += c;
  }
  return {GoalToken::Kind::bad, token.at, "\""};
}

}  // namespace

GoalToken next_goal_token(std::string_view text, std::size_t& at) {
  while (at < text.size() && is_space(text[at])) ++at;
  GoalToken token{GoalToken::Kind::end, at, {}};
  if (at == text.size()) return token;
  const char c = text[at];
  if (c == '"') return quoted_token(text, at);
  std::size_t end = at + 1;
  if (c == '(') {
    token.kind = GoalToken::Kind::open;
  } else if (c == ')') {
    token.kind = GoalToken::Kind::close;
  } else if (c == ',') {
    token.kind = GoalToken::Kind::comma;
  } else if (is_word_character(c)) {
    token.kind = GoalToken::Kind::word;
    while (end < text.size() && is_word_character(text[end])) ++end;
  } else {
    token.kind = GoalToken::Kind::bad;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  }
  token.text = text.substr(at, end - at);
  at = end;
  return token;
}

bool is_word(const GoalToken& token, std::string_view word) {
  return token.kind == GoalToken::Kind::word && same_word(token.text, word);
}

bool is_plain_name(std::string_view name) {
  for (const std::string_view word : {"and", "or", "of", "any", "all"}) {
    if (same_word(name, word)) return false;
  }
  return !name.empty() && std::all_of(name.begin(), name.end(), is_word_character);
}

}  // namespace certrail
