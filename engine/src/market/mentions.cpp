#include "certrail/mentions.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>
#include <utility>

#include "market/phrase_table.hpp"
#include "text/phrase_finder.hpp"
#include "text/plain_text.hpp"
#include "text/words.hpp"

namespace certrail {
namespace {

constexpr std::size_t kAround = 80;       ///< bytes on each side that a pattern may look at
constexpr std::size_t kMostLinks = 12;    ///< between a provider's name and "certified"
constexpr std::size_t kWordsBeside = 8;   ///< between a certification's name and "certified"
constexpr std::size_t kLongestWord = 32;  ///< longer ones are none of the words below

/// The words that tell of certifications, in the languages of the largest job boards.
constexpr std::array<std::string_view, 27> kCertifying = {"accreditation",
                                                          "accreditations",
                                                          "accredited",
                                                          "cert",
                                                          "certification",
                                                          "certifications",
                                                          "certificate",
                                                          "certificates",
                                                          "certified",
                                                          "certs",
                                                          "credential",
                                                          "credentials",
                                                          "exam",
                                                          "exams",
                                                          "zertifikat",
                                                          "zertifikate",
                                                          "zertifiziert",
                                                          "zertifizierung",
                                                          "zertifizierungen",
                                                          "certificering",
                                                          "certificado",
                                                          "certificados",
                                                          "certificaci\xC3\xB3n",
                                                          "certificaciones",
                                                          "certifi\xC3\xA9",
                                                          "certificazione",
                                                          "certificazioni"};

/// What may stand between a provider and such a word: "AWS or other relevant cloud certifications",
/// "certified in one of AWS, Azure".
constexpr std::array<std::string_view, 53> kLinking = {
    "a",          "administrator", "an",          "and",          "any",
    "architect",  "architecture",  "as",          "associate",    "at",
    "by",         "cloud",         "data",        "developer",    "devops",
    "e.g",        "engineer",      "engineering", "equivalent",   "expert",
    "for",        "from",          "g",           "i.e",          "in",
    "including",  "industry",      "least",       "level",        "like",
    "of",         "official",      "on",          "one",          "or",
    "other",      "platform",      "platforms",   "practitioner", "professional",
    "recognised", "recognized",    "related",     "relevant",     "security",
    "similar",    "solution",      "solutions",   "specialty",    "such",
    "technical",  "the",           "with"};

}  // namespace

struct MentionFinder::Parts {
  struct Hit {
    std::uint32_t thing = 0;
    std::size_t begin = 0;  ///< of the space before
    std::size_t end = 0;    ///< past the space behind
  };

  /// Adds things once each, and lists them in ascending order.
  class Collected {
   public:
    explicit Collected(std::size_t things) : is_in_(things, false) {}
    bool contains(std::uint32_t thing) const { return is_in_[thing]; }
    void add(std::uint32_t thing) {
      if (is_in_[thing]) return;
      is_in_[thing] = true;
      list_.push_back(thing);
    }
    void take(std::vector<std::uint32_t>& out) {
      std::sort(list_.begin(), list_.end());
      out.assign(list_.begin(), list_.end());
      for (const std::uint32_t thing : list_) is_in_[thing] = false;
      list_.clear();
    }

   private:
    std::vector<bool> is_in_;
    std::vector<std::uint32_t> list_;
  };

  Parts(const Catalog& catalog, PhraseTable made)
      : table(std::move(made)),
        finder(table.phrases),
        has_exceptions(catalog.skills.size(), false),
        skills(catalog.skills.size()),
        certifications(catalog.certifications.size()),
        certifying(catalog.providers.size()) {
    tries.resize(table.patterns.size());
    for (const Certification& each : catalog.certifications) providers.push_back(each.provider);
    for (const std::string_view word : kCertifying) certifying_words.emplace(word);
    for (const std::string_view word : kLinking) linking_words.emplace(word);
    for (std::size_t i = 0; i < table.phrases.size(); ++i) {
      longest_phrase = std::max(longest_phrase, table.phrases[i].size());
      for (const Meaning& meaning : table.meanings[i]) {
        if (meaning.means == Means::not_skill) {
          has_exceptions[meaning.thing] = true;
        }
        if (meaning.means == Means::provider_beside) add_words(table.phrases[i]);
      }
    }
  }

  void add_words(std::string_view phrase) {
    for (std::size_t at = 1; at < phrase.size();) {
      const std::size_t end = phrase.find(' ', at);
      linking_words.emplace(phrase.substr(at, end - at));
      at = end + 1;
    }
  }

