#include "text/record_finder.hpp"

#include <algorithm>

namespace certrail {
namespace {

constexpr std::size_t kNoEnd = std::string_view::npos;

/// Does a line end inside a quoted field, if it begins outside of one, as the first of a record, or
/// inside?
bool ends_inside(std::string_view line, bool inside) {
  for (std::size_t at = 0;;) {
    const std::size_t quote = line.find('"', at);
    if (quote == kNoEnd) return inside;
    at = quote + 1;
    if (!inside) {
      inside = quote == 0 || line[quote - 1] == ',';
    } else if (at < line.size() && line[at] == '"') {
      ++at;  // two quotes stand for one
    } else {
      inside = false;
    }
  }
}

}  // namespace

std::size_t RecordFinder::line_end(std::string_view text, std::uint64_t offset, std::size_t at) {
  std::size_t from = at;
  if (open_line_ == offset + at && searched_to_ > open_line_) {
    from = static_cast<std::size_t>(searched_to_ - offset);
  }
  const std::size_t line_break = from < text.size() ? text.find('\n', from) : kNoEnd;
  if (line_break != kNoEnd) return line_break + 1;
  open_line_ = offset + at;
  searched_to_ = std::max<std::uint64_t>(offset + text.size(), offset + from);
  return kNoEnd;
}

std::size_t RecordFinder::end_of(std::string_view text, std::uint64_t offset) {
  if (!quoted_) return line_end(text, offset, 0);
  if (record_ != offset) {
    const std::size_t end = line_end(text, offset, 0);
    if (end == kNoEnd) return kNoEnd;
    record_ = offset;
    record_line_end_ = offset + end;
    record_goes_on_ = ends_inside(text.substr(0, end), false);
  }
  if (!record_goes_on_) return static_cast<std::size_t>(record_line_end_ - offset);
  // Which later line ends a record that goes on over it does not depend on where the record began.
  if (next_inner_line_ < record_line_end_) {
    next_inner_line_ = record_line_end_;
    closing_line_ = kNowhere;
  }
  while (closing_line_ == kNowhere || closing_line_ < record_line_end_) {
    const auto at = static_cast<std::size_t>(next_inner_line_ - offset);
    const std::size_t end = at < text.size() ? line_end(text, offset, at) : kNoEnd;
    if (end == kNoEnd) return kNoEnd;
    if (!ends_inside(text.substr(at, end - at), true)) closing_line_ = next_inner_line_;
    next_inner_line_ = offset + end;
  }
  const auto end = static_cast<std::size_t>(next_inner_line_ - offset);
  return end <= text.size() ? end : kNoEnd;
}

}  // namespace certrail
