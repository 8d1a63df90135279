#include "page.hpp"

#include "text.hpp"

namespace certrail::cli {

Outcome shown(const Page& page, Format format, const Session& session) {
  Outcome outcome;
  if (format == Format::json) {
    outcome.out = page.json.dump(2) + "\n";
    return outcome;
  }
  const Style& style = session.environment.out;
  const bool markdown = format == Format::markdown;
  for (const std::string& line : page.lines) {
    if (line.empty()) continue;
    outcome.out += markdown ? printable(line) + "\n\n" : paragraph(style, printable(line));
  }
  if (!page.lines.empty() && !markdown) outcome.out += '\n';
  outcome.out += markdown ? to_markdown(page.table) : to_text(page.table, style);
  return outcome;
}

Row plain_row(const std::vector<std::string>& texts) {
  Row row;
  for (const std::string& text : texts) row.cells.push_back({printable(text), Paint::none});
  row.cells.front().paint = Paint::strong;
  return row;
}

}  // namespace certrail::cli
