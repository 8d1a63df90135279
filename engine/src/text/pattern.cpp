#include "text/pattern.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/words.hpp"

namespace certrail {
namespace {

using ByteSet = std::bitset<256>;

ByteSet byte_range(unsigned first, unsigned last) {
  ByteSet set;
  for (unsigned byte = first; byte <= last; ++byte) set.set(byte);
  return set;
}

ByteSet word_bytes() {
  // All of UTF-8 beyond ASCII counts as letters.
  return byte_range('0', '9') | byte_range('A', 'Z') | byte_range('a', 'z') | byte_range('_', '_') |
         byte_range(0x80, 0xFF);
}

/// \d, \w, \s and their capitals.
std::optional<ByteSet> class_of(char letter) {
  ByteSet set;
  switch (small_letter(letter)) {
    case 'd':
      set = byte_range('0', '9');
      break;
    case 'w':
      set = word_bytes();
      break;
    case 's':
      set = byte_range('\t', '\r') | byte_range(' ', ' ');
      break;
    default:
      return {};
  }
  return letter >= 'A' && letter <= 'Z' ? ~set : set;
}

bool is_word_byte(std::string_view text, std::size_t at) {
  static const ByteSet kLetters = word_bytes();
  return at < text.size() && kLetters[static_cast<unsigned char>(text[at])];
}

}  // namespace

/// Recursive descent; each part is written to the program as it is read. A part that repeats is
/// read again for every repeat.
class PatternCompiler {
 public:
  PatternCompiler(std::string_view text, bool ignore_case)
      : text_(text), ignore_case_(ignore_case) {}

  Result<Pattern, PatternDefect> run() {
    if (text_.size() > Pattern::kLongest) fail("the expression is longer than 500 bytes", 0);
    if (text_.empty()) fail("the expression is empty", 0);
    if (!defect_) alternatives(0);
    if (!defect_ && at_ < text_.size()) fail("a ')' closes nothing", at_);
    if (defect_) return *defect_;
    emit(Pattern::Step::match);
    return std::move(pattern_);
  }

 private:
  using Step = Pattern::Step;

  void fail(std::string what, std::size_t at) {
    if (!defect_) defect_ = PatternDefect{std::move(what), at + 1};
  }

  std::uint32_t here() const { return static_cast<std::uint32_t>(pattern_.program_.size()); }

  std::uint32_t emit(Step step, std::uint32_t first = 0, std::uint32_t second = 0) {
    if (here() >= Pattern::kMostSteps) fail("the expression is too large with its repeats", at_);
    if (!defect_) pattern_.program_.push_back({step, first, second});
    return here() - 1;
  }

  Pattern::Instruction& at(std::uint32_t place) { return pattern_.program_[place]; }

  ByteSet any_case(ByteSet set) const {
    for (unsigned c = 'a'; ignore_case_ && c <= 'z'; ++c) {
      if (set[c] || set[c - 32]) set.set(c).set(c - 32);
    }
    return set;
  }

  void emit_set(const ByteSet& set) {
    pattern_.sets_.push_back(any_case(set));
    emit(Step::bytes, static_cast<std::uint32_t>(pattern_.sets_.size() - 1));
  }

  /// a|b|c: forks before what is already written are put in by moving it.
  void alternatives(std::size_t depth) {
    if (depth > Pattern::kDeepest) return fail("the groups are nested too deeply", at_);
    const std::uint32_t begin = here();
    std::vector<std::uint32_t> ends;
    std::uint32_t branch = begin;
    sequence(depth);
    while (!defect_ && at_ < text_.size() && text_[at_] == '|') {
      ++at_;
      insert_fork(branch);
      ends.push_back(emit(Step::jump));
      if (defect_) return;
      at(branch).second = here();
      branch = here();
      sequence(depth);
    }
    if (defect_) return;
    for (const std::uint32_t end : ends) at(end).first = here();
  }

  /// A fork at `place` to what is there now; what jumps behind it moves with it.
  void insert_fork(std::uint32_t place) {
    if (here() >= Pattern::kMostSteps) return fail("the expression is too large", at_);
    auto& program = pattern_.program_;
    for (std::uint32_t i = place; i < here(); ++i) {
      if (program[i].step == Step::fork) {
        ++program[i].first;
        ++program[i].second;
      } else if (program[i].step == Step::jump) {
        ++program[i].first;
      }
    }
    program.insert(program.begin() + place, {Step::fork, place + 1, 0});
  }

  void sequence(std::size_t depth) {
    while (!defect_ && at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')')
      repeated(depth);
  }

