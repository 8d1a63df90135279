#include "certrail/mentions.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
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

  /// A name of a skill that has exceptions.
  struct Uncertain {
    Hit hit;
    std::optional<std::uint32_t> pattern;
  };

  /// A part of the text itself.
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// Where a pattern may match: what stands around its words, joined where it overlaps, so that no
  /// part of a text is searched twice, and little is kept, however often the words stand there.
  struct Tries {
    SkillIndex skill = 0;
    std::vector<Range> places;
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
    settle(end);
    const std::size_t begin = end - table.phrases[phrase].size();
    for (const Meaning& meaning : table.meanings[phrase]) {
      if (meaning.means == Means::skill && skills.contains(meaning.thing)) continue;
      if (!meaning.exact.empty() &&
          std::string_view(words.text).substr(begin, end - begin) != meaning.exact) {
        continue;
      }
      const Hit hit{meaning.thing, begin, end};
      switch (meaning.means) {
        case Means::skill:
          if (has_exceptions[meaning.thing]) {
            uncertain.push_back({hit, meaning.pattern});
          } else {
            count(hit, meaning.pattern);
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
          if (!certifying.contains(hit.thing) && is_certifying(hit)) certifying.add(hit.thing);
          break;
      }
    }
  }

  /// A name of a skill that is no part of a phrase which means something else; with a pattern it
  /// counts where that matches, which is looked at when all such places are known.
  void count(const Hit& hit, const std::optional<std::uint32_t>& pattern) {
    if (!pattern) {
      skills.add(hit.thing);
      return;
    }
    Tries& of = tries[*pattern];
    if (of.places.empty()) tried.push_back(*pattern);
    of.skill = hit.thing;
    const Range next = around(hit);
    if (of.places.empty() || next.begin > of.places.back().end) {
      of.places.push_back(next);
    } else {
      of.places.back().end = next.end;
    }
  }

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
  template <class List, class Is>
  bool is_within(const Hit& hit, const List& list, const Is& is) const {
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

  /// Decides on the names that no phrase can hold which ends at `end` or later, so that few wait at
  /// a time, however often they stand in the text.
  void settle(std::size_t end) {
    const auto is_over = [&](const Hit& hit) { return hit.end + longest_phrase <= end; };
    while (!uncertain.empty() && is_over(uncertain.front().hit)) {
      const Uncertain& next = uncertain.front();
      if (!skills.contains(next.hit.thing) && !is_excepted(next.hit)) count(next.hit, next.pattern);
      uncertain.pop_front();
    }
    while (!beside.empty() && is_over(beside.front())) {
      const Hit& next = beside.front();
      if (!certifications.contains(next.thing) && is_certified(next)) {
        certifications.add(next.thing);
      }
      beside.pop_front();
    }
    while (!exceptions.empty() && is_over(exceptions.front())) exceptions.pop_front();
    while (!longer.empty() && is_over(longer.front())) longer.pop_front();
  }

  void settle_patterns() {
    for (const std::uint32_t each : tried) {
      Tries& of = tries[each];
      const auto matches = [&](const Range& range) {
        return table.patterns[each].found_in(text, range.begin, range.end);
      };
      if (!skills.contains(of.skill) && std::any_of(of.places.begin(), of.places.end(), matches)) {
        skills.add(of.skill);
      }
      of.places.clear();
    }
    tried.clear();
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

  /// A certification's name that tells of it only near such a word.
  bool is_certified(const Hit& hit) {
    // "architect associate" within "AWS Certified Solutions Architect - Associate".
    const auto is_longer = [&](const Hit& each) {
      return each.end - each.begin > hit.end - hit.begin;
    };
    if (is_within(hit, longer, is_longer)) return false;
    const auto any_word = [](std::string_view) { return true; };
    return certified_beside(hit, true, kWordsBeside, any_word) ||
           certified_beside(hit, false, kWordsBeside, any_word);
  }

  /// Are certifications of the provider named, in general?
  bool is_certifying(const Hit& hit) {
    const auto links = [&](std::string_view word) { return is_one_of(linking_words, word); };
    return certified_beside(hit, true, kMostLinks, links) ||
           certified_beside(hit, false, kMostLinks, links);
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
  std::vector<Tries> tries;          ///< by pattern
  std::vector<std::uint32_t> tried;  ///< patterns with places
  // Names that wait until all phrases that may hold them are known, and these; by their ends.
  std::deque<Uncertain> uncertain;
  std::deque<Hit> beside;  ///< certifications named only near such a word as "certified"
  std::deque<Hit> exceptions;
  std::deque<Hit> longer;  ///< all that may be names of certifications
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
  parts.text = plain_text(text, parts.memory);
  to_words(parts.text, parts.words);
  parts.finder.scan(parts.words.text,
                    [&](std::uint32_t phrase, std::size_t end) { parts.found(phrase, end); });
  parts.settle(std::numeric_limits<std::size_t>::max());
  parts.settle_patterns();
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
