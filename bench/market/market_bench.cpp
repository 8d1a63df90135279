// How many megabytes of postings a second one core counts. The postings are made: ordinary words at
// random, with names of skills among them, about 3.5 kB each, some in HTML.
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
#include "twin/random.hpp"

namespace {

using certrail::Catalog;

constexpr std::size_t kPostings = 8'000;
constexpr int kPasses = 7;

constexpr const char* kOrdinary =
    "we are looking for an experienced engineer who will join our team and work with customers to "
    "design build and run systems that people rely on every day you have several years of "
    "experience in a similar position strong communication skills and the will to learn our offer "
    "includes flexible hours remote work a yearly budget for training health insurance and thirty "
    "days of leave responsibilities requirements benefits about us please send your application "
    "including salary expectations as soon as possible equal opportunity employer";

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::vector<std::string> make_postings(const Catalog& catalog) {
  std::vector<std::string> names;
  for (const certrail::Skill& skill : catalog.skills) {
    names.insert(names.end(), skill.aliases.begin(), skill.aliases.end());
    names.insert(names.end(), skill.exact_aliases.begin(), skill.exact_aliases.end());
  }
  const std::vector<std::string> ordinary = split(kOrdinary);
  certrail::twin::Random random(2026);
  std::vector<std::string> out(kPostings);
  for (std::string& text : out) {
    const bool html = random.chance(40);
    for (int paragraph = 0; paragraph < 12; ++paragraph) {
      text += html ? "<p>" : "";
      for (int word = 0; word < 45; ++word) {
        text += random.chance(8) ? random.pick(names) : random.pick(ordinary);
        text += random.chance(8) ? ", " : " ";
      }
      text += html ? "&nbsp;</p>" : ".\n\n";
    }
  }
  return out;
}

/// The fastest of some passes, in megabytes (10^6 bytes) a second of processor time, which a busy
/// machine lengthens less than the time on the wall.
double speed(std::size_t bytes, const std::function<void()>& pass) {
  double least = 1e300;
  for (int i = 0; i < kPasses; ++i) {
    const std::clock_t start = std::clock();
    pass();
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return static_cast<double>(bytes) / 1e6 / least;
}

std::string as_csv(const std::vector<std::string>& postings) {
  std::string out = "title,description\n";
  for (const std::string& text : postings) out += "Engineer,\"" + text + "\"\n";
  return out;
}

std::string as_ndjson(const std::vector<std::string>& postings) {
  std::string out;
  for (const std::string& text : postings) {
    out += nlohmann::json{{"title", "Engineer"}, {"description", text}}.dump() + "\n";
  }
  return out;
}

void count(const Catalog& catalog, certrail::PostingFormat format, std::string_view file) {
  auto builder = certrail::MarketBuilder::make(catalog, {});
  certrail::PostingReader reader(
      format, {}, [&](const certrail::Posting& posting) { builder.value().add(posting); },
      [](const certrail::RowDefect&) {});
  for (std::size_t at = 0; at < file.size(); at += 1U << 20U)
    reader.add(file.substr(at, 1U << 20U));
  reader.finish();
  if (builder.value().counts().counted != static_cast<std::int64_t>(kPostings)) {
    std::fputs("market: not all postings were counted\n", stderr);
    std::exit(1);
  }
}

}  // namespace

int main() {
  const certrail::Engine engine = certrail::bench::load_shipped();
  const Catalog& catalog = engine.catalog();
  const std::vector<std::string> postings = make_postings(catalog);
  std::size_t bytes = 0;
  for (const std::string& text : postings) bytes += text.size();
  auto finder = certrail::MentionFinder::make(catalog);
  certrail::Mentions found;
  const std::string ndjson = as_ndjson(postings);
  const std::string csv = as_csv(postings);

  std::printf("%zu made postings, %.1f MB of text, one core, fastest of %d passes\n", kPostings,
              static_cast<double>(bytes) / 1e6, kPasses);
  std::printf("names found in texts        %6.0f MB/s\n", speed(bytes, [&] {
                for (const std::string& text : postings) finder.value().find(text, found);
              }));
  std::printf("NDJSON to counts            %6.0f MB/s\n",
              speed(bytes, [&] { count(catalog, certrail::PostingFormat::ndjson, ndjson); }));
  std::printf("CSV to counts               %6.0f MB/s\n",
              speed(bytes, [&] { count(catalog, certrail::PostingFormat::csv, csv); }));
  return 0;
}
