#include "text/csv.hpp"

#include <algorithm>

namespace certrail {
namespace {

constexpr std::size_t kNoPlace = std::string_view::npos;

/// The quote that closes a quoted field whose content starts at `at`; npos if none does.
std::size_t closing_quote(std::string_view text, std::size_t at) {
  for (;;) {
    at = text.find('"', at);
    if (at == kNoPlace || at + 1 >= text.size() || text[at + 1] != '"') return at;
    at += 2;
  }
}

std::string_view without_line_break(std::string_view record) {
  if (record.ends_with('\n')) record.remove_suffix(1);
  if (record.ends_with('\r')) record.remove_suffix(1);
  return record;
}

/// Appends the content of a quoted field, its doubled quotes made single.
void append_unquoted(std::string& out, std::string_view content) {
  for (std::size_t at = 0; at < content.size();) {
    const std::size_t quote = std::min(content.find('"', at), content.size());
    // Of each pair the first is kept: the part before it and itself, and the second is skipped.
    const std::size_t end = std::min(quote + 1, content.size());
    out.append(content, at, end - at);
    at = quote + 2;
  }
}

}  // namespace

std::string_view without_byte_order_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

std::size_t csv_record_end(std::string_view text) {
  std::size_t at = 0;  // in no quotes here
  std::size_t line_break = text.find('\n');
  while (line_break != kNoPlace) {
    const std::size_t quote = text.substr(0, line_break).find('"', at);
    if (quote == kNoPlace) return line_break + 1;
    if (quote != 0 && text[quote - 1] != ',') {
      at = quote + 1;
      continue;
    }
    const std::size_t close = closing_quote(text, quote + 1);
    if (close == kNoPlace) return kNoPlace;
    at = close + 1;
    if (at > line_break) line_break = text.find('\n', at);
  }
  return kNoPlace;
}

std::optional<CsvDefect> split_csv_record(std::string_view record,
                                          std::vector<std::string>& fields) {
  const std::string_view text = without_line_break(record);
  std::size_t count = 0;
  const auto next_field = [&]() -> std::string& {
    if (count == fields.size()) fields.emplace_back();
    std::string& field = fields[count++];
    field.clear();
    return field;
  };
  const auto defect = [&](std::string_view what, std::size_t at) {
    fields.resize(count);
    return CsvDefect{what, at + 1};
  };
  for (std::size_t at = 0;;) {
    std::size_t end = 0;
    if (at < text.size() && text[at] == '"') {
      const std::size_t close = closing_quote(text, at + 1);
      if (close == kNoPlace) return defect("a quote is opened here and never closed", at);
      end = close + 1;
      if (end < text.size() && text[end] != ',') {
        return defect("text follows the closing quote of a field", end);
      }
      append_unquoted(next_field(), text.substr(at + 1, close - at - 1));
    } else {
      end = std::min(text.find(',', at), text.size());
      const std::string_view value = text.substr(at, end - at);
      if (const std::size_t quote = value.find('"'); quote != kNoPlace) {
        return defect("a quote stands inside a field that is not in quotes", at + quote);
      }
      next_field().assign(value);
    }
    if (end >= text.size()) break;
    at = end + 1;
  }
  fields.resize(count);
  return std::nullopt;
}

void append_csv_field(std::string& out, std::string_view value) {
  if (value.find_first_of(",\"\r\n") == kNoPlace) {
    out.append(value);
    return;
  }
  out += '"';
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find('"', at), value.size());
    out.append(value, at, end - at);
    if (end < value.size()) out += "\"\"";
    at = end + 1;
  }
  out += '"';
}

}  // namespace certrail
