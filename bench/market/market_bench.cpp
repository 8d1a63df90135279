// How many megabytes of postings a second one core counts, beside the speed that the documents
// promise. The postings are made: ordinary words at random with names of skills among them, the
// words that patterns look for as often as all others, about 3.5 kB each, some in HTML; one in
// fifty is a text made to be slow. Each kind of slow text is then measured alone.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/mentions.hpp"
#include "certrail/posting_reader.hpp"
#include "common/shipped.hpp"
#include "market/slow_texts.hpp"
#include "twin/random.hpp"

namespace {

using certrail::Catalog;
using certrail::PostingFormat;
using certrail::twin::Random;
using Texts = std::vector<std::string>;

constexpr std::size_t kPostings = 8'000;
constexpr std::size_t kSlowAlone = 500;
constexpr int kPasses = 7;
constexpr std::size_t kOneSlowIn = 50;

// MB/s, see README.md.
constexpr double kPromised = 50;
constexpr double kPromisedOfSlow = 1;

constexpr const char* kOrdinary =
    "we are looking for an experienced engineer who will join our team and work with customers to "
    "design build and run systems that people rely on every day you have several years of "
    "experience in a similar position strong communication skills and the will to learn our offer "
    "includes flexible hours remote work a yearly budget for training health insurance and thirty "
    "days of leave responsibilities requirements benefits about us please send your application "
    "including salary expectations as soon as possible equal opportunity employer";

Texts split(std::string_view text) {
  Texts out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

Texts names_of(const Catalog& catalog) {
  Texts names;
  for (const certrail::Skill& skill : catalog.skills) {
    names.insert(names.end(), skill.aliases.begin(), skill.aliases.end());
    names.insert(names.end(), skill.exact_aliases.begin(), skill.exact_aliases.end());
    for (const auto& each : skill.pattern_aliases) names.push_back(each.literal);
  }
  return names;
}

std::string ordinary_text(const Texts& words, const Texts& names, Random& random) {
  std::string text;
  const bool html = random.chance(40);
  for (int paragraph = 0; paragraph < 12; ++paragraph) {
    text += html ? "<p>" : "";
    for (int word = 0; word < 45; ++word) {
      text += random.chance(8) ? random.pick(names) : random.pick(words);
      text += random.chance(8) ? ", " : " ";
    }
    text += html ? "&nbsp;</p>" : ".\n\n";
  }
  return text;
}

/// One in kOneSlowIn is one of `slow`.
Texts make_postings(const Catalog& catalog, const std::vector<certrail::bench::SlowText>& slow) {
  const Texts words = split(kOrdinary);
  const Texts names = names_of(catalog);
  Random random(2026);
  Texts out;
  for (std::size_t i = 0; i < kPostings; ++i) {
    const bool is_slow = i % kOneSlowIn == 0;
    out.push_back(is_slow ? slow[i / kOneSlowIn % slow.size()].make(i, random)
                          : ordinary_text(words, names, random));
  }
  return out;
}

std::size_t bytes_of(const Texts& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return bytes;
}

/// Prints the fastest of some passes, in megabytes (10^6 bytes) of text a second of processor time,
/// which a busy machine lengthens less than the time on the wall. Is it as fast as promised?
bool is_fast(const char* what, double promised, std::size_t bytes,
             const std::function<void()>& pass) {
  double least = 1e300;
  for (int i = 0; i < kPasses; ++i) {
    const std::clock_t start = std::clock();
    pass();
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  const double speed = static_cast<double>(bytes) / 1e6 / least;
  std::printf("%-34s %6.0f MB/s%s\n", what, speed, speed < promised ? "  below the promise" : "");
  return speed >= promised;
}

std::string as_csv(const Texts& postings) {
  std::string out = "title,description\n";
  for (const std::string& text : postings) {
    out += "Engineer,\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    out += "\"\n";
  }
  return out;
}

std::string as_ndjson(const Texts& postings) {
  std::string out;
  for (const std::string& text : postings) {
    out += nlohmann::json{{"title", "Engineer"}, {"description", text}}.dump() + "\n";
  }
  return out;
}

void count(const Catalog& catalog, PostingFormat format, std::string_view file,
           std::size_t postings) {
  auto builder = certrail::MarketBuilder::make(catalog, {});
  certrail::PostingReader reader(
      format, {}, [&](const certrail::Posting& posting) { builder.value().add(posting); },
      [](const certrail::RowDefect&) {});
  for (std::size_t at = 0; at < file.size(); at += 1U << 20U)
    reader.add(file.substr(at, 1U << 20U));
  reader.finish();
  if (builder.value().counts().counted != static_cast<std::int64_t>(postings)) {
    std::fputs("market: not all postings were counted\n", stderr);
    std::exit(1);
  }
}

}  // namespace

int main() {
  const certrail::Engine engine = certrail::bench::load_shipped();
  const Catalog& catalog = engine.catalog();
  const auto slow = certrail::bench::slow_texts(catalog);
  const Texts postings = make_postings(catalog, slow);
  const std::size_t bytes = bytes_of(postings);
  auto finder = certrail::MentionFinder::make(catalog);
  certrail::Mentions found;
  const std::string ndjson = as_ndjson(postings);
  const std::string csv = as_csv(postings);

  std::printf(
      "%zu made postings, %.1f MB of text, one core, fastest of %d passes; promised: %.0f\n",
      kPostings, static_cast<double>(bytes) / 1e6, kPasses, kPromised);
  bool fast = is_fast("names found in texts", kPromised, bytes, [&] {
    for (const std::string& text : postings) finder.value().find(text, found);
  });
  fast &= is_fast("NDJSON to counts", kPromised, bytes,
                  [&] { count(catalog, PostingFormat::ndjson, ndjson, kPostings); });
  fast &= is_fast("CSV to counts", kPromised, bytes,
                  [&] { count(catalog, PostingFormat::csv, csv, kPostings); });
  std::printf("NDJSON to counts, slow texts alone; promised: %.0f\n", kPromisedOfSlow);
  Random random(7);
  for (const certrail::bench::SlowText& each : slow) {
    Texts texts;
    for (std::size_t i = 0; i < kSlowAlone; ++i) texts.push_back(each.make(i, random));
    const std::string file = as_ndjson(texts);
    fast &= is_fast(each.name, kPromisedOfSlow, bytes_of(texts),
                    [&] { count(catalog, PostingFormat::ndjson, file, kSlowAlone); });
  }
  return fast ? 0 : 1;
}
