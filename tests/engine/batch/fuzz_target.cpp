// What a fuzzer calls with any bytes: as a line, as a row, as a whole file.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "batch/chunk_reader.hpp"
#include "batch/line_reader.hpp"
#include "certrail/json.hpp"
#include "support/shipped.hpp"

using namespace certrail;

namespace {

const Catalog& fuzz_catalog() {
  static const Engine engine = test::shipped_engine();
  return engine.catalog();
}

void expect(bool holds) {
  if (!holds) std::abort();
}

/// The quick reader says what the thorough one says, or nothing.
void read_line(std::string_view text) {
  static FastProfileReader fast(fuzz_catalog());
  std::string padded(text);
  padded.append(kLinePadding, '"');
  Profile profile;
  ProfileLine line, thorough_line;
  const Profile defaults;
  const bool read =
      fast.read(std::string_view(padded).substr(0, text.size()), defaults, profile, line);
  const auto thorough = parse_profile_line(fuzz_catalog(), text, defaults, thorough_line);
  if (thorough) {
    // What is understood is understood again.
    const auto again = parse_profile(fuzz_catalog(), to_json(*thorough), "");
    expect(again.ok() && *again == *thorough);
  } else {
    expect(!thorough.error().empty() && !read);
  }
  if (read) expect(profile == *thorough && line == thorough_line);
}

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
    read_line(*document);
  } else {
    expect(!document.error().detail.empty());
  }
}

class FuzzSource final : public ByteSource {
 public:
  explicit FuzzSource(std::string_view text) : text_(text) {}
  Result<std::size_t> read(char* bytes, std::size_t count) override {
    const std::size_t found = text_.copy(bytes, std::min<std::size_t>(count, 7));
    text_.remove_prefix(found);
    return found;
  }
  std::uint64_t stored_bytes() const override { return 0; }

 private:
  std::string_view text_;
};

void read_file(std::string_view text, BatchFormat format) {
  ChunkReader reader(std::make_unique<FuzzSource>(text), format);
  if (format == BatchFormat::csv) expect(reader.read_header().ok());
  Chunk chunk;
  for (;;) {
    const auto more = reader.next(chunk);
    expect(more.ok());
    if (!*more) break;
    for (const Record& record : chunk.records) expect(record.line >= 1);
  }
  expect(reader.place().offset == text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), count);
  read_line(text);
  read_row(text);
  read_file(text, BatchFormat::ndjson);
  read_file(text, BatchFormat::csv);
  return 0;
}
