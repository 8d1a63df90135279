// Cuts an input into chunks of whole records. Where a chunk ends depends on nothing but where it
// begins and what follows: not on how the bytes arrive.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/byte_source.hpp"
#include "batch/chunk.hpp"
#include "batch/stream_hash.hpp"
#include "certrail/batch.hpp"
#include "text/record_finder.hpp"

namespace certrail {

inline constexpr std::size_t kLongestLine = std::size_t{1} << 20U;  ///< bytes; also of a CSV record
inline constexpr std::size_t kChunkRecords = 256;
inline constexpr std::size_t kChunkBytes = std::size_t{256}
                                           << 10U;  ///< no record begins after them

class ChunkReader {
 public:
  ChunkReader(std::unique_ptr<ByteSource> source, BatchFormat format)
      : source_(std::move(source)), finder_(format == BatchFormat::csv) {}

  /// CSV only, before all else: the first record, which names the columns.
  Result<std::string> read_header();

  /// Passes over what an earlier run has read. False: the input ends before.
  Result<bool> skip_to(const InputPlace& place);

  /// Fills `chunk`, whose memory is reused; false at the end. Blank lines are no records.
  Result<bool> next(Chunk& chunk);

  /// The end of what was read as chunks.
  const InputPlace& place() const { return place_; }
  std::uint64_t stored_bytes() const { return source_->stored_bytes(); }

  /// The fingerprint of all bytes before the end of the last chunk.
  std::string fingerprint() const { return hash_.hex(); }

 private:
  std::string_view pending() const { return {buffer_.get() + begin_, end_ - begin_}; }
  /// Past the record that begins `from` bytes into what is pending, with its line break; npos where
  /// there is none, or nothing that is short enough to be one.
  Result<std::size_t> find_end(std::size_t from);
  std::optional<Problem> fill();
  void make_room();
  Result<bool> skip_long_line(Chunk& chunk);
  void consume(std::size_t count);

  std::unique_ptr<ByteSource> source_;
  RecordFinder finder_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;  ///< of what is not consumed yet
  std::size_t end_ = 0;
  bool at_end_ = false;
  InputPlace place_;
  StreamHash hash_;
};

}  // namespace certrail
