// Comma-separated values as RFC 4180 has them: fields in quotes hold commas, line breaks and
// doubled quotes; records end with CRLF or LF.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace certrail {

/// Why a record cannot be read, and the byte of it where that shows, 1-based.
struct CsvDefect {
  std::string_view what;
  std::size_t column = 0;
  friend bool operator==(const CsvDefect&, const CsvDefect&) = default;
};

/// `text` without the byte order mark that spreadsheets put before UTF-8.
std::string_view without_byte_order_mark(std::string_view text);

/// One past the line break that ends the first record of `text`; npos where none does: the record
/// goes on behind `text`, or is the last of a file that ends without a line break. A quote opens a
/// quoted field at the start of a field only, so a stray one elsewhere spoils no other record; one
/// that is never closed takes all that follows, so callers limit the length of a record.
std::size_t csv_record_end(std::string_view text);

/// Splits one record, with or without its line break, into its fields, without their quotes. An
/// empty record has one empty field. Where there is a defect, `fields` holds those before it.
/// Strings of `fields` are reused.
std::optional<CsvDefect> split_csv_record(std::string_view record,
                                          std::vector<std::string>& fields);

/// Appends `value`, in quotes where it needs them. Commas and line breaks between fields are the
/// caller's.
void append_csv_field(std::string& out, std::string_view value);

}  // namespace certrail
