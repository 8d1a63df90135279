// Ends of records in a file that comes in pieces, against csv_record_end on the whole of it.
#include "text/record_finder.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/csv.hpp"
#include "twin/random.hpp"

using namespace certrail;

namespace {

constexpr std::size_t kNone = std::string_view::npos;

/// The end of a record by plain code, which looks at everything again each time.
std::size_t plain_end(std::string_view text, bool quoted) {
  if (quoted) return csv_record_end(text);
  const std::size_t line_break = text.find('\n');
  return line_break == kNone ? kNone : line_break + 1;
}

/// Cuts as readers do: what is longer than `longest` loses its first line. `piece` gives the size
/// of the next bytes that arrive. Where records begin.
template <class EndOf, class Piece>
std::vector<std::size_t> cut(std::string_view text, std::size_t longest, const EndOf& end_of,
                             const Piece& piece) {
  std::vector<std::size_t> begins;
  std::size_t at = 0;
  std::size_t arrived = 0;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at, arrived - at);
    const std::size_t end = end_of(rest.substr(0, longest), at);
    if (end != kNone) {
      begins.push_back(at);
      at += end;
    } else if (rest.size() > longest) {
      const std::size_t line_break = text.find('\n', at);
      if (line_break == kNone) break;
      at = line_break + 1;
      arrived = std::max(arrived, at);
    } else if (arrived == text.size()) {
      break;
    } else {
      arrived = std::min(text.size(), arrived + piece());
    }
  }
  return begins;
}

std::vector<std::size_t> cut_by_finder(std::string_view text, std::size_t longest, bool quoted,
                                       const auto& piece) {
  RecordFinder finder(quoted);
  return cut(
      text, longest, [&](std::string_view rest, std::size_t at) { return finder.end_of(rest, at); },
      piece);
}

}  // namespace

TEST_CASE("records end where plain code finds their ends, however the bytes arrive") {
  twin::Random random(11);
  std::size_t records = 0;
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    constexpr std::string_view signs = "\"\"\"\n\n,,ax\r";
    for (auto left = random.between(0, 400); left > 0; --left) {
      text += signs[random.below(signs.size())];
    }
    const std::size_t longest = static_cast<std::size_t>(random.between(1, 60));
    for (const bool quoted : {true, false}) {
      CAPTURE(text, longest, quoted);
      const auto expected = cut(
          text, longest,
          [&](std::string_view rest, std::size_t) { return plain_end(rest, quoted); },
          [] { return std::size_t{1}; });
      const auto found = cut_by_finder(
          text, longest, quoted, [&] { return static_cast<std::size_t>(random.between(1, 50)); });
      REQUIRE(found == expected);
      records += found.size();
    }
  }
  CHECK(records > 50'000);
}

TEST_CASE("time grows with the text, whatever stands in it and however it arrives") {
  constexpr std::size_t size = std::size_t{3} << 20U;
  constexpr std::size_t longest = std::size_t{1} << 20U;
  const auto filled = [](std::string_view begin, std::string_view line) {
    std::string text(begin);
    while (text.size() < size) text += line;
    return text;
  };
  // Each of these takes hours where a record is looked at from its begin again and again.
  const auto begin = std::chrono::steady_clock::now();
  // Every line opens a quote that no later line closes.
  const std::string open = filled("", "a\"b,\"\n");
  CHECK(cut_by_finder(open, longest, true, [] { return std::size_t{1} << 18U; }).size() < 10);
  // One record of many lines, byte by byte; and one line.
  const std::string lines = filled("\"", "more\n");
  CHECK(cut_by_finder(lines, 2 * size, true, [] { return std::size_t{1}; }).empty());
  const std::string line = filled("", "more ");
  CHECK(cut_by_finder(line, 2 * size, false, [] { return std::size_t{1}; }).empty());
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::minutes(2));
}
