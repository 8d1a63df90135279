#include "exchange/written_date.hpp"

#include <string>

#include "support/catch.hpp"

using namespace certrail;

namespace {

std::string span(std::string_view text) {
  const auto date = read_written_date(text);
  if (!date) return "none";
  return date->whole() ? to_string(date->first)
                       : to_string(date->first) + ".." + to_string(date->last);
}

}  // namespace

TEST_CASE("dates are read as people write them") {
  CHECK(span("2025-03-01") == "2025-03-01");
  CHECK(span(" 2025-03-01 ") == "2025-03-01");
  CHECK(span("2025-03-01T23:59:59-08:00") == "2025-03-01");
  CHECK(span("2025-03-01 10:00") == "2025-03-01");
  CHECK(span("2025-03-01T10:00:00.123456Z") == "2025-03-01");
  CHECK(span("2025-03-01t10:00:00+0200") == "2025-03-01");
  CHECK(span("2025-03-01T10:00+02") == "2025-03-01");
  CHECK(span("2025-03") == "2025-03-01..2025-03-31");
  CHECK(span("2024-02") == "2024-02-01..2024-02-29");
  CHECK(span("Mar 2025") == "2025-03-01..2025-03-31");
  CHECK(span("march 2025") == "2025-03-01..2025-03-31");
  CHECK(span("Sept 2025") == "2025-09-01..2025-09-30");
  CHECK(span("Dec. 2025") == "2025-12-01..2025-12-31");
  CHECK(span("2025") == "2025-01-01..2025-12-31");
}

TEST_CASE("what is no date is none") {
  for (const char* text : {"",
                           " ",
                           "2025-13",
                           "2025-02-30",
                           "1899",
                           "3000",
                           "20250301",
                           "2025-3",
                           "Mar 25",
                           "Marx 2025",
                           "ma 2025",
                           "03/2025",
                           "2025-03-01X10:00",
                           "now",
                           "2025-03-011",
                           "-025-01",
                           "2025-0a",
                           "2025-03-01 or later",
                           "2025-03-01T",
                           "2025-03-01 1",
                           "2025-03-01T10:0",
                           "2025-03-01T10:00:",
                           "2025-03-01T10:00Z!",
                           "2025-03-01T10:00+2",
                           "2025-03-01T10:00:00."}) {
    CAPTURE(text);
    CHECK(span(text) == "none");
  }
}

TEST_CASE("words for no end, and the days of tokens") {
  CHECK(means_present(" Present "));
  CHECK(means_present("ongoing"));
  CHECK_FALSE(means_present("presently"));
  CHECK_FALSE(means_present(""));
  CHECK(date_of_seconds(1'740'787'200.5) == parse_date("2025-03-01"));
  CHECK(date_of_seconds(-1) == parse_date("1969-12-31"));
  CHECK_FALSE(date_of_seconds(1e300));
  CHECK_FALSE(date_of_seconds(-1e12));
}
