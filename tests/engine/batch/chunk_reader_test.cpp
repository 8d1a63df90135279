// An input cut into records and chunks, against plain code.
#include "batch/chunk_reader.hpp"

#include <chrono>
#include <string>
#include <vector>

#include "batch/fast_profile.hpp"
#include "support/catch.hpp"
#include "text/csv.hpp"
#include "twin/random.hpp"

using namespace certrail;

namespace {

/// Text that arrives in pieces of any size.
class TextSource final : public ByteSource {
 public:
  TextSource(std::string text, std::uint64_t seed) : text_(std::move(text)), random_(seed) {}

  Result<std::size_t> read(char* bytes, std::size_t count) override {
    const std::size_t most = std::min(count, text_.size() - at_);
    if (most == 0) return std::size_t{0};
    const std::size_t found =
        random_.chance(30) ? most : 1 + random_.below(std::min<std::size_t>(most, 5'000));
    text_.copy(bytes, found, at_);
    at_ += found;
    return found;
  }
  std::uint64_t stored_bytes() const override { return at_; }

 private:
  std::string text_;
  std::size_t at_ = 0;
  twin::Random random_;
};

struct Seen {
  std::string text;
  std::uint64_t line = 0;
  bool too_long = false;
  friend bool operator==(const Seen&, const Seen&) = default;
};

struct Cut {
  std::vector<Seen> records;
  std::vector<InputPlace> ends;             ///< of the chunks
  std::vector<std::size_t> records_before;  ///< each end
  std::string fingerprint;
  friend bool operator==(const Cut&, const Cut&) = default;
};

void cut_rest(ChunkReader& reader, Cut& cut) {
  Chunk chunk;
  for (;;) {
    const auto more = reader.next(chunk);
    REQUIRE(more);
    if (!*more) break;
    REQUIRE(chunk.records.size() <= kChunkRecords);
    for (const InputRecord& record : chunk.records) {
      cut.records.push_back({std::string(chunk.text_of(record)), record.line, record.too_long});
      if (!record.too_long) REQUIRE(record.begin + record.size + kLinePadding <= chunk.text.size());
    }
    cut.ends.push_back(chunk.end);
    cut.records_before.push_back(cut.records.size());
  }
  cut.fingerprint = reader.fingerprint();
}

Cut cut(const std::string& text, BatchFormat format, std::uint64_t seed) {
  ChunkReader reader(std::make_unique<TextSource>(text, seed), format);
  Cut out;
  cut_rest(reader, out);
  return out;
}

/// Lines by plain code.
std::vector<Seen> plain_lines(const std::string& text) {
  std::vector<Seen> out;
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t line_break = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, line_break - at);
    const std::size_t whole = line.size() + (line_break < text.size() ? 1 : 0);
    if (line.ends_with('\r')) line.pop_back();
    if (at == 0 && line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);
    ++number;
    if (whole > kLongestLine) {
      out.push_back({"", number, true});
    } else if (line.find_first_not_of(" \t\r") != std::string::npos) {
      out.push_back({line, number, false});
    }
    at = line_break + 1;
  }
  return out;
}

std::string random_text(twin::Random& random) {
  std::string text = random.chance(20) ? "\xef\xbb\xbf" : "";
  for (auto lines = random.between(0, 1'200); lines > 0; --lines) {
    const auto kind = random.between(1, 1'000);
    const std::size_t length = kind == 1    ? kLongestLine + random.below(3)
                               : kind == 2  ? kLongestLine - 2 + random.below(4)
                               : kind < 20  ? random.below(100'000)
                               : kind < 100 ? 0
                                            : random.below(300);
    text.append(length, random.chance(3) ? ' ' : 'x');
    if (random.chance(20)) text += '\r';
    text += '\n';
  }
  if (random.chance(50)) text += "last";
  return text;
}

}  // namespace

TEST_CASE("lines are cut as plain code cuts them, however the bytes arrive") {
  twin::Random random(3);
  for (std::uint64_t round = 0; round < 25; ++round) {
    const std::string text = random_text(random);
    const Cut whole = cut(text, BatchFormat::ndjson, 2 * round);
    REQUIRE(whole.records == plain_lines(text));
    REQUIRE(cut(text, BatchFormat::ndjson, 2 * round + 1) == whole);
    if (!whole.ends.empty()) REQUIRE(whole.ends.back().offset == text.size());
  }
}

TEST_CASE("reading goes on at the end of any chunk") {
  twin::Random random(4);
  for (std::uint64_t round = 0; round < 5; ++round) {
    const std::string text = random_text(random);
    const Cut whole = cut(text, BatchFormat::ndjson, round);
    for (std::size_t i = 0; i < whole.ends.size(); i += 1 + random.below(3)) {
      ChunkReader reader(std::make_unique<TextSource>(text, round + i), BatchFormat::ndjson);
      const auto there = reader.skip_to(whole.ends[i]);
      REQUIRE(there);
      REQUIRE(*there);
      Cut rest;
      cut_rest(reader, rest);
      REQUIRE(rest.fingerprint == whole.fingerprint);
      REQUIRE(
          std::equal(rest.records.begin(), rest.records.end(),
                     whole.records.begin() + static_cast<std::ptrdiff_t>(whole.records_before[i]),
                     whole.records.end()));
    }
    ChunkReader reader(std::make_unique<TextSource>(text, round), BatchFormat::ndjson);
    const auto there = reader.skip_to({text.size() + 1, 0});
    REQUIRE(there);
    CHECK_FALSE(*there);
  }
}

TEST_CASE("records of a table may span lines; the line where one begins is told") {
  const std::string text = "id,comment\n1,\"two\nlines\"\n\n2,\"a \"\"quote\"\"\"\r\n3,x";
  ChunkReader reader(std::make_unique<TextSource>(text, 1), BatchFormat::csv);
  const auto header = reader.read_header();
  REQUIRE(header);
  CHECK(*header == "id,comment");
  Cut found;
  cut_rest(reader, found);
  CHECK(found.records == std::vector<Seen>{{"1,\"two\nlines\"", 2, false},
                                           {"2,\"a \"\"quote\"\"\"", 5, false},
                                           {"3,x", 6, false}});
}

TEST_CASE("a quote that is never closed costs one record and no more") {
  std::string text = "id\n\"open\n";
  for (int i = 0; i < 300'000; ++i) text += "more\n";
  ChunkReader reader(std::make_unique<TextSource>(text, 1), BatchFormat::csv);
  REQUIRE(reader.read_header());
  Cut found;
  cut_rest(reader, found);
  REQUIRE(found.records.size() == 300'001);
  CHECK(found.records[0] == Seen{"", 2, true});
  CHECK(found.records[1] == Seen{"more", 3, false});
}

namespace {

/// Text that arrives byte by byte.
class Dripping final : public ByteSource {
 public:
  explicit Dripping(std::string text) : text_(std::move(text)) {}
  Result<std::size_t> read(char* bytes, std::size_t /*count*/) override {
    if (at_ == text_.size()) return std::size_t{0};
    *bytes = text_[at_++];
    return std::size_t{1};
  }
  std::uint64_t stored_bytes() const override { return at_; }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

}  // namespace

TEST_CASE("reading takes time in proportion to the input, whatever stands in it") {
  // Hours, where a record is looked at again when more of it arrives, or a long one for each line.
  const auto begin = std::chrono::steady_clock::now();
  std::string open = "id\n";
  while (open.size() < 3 * kLongestLine) open += "a\"b,\"\n";
  ChunkReader all_open(std::make_unique<TextSource>(open, 1), BatchFormat::csv);
  REQUIRE(all_open.read_header());
  Cut found;
  cut_rest(all_open, found);
  CHECK(found.records.front().too_long);
  CHECK(found.ends.back().offset == open.size());
  for (const BatchFormat format : {BatchFormat::csv, BatchFormat::ndjson}) {
    const std::string quoted = '"' + std::string(kLongestLine - 3, 'x') + "\"\n";
    ChunkReader drip(std::make_unique<Dripping>(quoted), format);
    Cut one;
    cut_rest(drip, one);
    REQUIRE(one.records.size() == 1);
    CHECK_FALSE(one.records[0].too_long);
  }
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::minutes(2));
}
