// What a fuzzer calls with any bytes: as a table of profiles.
#include <cstdint>
#include <string>

#include "batch/csv_profile.hpp"
#include "engine/batch/fuzz_checks.hpp"

using namespace certrail;
using namespace certrail::test;

namespace {

/// As a header and a row.
void read_row(std::string_view text) {
  const std::size_t line_break = text.find('\n');
  auto columns = CsvColumns::from_header(text.substr(0, line_break), "fuzz");
  if (!columns) {
    expect(!columns.error().empty());
    columns = CsvColumns::from_header("id,role,skills,held,goals,include,max_steps", "fuzz");
  }
  const std::string_view row =
      line_break == std::string_view::npos ? text : text.substr(line_break + 1);
  const auto document = columns->to_document(fuzz_catalog(), row);
  if (document) {
    check_line(document->text);
    if (document->goal) expect(!document->goal->detail.empty());
  } else {
    expect(!document.error().detail.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), count);
  read_row(text);
  check_file(text, BatchFormat::csv, read_row);
  return 0;
}
