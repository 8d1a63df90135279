// Job postings out of files as people have them: NDJSON, CSV, JSON, plain text, HTML.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "certrail/market_builder.hpp"
#include "certrail/problem.hpp"

namespace certrail {

enum class PostingFormat {
  ndjson,  ///< one object a line
  csv,     ///< RFC 4180, with a header
  json,    ///< a list of objects, or one or more of them
  text     ///< the whole is the text of one posting
};

/// How the fields (columns) are called. Empty: guessed among names that are in use, such as
/// description, job_description, text. The likeliest of them in the header of a CSV; of JSON the
/// likeliest that half of the first 100 rows (or 1 MiB) have, else the one that most have. Rows
/// that cannot be read and fields that are null do not count. Where none is found for the text,
/// nothing of a file can be read.
struct PostingFields {
  std::string text;
  std::string title;
  std::string date;
  std::string region;
  friend bool operator==(const PostingFields&, const PostingFields&) = default;
};

/// A row that is left out.
struct RowDefect {
  std::int64_t line = 0;  ///< 1-based, of its first line
  std::string what;
};

/// Is fed a file piece by piece and hands out its postings; keeps one row at a time, or the first
/// rows until its fields are chosen. Rows that cannot be read are reported and left out. Not to be
/// shared by threads.
class PostingReader {
 public:
  /// A posting's views are valid during the call.
  using OnPosting = std::function<void(const Posting&)>;
  using OnDefect = std::function<void(const RowDefect&)>;

  /// Longer rows, and files of format json or text that are longer than kLongestFile, are left out.
  static constexpr std::size_t kLongestRow = std::size_t{16} << 20U;
  static constexpr std::size_t kLongestFile = std::size_t{64} << 20U;

  PostingReader(PostingFormat format, PostingFields fields, OnPosting on_posting,
                OnDefect on_defect);
  PostingReader(PostingReader&&) noexcept;
  PostingReader& operator=(PostingReader&&) noexcept;
  ~PostingReader();

  void add(std::string_view piece);
  /// The file has ended.
  void finish();

  /// Those in use, the guessed ones too; empty where none was found.
  const PostingFields& fields() const;
  /// Why no row of the file can be read, such as a header without the column asked for, or fields
  /// without one for the text: then all that follows was ignored.
  const std::optional<Problem>& failure() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// The day of "2026-02-03", "2026-02-03T10:00:00Z", or of seconds or milliseconds since 1970.
std::optional<Date> posting_date(std::string_view text);

}  // namespace certrail
