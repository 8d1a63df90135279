// Where records end in a file that comes in pieces, without looking at the same bytes again and
// again: neither when more of a long record arrives, nor for each of many records that are too
// long.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace certrail {

class RecordFinder {
 public:
  /// `quoted`: fields in quotes may hold line breaks, as csv_record_end has it; else a record is a
  /// line.
  explicit RecordFinder(bool quoted) : quoted_(quoted) {}

  /// One past the line break that ends the record at the start of `text`, which is the file from
  /// `offset` on, where a line begins; npos where none does. Offsets must not go back from call to
  /// call. The same as csv_record_end(text); all calls together take time in proportion to the
  /// file, if each `text` begins at the record before or at the line behind the begin of that.
  std::size_t end_of(std::string_view text, std::uint64_t offset);

 private:
  static constexpr std::uint64_t kNowhere = std::numeric_limits<std::uint64_t>::max();

  /// One past the line break of the line that begins `at` into `text`; npos where it is not there.
  std::size_t line_end(std::string_view text, std::uint64_t offset, std::size_t at);

  bool quoted_;
  // The last line that did not end yet, and how far it has none.
  std::uint64_t open_line_ = kNowhere;
  std::uint64_t searched_to_ = 0;
  // The first line of the record asked for last.
  std::uint64_t record_ = kNowhere;
  std::uint64_t record_line_end_ = 0;
  bool record_goes_on_ = false;
  // Lines from here on have not been looked at as the middle of a record; of those before, the last
  // one alone may end a record that goes on over it.
  std::uint64_t next_inner_line_ = 0;
  std::uint64_t closing_line_ = kNowhere;
};

}  // namespace certrail