  struct Repeat {
    std::uint32_t least = 1;
    std::optional<std::uint32_t> most = 1;  ///< empty = any number
  };

  void repeated(std::size_t depth) {
    const std::size_t from = at_;
    const std::uint32_t begin = here();
    const std::size_t sets = pattern_.sets_.size();
    atom(depth);
    if (defect_) return;
    const std::optional<Repeat> repeat = read_repeat();
    if (!repeat || defect_) return;
    const std::size_t after = at_;
    pattern_.program_.resize(begin);
    pattern_.sets_.resize(sets);
    const auto once = [&] {
      at_ = from;
      atom(depth);
    };
    for (std::uint32_t i = 0; i < repeat->least && !defect_; ++i) once();
    if (!repeat->most) {
      const std::uint32_t fork = emit(Step::fork, here() + 1);
      once();
      emit(Step::jump, fork);
      if (!defect_) at(fork).second = here();
    } else {
      std::vector<std::uint32_t> forks;
      for (std::uint32_t i = repeat->least; i < *repeat->most && !defect_; ++i) {
        forks.push_back(emit(Step::fork, here() + 1));
        once();
      }
      if (!defect_) {
        for (const std::uint32_t fork : forks) at(fork).second = here();
      }
    }
    at_ = after;
    if (at_ < text_.size() && is_repeat(text_[at_])) fail("a repeat of a repeat", at_);
  }

  static bool is_repeat(char c) { return c == '*' || c == '+' || c == '?' || c == '{'; }

  std::optional<Repeat> read_repeat() {
    if (at_ >= text_.size()) return {};
    switch (text_[at_]) {
      case '?':
        ++at_;
        return Repeat{0, 1};
      case '*':
        ++at_;
        return Repeat{0, {}};
      case '+':
        ++at_;
        return Repeat{1, {}};
      case '{':
        break;
      default:
        return {};
    }
    const std::size_t from = at_++;
    Repeat repeat;
    const auto least = number();
    if (!least) {
      fail("expected {n}, {n,} or {n,m}", from);
      return {};
    }
    repeat.least = *least;
    repeat.most = least;
    if (at_ < text_.size() && text_[at_] == ',') {
      ++at_;
      repeat.most = number();
    }
    if (at_ >= text_.size() || text_[at_] != '}') {
      fail("expected {n}, {n,} or {n,m}", from);
      return {};
    }
    ++at_;
    if (repeat.least > Pattern::kMostRepeats || repeat.most.value_or(0) > Pattern::kMostRepeats ||
        repeat.most.value_or(repeat.least) < repeat.least) {
      fail("expected at most 200 repeats, the smaller number first", from);
      return {};
    }
    return repeat;
  }

  std::optional<std::uint32_t> number() {
    const std::size_t from = at_;
    std::uint32_t value = 0;
    while (at_ < text_.size() && at_ - from < 4 && text_[at_] >= '0' && text_[at_] <= '9') {
      value = value * 10 + static_cast<std::uint32_t>(text_[at_++] - '0');
    }
    if (at_ == from) return {};
    return value;
  }

  void atom(std::size_t depth) {
    // Repeats of repeats of nothing write nothing and would still take for ever.
    if (++atoms_read_ > 4 * Pattern::kMostSteps) return fail("the expression is too large", at_);
    const std::size_t from = at_;
    const char c = text_[at_++];
    switch (c) {
      case '(':
        return group(depth, from);
      case '[':
        return bracket(from);
      case '.':
        return emit_set(~byte_range('\n', '\n'));
      case '^':
        emit(Step::start);
        return;
      case '$':
        emit(Step::finish);
        return;
      case '\\':
        return escape();
      case '*':
      case '+':
      case '?':
      case '{':
        return fail("nothing is there to repeat", from);
      default:
        return emit_set(byte_range(static_cast<unsigned char>(c), static_cast<unsigned char>(c)));
    }
  }

  void group(std::size_t depth, std::size_t from) {
    if (at_ < text_.size() && text_[at_] == '?') {
      if (text_.substr(at_, 2) != "?:") return fail("look-around and flags are not read", at_);
      at_ += 2;
    }
    alternatives(depth + 1);
    if (defect_) return;
    if (at_ >= text_.size()) return fail("a '(' is never closed", from);
    ++at_;
  }

  void escape() {
    if (at_ >= text_.size()) return fail("the expression ends after a backslash", at_ - 1);
    const char c = text_[at_];
    if (c == 'b') {
      emit(Step::word_edge);
    } else if (c == 'B') {
      emit(Step::no_word_edge);
    } else if (const auto set = class_of(c)) {
      emit_set(*set);
    } else if (const auto byte = escaped_byte(c)) {
      emit_set(byte_range(*byte, *byte));
    } else {
      return fail("this escape is not read", at_ - 1);
    }
    ++at_;
  }

