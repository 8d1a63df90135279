// From a line of the input to a question, or to all that is wrong with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "batch/csv_profile.hpp"
#include "batch/fast_profile.hpp"
#include "certrail/batch.hpp"

namespace certrail {

/// Of one thread. What a line becomes depends on nothing but the line.
class LineReader {
 public:
  /// `options` is checked and outlives it; `columns` are there where the input is CSV or a table.
  LineReader(const Catalog& catalog, const BatchOptions& options,
             const std::optional<CsvColumns>& columns);

  /// Fills `question` and `line`; else what is wrong, without the line's number. `text` is followed
  /// by kLinePadding readable bytes.
  Problems read(std::string_view text, Question& question, ProfileLine& line);

  /// The same of a table's row.
  Problems read(const ProfileTable& table, std::size_t row, Question& question, ProfileLine& line);

 private:
  void begin(Question& question) const;
  Problems read_made(RowDocument document, Question& question, ProfileLine& line);
  Problems add_track(Profile& profile) const;
  Problems read_document(std::string_view text, Profile& profile, ProfileLine& line);

  const Catalog& catalog_;
  const BatchOptions& options_;
  const Track* track_;
  std::optional<CsvColumns> columns_;
  FastProfileReader fast_;
};

}  // namespace certrail
