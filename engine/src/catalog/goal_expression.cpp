// expression := conjunction { "or" conjunction }
// conjunction := primary { "and" primary }
// primary := name | "(" expression ")" | ("all" | "any" [number]) "of" "(" list ")"
// list := expression { "," expression }
// Brackets keep what they hold together: "A and (B and C)" is a tree of two levels, "A and B and C"
// of one. So every tree can be written and is read back as it was.
#include <charconv>
#include <cstddef>
#include <optional>
#include <utility>

#include "catalog/excerpt.hpp"
#include "catalog/goal_tokens.hpp"
#include "certrail/names.hpp"

namespace certrail {
namespace {

constexpr std::size_t kLongestExpression = 10'000;
constexpr int kDeepest = 64;

class Parser {
 public:
  Parser(const Catalog& catalog, std::string_view text, std::string_view source)
      : catalog_(catalog), text_(text), source_(source) {
    advance();
  }

  Result<Goal> parse() {
    auto goal = expression();
    if (!goal) return std::move(*problem_);
    if (token_.kind != GoalToken::Kind::end) {
      const bool name =
          token_.kind == GoalToken::Kind::word || token_.kind == GoalToken::Kind::quoted;
      expected(name ? "'and', 'or' or the end (a name with spaces needs double quotes)"
                    : "'and', 'or' or the end");
      return std::move(*problem_);
    }
    return std::move(*goal);
  }

 private:
  using Kind = Goal::Kind;

  std::optional<Goal> expression() { return chain(Kind::any_of); }

  /// Operands joined by "or" (any_of) or by "and" (all_of); a single one stands for itself.
  std::optional<Goal> chain(Kind kind) {
    const std::string_view joint = kind == Kind::any_of ? "or" : "and";
    Goal goal;
    goal.kind = kind;
    do {
      auto operand = kind == Kind::any_of ? chain(Kind::all_of) : primary();
      if (!operand) return {};
      goal.children.push_back(std::move(*operand));
    } while (accept(joint));
    if (goal.children.size() == 1) return Goal(std::move(goal.children.front()));
    goal.k = kind == Kind::any_of ? 1 : static_cast<int>(goal.children.size());
    return goal;
  }

  std::optional<Goal> primary() {
    if (token_.kind == GoalToken::Kind::open) {
      if (!enter()) return {};
      auto inner = expression();
      if (!inner || !leave("'and', 'or' or ')'")) return {};
      return inner;
    }
    if (accept("all")) return quantified(Kind::all_of, 0, token_);
    if (accept("any")) {
      if (is_word(token_, "of")) return quantified(Kind::any_of, 1, token_);
      const GoalToken number = token_;
      const int k = count(number);
      if (k < 0) return expected("a number and 'of', or 'of'");
      advance();
      return quantified(Kind::k_of, k, number);
    }
    return name();
  }

  /// "of (a, b, ...)". `number` is where k was written.
  std::optional<Goal> quantified(Kind kind, int k, const GoalToken& number) {
    if (!accept("of")) return expected("'of'");
    if (token_.kind != GoalToken::Kind::open) return expected("'('");
    if (!enter()) return {};
    Goal goal;
    goal.kind = kind;
    for (;;) {
      auto item = expression();
      if (!item) return {};
      goal.children.push_back(std::move(*item));
      if (token_.kind != GoalToken::Kind::comma) break;
      advance();
    }
    if (!leave("',' or ')'")) return {};
    const int size = static_cast<int>(goal.children.size());
    goal.k = kind == Kind::all_of ? size : k;
    if (goal.k < 1 || goal.k > size) {
      token_ = number;
      return expected("a number from 1 to " + std::to_string(size) + ", as many as are listed");
    }
    return goal;
  }

  std::optional<Goal> name() {
    const bool reserved = is_word(token_, "and") || is_word(token_, "or") || is_word(token_, "of");
    if (reserved ||
        (token_.kind != GoalToken::Kind::word && token_.kind != GoalToken::Kind::quoted)) {
      return expected("a certification, '(', 'any' or 'all'");
    }
    const auto found = resolve_certification(catalog_, token_.text, source_);
    if (!found) {
      problem_ = found.error();
      locate(token_.at);
      return {};
    }
    advance();
    Goal leaf;
    leaf.leaf = catalog_.certifications[*found].id;
    return leaf;
  }