  /// \n, \t and signs; letters and digits may come to mean something.
  static std::optional<unsigned> escaped_byte(char c) {
    if (c == 'n') return '\n';
    if (c == 't') return '\t';
    const auto byte = static_cast<unsigned char>(c);
    const bool sign = byte > ' ' && byte < 0x7F && !word_bytes()[byte];
    if (sign || c == '_') return byte;
    return {};
  }

  void bracket(std::size_t from) {
    ByteSet set;
    const bool negated = at_ < text_.size() && text_[at_] == '^';
    if (negated) ++at_;
    for (bool first = true;; first = false) {
      if (at_ >= text_.size()) return fail("a '[' is never closed", from);
      if (text_[at_] == ']' && !first) break;
      const auto low = bracket_byte(set);
      if (defect_) return;
      if (at_ + 1 < text_.size() && text_[at_] == '-' && text_[at_ + 1] != ']') {
        const std::size_t dash = at_++;
        const auto high = bracket_byte(set);
        if (defect_) return;
        if (!low || !high || *high < *low) return fail("this range has no end or no order", dash);
        set |= byte_range(*low, *high);
      }
    }
    ++at_;
    emit_set(negated ? ~any_case(set) : set);
  }

  /// One member, which is added; empty where it is a class.
  std::optional<unsigned> bracket_byte(ByteSet& set) {
    if (at_ >= text_.size()) {
      fail("a '[' is never closed", at_);
      return {};
    }
    char c = text_[at_++];
    if (c == '\\') {
      if (at_ >= text_.size()) {
        fail("a '[' is never closed", at_);
        return {};
      }
      c = text_[at_++];
      if (const auto whole = class_of(c)) {
        set |= *whole;
        return {};
      }
      const auto byte = escaped_byte(c);
      if (!byte) {
        fail("this escape is not read", at_ - 2);
        return {};
      }
      set.set(*byte);
      return byte;
    }
    set.set(static_cast<unsigned char>(c));
    return static_cast<unsigned char>(c);
  }

  std::string_view text_;
  bool ignore_case_;
  std::size_t at_ = 0;
  std::size_t atoms_read_ = 0;
  Pattern pattern_;
  std::optional<PatternDefect> defect_;
};

Result<Pattern, PatternDefect> Pattern::compile(std::string_view expression, bool ignore_case) {
  return PatternCompiler(expression, ignore_case).run();
}

bool Pattern::found_in(std::string_view text, std::size_t begin, std::size_t end) const {
  // All places of the program that the text so far leads to, moved on byte by byte.
  std::vector<std::uint32_t> now;
  std::vector<std::uint32_t> next;
  std::vector<std::uint32_t> open;
  std::vector<std::size_t> seen(program_.size(), static_cast<std::size_t>(-1));
  bool matched = false;
  const auto reach = [&](std::vector<std::uint32_t>& places, std::uint32_t place, std::size_t at) {
    open.push_back(place);
    while (!open.empty()) {
      const std::uint32_t each = open.back();
      open.pop_back();
      if (seen[each] == at) continue;
      seen[each] = at;
      const Instruction& instruction = program_[each];
      const bool edge = is_word_byte(text, at) != (at > 0 && is_word_byte(text, at - 1));
      switch (instruction.step) {
        case Step::bytes:
          places.push_back(each);
          break;
        case Step::fork:
          open.push_back(instruction.second);
          open.push_back(instruction.first);
          break;
        case Step::jump:
          open.push_back(instruction.first);
          break;
        case Step::word_edge:
          if (edge) open.push_back(each + 1);
          break;
        case Step::no_word_edge:
          if (!edge) open.push_back(each + 1);
          break;
        case Step::start:
          if (at == 0) open.push_back(each + 1);
          break;
        case Step::finish:
          if (at == text.size()) open.push_back(each + 1);
          break;
        case Step::match:
          matched = true;
          break;
      }
    }
  };
  for (std::size_t at = begin; at <= end; ++at) {
    reach(now, 0, at);
    if (matched) return true;
    if (at == end) break;
    next.clear();
    const auto byte = static_cast<unsigned char>(text[at]);
    for (const std::uint32_t place : now) {
      if (sets_[program_[place].first][byte]) reach(next, place + 1, at + 1);
    }
    if (matched) return true;
    std::swap(now, next);
  }
  return false;
}

}  // namespace certrail
