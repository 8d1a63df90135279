#include "engine/batch/fuzz_checks.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>

#include "batch/chunk_reader.hpp"
#include "batch/fast_profile.hpp"
#include "certrail/json.hpp"
#include "support/shipped.hpp"

namespace certrail::test {
namespace {

/// Bytes that arrive a few at a time.
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

}  // namespace

const Catalog& fuzz_catalog() {
  static const Engine engine = shipped_engine();
  return engine.catalog();
}

void expect(bool holds) {
  if (!holds) std::abort();
}

void check_line(std::string_view text) {
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

void check_file(std::string_view text, BatchFormat format,
                void (*check_record)(std::string_view record)) {
  ChunkReader reader(std::make_unique<FuzzSource>(text), format);
  if (format == BatchFormat::csv) expect(reader.read_header().ok());
  Chunk chunk;
  std::uint64_t line = 0;
  for (;;) {
    const auto more = reader.next(chunk);
    expect(more.ok());
    if (!*more) break;
    for (const InputRecord& record : chunk.records) {
      expect(record.line > line);
      line = record.line;
      if (!record.too_long) check_record(chunk.text_of(record));
    }
  }
  expect(reader.place().offset == text.size());
}

}  // namespace certrail::test