  void found(std::uint32_t phrase, std::size_t end) {
    const std::size_t begin = end - table.phrases[phrase].size();
    for (const Meaning& meaning : table.meanings[phrase]) {
      if (meaning.means == Means::skill && skills.contains(meaning.thing)) continue;
      if (!meaning.exact.empty() &&
          std::string_view(words.text).substr(begin, end - begin) != meaning.exact) {
        continue;
      }
      const Hit hit{meaning.thing, begin, end};
      if (meaning.pattern) {
        if (tries[*meaning.pattern].empty()) tried.push_back(*meaning.pattern);
        tries[*meaning.pattern].push_back(hit);
        continue;
      }
      switch (meaning.means) {
        case Means::skill:
          if (has_exceptions[meaning.thing]) {
            uncertain.push_back(hit);
          } else {
            skills.add(meaning.thing);
          }
          break;
        case Means::not_skill:
          exceptions.push_back(hit);
          break;
        case Means::certification:
          certifications.add(meaning.thing);
          longer.push_back(hit);
          break;
        case Means::certification_beside:
          beside.push_back(hit);
          longer.push_back(hit);
          break;
        case Means::provider_beside:
          named_providers.push_back(hit);
          break;
      }
    }
  }

  /// A part of the text itself.
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// What a pattern may look at for these words, which stand there.
  Range around(const Hit& hit) const {
    const auto place = std::lower_bound(
        words.places.begin(), words.places.end(), hit.begin,
        [](const Words::Place& each, std::size_t key) { return each.in_words < key; });
    const std::size_t at = place == words.places.end() ? text.size() : place->in_text;
    return {at - std::min(at, kAround),
            std::min(text.size(), at + (hit.end - hit.begin) + kAround)};
  }

  /// Is there one in `list`, which is in the order of ends, that holds all of `hit`, and that `is`
  /// such a one?
  template <class Is>
  bool is_within(const Hit& hit, const std::vector<Hit>& list, const Is& is) const {
    auto each = std::lower_bound(list.begin(), list.end(), hit.end,
                                 [](const Hit& a, std::size_t end) { return a.end < end; });
    for (; each != list.end() && each->end < hit.end + longest_phrase; ++each) {
      if (each->begin <= hit.begin && is(*each)) return true;
    }
    return false;
  }

  bool is_excepted(const Hit& hit) const {
    return is_within(hit, exceptions, [&](const Hit& each) { return each.thing == hit.thing; });
  }

  /// Names of skills count unless they are part of a phrase that means something else.
  void settle_exceptions() {
    for (const Hit& hit : uncertain) {
      if (!skills.contains(hit.thing) && !is_excepted(hit)) skills.add(hit.thing);
    }
  }

  /// What stands around a pattern's words is joined where it overlaps, so that no part of a text is
  /// searched twice for one pattern, however often the words stand there.
  void settle_patterns() {
    for (const std::uint32_t each : tried) {
      if (!skills.contains(tries[each].front().thing) && matches_around(each)) {
        skills.add(tries[each].front().thing);
      }
      tries[each].clear();
    }
    tried.clear();
  }

  bool matches_around(std::uint32_t pattern) const {
    const auto matches = [&](const Range& range) {
      return table.patterns[pattern].found_in(text, range.begin, range.end);
    };
    Range joined;
    for (const Hit& hit : tries[pattern]) {
      if (is_excepted(hit)) continue;
      const Range next = around(hit);
      if (next.begin > joined.end) {
        if (joined.end > 0 && matches(joined)) return true;
        joined.begin = next.begin;
      }
      joined.end = next.end;
    }
    return joined.end > 0 && matches(joined);
  }

  bool is_one_of(const std::unordered_set<std::string>& list, std::string_view word) {
    if (word.size() > kLongestWord) return false;
    small_word.assign(word);
    std::transform(small_word.begin(), small_word.end(), small_word.begin(), small_letter);
    return list.contains(small_word);
  }

