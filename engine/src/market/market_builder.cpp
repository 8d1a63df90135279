#include "certrail/market_builder.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_set>
#include <utility>

#include "catalog/excerpt.hpp"
#include "certrail/mentions.hpp"
#include "text/fingerprint.hpp"
#include "text/pattern.hpp"
#include "text/words.hpp"

namespace certrail {
namespace {

/// Pairs are counted of so many clouds; no data have as many.
constexpr std::size_t kMostPaired = 64;

std::string small_words(std::string_view text) {
  std::string words = words_of(text);
  std::transform(words.begin(), words.end(), words.begin(), small_letter);
  return words;
}

/// Which cloud a skill names, as a position in `clouds`, by skill.
std::vector<std::optional<std::size_t>> clouds_of_skills(const Catalog& catalog,
                                                         std::vector<ProviderIndex>& clouds) {
  std::vector<std::optional<std::size_t>> out(catalog.skills.size());
  for (ProviderIndex provider = 0; provider < catalog.providers.size(); ++provider) {
    if (catalog.providers[provider].kind != ProviderKind::cloud) continue;
    std::vector<SkillIndex> bound;
    std::vector<SkillIndex> platform;
    for (SkillIndex skill = 0; skill < catalog.skills.size(); ++skill) {
      if (catalog.skills[skill].provider != provider) continue;
      bound.push_back(skill);
      if (catalog.skills[skill].category == "cloud_platform") platform.push_back(skill);
    }
    if (bound.empty()) continue;
    for (const SkillIndex skill : platform.empty() ? bound : platform) out[skill] = clouds.size();
    clouds.push_back(provider);
  }
  return out;
}

/// Words without the ends of sentences, which mark-up has where plain text may have none.
void without_ends(std::string_view words, std::string& out) {
  constexpr std::string_view kEnd = " . ";
  out.clear();
  for (;;) {
    const std::size_t end = words.find(kEnd);
    out.append(words.substr(0, end));
    if (end == std::string_view::npos) return;
    words.remove_prefix(end + kEnd.size() - 1);
  }
}

}  // namespace

struct MarketBuilder::Parts {
  Parts(const Catalog& catalog, MentionFinder made) : finder(std::move(made)) {
    counts.skills.resize(catalog.skills.size());
    counts.certifications.resize(catalog.certifications.size());
    counts.certifying.resize(catalog.providers.size());
    cloud_of_skill = clouds_of_skills(catalog, counts.clouds);
    counts.cloud_postings.resize(counts.clouds.size());
  }

  bool has_title(std::string_view title) const {
    return titles.empty() || std::any_of(titles.begin(), titles.end(),
                                         [&](const Pattern& each) { return each.found_in(title); });
  }

  bool has_date(const std::optional<Date>& date) const {
    if (!since && !until) return true;
    return date && (!since || *date >= *since) && (!until || *date <= *until);
  }

  bool has_region(std::string_view region) const {
    if (regions.empty()) return true;
    const std::string words = small_words(region);
    return std::any_of(regions.begin(), regions.end(), [&](const std::string& each) {
      return words.find(each) != std::string::npos;
    });
  }

  void count(const std::optional<Date>& date) {
    ++counts.counted;
    for (const SkillIndex each : all.skills) ++counts.skills[each];
    for (const CertificationIndex each : all.certifications) ++counts.certifications[each];
    for (const ProviderIndex each : all.certifying) ++counts.certifying[each];
    named_clouds.clear();
    for (const SkillIndex each : all.skills) {
      if (cloud_of_skill[each]) named_clouds.push_back(*cloud_of_skill[each]);
    }
    std::sort(named_clouds.begin(), named_clouds.end());
    named_clouds.erase(std::unique(named_clouds.begin(), named_clouds.end()), named_clouds.end());
    for (const std::size_t each : named_clouds) ++counts.cloud_postings[each];
    if (named_clouds.size() > 1) ++counts.several_clouds;
    const std::size_t paired = std::min(named_clouds.size(), kMostPaired);
    for (std::size_t i = 0; i < paired; ++i) {
      for (std::size_t j = i + 1; j < paired; ++j) count_pair(named_clouds[i], named_clouds[j]);
    }
    if (!date) return;
    if (!counts.first_day || *date < *counts.first_day) counts.first_day = date;
    if (!counts.last_day || *date > *counts.last_day) counts.last_day = date;
  }

