#include "certrail/posting_reader.hpp"

#include <chrono>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "twin/random.hpp"

using certrail::parse_date;
using certrail::Posting;
using certrail::PostingFields;
using certrail::PostingFormat;
using certrail::PostingReader;
using certrail::RowDefect;

namespace {

struct Rows {
  std::vector<std::string> postings;  ///< "title|text|region|day"
  std::vector<std::string> defects;   ///< "line: what"
  PostingFields fields;
  std::optional<certrail::Problem> failure;
};

/// Read in pieces of `piece` bytes; 0 = in one.
Rows read(PostingFormat format, const std::string& text, PostingFields fields = {},
          std::size_t piece = 0) {
  Rows out;
  PostingReader reader(
      format, std::move(fields),
      [&](const Posting& posting) {
        out.postings.push_back(std::string(posting.title) + '|' + std::string(posting.text) + '|' +
                               std::string(posting.region) + '|' +
                               (posting.date ? to_string(*posting.date) : ""));
      },
      [&](const RowDefect& defect) {
        out.defects.push_back(std::to_string(defect.line) + ": " + defect.what);
      });
  if (piece == 0) piece = text.size() + 1;
  for (std::size_t at = 0; at < text.size(); at += piece) {
    reader.add(std::string_view(text).substr(at, piece));
  }
  reader.finish();
  out.fields = reader.fields();
  out.failure = reader.failure();
  return out;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("postings: NDJSON, bad rows left out") {
  const std::string text =
      "\xEF\xBB\xBF{\"Job Title\": \"Dev\", \"job_description\": \"a\\nb\", \"posted_at\": "
      "\"2026-02-03T01:00Z\","
      " \"location\": \"Berlin\"}\r\n"
      "\n"
      "{\"job_description\": 5}\n"
      "{\"job_description\": \"x\"} more\n"
      "not json\n"
      "{\"other\": \"x\"}\n"
      "{\"job_description\": null, \"job_description\": \"y\", \"posted_at\": 1770076800000}";
  for (const std::size_t piece : {std::size_t{0}, std::size_t{1}, std::size_t{7}}) {
    const Rows rows = read(PostingFormat::ndjson, text, {}, piece);
    CHECK(rows.postings == List{"Dev|a\nb|Berlin|2026-02-03", "|y||2026-02-03"});
    CHECK(rows.defects == List{"3: the field job_description holds no text",
                               "4: text follows the object, at byte 26",
                               "5: not JSON: expected an object, which starts with '{', at byte 1",
                               "6: there is no field job_description"});
    CHECK(rows.fields == PostingFields{"job_description", "Job Title", "posted_at", "location"});
  }
}

TEST_CASE("postings: CSV with a header") {
  const std::string text =
      "id,Title,\"Description\",Country\r\n"
      "1,Dev,\"say \"\"AWS\"\",\nthen Go\",UK\r\n"
      "2,Ops\r\n"
      "3,Ops,\"Azure\"x,UK\r\n"
      "\r\n"
      "4,Ops,Azure,UK\r\n";
  for (const std::size_t piece : {std::size_t{0}, std::size_t{1}, std::size_t{5}}) {
    const Rows rows = read(PostingFormat::csv, text, {}, piece);
    CHECK(rows.postings == List{"Dev|say \"AWS\",\nthen Go|UK|", "Ops|Azure|UK|"});
    CHECK(rows.defects == List{"4: the row has 2 fields, the header 4",
                               "5: text follows the closing quote of a field, at byte 14"});
  }
}

TEST_CASE("postings: a CSV without the column asked for cannot be read") {
  PostingFields fields;
  fields.text = "Descripton";
  const Rows rows = read(PostingFormat::csv, "id,Description\n1,x\n", fields);
  REQUIRE(rows.failure);
  CHECK(rows.failure->code == certrail::ProblemCode::missing_field);
  CHECK(rows.failure->suggestion == "Description");
  CHECK(rows.postings.empty());
  CHECK(read(PostingFormat::csv, "id,what\n1,x\n").failure);
  CHECK(read(PostingFormat::csv, "id,\"wh\"at\n1,x\n").failure);
}

TEST_CASE("postings: fields that were asked for are not guessed") {
  PostingFields fields;
  fields.text = "what";
  fields.date = "when";
  const Rows rows =
      read(PostingFormat::ndjson,
           R"({"description": "no", "what": "yes", "when": "2026-01-02", "date": "2025-01-01"})",
           fields);
  CHECK(rows.postings == List{"|yes||2026-01-02"});
}

TEST_CASE("postings: fields are chosen among those of the first rows, not of the first alone") {
  const std::string rows =
      "{\"name\": \"ACME\", \"text\": \"a\"}\n"
      "{\"title\": \"Dev\", \"description\": \"b\", \"name\": \"ACME\", \"city\": \"Bonn\"}\n";
  for (const std::size_t piece : {std::size_t{0}, std::size_t{1}}) {
    const Rows read_rows = read(PostingFormat::ndjson, rows, {}, piece);
    CHECK(read_rows.fields == PostingFields{"description", "title", "", "city"});
    CHECK(read_rows.postings == List{"Dev|b|Bonn|"});
    CHECK(read_rows.defects == List{"1: there is no field description"});
  }
  CHECK(read(PostingFormat::json, rows).postings == List{"Dev|b|Bonn|"});
  // Beyond the first hundred the choice stands; the order is that of the file.
  std::string many;
  for (int i = 0; i < 150; ++i) many += "{\"text\": \"" + std::to_string(i) + "\"}\n";
  many += "broken\n{\"text\": \"last\", \"title\": \"t\"}\n";
  const Rows later = read(PostingFormat::ndjson, many, {}, 100);
  REQUIRE(later.postings.size() == 151);
  CHECK(later.postings[42] == "|42||");
  CHECK(later.postings[150] == "|last||");
  CHECK(later.defects.size() == 1);
}

TEST_CASE("postings: rows that are no good and values that are not there choose no field") {
  const List good{"|a||", "|b||"};
  const std::string rows = "{\"text\": \"a\"}\n{\"text\": \"b\"}\n";
  for (const char* bad : {"{\"description\": \"x\"", "{\"description\": \"x\"} {", "broken"}) {
    const Rows rows_read = read(PostingFormat::ndjson, bad + ("\n" + rows));
    CHECK(rows_read.postings == good);
    CHECK(rows_read.defects.size() == 1);
  }
  const std::string empty =
      "{\"description\": null, \"text\": \"a\"}\n{\"description\": null, \"text\": \"b\"}\n";
  CHECK(read(PostingFormat::ndjson, empty).postings == good);
  CHECK(read(PostingFormat::json, empty).postings == good);
  // A hundred rows that are no good, of the names of which nothing is kept.
  std::string many;
  for (int i = 0; i < 100; ++i) many += "{\"description\": \"x\"\n";
  CHECK(read(PostingFormat::ndjson, many + rows).postings == good);
}

TEST_CASE("postings: the likeliest name that half of the rows have, else what most have") {
  const auto rows = [](const std::string& name, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) {
      out += "{\"" + name + "\": \"" + std::to_string(i) + "\", \"details\": \"short\"}\n";
    }
    return out;
  };
  const auto chosen = [](const std::string& text) {
    const PostingFields fields = read(PostingFormat::ndjson, text).fields;
    CHECK(read(PostingFormat::json, text).fields == fields);
    return fields;
  };
  CHECK(chosen(rows("description", 1) + rows("body", 9)).text == "body");
  CHECK(chosen(rows("body", 9) + rows("description", 1)).text == "body");
  CHECK(chosen(rows("body", 5) + rows("description", 5)).text == "description");
  CHECK(chosen(rows("description", 4) + rows("text", 3) + rows("body", 3)).text == "details");
  CHECK(chosen(rows("title", 1) + rows("job_title", 9)).title == "job_title");
  // One name in two spellings, and twice in one row.
  CHECK(chosen(rows("Body", 1) + rows("body", 9)).text == "body");
  CHECK(chosen("{\"text\": \"a\", \"text\": \"a\"}\n" + rows("body", 2)).text == "body");
}

TEST_CASE("postings: of a file of long rows no more is looked at than of any other") {
  const std::string rows =
      "{\"text\": \"" + std::string(1U << 20U, 'x') + "\"}\n{\"description\": \"b\"}\n";
  for (const auto format : {PostingFormat::ndjson, PostingFormat::json}) {
    CHECK(read(format, rows).fields.text == "text");
  }
}

TEST_CASE("postings: rows without any field for the text are no postings") {
  const Rows rows = read(PostingFormat::ndjson, "broken\n{\"what\": \"a\"}\n{\"what\": \"b\"}\n");
  REQUIRE(rows.failure);
  CHECK(rows.failure->code == certrail::ProblemCode::missing_field);
  CHECK(rows.failure->detail.find("description") != std::string::npos);
  CHECK(rows.postings.empty());
  CHECK(read(PostingFormat::json, "{\"name\": \"package\"}").failure);
  // Where no row is an object at all, each is told.
  std::string noise;
  for (int i = 0; i < 250; ++i) noise += "noise\n";
  const Rows late = read(PostingFormat::ndjson, noise + "{\"text\": \"a\"}\n");
  CHECK(late.defects.size() == 250);
  CHECK(late.postings == List{"|a||"});
}

TEST_CASE("postings: what is not read of a JSON file is told") {
  const auto defects = [](const std::string& text) {
    return read(PostingFormat::json, text).defects;
  };
  CHECK(defects("[{\"text\": \"a\"},\n{\"text\": }, {\"text\": \"b\"}]") ==
        List{"2: not JSON: expected a value, at byte 26; the file is not read from there on, 26 "
             "bytes"});
  CHECK(defects("[{\"text\": \"a\"}\n {\"text\": \"b\"}]") ==
        List{"2: expected ',' or ']' after an item of the list; the file is not read from there "
             "on, 14 bytes"});
  CHECK(defects("[{\"text\": \"a\"}]\n[1]") ==
        List{"2: text follows what was read; the file is not read from there on, 3 bytes"});
  CHECK(defects("[]\n").empty());
  const Rows rows = read(PostingFormat::json, "{\"text\": \"a\"}\n{\"text\": \"b\"}\n");
  CHECK(rows.postings == List{"|a||", "|b||"});
  CHECK(rows.defects.empty());
}

TEST_CASE("postings: JSON files hold one posting or a list") {
  CHECK(read(PostingFormat::json, "{\n \"text\": \"a\"\n}\n").postings == List{"|a||"});
  const Rows rows =
      read(PostingFormat::json, "[\n {\"text\": \"a\"},\n {\"text\": 1},\n {\"text\": \"c\"}\n]");
  CHECK(rows.postings == List{"|a||", "|c||"});
  CHECK(rows.defects == List{"3: the field text holds no text"});
  CHECK(read(PostingFormat::json, "[]").postings.empty());
  CHECK(read(PostingFormat::json, "[]").defects.empty());
  CHECK(read(PostingFormat::json, "[{\"text\": \"a\"}").defects ==
        List{"1: expected ',' or ']' after an item of the list"});
  CHECK(
      read(PostingFormat::json, "{\"location\": {\"city\": \"Bonn\"}, \"text\": \"a\"}").postings ==
      List{"|a|{\"city\": \"Bonn\"}|"});
}

TEST_CASE("postings: a text file is one posting") {
  CHECK(read(PostingFormat::text, "AWS,\nGo\n", {}, 2).postings == List{"|AWS,\nGo\n||"});
  CHECK(read(PostingFormat::text, "").postings.empty());
}

TEST_CASE("postings: a row that is too long is left out, and the next one read") {
  std::string text = "{\"text\": \"a\"}\n{\"text\": \"" +
                     std::string(PostingReader::kLongestRow + 5, 'x') + "\"}\n{\"text\": \"b\"}\n";
  Rows rows = read(PostingFormat::ndjson, text, {}, 1U << 20U);
  CHECK(rows.postings == List{"|a||", "|b||"});
  CHECK(rows.defects == List{"2: the row is longer than 16 MiB"});
  // At the end, without a line break, while rows still wait for their fields.
  text = "{\"text\": \"a\"}\n{\"text\": \"" + std::string(PostingReader::kLongestRow + 5, 'x');
  rows = read(PostingFormat::ndjson, text, {}, 1U << 20U);
  CHECK(rows.postings == List{"|a||"});
  CHECK(rows.defects == List{"2: the row is longer than 16 MiB"});
  // A quote that never closes takes all that follows, but not for ever.
  text = "text\na\n\"open\n" + std::string(PostingReader::kLongestRow, '\n') + "b\n";
  rows = read(PostingFormat::csv, text, {}, 1U << 20U);
  CHECK(rows.postings == List{"|a||", "|b||"});
  CHECK(rows.defects.size() == 1);
}

TEST_CASE("postings: a file of quotes that never close takes no more time than another") {
  // Hours, where the reader looks through all that it keeps for each line; and it keeps one row.
  std::string text = "text\n";
  while (text.size() < PostingReader::kLongestRow * 5 / 4) text += "a\"b,\"\n";
  const auto begin = std::chrono::steady_clock::now();
  const Rows rows = read(PostingFormat::csv, text, {}, 1U << 16U);
  CHECK(rows.defects.size() > 100'000);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::minutes(2));
}

TEST_CASE("postings: days are read from dates and from times") {
  using certrail::posting_date;
  CHECK(posting_date("2026-02-03") == parse_date("2026-02-03"));
  CHECK(posting_date(" 2026-02-03 10:00:00") == parse_date("2026-02-03"));
  CHECK(posting_date("1770076800") == parse_date("2026-02-03"));
  CHECK(posting_date("1770076800000.0") == parse_date("2026-02-03"));
  for (const char* text : {"", "2026-02-30", "2026-02-031", "02/03/2026", "177007680", "soon"}) {
    CHECK_FALSE(posting_date(text));
  }
}

TEST_CASE("postings: any bytes, in any pieces, give the same rows") {
  certrail::twin::Random random(17);
  const std::vector<std::string> parts = {"{\"text\":\"a\"}",
                                          "\n",
                                          "\r\n",
                                          "\"",
                                          ",",
                                          "text",
                                          "title",
                                          "[",
                                          "]",
                                          "{",
                                          "}",
                                          ":",
                                          "\\",
                                          "a",
                                          "\xEF\xBB\xBF"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text = random.chance(50) ? "text,title\n" : "";
    for (auto left = random.between(0, 15); left > 0; --left) {
      text +=
          random.chance(95) ? random.pick(parts) : std::string(1, static_cast<char>(random.next()));
    }
    for (const auto format :
         {PostingFormat::ndjson, PostingFormat::csv, PostingFormat::json, PostingFormat::text}) {
      const Rows whole = read(format, text);
      const Rows pieces = read(format, text, {}, static_cast<std::size_t>(random.between(1, 9)));
      if (whole.postings != pieces.postings || whole.defects != pieces.defects ||
          whole.failure != pieces.failure) {
        FAIL("differs on: " << text);
      }
    }
  }
}
