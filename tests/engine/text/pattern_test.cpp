#include "text/pattern.hpp"

#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"
#include "text/words.hpp"
#include "twin/random.hpp"

using certrail::Pattern;

namespace {

const std::string kEAcute = "\xC3\xA9";
const std::string kCapitalEAcute = "\xC3\x89";
const std::string kDash = "\xE2\x80\x93";
const std::string kBullet = "\xE2\x80\xA2";
const std::string kHardSpace = "\xC2\xA0";
const std::string kSoftHyphen = "\xC2\xAD";
const std::string kHan = "\xE8\xAA\x9E";

Pattern compiled(const std::string& expression, bool ignore_case = false) {
  auto pattern = Pattern::compile(expression, ignore_case);
  REQUIRE(pattern.ok());
  return pattern.value();
}

bool matches(const std::string& expression, const std::string& text, bool ignore_case = false) {
  return compiled(expression, ignore_case).found_in(text);
}

std::string refusal(const std::string& expression) {
  const auto pattern = Pattern::compile(expression);
  return pattern ? "" : pattern.error();
}

}  // namespace

TEST_CASE("patterns: anywhere in a text, in any case where that is asked for") {
  CHECK(matches("cloud|platform", "Senior Platform Engineer", true));
  CHECK_FALSE(matches("cloud|platform", "Senior Platform Engineer"));
  CHECK(matches("^Go[,/)]", "Go/Rust"));
  CHECK_FALSE(matches("^a{2,3}$", "aaaa"));
  CHECK(matches("x*", ""));
}

TEST_CASE("patterns: a part of a text is searched, its surroundings seen") {
  const Pattern pattern = compiled("\\bGo\\b");
  CHECK_FALSE(pattern.found_in("Good", 0, 2));
  CHECK(pattern.found_in("a Go b", 2, 4));
  CHECK_FALSE(pattern.found_in("a Go b", 3, 6));
  CHECK_FALSE(compiled("^Go").found_in("a Go", 2, 4));
  CHECK_FALSE(compiled("Go$").found_in("Go b", 0, 2));
  const std::string beside = kEAcute + "Go" + kEAcute;
  CHECK_FALSE(pattern.found_in(beside, 2, 4));
  CHECK_FALSE(pattern.found_in(beside, 1, 5));  // cut within the letters
  CHECK_FALSE(compiled("^Go").found_in(beside, 2, 4));
}

TEST_CASE("patterns: letters beyond ASCII are letters at the edges of words") {
  CHECK_FALSE(matches("\\bR\\b", "R" + kEAcute + "daction"));
  CHECK_FALSE(matches("\\bR\\b", "caf" + kEAcute + "R"));
  CHECK(matches("\\bR\\b", "caf" + kEAcute + " R"));
  CHECK(matches("\\bR\\b", "Python" + kDash + "R"));
  CHECK(matches("\\bR\\b", kBullet + "R" + kBullet));
  CHECK(matches("\\bR\\b", kHan + "R" + kHan));  // a word by itself
  CHECK_FALSE(matches("\\bR\\b", "R" + kSoftHyphen + "ust"));
  CHECK(matches("Python, R\\b", "Python," + kHardSpace + "R"));
  CHECK(matches("\\bGo\\b", "\xFFGo\xFF"));  // what is not UTF-8 separates
  CHECK(matches("\\w{4}", "caf" + kEAcute));
  CHECK_FALSE(matches("caf\\W", "caf" + kEAcute));
  CHECK(matches("^caf.$", "caf" + kEAcute));
  CHECK(matches("Go($|[^a-zA-Z])", "Go" + kDash));
}

TEST_CASE("patterns: what is neither letter nor space beyond ASCII is read as a control sign") {
  for (const char* any : {".", "\\W", "[^a-z]", "[[:cntrl:]]", "[[:^word:]]"}) {
    CHECK(matches(std::string("^a") + any + "b$", "a" + kDash + "b"));
  }
  for (const char* none : {"\\w", "[[:punct:]]", "[[:print:]]", "\\s"}) {
    CHECK_FALSE(matches(std::string("a") + none + "b", "a" + kDash + "b"));
  }
  CHECK(matches("^caf[[:word:]]$", "caf" + kEAcute));
}

TEST_CASE("patterns: repeats multiply to a thousand, and a brace that begins none is itself") {
  CHECK(refusal("(a{10}){100}").empty());
  CHECK(refusal("(a{10}){101}").find("repetition") != std::string::npos);
  CHECK(refusal("a{1001}").find("repetition") != std::string::npos);
  CHECK(matches("^a{x}$", "a{x}"));
}

