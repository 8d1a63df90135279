#include "batch/chunk_reader.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "batch/fast_profile.hpp"
#include "text/csv.hpp"

namespace certrail {
namespace {

constexpr std::size_t kFill = std::size_t{256} << 10U;
constexpr std::size_t kNone = std::string_view::npos;

std::string_view without_line_break(std::string_view record) {
  if (record.ends_with('\n')) record.remove_suffix(1);
  if (record.ends_with('\r')) record.remove_suffix(1);
  return record;
}

bool is_blank(std::string_view record) { return record.find_first_not_of(" \t\r") == kNone; }

std::uint64_t line_breaks(std::string_view text) {
  return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

/// For kFill bytes at the end. Each byte is moved a few times at most: there is always as much room
/// to be filled first as is moved.
void ChunkReader::make_room() {
  if (capacity_ - end_ >= kFill) return;
  const std::size_t size = end_ - begin_;
  if (size + kFill <= capacity_ / 2) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, size);
  } else {
    capacity_ = std::max(4 * kFill, 2 * (size + kFill));
    auto larger = std::make_unique_for_overwrite<char[]>(capacity_);
    std::copy_n(buffer_.get() + begin_, size, larger.get());
    buffer_ = std::move(larger);
  }
  begin_ = 0;
  end_ = size;
}

std::optional<Problem> ChunkReader::fill() {
  make_room();
  auto count = source_->read(buffer_.get() + end_, kFill);
  if (!count) return std::move(count.error());
  end_ += *count;
  at_end_ = *count == 0;
  return {};
}

void ChunkReader::consume(std::size_t count) {
  const std::string_view bytes = pending().substr(0, count);
  hash_.add(bytes);
  place_.offset += count;
  place_.line_breaks += line_breaks(bytes);
  begin_ += count;
}

Result<std::size_t> ChunkReader::find_end(std::size_t from) {
  for (;;) {
    const std::string_view text = pending().substr(from);
    // Not the bytes that happen to be here, but the record's length decides.
    const std::size_t end = finder_.end_of(text.substr(0, kLongestLine), place_.offset + from);
    if (end != kNone) return from + end;
    if (text.size() > kLongestLine) return kNone;
    if (at_end_) return text.empty() ? kNone : from + text.size();
    if (auto problem = fill()) return std::move(*problem);
  }
}

Result<std::string> ChunkReader::read_header() {
  auto end = find_end(0);
  if (!end) return std::move(end.error());
  if (*end == kNone && pending().empty()) return std::string();
  const std::size_t size = std::min(*end, kLongestLine);
  std::string header(without_byte_order_mark(without_line_break(pending().substr(0, size))));
  consume(size);
  return header;
}

Result<bool> ChunkReader::skip_to(const InputPlace& place) {
  while (place_.offset < place.offset) {
    if (pending().empty()) {
      if (at_end_) return false;
      if (auto problem = fill()) return std::move(*problem);
    }
    consume(std::min<std::uint64_t>(pending().size(), place.offset - place_.offset));
  }
  return place_ == place;
}

/// What is pending begins with a record that is too long to be one: passes over its first line.
Result<bool> ChunkReader::skip_long_line(Chunk& chunk) {
  chunk.records.push_back({0, 0, place_.line_breaks + 1, true});
  for (;;) {
    const std::size_t line_break = pending().find('\n');
    consume(line_break == kNone ? pending().size() : line_break + 1);
    if (line_break != kNone || at_end_) break;
    if (auto problem = fill()) return std::move(*problem);
  }
  chunk.end = place_;
  return true;
}

Result<bool> ChunkReader::next(Chunk& chunk) {
  chunk.text.clear();
  chunk.records.clear();
  chunk.outcomes.clear();
  chunk.out.clear();
  chunk.writing_ns = 0;
  chunk.abandoned = false;
  chunk.failed = false;
  std::size_t used = 0;
  std::uint64_t breaks = place_.line_breaks;
  while (chunk.records.size() < kChunkRecords && used < kChunkBytes) {
    auto end = find_end(used);
    if (!end) return std::move(end.error());
    if (*end == kNone) {
      if (used > 0) break;
      if (pending().empty()) return false;
      return skip_long_line(chunk);
    }
    const std::string_view whole = pending().substr(used, *end - used);
    std::string_view text = without_line_break(whole);
    if (place_.offset + used == 0) text = without_byte_order_mark(text);
    if (!is_blank(text)) {
      const auto begin = static_cast<std::size_t>(text.data() - pending().data());
      chunk.records.push_back({begin, text.size(), breaks + 1, false});
    }
    breaks += line_breaks(whole);
    used = *end;
  }
  chunk.text.assign(pending().substr(0, used));
  chunk.text.append(kLinePadding, '\0');
  consume(used);
  chunk.end = place_;
  return true;
}

}  // namespace certrail
