#include "market/phrase_table.hpp"

#include <algorithm>
#include <utility>

#include "catalog/excerpt.hpp"
#include "text/words.hpp"

namespace certrail {
namespace {

Problem unreadable(const Skill& skill, const PatternAlias& alias, const std::string& why) {
  Problem problem;
  problem.code = ProblemCode::invalid_pattern;
  problem.origin = Origin::data;
  problem.value = excerpt(alias.pattern);
  problem.detail =
      "a pattern of the skill " + skill.id + ": " + why + "; certrail catalog validate tells where";
  return problem;
}

}  // namespace

void PhraseTable::add(std::string_view phrase, Meaning meaning) {
  std::string words = words_of(phrase);
  std::transform(words.begin(), words.end(), words.begin(), small_letter);
  if (words.find_first_not_of(' ') == std::string::npos) return;
  const auto [place, is_new] = places.try_emplace(words, phrases.size());
  if (is_new) {
    phrases.push_back(words);
    meanings.emplace_back();
    bytes += words.size();
  }
  meanings[place->second].push_back(std::move(meaning));
}

void PhraseTable::add_exact(std::string_view phrase, Meaning meaning) {
  meaning.exact = words_of(phrase);
  add(phrase, std::move(meaning));
}

Result<PhraseTable> phrase_table(const Catalog& catalog) {
  PhraseTable table;
  for (SkillIndex i = 0; i < catalog.skills.size(); ++i) {
    const Skill& skill = catalog.skills[i];
    for (const std::string& alias : skill.aliases) table.add(alias, {Means::skill, i, {}, {}});
    for (const std::string& alias : skill.exact_aliases) {
      table.add_exact(alias, {Means::skill, i, {}, {}});
    }
    for (const PatternAlias& alias : skill.pattern_aliases) {
      auto pattern = Pattern::compile(alias.pattern);
      if (!pattern) return unreadable(skill, alias, pattern.error());
      const auto index = static_cast<std::uint32_t>(table.patterns.size());
      table.patterns.push_back(std::move(*pattern));
      table.add_exact(alias.literal, {Means::skill, i, {}, index});
    }
    for (const std::string& phrase : skill.not_aliases) {
      table.add(phrase, {Means::not_skill, i, {}, {}});
    }
  }
  add_certification_phrases(catalog, table);
  return table;
}

}  // namespace certrail
