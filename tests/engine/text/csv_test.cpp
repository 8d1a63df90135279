#include "text/csv.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "twin/random.hpp"

using certrail::append_csv_field;
using certrail::csv_record_end;
using certrail::CsvDefect;
using certrail::split_csv_record;

namespace {

using Fields = std::vector<std::string>;

constexpr std::size_t kOpen = std::string_view::npos;

/// One record, read a character at a time: the twin of both functions.
struct PlainRecord {
  std::size_t end = kOpen;  ///< as csv_record_end
  Fields fields;            ///< until the first defect
  std::size_t defect = 0;   ///< its column; 0 if none
};

PlainRecord read_plainly(std::string_view text) {
  enum class In { start, plain, quoted, closed };
  PlainRecord out;
  std::string field;
  In in = In::start;
  std::size_t opened = 0;
  const auto spoilt = [&](std::size_t at) {
    if (out.defect == 0) out.defect = at + 1;
  };
  const auto keep = [&] {
    if (out.defect == 0) out.fields.push_back(field);
    field.clear();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in == In::quoted) {
      if (c != '"') {
        field += c;
      } else if (at + 1 < text.size() && text[at + 1] == '"') {
        field += '"';
        ++at;
      } else {
        in = In::closed;
      }
      continue;
    }
    if (c == '\n') {
      out.end = at + 1;
      break;
    }
    const bool last = at + 1 == text.size() || text[at + 1] == '\n';
    if (c == '\r' && last) continue;
    if (c == ',') {
      keep();
      in = In::start;
      continue;
    }
    if (in == In::closed) spoilt(at);
    if (c == '"') {
      if (in == In::start) {
        in = In::quoted;
        opened = at;
        continue;
      }
      spoilt(at);
    }
    if (in == In::start) in = In::plain;
    field += c;
  }
  if (in == In::quoted) {
    spoilt(opened);
  } else {
    keep();
  }
  return out;
}

Fields split(std::string_view record) {
  Fields fields;
  CHECK_FALSE(split_csv_record(record, fields));
  return fields;
}

}  // namespace

TEST_CASE("csv: fields are split at commas outside quotes") {
  CHECK(split("a,b,c\n") == Fields{"a", "b", "c"});
  CHECK(split("a,b\r\n") == Fields{"a", "b"});
  CHECK(split("a, b ") == Fields{"a", " b "});
  CHECK(split("") == Fields{""});
  CHECK(split("\n") == Fields{""});
  CHECK(split(",") == Fields{"", ""});
  CHECK(split("\"a,b\",\"c\nd\",\"\"\"\"") == Fields{"a,b", "c\nd", "\""});
  CHECK(split("\"\",\"say \"\"hi\"\" now\"\r\n") == Fields{"", "say \"hi\" now"});
}

TEST_CASE("csv: strings of an earlier record are not kept") {
  Fields fields = {"old", "older", "oldest"};
  CHECK_FALSE(split_csv_record("x,", fields));
  CHECK(fields == Fields{"x", ""});
}

TEST_CASE("csv: what is wrong is told with its column") {
  const auto column = [](std::string_view record) {
    Fields fields;
    const auto defect = split_csv_record(record, fields);
    return defect ? defect->column : 0;
  };
  CHECK(column("a,b\"c") == 4);
  CHECK(column("\"a\"b") == 4);
  CHECK(column("\"a\" ,b") == 4);
  CHECK(column("a,\"b\n") == 3);
  CHECK(column("a,\"b\"\"") == 3);
  CHECK(column("\"a\"") == 0);
  Fields fields;
  const auto defect = split_csv_record("a,\"b", fields);
  REQUIRE(defect);
  CHECK(defect->what == "a quote is opened here and never closed");
  CHECK(fields == Fields{"a"});
}

TEST_CASE("csv: a record ends at the first line break outside quotes") {
  CHECK(csv_record_end("a,b\nc") == 4);
  CHECK(csv_record_end("a,b\r\nc") == 5);
  CHECK(csv_record_end("\"a\nb\"\nc") == 6);
  CHECK(csv_record_end("\"a\"\"\nb\",c\nd") == 10);
  CHECK(csv_record_end("a\"\nb\"") == 3);
  CHECK(csv_record_end("a,b") == kOpen);
  CHECK(csv_record_end("\"a\nb") == kOpen);
  CHECK(csv_record_end("") == kOpen);
}

TEST_CASE("csv: the mark before UTF-8 is left out once") {
  CHECK(certrail::without_byte_order_mark("\xEF\xBB\xBFid") == "id");
  CHECK(certrail::without_byte_order_mark("id\xEF\xBB\xBF") == "id\xEF\xBB\xBF");
  CHECK(certrail::without_byte_order_mark("\xEF\xBB").size() == 2);
}

TEST_CASE("csv: only what needs quotes is put in quotes") {
  const auto written = [](std::string_view value) {
    std::string out;
    append_csv_field(out, value);
    return out;
  };
  CHECK(written("plain text") == "plain text");
  CHECK(written("").empty());
  CHECK(written("a,b") == "\"a,b\"");
  CHECK(written("a\nb") == "\"a\nb\"");
  CHECK(written("a\rb") == "\"a\rb\"");
  CHECK(written("\"") == "\"\"\"\"");
}

TEST_CASE("csv: any text is read as the plain reader reads it") {
  certrail::twin::Random random(20261125);
  const std::vector<char> letters = {'a', 'b', ',', ',', '"', '"', '"', '\n', '\r', '\0', '\xC3'};
  int with_defect = 0;
  int without = 0;
  Fields fields;
  for (int round = 0; round < 200'000; ++round) {
    std::string text;
    for (auto left = random.between(0, 24); left > 0; --left) text += random.pick(letters);
    const PlainRecord plain = read_plainly(text);
    const std::size_t end = csv_record_end(text);
    const auto defect = split_csv_record(std::string_view(text).substr(0, end), fields);
    if (end != plain.end || (defect ? defect->column : 0) != plain.defect ||
        fields != plain.fields) {
      FAIL("differs on: " << text);
    }
    ++(defect ? with_defect : without);
  }
  CHECK(with_defect > 20'000);
  CHECK(without > 20'000);
}

TEST_CASE("csv: what is written is read back") {
  certrail::twin::Random random(7);
  const std::vector<std::string> parts = {"a", ",", "\"", "\n", "\r", "\r\n", " ", "\xC3\xA9"};
  for (int round = 0; round < 20'000; ++round) {
    Fields values(static_cast<std::size_t>(random.between(1, 5)));
    std::string text;
    for (std::string& value : values) {
      for (auto left = random.between(0, 6); left > 0; --left) value += random.pick(parts);
      if (&value != &values.front()) text += ',';
      append_csv_field(text, value);
    }
    text += random.chance(50) ? "\r\n" : "\n";
    REQUIRE(csv_record_end(text + "next") == text.size());
    REQUIRE(split(text) == values);
  }
}
