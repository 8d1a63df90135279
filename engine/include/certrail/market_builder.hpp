// From job postings to a market: how many of them name each skill, cloud and certification. What is
// kept of a posting is 16 bytes, to know it again; never its text.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/catalog.hpp"
#include "certrail/result.hpp"

namespace certrail {

/// One posting, as it is handed over. Plain text or HTML.
struct Posting {
  std::string_view title;
  std::string_view text;
  std::string_view region;
  std::optional<Date> date;
};

/// Which postings count. Empty lists and dates filter nothing; a posting without a title, region or
/// day fails a filter of it.
struct PostingFilter {
  std::vector<std::string> titles;  ///< regular expressions (RE2) in any case, one of which matches
  std::vector<std::string> regions;  ///< words in any case, all of one of which the region names
  std::optional<Date> since;
  std::optional<Date> until;  ///< this day included
};

enum class PostingFate {
  counted,
  without_text,
  other_title,
  other_date,
  other_region,
  duplicate  ///< the words of its text are those of one counted before
};

struct MarketCounts {
  struct Pair {
    ProviderIndex first = 0;
    ProviderIndex second = 0;
    std::int64_t postings = 0;
    friend bool operator==(const Pair&, const Pair&) = default;
  };
  std::int64_t counted = 0;  ///< the sample
  std::int64_t without_text = 0;
  std::int64_t other_title = 0;
  std::int64_t other_date = 0;
  std::int64_t other_region = 0;
  std::int64_t duplicates = 0;
  std::vector<std::int64_t> skills;          ///< postings that name it, by skill
  std::vector<std::int64_t> certifications;  ///< by certification
  std::vector<std::int64_t> certifying;      ///< by provider: one of its certifications
  std::vector<ProviderIndex> clouds;         ///< those that can be found, ascending
  std::vector<std::int64_t> cloud_postings;  ///< of `clouds`
  std::vector<Pair> pairs;                   ///< of clouds, ascending
  std::int64_t several_clouds = 0;           ///< postings that name two or more
  std::optional<Date> first_day;             ///< of the postings counted
  std::optional<Date> last_day;
  friend bool operator==(const MarketCounts&, const MarketCounts&) = default;
};

/// Counts postings one by one. A skill counts once per posting, whether title or text name it. A
/// cloud is named by the skill of category cloud_platform that is bound to it; in data without such
/// a skill by any that is bound to it. Not to be shared by threads; the catalogue outlives it.
class MarketBuilder {
 public:
  /// Problems: invalid_pattern of a title, invalid_value of a region without a word, and those of
  /// MentionFinder::make, whose origin is the data.
  static Result<MarketBuilder> make(const Catalog& catalog, const PostingFilter& filter);

  MarketBuilder(MarketBuilder&&) noexcept;
  MarketBuilder& operator=(MarketBuilder&&) noexcept;
  ~MarketBuilder();

  PostingFate add(const Posting& posting);
  const MarketCounts& counts() const;

 private:
  struct Parts;
  explicit MarketBuilder(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// What counts cannot know.
struct MarketLabels {
  std::string id;
  std::string name;
  std::string region;
  std::string period;
  std::string source;
  std::string as_of;           ///< a year, month or day
  std::int64_t malformed = 0;  ///< rows that could not be read
};

/// A market file: see data/README.md, "Building a market". There is a posting at least.
std::string to_json(const Catalog& catalog, const MarketCounts& counts, const MarketLabels& labels);

/// count of sample in ppm, to the nearest; sample > 0.
std::int64_t share_of(std::int64_t count, std::int64_t sample);

/// Wilson's score interval for a share at 95% confidence, rounded outwards to whole ppm.
/// 0 <= count <= sample <= 10^12, 0 < sample.
ShareInterval share_interval(std::int64_t count, std::int64_t sample);

/// How far the share of a second sample is from that of a first, which is certain to 95%:
/// Newcombe's interval for a difference, made of the two score intervals. In ppm, may be below 0.
struct ShareChange {
  std::int64_t change = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;
  bool beyond_chance() const { return low > 0 || high < 0; }
};
ShareChange share_change(std::int64_t first_ppm, std::int64_t first_sample, std::int64_t second_ppm,
                         std::int64_t second_sample);

}  // namespace certrail
