#include "text/pattern.hpp"

#include <regex>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "twin/random.hpp"

using certrail::Pattern;

namespace {

bool matches(const std::string& expression, const std::string& text, bool ignore_case = false) {
  const auto pattern = Pattern::compile(expression, ignore_case);
  REQUIRE(pattern.ok());
  return pattern.value().found_in(text);
}

std::size_t column_of_defect(const std::string& expression) {
  const auto pattern = Pattern::compile(expression);
  return pattern ? 0 : pattern.error().column;
}

/// A random expression that both can read.
std::string any_expression(certrail::twin::Random& random, int depth) {
  const std::vector<std::string> atoms = {"a",      "b",   "c",   ".",   "[ab]", "[^a]",
                                          "[b-c ]", "\\w", "\\s", "\\d", "\\."};
  const std::vector<std::string> repeats = {"",  "",    "",      "?",     "*",
                                            "+", "{2}", "{1,2}", "{0,1}", "{1,}"};
  std::string out;
  for (auto left = random.between(1, 3); left > 0; --left) {
    if (random.chance(8)) out += random.chance(50) ? "\\b" : "\\B";
    if (depth > 0 && random.chance(25)) {
      out += (random.chance(50) ? "(" : "(?:") + any_expression(random, depth - 1) + ")";
    } else {
      out += random.pick(atoms);
    }
    out += random.pick(repeats);
  }
  if (random.chance(25)) out += "|" + any_expression(random, depth - 1);
  if (random.chance(5)) out = "^" + out;
  if (random.chance(5)) out += "$";
  return out;
}

}  // namespace

TEST_CASE("patterns: what they match") {
  CHECK(matches("cloud|platform", "Senior Platform Engineer", true));
  CHECK_FALSE(matches("cloud|platform", "Senior Platform Engineer"));
  CHECK(matches("\\bdata (engineer|scientist)s?\\b", "data engineers"));
  CHECK_FALSE(matches("\\bdata (engineer|scientist)\\b", "data engineers"));
  CHECK(matches("^Go[,/)]", "Go/Rust"));
  CHECK(matches("a{2,3}$", "baaaa"));
  CHECK_FALSE(matches("^a{2,3}$", "aaaa"));
  CHECK(matches("[^a-z]", "abc1"));
  CHECK_FALSE(matches("[^a]", "aA", true));
  CHECK(matches("x*", ""));
  CHECK(matches("[]a]+", "]"));
}

TEST_CASE("patterns: a part of a text is searched, its surroundings seen") {
  const auto pattern = Pattern::compile("\\bGo\\b");
  REQUIRE(pattern.ok());
  CHECK_FALSE(pattern.value().found_in("Good", 0, 2));
  CHECK(pattern.value().found_in("a Go b", 2, 4));
  CHECK_FALSE(pattern.value().found_in("a Go b", 3, 6));
}

TEST_CASE("patterns: what cannot be read is told with its place") {
  CHECK(column_of_defect("a(b") == 2);
  CHECK(column_of_defect("ab)") == 3);
  CHECK(column_of_defect("*a") == 1);
  CHECK(column_of_defect("a**") == 3);
  CHECK(column_of_defect("a{2") == 2);
  CHECK(column_of_defect("a{3,2}") == 2);
  CHECK(column_of_defect("a{999}") == 2);
  CHECK(column_of_defect("[a") == 1);
  CHECK(column_of_defect("[z-a]") == 3);
  CHECK(column_of_defect("a(?=b)") == 3);
  CHECK(column_of_defect("\\1") == 1);
  CHECK(column_of_defect("a\\") == 2);
  CHECK(column_of_defect("") == 1);
  CHECK(column_of_defect(std::string(501, 'a')) == 1);
  CHECK(column_of_defect(std::string(30, '(') + "a" + std::string(30, ')')) > 0);
}

TEST_CASE("patterns: neither reading nor matching can take long") {
  CHECK(column_of_defect("((((a{200}){200}){200}){200}){200}") > 0);
  CHECK(column_of_defect("((((){200}){200}){200}){200}") > 0);
  const std::string many(200'000, 'a');
  CHECK_FALSE(matches("(a|a)*(a|a)*(a|a)*b", many));
  CHECK_FALSE(matches("(a*)*(a*)*b", many));
  CHECK_FALSE(matches("(a?){20}a{20}b", many));
}

TEST_CASE("patterns: random ones match what std::regex says") {
  certrail::twin::Random random(2026);
  int matched = 0;
  int rounds = 0;
  const std::vector<std::string> letters = {"a", "b", "c", " ", "1", "."};
  for (; rounds < 5'000; ++rounds) {
    const std::string expression = any_expression(random, 2);
    const auto pattern = Pattern::compile(expression);
    if (!pattern) FAIL("not read: " << expression << ": " << pattern.error().what);
    const std::regex twin(expression);  // takes long on long texts
    for (int i = 0; i < 4; ++i) {
      std::string text;
      for (auto left = random.between(0, 6); left > 0; --left) text += random.pick(letters);
      const bool found = pattern.value().found_in(text);
      if (found != std::regex_search(text, twin))
        FAIL("differs: " << expression << " on: " << text);
      matched += found ? 1 : 0;
    }
  }
  CHECK(matched > rounds);
  CHECK(matched < rounds * 4 - rounds / 4);
}

TEST_CASE("patterns: any bytes are read or refused") {
  certrail::twin::Random random(3);
  const std::string signs = "()[]{}|*+?^$.\\-,:abdwsB019";
  int read = 0;
  for (int round = 0; round < 100'000; ++round) {
    std::string expression;
    for (auto left = random.between(1, 12); left > 0; --left) {
      expression +=
          random.chance(97) ? signs[random.below(signs.size())] : static_cast<char>(random.next());
    }
    const auto pattern = Pattern::compile(expression, random.chance(50));
    if (!pattern) {
      REQUIRE(pattern.error().column >= 1);
      REQUIRE(pattern.error().column <= expression.size() + 1);
      continue;
    }
    ++read;
    pattern.value().found_in("ab 01-b.");
  }
  CHECK(read > 1'000);
}