  /// Walks from a name word by word, to the left or to the right, until a word tells of
  /// certifications; not over the end of a sentence, nor over a word that `may_pass` refuses.
  template <class MayPass>
  bool certified_beside(const Hit& hit, bool to_the_left, std::size_t most,
                        const MayPass& may_pass) {
    const std::string_view all = words.text;
    std::size_t begin = to_the_left ? hit.begin : hit.end - 1;  // of a space
    for (std::size_t i = 0; i < most; ++i) {
      std::string_view word;
      if (to_the_left) {
        if (begin == 0) return false;
        const std::size_t space = all.rfind(' ', begin - 1);
        word = all.substr(space + 1, begin - space - 1);
        begin = space;
      } else {
        if (begin + 1 >= all.size()) return false;
        const std::size_t space = all.find(' ', begin + 1);
        word = all.substr(begin + 1, space - begin - 1);
        begin = space;
      }
      if (word == ".") return false;
      if (is_one_of(certifying_words, word)) return true;
      if (!may_pass(word)) return false;
    }
    return false;
  }

  void settle_certifications() {
    for (const Hit& hit : beside) {
      if (certifications.contains(hit.thing)) continue;
      // "architect associate" within "AWS Certified Solutions Architect - Associate".
      const auto is_longer = [&](const Hit& each) {
        return each.end - each.begin > hit.end - hit.begin;
      };
      if (is_within(hit, longer, is_longer)) continue;
      const auto any_word = [](std::string_view) { return true; };
      if (certified_beside(hit, true, kWordsBeside, any_word) ||
          certified_beside(hit, false, kWordsBeside, any_word)) {
        certifications.add(hit.thing);
      }
    }
    for (const Hit& hit : named_providers) {
      if (certifying.contains(hit.thing)) continue;
      const auto links = [&](std::string_view word) { return is_one_of(linking_words, word); };
      if (certified_beside(hit, true, kMostLinks, links) ||
          certified_beside(hit, false, kMostLinks, links)) {
        certifying.add(hit.thing);
      }
    }
  }

  PhraseTable table;
  PhraseFinder finder;
  std::vector<ProviderIndex> providers;  ///< by certification
  std::vector<bool> has_exceptions;      ///< by skill
  std::size_t longest_phrase = 0;        ///< bytes
  std::unordered_set<std::string> certifying_words;
  std::unordered_set<std::string> linking_words;

  // Of the text at hand.
  std::string memory;
  std::string_view text;
  Words words;
  std::vector<Hit> uncertain;
  std::vector<std::vector<Hit>> tries;  ///< places where a pattern may match, by pattern
  std::vector<std::uint32_t> tried;     ///< patterns with such places
  std::vector<Hit> exceptions;
  std::vector<Hit> beside;
  std::vector<Hit> longer;  ///< all that may be names of certifications
  std::vector<Hit> named_providers;
  Collected skills;
  Collected certifications;
  Collected certifying;
  std::string small_word;
};

MentionFinder::MentionFinder(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
MentionFinder::MentionFinder(MentionFinder&&) noexcept = default;
MentionFinder& MentionFinder::operator=(MentionFinder&&) noexcept = default;
MentionFinder::~MentionFinder() = default;

Result<MentionFinder> MentionFinder::make(const Catalog& catalog) {
  auto table = phrase_table(catalog);
  if (!table) return std::move(table.error());
  if (table->bytes > PhraseFinder::kMostBytes) {
    Problem problem;
    problem.code = ProblemCode::out_of_range;
    problem.origin = Origin::data;
    problem.source = "skills.json";
    problem.detail = "the names of skills and certifications are longer than " +
                     std::to_string(PhraseFinder::kMostBytes) + " bytes together";
    return problem;
  }
  return MentionFinder(std::make_unique<Parts>(catalog, std::move(*table)));
}

void MentionFinder::find(std::string_view text, Mentions& out) {
  Parts& parts = *parts_;
  parts.uncertain.clear();
  parts.exceptions.clear();
  parts.beside.clear();
  parts.longer.clear();
  parts.named_providers.clear();
  parts.text = plain_text(text, parts.memory);
  to_words(parts.text, parts.words);
  parts.finder.scan(parts.words.text,
                    [&](std::uint32_t phrase, std::size_t end) { parts.found(phrase, end); });
  parts.settle_exceptions();
  parts.settle_patterns();
  parts.settle_certifications();
  parts.certifications.take(out.certifications);
  for (const CertificationIndex each : out.certifications) {
    parts.certifying.add(parts.providers[each]);
  }
  parts.skills.take(out.skills);
  parts.certifying.take(out.certifying);
  parts.text = {};  // it may be the caller's
}

std::string_view MentionFinder::last_words() const { return parts_->words.text; }

}  // namespace certrail
