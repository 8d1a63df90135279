// Text in aligned columns that fit a width.
#pragma once

#include <string>
#include <vector>

#include "style.hpp"

namespace certrail::cli {

enum class Align { left, right };

struct Column {
  std::string title;
  Align align = Align::left;
  bool flexible = false;  ///< gives way and wraps when the table is too wide
};

struct Cell {
  std::string text;
  Paint paint = Paint::none;
};

struct Row {
  std::vector<Cell> cells;  ///< as many as there are columns
  std::vector<Cell> notes;  ///< lines below the row, wrapped over the rest of the width
};

struct Table {
  std::vector<Column> columns;
  std::vector<Row> rows;
  int indent = 0;
  std::size_t note_column = 0;  ///< notes start where this column starts
};

/// Lines that end with a newline and have no trailing spaces. Titles are left out if all are empty.
std::string to_text(const Table& table, const Style& style);

/// The same as a Markdown table; notes are left out.
std::string to_markdown(const Table& table);

/// `text` wrapped to the style's width with every line indented, the later ones by `hang` more.
std::string paragraph(const Style& style, std::string_view text, int indent = 0, int hang = 0,
                      Paint colour = Paint::none);

}  // namespace certrail::cli
