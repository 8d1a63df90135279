#include "certrail/market_builder.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "certrail/engine.hpp"
#include "certrail/json.hpp"
#include "engine/market/small_catalog.hpp"
#include "support/catch.hpp"

using certrail::Catalog;
using certrail::MarketBuilder;
using certrail::MarketCounts;
using certrail::parse_date;
using certrail::PostingFate;
using certrail::PostingFilter;

namespace {

MarketBuilder builder_of(const Catalog& catalog, const PostingFilter& filter = {}) {
  auto builder = MarketBuilder::make(catalog, filter);
  REQUIRE(builder.ok());
  return std::move(builder.value());
}

}  // namespace

TEST_CASE("market: postings are counted, each once") {
  const Catalog catalog = certrail::small_catalog();
  MarketBuilder builder = builder_of(catalog);
  CHECK(builder.add({"AWS engineer", "Docker and docker", "", parse_date("2026-02-03")}) ==
        PostingFate::counted);
  CHECK(builder.add({"Other title", "<p>Docker</p> or docker!", "", {}}) == PostingFate::counted);
  // The first once more, in other clothes.
  CHECK(builder.add({"Reposted", "<p>Docker  and\ndocker.</p>", "", {}}) == PostingFate::duplicate);
  CHECK(builder.add({"Empty", "<p> </p>", "", {}}) == PostingFate::without_text);
  CHECK(builder.add({"", "AWS, Azure, SageMaker, agile; CKA", "", parse_date("2026-01-09")}) ==
        PostingFate::counted);
  const MarketCounts& counts = builder.counts();
  CHECK(counts.counted == 3);
  CHECK(counts.duplicates == 1);
  CHECK(counts.without_text == 1);
  CHECK(counts.skills == std::vector<std::int64_t>{2, 1, 1, 2, 0, 1});
  CHECK(counts.certifications == std::vector<std::int64_t>{0, 0, 0, 1});
  CHECK(counts.certifying == std::vector<std::int64_t>{0, 0, 1});
  CHECK(counts.clouds == std::vector<certrail::ProviderIndex>{0, 1});
  CHECK(counts.cloud_postings == std::vector<std::int64_t>{2, 1});
  REQUIRE(counts.pairs.size() == 1);
  CHECK(counts.pairs[0] == MarketCounts::Pair{0, 1, 1});
  CHECK(counts.several_clouds == 1);
  CHECK(counts.first_day == parse_date("2026-01-09"));
  CHECK(counts.last_day == parse_date("2026-02-03"));
}

TEST_CASE("market: SageMaker alone does not name the cloud where there is a skill for that") {
  const Catalog catalog = certrail::small_catalog();
  MarketBuilder builder = builder_of(catalog);
  builder.add({"", "SageMaker", "", {}});
  CHECK(builder.counts().cloud_postings == std::vector<std::int64_t>{0, 0});
}

TEST_CASE("market: filters by title, day and region") {
  const Catalog catalog = certrail::small_catalog();
  PostingFilter filter;
  filter.titles = {"\\b(cloud|data) engineer", "^architect$"};
  filter.regions = {"germany", "New York"};
  filter.since = parse_date("2026-01-01");
  filter.until = parse_date("2026-01-31");
  MarketBuilder builder = builder_of(catalog, filter);
  const auto in = [&](const char* title, const char* day, const char* region) {
    static int number = 0;
    const std::string text = "Docker " + std::to_string(++number);
    return builder.add({title, text, region, parse_date(day)});
  };
  CHECK(in("Senior Cloud Engineer", "2026-01-01", "Berlin, Germany") == PostingFate::counted);
  CHECK(in("ARCHITECT", "2026-01-31", "new-york") == PostingFate::counted);
  CHECK(in("Cloudy engineer", "2026-01-15", "Germany") == PostingFate::other_title);
  CHECK(in("", "2026-01-15", "Germany") == PostingFate::other_title);
  CHECK(in("Data engineer", "2025-12-31", "Germany") == PostingFate::other_date);
  CHECK(in("Data engineer", "2026-02-01", "Germany") == PostingFate::other_date);
  CHECK(in("Data engineer", "", "Germany") == PostingFate::other_date);
  CHECK(in("Data engineer", "2026-01-15", "Germanytown") == PostingFate::other_region);
  CHECK(in("Data engineer", "2026-01-15", "York") == PostingFate::other_region);
  CHECK(builder.counts().counted == 2);
}

