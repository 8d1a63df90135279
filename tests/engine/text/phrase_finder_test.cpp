#include "text/phrase_finder.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "text/words.hpp"
#include "twin/random.hpp"

using certrail::PhraseFinder;

namespace {

using Found = std::vector<std::pair<std::uint32_t, std::size_t>>;

Found found_by(const PhraseFinder& finder, const std::string& words) {
  Found out;
  finder.scan(words, [&](std::uint32_t phrase, std::size_t end) { out.emplace_back(phrase, end); });
  return out;
}

std::string small(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), certrail::small_letter);
  return text;
}

/// The twin: every phrase at every place.
Found found_plainly(const std::vector<std::string>& phrases, const std::string& words) {
  Found out;
  const std::string text = small(words);
  for (std::size_t end = 1; end <= text.size(); ++end) {
    for (std::uint32_t i = 0; i < phrases.size(); ++i) {
      const std::string phrase = small(phrases[i]);
      if (phrase.find_first_not_of(' ') == std::string::npos || phrase.size() > end) continue;
      if (text.compare(end - phrase.size(), phrase.size(), phrase) == 0) out.emplace_back(i, end);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("phrases: all are found, those within others too, in any case") {
  const PhraseFinder finder({" google cloud ", " cloud ", " google cloud run ", " run ", " "});
  const std::string words = " We RUN on Google Cloud Run . ";
  CHECK(found_by(finder, words) == Found{{3, 8}, {0, 24}, {1, 24}, {2, 28}, {3, 28}});
  CHECK(found_by(finder, " googles cloudrun ").empty());
  CHECK(found_by(PhraseFinder({}), words).empty());
}

TEST_CASE("phrases: random ones are found where the plain search finds them") {
  certrail::twin::Random random(77);
  const std::vector<std::string> syllables = {"a", "b", "ab", "ba", "aB", "c++", "\xC3\xA9", "."};
  std::size_t hits = 0;
  for (int round = 0; round < 3'000; ++round) {
    const auto some_words = [&](std::int64_t most) {
      std::string text = " ";
      for (auto left = random.between(1, most); left > 0; --left) {
        text += random.pick(syllables) + (random.chance(70) ? " " : "");
      }
      return certrail::words_of(text);
    };
    std::vector<std::string> phrases;
    for (auto left = random.between(0, 12); left > 0; --left) {
      const std::string phrase = some_words(3);
      const auto same = [&](const std::string& each) { return small(each) == small(phrase); };
      if (std::none_of(phrases.begin(), phrases.end(), same)) phrases.push_back(phrase);
    }
    const PhraseFinder finder(phrases);
    const std::string words = some_words(30);
    Found fast = found_by(finder, words);
    // Those that end at one place come longest first; the plain search has them by number.
    std::sort(fast.begin(), fast.end(), [](const auto& a, const auto& b) {
      return std::pair(a.second, a.first) < std::pair(b.second, b.first);
    });
    hits += fast.size();
    REQUIRE(fast == found_plainly(phrases, words));
  }
  CHECK(hits > 5'000);
}