TEST_CASE("patterns: expressions that name letters beyond ASCII") {
  CHECK(matches("ing" + kEAcute + "nieur", "ING" + kCapitalEAcute + "NIEUR", true));
  CHECK_FALSE(matches("ing" + kEAcute + "nieur", "ingenieur", true));
  CHECK(matches("^caf[" + kEAcute + "e]$", "caf" + kEAcute));
  CHECK(matches("^\\pL+$", "caf" + kEAcute));
  CHECK(matches("(^|[^\\pL])" + kEAcute + "tude", "une " + kEAcute + "tude"));
  CHECK(matches("\\x{E9}", kEAcute));
  for (const char* edge :
       {"\\b", "\\B", "\\w", "\\W", "[[:word:]]", "[[:^word:]]", "[a[:word:]]"}) {
    CHECK(refusal(edge + kEAcute).find("beyond ASCII") != std::string::npos);
    CHECK(refusal(edge + std::string("\\pL")).find("beyond ASCII") != std::string::npos);
  }
  CHECK(refusal("\\\\b" + kEAcute).empty());  // a backslash and a b
}

TEST_CASE("patterns: what cannot be read is told in few printable words") {
  CHECK(refusal("a(b").find("missing )") != std::string::npos);
  CHECK(refusal("(\\w+) \\1").find("escape sequence: \\1") != std::string::npos);
  CHECK(refusal("\\b(" + kEAcute).find("missing )") != std::string::npos);
  for (const std::string& expression :
       {std::string("ab)"), std::string("*a"), std::string("a{3,2}"), std::string("[a"),
        std::string("[z-a]"), std::string("a(?=b)"), std::string("(a)\\1"), std::string("a\\"),
        std::string(), std::string(501, 'a'), std::string("\xFF"), std::string("\x1B[31m"),
        std::string(400, '('), std::string("((((a{100}){100}){100}){100}){100}")}) {
    const std::string why = refusal(expression);
    CHECK_FALSE(why.empty());
    CHECK(why.size() <= 100);
    CHECK(why.find('\x1B') == std::string::npos);
  }
}

TEST_CASE("patterns: matching takes time in proportion to the text") {
  const std::string many(2'000'000, 'a');
  CHECK_FALSE(matches("(a|a)*(a|a)*(a|a)*b", many));
  CHECK_FALSE(matches("(a*)*(a*)*b", many));
  CHECK_FALSE(matches("(a?){20}a{20}b", many));
  // Many states, more than the memory holds.
  std::string bits;
  certrail::twin::Random random(1);
  while (bits.size() < many.size()) bits += random.chance(50) ? 'a' : 'b';
  CHECK_FALSE(matches("a[ab]{100}c", bits));
}

TEST_CASE("patterns: edges of random texts are those of words") {
  certrail::twin::Random random(2026);
  // Signs that words and patterns see alike.
  const std::vector<std::string> parts = {
      "Go",       "a",  kEAcute, kCapitalEAcute, " ",    kDash,      kBullet,
      kHardSpace, kHan, "/",     kSoftHyphen,    "\xFF", "\xD0\x96", ","};
  const Pattern pattern = compiled("\\bGo\\b");
  int found = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto left = random.between(1, 6); left > 0; --left) text += random.pick(parts);
    const bool is_word = certrail::words_of(text).find(" Go ") != std::string::npos;
    if (pattern.found_in(text) != is_word) FAIL("differs on: " << text);
    found += is_word ? 1 : 0;
  }
  CHECK(found > 2'000);
  CHECK(found < 18'000);
}

TEST_CASE("patterns: any bytes are read or refused, any part of a text searched") {
  certrail::twin::Random random(3);
  const std::string signs = "()[]{}|*+?^$.\\-,:abdwsBpxQ019";
  const std::string text = "ab 01-b." + kEAcute + kHan + "\xFF" + kSoftHyphen + "b";
  int read = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string expression;
    for (auto left = random.between(1, 12); left > 0; --left) {
      expression +=
          random.chance(97) ? signs[random.below(signs.size())] : static_cast<char>(random.next());
    }
    const auto pattern = Pattern::compile(expression, random.chance(50));
    if (!pattern) continue;
    ++read;
    const std::size_t begin = random.below(text.size() + 1);
    pattern.value().found_in(text, begin, begin + random.below(text.size() - begin + 1));
  }
  CHECK(read > 1'000);
}

TEST_CASE("patterns: shared by threads") {
  const Pattern pattern = compiled("a[ab]{8}c");
  const auto work = [&] {
    for (int i = 0; i < 2'000; ++i) {
      if (!pattern.found_in("aababababac") || pattern.found_in("aabab" + kEAcute)) std::terminate();
    }
  };
  std::thread other(work);
  work();
  other.join();
}
