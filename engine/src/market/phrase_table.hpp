// Every phrase by which a text names a skill or a certification, and what it then means.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/result.hpp"
#include "text/pattern.hpp"

namespace certrail {

enum class Means : std::uint8_t {
  skill,
  not_skill,             ///< the skill's names within it do not count: "shipping container"
  certification,         ///< by itself
  certification_beside,  ///< near a word such as "certified"
  provider_beside        ///< next to such a word: a certification of the provider
};

struct Meaning {
  Means means = Means::skill;
  std::uint32_t thing = 0;               ///< skill, certification or provider
  std::string exact;                     ///< words in the only case that counts; empty = any case
  std::optional<std::uint32_t> pattern;  ///< of the table: must match the text around
};

struct PhraseTable {
  std::vector<std::string> phrases;            ///< as words, in small letters, each once
  std::vector<std::vector<Meaning>> meanings;  ///< by phrase
  std::map<std::string, std::size_t> places;   ///< of phrases, by their words
  std::vector<Pattern> patterns;
  std::size_t bytes = 0;  ///< of all phrases

  /// `phrase` as people write it. Nothing is added that has no word.
  void add(std::string_view phrase, Meaning meaning);
  /// The same, but its capitals count.
  void add_exact(std::string_view phrase, Meaning meaning);
};

/// Problem invalid_pattern.
Result<PhraseTable> phrase_table(const Catalog& catalog);

/// Part of phrase_table, behind the skills' phrases: a name that a skill has too, such as GitHub
/// Actions, does not tell of an exam.
void add_certification_phrases(const Catalog& catalog, PhraseTable& table);

}  // namespace certrail
