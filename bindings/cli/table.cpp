#include "table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text.hpp"

namespace certrail::cli {
namespace {

constexpr int kGap = 2;             // spaces between columns
constexpr int kLeastFlexible = 14;  // a wrapped column stays at least this wide
constexpr int kLongestWord = 24;    // longer words are cut rather than kept whole

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(0, count)), ' ');
}

std::vector<int> natural_widths(const Table& table) {
  std::vector<int> widths;
  for (const Column& column : table.columns) widths.push_back(display_width(column.title));
  for (const Row& row : table.rows) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row.cells[i].text));
    }
  }
  return widths;
}

/// How narrow a flexible column may get without cutting words, title included.
int least_width(const Table& table, std::size_t column) {
  int least = kLeastFlexible;
  least = std::max(least, longest_word(table.columns[column].title));
  for (const Row& row : table.rows) {
    least = std::max(least, longest_word(row.cells[column].text));
  }
  return std::min(least, kLongestWord);
}

/// Takes the surplus from the widest flexible column, again and again.
void fit(const Table& table, int available, std::vector<int>& widths) {
  int surplus = table.indent + kGap * (static_cast<int>(widths.size()) - 1) - available;
  for (const int width : widths) surplus += width;
  std::vector<int> least;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    least.push_back(table.columns[i].flexible ? least_width(table, i) : widths[i]);
  }
  while (surplus > 0) {
    std::size_t widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] <= least[i]) continue;
      if (widest == widths.size() || widths[i] > widths[widest]) widest = i;
    }
    if (widest == widths.size()) return;
    --widths[widest];
    --surplus;
  }
}

void end_line(std::string& text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  text += '\n';
}

/// One row of cells, as many lines as its most wrapped cell.
void add_row(std::string& text, const Table& table, const std::vector<int>& widths,
             const std::vector<Cell>& cells, const Style& style) {
  std::vector<std::vector<std::string>> lines;
  std::size_t height = 1;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    lines.push_back(wrap(cells[i].text, widths[i]));
    height = std::max(height, lines.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    text += spaces(table.indent);
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (i > 0) text += spaces(kGap);
      const std::string part = line < lines[i].size() ? lines[i][line] : "";
      const int missing = widths[i] - display_width(part);
      if (table.columns[i].align == Align::right) text += spaces(missing);
      text += paint(style, cells[i].paint, part);
      if (table.columns[i].align == Align::left) text += spaces(missing);
    }
    end_line(text);
  }
}

std::string markdown_cell(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    if (letter == '|') escaped += '\\';
    escaped += letter;
  }
  return escaped;
}

}  // namespace

std::string paragraph(const Style& style, std::string_view text, int indent, int hang,
                      Paint colour) {
  std::string all;
  const int room = std::max(kLeastFlexible, style.width - indent - hang);
  const std::vector<std::string> lines = wrap(text, room);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    all += spaces(indent + (i > 0 ? hang : 0)) + paint(style, colour, lines[i]) + '\n';
  }
  return all;
}

std::string to_text(const Table& table, const Style& style) {
  std::vector<int> widths = natural_widths(table);
  fit(table, style.width, widths);
  int note_indent = table.indent;
  for (std::size_t i = 0; i < table.note_column; ++i) note_indent += widths[i] + kGap;

  std::string text;
  std::vector<Cell> titles;
  for (const Column& column : table.columns) titles.push_back({column.title, Paint::soft});
  if (std::any_of(titles.begin(), titles.end(), [](const Cell& t) { return !t.text.empty(); })) {
    add_row(text, table, widths, titles, style);
  }
  for (const Row& row : table.rows) {
    add_row(text, table, widths, row.cells, style);
    for (const Cell& note : row.notes) {
      text += paragraph(style, note.text, note_indent, 2, note.paint);
    }
  }
  return text;
}

std::string to_markdown(const Table& table) {
  std::string text = "|";
  for (const Column& column : table.columns)
    text += fmt::format(" {} |", markdown_cell(column.title));
  text += "\n|";
  for (const Column& column : table.columns) {
    text += column.align == Align::right ? " ---: |" : " --- |";
  }
  text += '\n';
  for (const Row& row : table.rows) {
    text += '|';
    for (const Cell& cell : row.cells) text += fmt::format(" {} |", markdown_cell(cell.text));
    text += '\n';
  }
  return text;
}

}  // namespace certrail::cli
