// Some hundred lines of an input on their way through a batch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "batch/line_outcome.hpp"

namespace certrail {

/// Where the rest of an input begins.
struct InputPlace {
  std::uint64_t offset = 0;       ///< bytes before it
  std::uint64_t line_breaks = 0;  ///< among them
  friend bool operator==(const InputPlace&, const InputPlace&) = default;
};

struct InputRecord {
  std::size_t begin = 0;   ///< in Chunk::text
  std::size_t size = 0;    ///< without its line break
  std::uint64_t line = 0;  ///< 1-based, where it begins; of a table its row, which is all of it
  bool too_long = false;   ///< then none of it is there
};

struct Chunk {
  InputPlace end;    ///< of the input that it was made of
  std::string text;  ///< followed by kLinePadding bytes that are no text
  std::vector<InputRecord> records;
  std::string out;                    ///< what is to be written, compressed where asked for
  std::vector<LineOutcome> outcomes;  ///< one for each record that was answered
  std::uint64_t stored_bytes = 0;     ///< of the input as it is stored, up to about `end`
  std::string read_fingerprint;       ///< of the input up to `end`
  std::int64_t reading_ns = 0;        ///< besides that of its outcomes
  std::int64_t writing_ns = 0;        ///< besides that of its outcomes
  bool abandoned = false;             ///< the run was told to stop before all of it was answered
  bool failed = false;  ///< strict: its last outcome is a failure, later records were left out

  std::string_view text_of(const InputRecord& record) const {
    return std::string_view(text).substr(record.begin, record.size);
  }
};

}  // namespace certrail
