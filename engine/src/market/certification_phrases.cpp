#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "market/phrase_table.hpp"
#include "text/words.hpp"

namespace certrail {
namespace {

bool has_between(std::string_view text, char first, char last) {
  return std::any_of(text.begin(), text.end(), [&](char c) { return c >= first && c <= last; });
}

/// "AWS Certified Developer - Associate (DVA-C03)" without what is in brackets at its end.
std::string_view without_brackets(std::string_view name) {
  if (!name.ends_with(')')) return name;
  const std::size_t open = name.rfind('(');
  return open == std::string_view::npos || open == 0 ? name : name.substr(0, open);
}

/// "AZ-104", "SAA-C03", "EX200": letters and digits that mean nothing else.
bool is_exam_code(std::string_view text) {
  return text.size() >= 5 && text.find(' ') == std::string_view::npos &&
         has_between(text, '0', '9') && has_between(text, 'A', 'Z') && !has_between(text, 'a', 'z');
}

std::int64_t words_in(const std::string& words) {
  return std::count(words.begin(), words.end(), ' ') - 1;
}

/// Has it a word that tells more than "a plus" does?
bool tells_something(const std::string& words) {
  for (std::size_t at = 1; at < words.size();) {
    const std::size_t end = words.find(' ', at);
    const std::string_view word = std::string_view(words).substr(at, end - at);
    if (word.size() >= 3 && word != "plus") return true;
    at = end + 1;
  }
  return false;
}

class CertificationPhrases {
 public:
  explicit CertificationPhrases(PhraseTable& table) : table_(table) {}

  void add(const Certification& certification, CertificationIndex index) {
    index_ = index;
    for (const std::string& text : certification.named_alone) add_alone(text);
    add_spelling(without_brackets(certification.name));
    // "Microsoft Certified: Azure Data Fundamentals" is called by what follows the colon.
    const std::size_t colon = certification.name.find(": ");
    if (colon != std::string::npos) {
      const auto rest = without_brackets(std::string_view(certification.name).substr(colon + 2));
      if (words_in(words_of(rest)) >= 3) add_spelling(rest);
    }
    const std::size_t code = certification.id.find(':');
    add_spelling(
        std::string_view(certification.id).substr(code == std::string::npos ? 0 : code + 1));
    for (const std::string& alias : certification.aliases) add_spelling(alias);
  }

 private:
  /// By itself. What has no small letter counts in capitals only: CISSP.
  void add_alone(std::string_view text) {
    if (!is_free(text)) return;
    const Meaning meaning{Means::certification, index_, {}, {}};
    has_between(text, 'a', 'z') ? table_.add(text, meaning) : table_.add_exact(text, meaning);
  }

  void add_spelling(std::string_view text) {
    std::string words = words_of(text);
    std::transform(words.begin(), words.end(), words.begin(), small_letter);
    if (is_exam_code(text)) {
      if (!is_free(text)) return;
      const Meaning meaning{Means::certification, index_, {}, {}};
      text.find('-') != std::string_view::npos ? table_.add(text, meaning)
                                               : table_.add_exact(text, meaning);
      return;
    }
    const auto names = [&](std::string_view word) { return words.find(word) != std::string::npos; };
    const bool alone = names(" certified ") || names(" certificate ");
    const bool one_word = words_in(words) == 1;
    if (!tells_something(words) || (!one_word && table_.places.contains(words))) return;
    if (!is_free(text)) return;
    const Meaning meaning{
        alone ? Means::certification : Means::certification_beside, index_, {}, {}};
    one_word && !has_between(text, 'a', 'z') ? table_.add_exact(text, meaning)
                                             : table_.add(text, meaning);
  }

  /// One spelling leads to one certification: the first that has it.
  bool is_free(std::string_view text) {
    std::string words = words_of(text);
    std::transform(words.begin(), words.end(), words.begin(), small_letter);
    return taken_.try_emplace(std::move(words), index_).second;
  }

  PhraseTable& table_;
  CertificationIndex index_ = 0;
  std::map<std::string, CertificationIndex> taken_;
};

}  // namespace

void add_certification_phrases(const Catalog& catalog, PhraseTable& table) {
  // A name that stayed when the code changed means the exam that can be sat now.
  CertificationPhrases phrases(table);
  for (const bool offered : {true, false}) {
    for (CertificationIndex i = 0; i < catalog.certifications.size(); ++i) {
      const Certification& certification = catalog.certifications[i];
      if (offered_on(certification, catalog.as_of) == offered) phrases.add(certification, i);
    }
  }
  for (ProviderIndex i = 0; i < catalog.providers.size(); ++i) {
    const Provider& provider = catalog.providers[i];
    const Meaning meaning{Means::provider_beside, i, {}, {}};
    table.add(provider.name, meaning);
    for (const std::string& alias : provider.aliases) table.add(alias, meaning);
    for (const std::string& subject : provider.certifies_in) table.add(subject, meaning);
  }
}

}  // namespace certrail
