#include "catalog/json_text.hpp"

#include <string>

#include "catalog/json_places.hpp"
#include "support/catch.hpp"

using namespace certrail;
using namespace std::string_view_literals;

namespace {

struct Outcome {
  std::optional<nlohmann::json> value;
  Problems problems;
};

Outcome parse(std::string_view text) {
  ProblemSink sink;
  sink.source = "t.json";
  auto value = parse_json(text, sink);
  fill_in_places(text, sink.source, sink.problems);
  return {std::move(value), std::move(sink.problems)};
}

/// The one problem of a text that gives no value.
Problem refusal(std::string_view text) {
  const Outcome outcome = parse(text);
  CHECK_FALSE(outcome.value.has_value());
  REQUIRE(outcome.problems.size() == 1);
  CHECK(outcome.problems.front().source == "t.json");
  return outcome.problems.front();
}

void check_place(const Problem& problem, int line, int column) {
  CHECK(problem.line == line);
  CHECK(problem.column == column);
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST_CASE("valid JSON is read as nlohmann reads it") {
  for (const char* text :
       {R"({"a": [1, -2, 3.5, true, false, null, "x\u00e9\n"], "b": {"c": {}, "d": []}})", "[]",
        "7", "\"text\"", " null ", R"([[{"a": [[1, 2], [3]]}, []], {"b": [{}, {"c": 1}]}])",
        "\xEF\xBB\xBF[1]", "[18446744073709551615, -9223372036854775808]"}) {
    CAPTURE(text);
    const Outcome outcome = parse(text);
    REQUIRE(outcome.value.has_value());
    CHECK(outcome.problems.empty());
    CHECK(*outcome.value == nlohmann::json::parse(text));
  }
}

TEST_CASE("broken JSON is refused with line and column") {
  const Problem comma = refusal("{\n  \"a\": 1,\n}");
  CHECK(comma.code == ProblemCode::broken_json);
  check_place(comma, 3, 1);
  CHECK(comma.detail.find("expected string literal") != std::string::npos);

  const Problem word = refusal("[1,\n  maybe]");
  CHECK(word.code == ProblemCode::broken_json);
  CHECK(word.line == 2);

  check_place(refusal("[1, 2] 3"), 1, 8);
  check_place(refusal("{\"a\" 12}"), 1, 6);
  CHECK(refusal("").code == ProblemCode::broken_json);
  CHECK(refusal("  \n ").code == ProblemCode::broken_json);
  CHECK(refusal("[1,").line == 1);
  CHECK(refusal("{'a': 1}").code == ProblemCode::broken_json);
  CHECK(refusal("[01]").code == ProblemCode::broken_json);
  CHECK(refusal("[NaN]").code == ProblemCode::broken_json);
  CHECK(refusal("[1] // why").code == ProblemCode::broken_json);
  for (const std::string_view text : {"[1]\0"sv, "\0[1]"sv, "[1]\0[2]"sv, "[\"\0\"]"sv}) {
    CHECK(refusal(text).code == ProblemCode::broken_json);
  }
  CHECK(refusal("[1, true false]").column == 10);
  CHECK(refusal("{\"a\": \"b\" null}").column == 11);
}

TEST_CASE("text that is no UTF-8 is refused, and never quoted") {
  for (const char* text : {"[\"\xFF\"]", "[\"\xC0\xAF\"]", "[\"\xED\xA0\x80\"]", "\xFE\xFF"}) {
    const Problem problem = refusal(text);
    CHECK(problem.code == ProblemCode::broken_json);
    CHECK(problem.line == 1);
    for (const char c : to_string(problem)) CHECK(static_cast<unsigned char>(c) < 0x80);
  }
  CHECK(refusal(R"(["\ud800"])").code == ProblemCode::broken_json);
}

TEST_CASE("the reason quotes nothing of what was read, however long that is") {
  const std::string text = "[\"" + std::string(100'000, 'x') + "; expected everything\" 1]";
  const Problem problem = refusal(text);
  CHECK(problem.code == ProblemCode::broken_json);
  CHECK(problem.detail.size() < 200);
}

TEST_CASE("nesting deeper than 64 is refused while reading") {
  CHECK(parse(nested(64)).value.has_value());
  const Problem problem = refusal("\n" + nested(65));
  CHECK(problem.code == ProblemCode::too_deep);
  check_place(problem, 2, 65);
  CHECK(problem.pointer.substr(0, 6) == "/0/0/0");

  std::string objects;
  for (int i = 0; i < 100; ++i) objects += "{\"a[\":";
  const Problem in_objects = refusal(objects);
  CHECK(in_objects.code == ProblemCode::too_deep);
  check_place(in_objects, 1, 64 * 6 + 1);

  CHECK(refusal(nested(200'000)).code == ProblemCode::too_deep);
  CHECK(refusal(std::string(200'000, '[')).code == ProblemCode::too_deep);
}

TEST_CASE("a field named twice is reported at its second place, and reading goes on") {
  const Outcome outcome = parse("{\"a\": 1,\n \"b\": {\"x/y\": [1], \n\"x/y\": 2},\n \"a\": [3]}");
  REQUIRE(outcome.problems.size() == 2);
  CHECK(outcome.problems[0].code == ProblemCode::duplicate_field);
  CHECK(outcome.problems[0].pointer == "/b/x~1y");
  check_place(outcome.problems[0], 3, 8);
  CHECK(outcome.problems[1].pointer == "/a");
  check_place(outcome.problems[1], 4, 7);
  REQUIRE(outcome.value.has_value());
  CHECK(*outcome.value == nlohmann::json::parse(R"({"a": [3], "b": {"x/y": 2}})"));
}

TEST_CASE("numbers that are not finite are refused") {
  const Problem problem = refusal("{\"a\":\n  [1, 1e999]}");
  CHECK(problem.code == ProblemCode::out_of_range);
  CHECK(problem.pointer == "/a/1");
  CHECK(problem.value == "1e999");
  check_place(problem, 2, 7);
  CHECK(refusal("-1e400").code == ProblemCode::out_of_range);
}

TEST_CASE("documents over 64 MiB, endless names and floods of values are refused") {
  CHECK(refusal(std::string(kMaxDocumentBytes + 1, ' ')).code == ProblemCode::file_too_large);
  const Problem name = refusal("{\"a\": {\"" + std::string(2'000, 'n') + "\": 1}}");
  CHECK(name.code == ProblemCode::out_of_range);
  CHECK(name.pointer == "/a");
  CHECK(name.value.size() <= 63);
  std::string flood = "[0";
  for (std::size_t i = 0; i < kMaxValues; ++i) flood += ",0";
  CHECK(refusal(flood + "]").code == ProblemCode::out_of_range);
}

TEST_CASE("places are found by pointer, through escapes, brackets in strings and missing fields") {
  const std::string text =
      "{\n \"a]\": [\"{[\\\"\", {\"b\": 1}],\n \"c~d/e\":\n  {\"\\u0066\": [10, 20,\n 30]}\n}";
  const auto place = [&](std::string pointer) {
    ProblemSink sink;
    sink.add(ProblemCode::wrong_type, std::move(pointer), "odd");
    fill_in_places(text, sink.source, sink.problems);
    return std::pair(sink.problems[0].line, sink.problems[0].column);
  };
  CHECK(place("") == std::pair(1, 1));
  CHECK(place("/a]/0") == std::pair(2, 9));
  CHECK(place("/a]/1/b") == std::pair(2, 23));
  CHECK(place("/c~0d~1e/f/2") == std::pair(5, 2));
  CHECK(place("/c~0d~1e/nothing/here") == std::pair(4, 3));
  CHECK(place("/nothing") == std::pair(1, 1));
}