  /// The number that a token spells, -1 if none.
  static int count(const GoalToken& token) {
    int value = 0;
    if (token.kind != GoalToken::Kind::word) return -1;
    const char* end = token.text.data() + token.text.size();
    const auto read = std::from_chars(token.text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end && value >= 0 ? value : -1;
  }

  void advance() { token_ = next_goal_token(text_, next_); }

  bool accept(std::string_view word) {
    if (!is_word(token_, word)) return false;
    advance();
    return true;
  }

  bool enter() {
    if (++depth_ > kDeepest) {
      fail("brackets are nested deeper than " + std::to_string(kDeepest));
      return false;
    }
    advance();
    return true;
  }

  bool leave(std::string_view what) {
    if (token_.kind != GoalToken::Kind::close) {
      expected(what);
      return false;
    }
    --depth_;
    advance();
    return true;
  }

  std::nullopt_t expected(std::string_view what) {
    std::string detail = "expected " + std::string(what) + ", found ";
    if (token_.kind == GoalToken::Kind::end) {
      detail += "the end";
    } else if (token_.kind == GoalToken::Kind::bad && token_.text == "\"") {
      detail = "a quoted name lacks its closing quote";
    } else {
      detail += excerpt(token_.text);
    }
    return fail(std::move(detail));
  }

  std::nullopt_t fail(std::string detail) {
    problem_.emplace();
    problem_->code = ProblemCode::invalid_expression;
    problem_->source = source_;
    problem_->value = excerpt(token_.text);
    problem_->detail = std::move(detail);
    locate(token_.at);
    return std::nullopt;
  }

  void locate(std::size_t at) {
    problem_->line = 1;
    problem_->column = 1;
    for (const char c : text_.substr(0, at)) {
      if (c == '\n') {
        ++problem_->line;
        problem_->column = 1;
      } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
        ++problem_->column;
      }
    }
  }

  const Catalog& catalog_;
  std::string_view text_;
  std::string_view source_;
  std::size_t next_ = 0;
  GoalToken token_;
  int depth_ = 0;
  std::optional<Problem> problem_;
};

void write_name(std::string& out, std::string_view id) {
  if (is_plain_name(id)) {
    out += id;
    return;
  }
  out += '"';
  for (const char c : id) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

/// Written with "and" or "or" between its children?
bool is_chain(const Goal& goal) {
  return (goal.kind == Goal::Kind::all_of || goal.kind == Goal::Kind::any_of) &&
         goal.children.size() > 1;
}

void write(std::string& out, const Goal& goal) {
  if (goal.kind == Goal::Kind::leaf) return write_name(out, goal.leaf);
  const bool chain = is_chain(goal);
  const bool all = goal.kind == Goal::Kind::all_of;
  if (!chain) {
    out += all ? "all " : "any ";
    if (goal.kind == Goal::Kind::k_of) out += std::to_string(goal.k) + ' ';
    out += "of (";
  }
  for (std::size_t i = 0; i < goal.children.size(); ++i) {
    if (i > 0) out += !chain ? ", " : all ? " and " : " or ";
    const bool brackets = chain && is_chain(goal.children[i]);
    if (brackets) out += '(';
    write(out, goal.children[i]);
    if (brackets) out += ')';
  }
  if (!chain) out += ')';
}

}  // namespace

Result<Goal> parse_goal(const Catalog& catalog, std::string_view expression,
                        std::string_view source) {
  if (expression.size() > kLongestExpression) {
    Problem problem;
    problem.code = ProblemCode::invalid_expression;
    problem.source = source;
    problem.value = excerpt(expression);
    problem.detail = "expected at most " + std::to_string(kLongestExpression) +
                     " characters, found " + std::to_string(expression.size());
    return problem;
  }
  return Parser(catalog, expression, source).parse();
}

std::string to_expression(const Goal& goal) {
  std::string out;
  write(out, goal);
  return out;
}

}  // namespace certrail
