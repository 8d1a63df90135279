#include "text/plain_text.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "twin/random.hpp"

namespace {

std::string plain(std::string_view text) {
  std::string memory;
  return std::string(certrail::plain_text(text, memory));
}

}  // namespace

TEST_CASE("plain text: text without mark-up is handed back as it is") {
  std::string memory;
  const std::string text = "5 > 3, no tags";
  CHECK(certrail::plain_text(text, memory).data() == text.data());
  CHECK(memory.empty());
}

TEST_CASE("plain text: tags go") {
  CHECK(plain("<b>Kuber</b>netes") == "Kubernetes");
  CHECK(plain("<p class=\"x\">AWS</p>") == "\n\nAWS\n\n");
  CHECK(plain("a<BR/>b<br />c") == "a\n\nb\n\nc");
  CHECK(plain("<!-- Java -->Go<!DOCTYPE html>") == "Go\n\n");
  CHECK(plain("<script>var java;</script><style>b{}</style>x") == "x");
  CHECK(plain("a < b, 5<6, <3 and x<") == "a < b, 5<6, <3 and x<");
  CHECK(plain("<unclosed") == "<unclosed");
}

TEST_CASE("plain text: entities stand for signs, also when escaped twice") {
  CHECK(plain("R&amp;D, C&#43;&#x2B;, a&nbsp;b") == "R&D, C++, a b");
  CHECK(plain("&lt;p&gt;AWS&lt;/p&gt;") == "\n\nAWS\n\n");
  CHECK(plain("&amp;lt;li&amp;gt;") == "\n\n");
  CHECK(plain("a&amp;nbsp;b &amp;amp; c") == "a b & c");
  CHECK(plain("x &lt; y") == "x < y");
  CHECK(plain("&unknown; & &; &#; &#xZZ; &#99999999;") == "&unknown; & &; &#; &#xZZ; &#99999999;");
}

TEST_CASE("plain text: hostile mark-up takes no time to speak of") {
  for (const char* part : {"<script>", "<!--", "<style>", "<a ", "&amp;", "&", "<"}) {
    std::string text;
    while (text.size() < 2'000'000) text += part;
    CHECK(plain(text).size() <= text.size() * 2);
  }
}

TEST_CASE("plain text: any bytes") {
  certrail::twin::Random random(11);
  const std::vector<std::string> parts = {"<", ">",      "&",   ";",  "/", "!",   "--",
                                          "p", "script", "amp", "lt", "#", "x41", "a"};
  for (int round = 0; round < 100'000; ++round) {
    std::string text;
    for (auto left = random.between(0, 14); left > 0; --left) text += random.pick(parts);
    REQUIRE(plain(text).size() <= 2 * text.size() + 2);
  }
}