  void count_pair(std::size_t first, std::size_t second) {
    const MarketCounts::Pair pair{counts.clouds[first], counts.clouds[second], 0};
    const auto key = [](const MarketCounts::Pair& each) {
      return std::pair(each.first, each.second);
    };
    auto place = std::lower_bound(counts.pairs.begin(), counts.pairs.end(), pair,
                                  [&](const auto& a, const auto& b) { return key(a) < key(b); });
    if (place == counts.pairs.end() || key(*place) != key(pair)) {
      place = counts.pairs.insert(place, pair);
    }
    ++place->postings;
  }

  MentionFinder finder;
  std::vector<Pattern> titles;
  std::vector<std::string> regions;  ///< as words in small letters
  std::optional<Date> since;
  std::optional<Date> until;
  std::vector<std::optional<std::size_t>> cloud_of_skill;
  std::unordered_set<Fingerprint, FingerprintHash> known;
  MarketCounts counts;

  // Of the posting at hand.
  Mentions of_title;
  Mentions of_text;
  Mentions all;
  std::vector<std::size_t> named_clouds;
  std::string plain_words;  ///< of its text, without ends of sentences
};

MarketBuilder::MarketBuilder(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
MarketBuilder::MarketBuilder(MarketBuilder&&) noexcept = default;
MarketBuilder& MarketBuilder::operator=(MarketBuilder&&) noexcept = default;
MarketBuilder::~MarketBuilder() = default;

Result<MarketBuilder> MarketBuilder::make(const Catalog& catalog, const PostingFilter& filter) {
  auto finder = MentionFinder::make(catalog);
  if (!finder) return finder.error();
  auto parts = std::make_unique<Parts>(catalog, std::move(finder.value()));
  for (const std::string& title : filter.titles) {
    auto pattern = Pattern::compile(title, true);
    if (!pattern) {
      Problem problem;
      problem.code = ProblemCode::invalid_pattern;
      problem.value = excerpt(title);
      problem.detail = pattern.error();
      return problem;
    }
    parts->titles.push_back(std::move(pattern.value()));
  }
  for (const std::string& region : filter.regions) {
    std::string words = small_words(region);
    if (words == " ") {
      Problem problem;
      problem.code = ProblemCode::invalid_value;
      problem.value = excerpt(region);
      problem.detail = "expected a word of letters or digits";
      return problem;
    }
    parts->regions.push_back(std::move(words));
  }
  parts->since = filter.since;
  parts->until = filter.until;
  return MarketBuilder(std::move(parts));
}

PostingFate MarketBuilder::add(const Posting& posting) {
  Parts& parts = *parts_;
  MarketCounts& counts = parts.counts;
  const auto left_out = [](std::int64_t& count, PostingFate fate) {
    ++count;
    return fate;
  };
  if (!parts.has_title(posting.title))
    return left_out(counts.other_title, PostingFate::other_title);
  if (!parts.has_date(posting.date)) return left_out(counts.other_date, PostingFate::other_date);
  if (!parts.has_region(posting.region)) {
    return left_out(counts.other_region, PostingFate::other_region);
  }
  parts.finder.find(posting.text, parts.of_text);
  const std::string_view words = parts.finder.last_words();
  if (words.find_first_not_of(" .") == std::string_view::npos) {
    return left_out(counts.without_text, PostingFate::without_text);
  }
  without_ends(words, parts.plain_words);
  if (!parts.known.insert(fingerprint(parts.plain_words)).second) {
    return left_out(counts.duplicates, PostingFate::duplicate);
  }
  parts.finder.find(posting.title, parts.of_title);
  const auto unite = [](const auto& a, const auto& b, auto& out) {
    out.clear();
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  };
  unite(parts.of_title.skills, parts.of_text.skills, parts.all.skills);
  unite(parts.of_title.certifications, parts.of_text.certifications, parts.all.certifications);
  unite(parts.of_title.certifying, parts.of_text.certifying, parts.all.certifying);
  parts.count(posting.date);
  return PostingFate::counted;
}

const MarketCounts& MarketBuilder::counts() const { return parts_->counts; }

}  // namespace certrail