TEST_CASE("market: a title that cannot be read is told") {
  PostingFilter filter;
  filter.titles = {"cloud("};
  const Catalog catalog = certrail::small_catalog();
  const auto builder = MarketBuilder::make(catalog, filter);
  REQUIRE_FALSE(builder.ok());
  CHECK(builder.error().code == certrail::ProblemCode::invalid_pattern);
  CHECK(builder.error().detail.find("missing )") != std::string::npos);
}

TEST_CASE("market: a region without a word is refused, and does not let everything through") {
  const Catalog catalog = certrail::small_catalog();
  for (const char* region : {"-", "", " . "}) {
    PostingFilter filter;
    filter.regions = {"Germany", region};
    const auto builder = MarketBuilder::make(catalog, filter);
    REQUIRE_FALSE(builder.ok());
    CHECK(builder.error().code == certrail::ProblemCode::invalid_value);
  }
}

TEST_CASE("market: the file holds shares, intervals and what was left out, and is read back") {
  const Catalog catalog = certrail::small_catalog();
  MarketBuilder builder = builder_of(catalog);
  builder.add({"", "AWS, agile and CKA", "", {}});
  builder.add({"", "AWS, Azure", "", {}});
  builder.add({"", "Docker", "", {}});
  const std::string text = to_json(catalog, builder.counts(),
                                   {"mine", "Mine", "here", "2026", "Counted", "2026-11-25", 4});
  const auto file = nlohmann::json::parse(text);
  CHECK(file["sample_size"] == 3);
  CHECK(file["demand"] ==
        nlohmann::json{{"aws", 666667}, {"azure", 333333}, {"containers", 333333}});
  CHECK(file["left_out"] == nlohmann::json{{"agile", 333333}});
  CHECK(file["share_ppm"] == nlohmann::json{{"aws", 666667}, {"azure", 333333}});
  CHECK(file["recognition"] ==
        nlohmann::json{{"aws", 500000}, {"azure", 500000}, {"cncf", 1000000}});
  CHECK(file["certification_counts"]["cncf"] == 1);
  CHECK(file["certifications"] == nlohmann::json{{"cncf:CKA", 1}});
  CHECK(file["cloud_pairs"].size() == 1);
  CHECK(file["several_clouds"]["postings"] == 1);
  CHECK(file["postings"]["malformed"] == 4);
  CHECK(file["intervals"]["demand"]["aws"]["low"] == 207659);
  CHECK(file["intervals"]["demand"]["aws"]["high"] == 938509);

  const auto market = certrail::parse_market(catalog, text, "mine.json");
  REQUIRE(market.ok());
  CHECK(market.value().id == "mine");
  CHECK(market.value().demand.size() == 3);
  CHECK(market.value().intervals.size() == 3);
  CHECK(market.value().intervals[0].interval == certrail::ShareInterval{207659, 938509});
  CHECK(market.value().certification_counts[0].postings == 1);
  CHECK(market.value().cloud_pairs[0].ppm == 333333);
}

TEST_CASE("market: what is wrong with a market file is told with its place") {
  const Catalog catalog = certrail::small_catalog();
  const std::string text = R"({"schema_version": 1, "id": "x", "demand": {"awss": 1},
    "certifications": {"aws:SAA-1": -1}, "cloud_pairs": [{"clouds": ["aws"], "postings": 1, "ppm": 2}],
    "intervals": {"method": "m", "demand": {"aws": {"low": 5, "high": 4}}, "share_ppm": {}},
    "postings": {"malformed": "a"}})";
  const auto market = certrail::parse_market(catalog, text, "x.json");
  REQUIRE_FALSE(market.ok());
  std::vector<std::string> pointers;
  for (const auto& problem : market.error()) pointers.push_back(problem.pointer);
  CHECK(pointers == std::vector<std::string>{"/demand/awss", "/certifications/aws:SAA-1",
                                             "/cloud_pairs/0/clouds", "/intervals/demand/aws/high",
                                             "/postings/malformed"});
  CHECK(market.error().front().suggestion == "aws");
  CHECK(market.error().front().line == 1);
}
