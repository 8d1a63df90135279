#include "text/words.hpp"

#include <algorithm>
#include <string>

#include "support/catch.hpp"
#include "text/code_point.hpp"
#include "twin/random.hpp"

using certrail::Words;
using certrail::words_of;

TEST_CASE("words: ways of writing one thing are equal") {
  for (const char* text : {"CI/CD", "CI-CD", "CI / CD", "CI \xE2\x80\x93 CD",
                           "CI\xC2\xA0"
                           "CD",
                           "(CI, CD)", "CI\nCD", "\"CI\"\t'CD'", "CI_CD"}) {
    CHECK(words_of(text) == " CI CD ");
  }
  CHECK(words_of("CI\xC2\xAD/CD") == " CI CD ");
  CHECK(words_of("Kuber\xC2\xADnetes") == " Kubernetes ");
  CHECK(words_of("\xEF\xBC\xA1\xEF\xBC\xB7\xEF\xBC\xB3 S3") == " AWS S3 ");  // full width
}

TEST_CASE("words: signs that belong to a word") {
  CHECK(words_of("C++, C#/F# and C++17") == " C++ C# F# and C++ 17 ");
  CHECK(words_of("ELT+RAG #aws +1") == " ELT RAG aws 1 ");
  CHECK(words_of("C\\+\\+\\nJava") == " C++ Java ");
  CHECK(words_of(".NET, node.js 3.5, ASP.NET") == " .NET node.js 3.5 ASP.NET ");
  CHECK(words_of("know AWS.You") == " know AWS You ");
  CHECK(words_of("know tools.You learn") == " know tools You learn ");
  CHECK(words_of("see ...more") == " see . more ");
}

TEST_CASE("words: the end of a sentence or of an item is a word") {
  CHECK(words_of("We use AWS. You too!") == " We use AWS . You too . ");
  CHECK(words_of("a;b?c") == " a . b . c ");
  CHECK(words_of("one\n\ntwo") == " one . two ");
  CHECK(words_of("one\n- two\n* three\n four") == " one . two . three four ");
  CHECK(words_of("\xE2\x80\xA2 one \xE2\x80\xA2 two") == " one . two ");
  CHECK(words_of("...") == " ");
  CHECK(words_of("") == " ");
}

TEST_CASE("words: other scripts") {
  CHECK(words_of("\xC3\x9C"
                 "BER Stra\xC3\x9F"
                 "e \xC3\x89T\xC3\x89") ==
        " \xC3\xBC"
        "BER Stra\xC3\x9F"
        "e \xC3\xA9T\xC3\xA9 ");
  CHECK(words_of("\xE7\x86\x9F\xE6\x82\x89"
                 "Docker\xE5\x92\x8C"
                 "Go") == " \xE7\x86\x9F \xE6\x82\x89 Docker \xE5\x92\x8C Go ");
  CHECK(words_of("\xD0\x9C\xD0\xB8\xD1\x80") == " \xD0\xBC\xD0\xB8\xD1\x80 ");
}

TEST_CASE("words: what is not UTF-8 separates") {
  CHECK(words_of("a\xFF"
                 "b\xC3") == " a b ");
  CHECK(words_of(std::string_view("a\0b", 3)) == " a b ");
}

TEST_CASE("words: places lead back to the text") {
  Words words;
  certrail::to_words("You know: C++ (or Go).", words);
  REQUIRE(words.places.size() == 5);
  CHECK(words.text == " You know C++ or Go . ");
  CHECK(words.places[2].in_words == 9);
  CHECK(words.places[2].in_text == 10);
  CHECK(words.places[4].in_text == 18);
}

TEST_CASE("words: any bytes become words, and words stay what they are") {
  certrail::twin::Random random(5);
  const std::vector<std::string> parts = {"a",
                                          "B",
                                          "7",
                                          "+",
                                          "#",
                                          ".",
                                          " ",
                                          "\n",
                                          "-",
                                          "\\",
                                          "!",
                                          "\xC3\x84",
                                          "\xE5\x92\x8C",
                                          "\xE2\x80\xA2",
                                          "\xC2\xAD",
                                          "\xFF",
                                          "\xF0\x9F\x9A\x80"};
  for (int round = 0; round < 50'000; ++round) {
    std::string text;
    for (auto left = random.between(0, 12); left > 0; --left) {
      text +=
          random.chance(80) ? random.pick(parts) : std::string(1, static_cast<char>(random.next()));
    }
    Words words;
    certrail::to_words(text, words);
    REQUIRE(words.text.ends_with(' '));
    REQUIRE(words.text.find("  ") == std::string::npos);
    REQUIRE(words.text.find(" . . ") == std::string::npos);
    for (std::size_t i = 0; i < words.places.size(); ++i) {
      REQUIRE(words.text[words.places[i].in_words] == ' ');
      REQUIRE(words.places[i].in_text < text.size());
      if (i > 0) REQUIRE(words.places[i - 1].in_words < words.places[i].in_words);
    }
    if (words_of(words.text) != words.text) FAIL("changes again: " << text << '|' << words.text);
  }
}

TEST_CASE("code points: written as they are read") {
  for (std::uint32_t value = 1; value <= 0x10FFFF; value += value < 0x3000 ? 1 : 37) {
    std::string text;
    certrail::append_code_point(text, value);
    if (value >= 0xD800 && value < 0xE000) {
      CHECK(text.empty());
      continue;
    }
    const auto read = certrail::code_point_at(text, 0);
    if (read.value != value || read.length != text.size()) FAIL("differs: " << value);
    if (value < 0x80 || (value >= 0xFF00 && value < 0xFFFF)) continue;
    std::string small;
    certrail::append_code_point(small, certrail::small_letter_of(value));
    if (small.size() != text.size()) FAIL("another length: " << value);
  }
  for (const char* broken :
       {"\xC0\x80", "\xE0\x80\x80", "\xF5\x80\x80\x80", "\xED\xA0\x80", "\x80"}) {
    CHECK(certrail::code_point_at(broken, 0).length == 0);
  }
}
