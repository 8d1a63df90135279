#include "text/words.hpp"

#include <array>
#include <cstddef>

#include "text/code_point.hpp"

namespace certrail {
namespace {

enum class Sign : unsigned char { space, letter, tail, dot, end, line, escape, wide };

constexpr std::array<Sign, 256> make_signs() {
  std::array<Sign, 256> signs{};
  for (std::size_t c = 0; c < signs.size(); ++c) {
    const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    signs[c] = letter ? Sign::letter : c >= 0x80 ? Sign::wide : Sign::space;
  }
  signs['+'] = signs['#'] = Sign::tail;
  signs['.'] = Sign::dot;
  signs['!'] = signs['?'] = signs[';'] = Sign::end;
  signs['\n'] = Sign::line;
  signs['\\'] = Sign::escape;
  return signs;
}

constexpr std::array<Sign, 256> kSigns = make_signs();

Sign sign_of(char c) { return kSigns[static_cast<unsigned char>(c)]; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

class WordWriter {
 public:
  WordWriter(std::string_view text, Words& out) : text_(text), out_(out) {
    out_.text.clear();
    out_.places.clear();
  }

  void write() {
    while (at_ < text_.size()) {
      switch (sign_of(text_[at_])) {
        case Sign::letter:
          letters();
          break;
        case Sign::tail:
          tail();
          break;
        case Sign::dot:
          dot();
          break;
        case Sign::end:
          end_sentence(1);
          break;
        case Sign::line:
          line();
          break;
        case Sign::escape:
          escape();
          break;
        case Sign::wide:
          wide();
          break;
        case Sign::space:
          separate(1);
          break;
      }
    }
    out_.text += ' ';
  }

 private:
  bool follows(std::size_t at, Sign sign) const {
    return at < text_.size() && sign_of(text_[at]) == sign;
  }
  bool letter_follows(std::size_t at) const {
    if (!follows(at, Sign::wide)) return follows(at, Sign::letter);
    const CodePoint found = code_point_at(text_, at);
    return found.length != 0 && kind_of(found.value) == LetterKind::letter;
  }

  void begin_word() {
    if (in_word_) return;
    out_.places.push_back(
        {static_cast<std::uint32_t>(out_.text.size()), static_cast<std::uint32_t>(at_)});
    out_.text += ' ';
    in_word_ = true;
  }

  void separate(std::size_t bytes) {
    in_word_ = false;
    at_ += bytes;
  }

  void end_sentence(std::size_t bytes) {
    if (!out_.text.empty() && !out_.text.ends_with(" .")) out_.text += " .";
    separate(bytes);
  }

  void letters() {
    begin_word();
    const std::size_t from = at_;
    while (follows(at_, Sign::letter)) ++at_;
    out_.text.append(text_, from, at_ - from);
  }

  /// Signs behind a word, each of which may be escaped.
  void tail() {
    const std::size_t word = out_.text.size();
    for (;;) {
      if (follows(at_, Sign::escape) && follows(at_ + 1, Sign::tail)) ++at_;
      if (!follows(at_, Sign::tail)) break;
      if (in_word_) out_.text += text_[at_];
      ++at_;
    }
    const bool digit = at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9';
    if (!digit && letter_follows(at_)) out_.text.resize(word);
    in_word_ = false;
  }

  void dot() {
    if (!letter_follows(at_ + 1)) return end_sentence(1);
    if (in_word_) {
      // "AWS.We", "tools.We": a new sentence, its space forgotten. Not "ASP.NET", "node.js".
      const bool sentence =
          is_capital(text_[at_ + 1]) &&
          (!is_capital(text_[at_ - 1]) || (at_ + 2 < text_.size() && is_small(text_[at_ + 2])));
      if (sentence) return separate(1);
    } else {
      if (at_ > 0 && text_[at_ - 1] == '.') return separate(1);
      begin_word();
    }
    out_.text += '.';
    ++at_;
  }

  /// A single line break may be that of a page's width; an empty line or a list's sign ends.
  void line() {
    std::size_t next = at_ + 1;
    while (next < text_.size() &&
           (text_[next] == ' ' || text_[next] == '\t' || text_[next] == '\r')) {
      ++next;
    }
    const bool ends =
        next < text_.size() && (text_[next] == '\n' || text_[next] == '-' || text_[next] == '*');
    if (ends) return end_sentence(next - at_);
    separate(next - at_);
  }

  /// "C\+\+" and "\n" of texts that were escaped once too often.
  void escape() {
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
    if (next == 'n' || next == 'r' || next == 't') return separate(2);
    if (follows(at_ + 1, Sign::tail)) {
      ++at_;
      return;
    }
    separate(1);
  }

  void wide() {
    const CodePoint found = code_point_at(text_, at_);
    if (found.length == 0) return separate(1);
    const std::uint32_t value = small_letter_of(found.value);
    switch (kind_of(found.value)) {
      case LetterKind::letter:
        begin_word();
        append_code_point(out_.text, value);
        at_ += found.length;
        break;
      case LetterKind::word:
        in_word_ = false;
        begin_word();
        append_code_point(out_.text, value);
        separate(found.length);
        break;
      case LetterKind::separator:
        separate(found.length);
        break;
      case LetterKind::end:
        end_sentence(found.length);
        break;
      case LetterKind::nothing:
        at_ += found.length;
        break;
    }
  }

  std::string_view text_;
  Words& out_;
  std::size_t at_ = 0;
  bool in_word_ = false;
};

}  // namespace

void to_words(std::string_view text, Words& out) { WordWriter(text, out).write(); }

std::string words_of(std::string_view phrase) {
  Words words;
  to_words(phrase, words);
  return words.text;
}

}  // namespace certrail
