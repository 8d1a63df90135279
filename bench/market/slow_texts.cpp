#include "market/slow_texts.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace certrail::bench {
namespace {

constexpr std::size_t kBytes = 3'500;

using Texts = std::vector<std::string>;

/// "posting 17: " and then parts at random.
SlowText of_parts(const char* name, Texts parts) {
  return {name, [parts = std::move(parts)](std::size_t number, twin::Random& random) {
            std::string text = "posting " + std::to_string(number) + ": ";
            while (text.size() < kBytes) text += random.pick(parts);
            return text;
          }};
}

/// Every word that patterns look for, each followed by `between`.
Texts pattern_words(const Catalog& catalog, const std::string& between) {
  Texts out;
  for (const Skill& skill : catalog.skills) {
    for (const PatternAlias& each : skill.pattern_aliases) out.push_back(each.literal + between);
  }
  return out;
}

/// The word that most patterns are tried at.
std::string busiest_word(const Catalog& catalog) {
  std::map<std::string, int> patterns;
  for (const Skill& skill : catalog.skills) {
    for (const PatternAlias& each : skill.pattern_aliases) ++patterns[each.literal];
  }
  const auto most =
      std::max_element(patterns.begin(), patterns.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == patterns.end() ? "Go" : most->first;
}

/// The words within all patterns, so that these come as far as they can.
Texts words_in_patterns(const Catalog& catalog) {
  Texts out;
  std::string word;
  for (const Skill& skill : catalog.skills) {
    for (const PatternAlias& each : skill.pattern_aliases) {
      for (const char c : each.pattern + ' ') {
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
          word += c;
        } else if (!word.empty()) {
          out.push_back(std::exchange(word, {}) + ' ');
        }
      }
    }
  }
  return out;
}

}  // namespace

std::vector<SlowText> slow_texts(const Catalog& catalog) {
  const std::string e_acute = "\xC3\xA9";
  Texts excepted;
  for (const Skill& skill : catalog.skills) {
    for (const std::string& each : skill.not_aliases) excepted.push_back(each + ' ');
  }
  Texts providers = {"and ", "or ", "of the ", "other relevant cloud ", "platforms "};
  for (const Provider& provider : catalog.providers) providers.push_back(provider.name + ' ');
  return {
      of_parts("  words of patterns", pattern_words(catalog, ", ")),
      of_parts("  one word of most patterns", {busiest_word(catalog) + ' '}),
      of_parts("  beside letters beyond ASCII", pattern_words(catalog, ' ' + e_acute + ' ')),
      of_parts("  all words in patterns", words_in_patterns(catalog)),
      of_parts("  phrases that do not count", std::move(excepted)),
      of_parts("  providers, never certified", std::move(providers)),
      of_parts("  letters without spaces", {"a", "b", e_acute, "AWS"}),
      of_parts("  signs without letters", {"<", "&", "<a ", "&#x", "\"", "\\", ".", "\n"}),
      of_parts("  escaped twice", {"&amp;lt;p&amp;gt;", "&amp;amp;", "\\n", "C\\+\\+ "}),
  };
}

}  // namespace certrail::bench
