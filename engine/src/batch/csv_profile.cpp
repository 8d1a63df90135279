#include "batch/csv_profile.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "batch/json_out.hpp"
#include "catalog/excerpt.hpp"
#include "catalog/nearest.hpp"
#include "catalog/profile_json.hpp"
#include "certrail/names.hpp"
#include "text/csv.hpp"

namespace certrail {
namespace {

enum class Shape {
  text,
  number,
  mixture,
  market,
  levels,
  held,
  marks,
  ids,
  goal,
  verbatim  ///< of tables only, whose cells may be JSON
};

struct Column {
  std::string_view name;
  Shape shape;
  bool limit = false;  ///< stands in the object "limits"
};

constexpr std::array kColumns = {Column{"id", Shape::text},
                                 Column{"role", Shape::mixture},
                                 Column{"market", Shape::market},
                                 Column{"policy", Shape::text},
                                 Column{"skills", Shape::levels},
                                 Column{"held", Shape::held},
                                 Column{"experience_months", Shape::number},
                                 Column{"cloud_preference", Shape::marks},
                                 Column{"hours_per_week", Shape::number},
                                 Column{"start_on", Shape::text},
                                 Column{"include", Shape::ids},
                                 Column{"exclude", Shape::ids},
                                 Column{"goals", Shape::goal},
                                 Column{"objective", Shape::text},
                                 Column{"comment", Shape::text},
                                 Column{"max_steps", Shape::number, true},
                                 Column{"budget_cents", Shape::number, true},
                                 Column{"finish_by", Shape::text, true},
                                 Column{"min_readiness_ppm", Shape::number, true},
                                 Column{"limits", Shape::verbatim},
                                 Column{"schema_version", Shape::verbatim}};

/// Those of cells that are JSON, or text.
std::vector<std::string_view> column_names(bool is_json) {
  std::vector<std::string_view> names;
  for (const Column& column : kColumns) {
    if (is_json || column.shape != Shape::verbatim) names.push_back(column.name);
  }
  return names;
}

std::string_view trimmed_cell(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Calls `visit(part)` for each part of a list, blanks around it left out.
template <class Visit>
void for_each_part(std::string_view cell, const Visit& visit) {
  const char separator = cell.find(';') == std::string_view::npos ? ',' : ';';
  for (;;) {
    const std::size_t end = cell.find(separator);
    const std::string_view part = trimmed_cell(cell.substr(0, end));
    if (!part.empty()) visit(part);
    if (end == std::string_view::npos) return;
    cell.remove_prefix(end + 1);
  }
}

/// Digits as a number, anything else as text.
void append_value(std::string& out, std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size()) {
    append_number(out, number);
  } else {
    append_quoted(out, text);
  }
}

/// {"NAME": VALUE, ...}; `without_value` is for names alone.
void append_named(std::string& out, std::string_view cell, std::string_view without_value) {
  out += '{';
  bool first = true;
  for_each_part(cell, [&](std::string_view part) {
    if (!first) out += ',';
    first = false;
    const std::size_t equals = part.rfind('=');
    append_quoted(out, trimmed_cell(part.substr(0, equals)));
    out += ':';
    append_value(out, equals == std::string_view::npos ? without_value
                                                       : trimmed_cell(part.substr(equals + 1)));
  });
  out += '}';
}

void append_held(std::string& out, std::string_view cell) {
  out += '[';
  bool first = true;
  for_each_part(cell, [&](std::string_view part) {
    out += first ? "{\"id\":" : ",{\"id\":";
    first = false;
    const HeldText held = split_held(part);
    append_quoted(out, held.name);
    if (held.earned_on) {
      out += ",\"earned_on\":";
      append_quoted(out, *held.earned_on);
    }
    out += '}';
  });
  out += ']';
}

void append_ids(std::string& out, std::string_view cell) {
  out += '[';
  bool first = true;
  for_each_part(cell, [&](std::string_view part) {
    if (!first) out += ',';
    first = false;
    append_quoted(out, part);
  });
  out += ']';
}

/// Of any shape but a goal.
void append_cell(std::string& out, Shape shape, std::string_view cell) {
  switch (shape) {
    case Shape::text:
      append_quoted(out, cell);
      break;
    case Shape::number:
      append_value(out, cell);
      break;
    case Shape::market:
      if (cell == "none") {
        out += "null";
        break;
      }
      [[fallthrough]];
    case Shape::mixture:
      if (cell.find('=') == std::string_view::npos) {
        append_quoted(out, cell);
      } else {
        append_named(out, cell, "1");
      }
      break;
    case Shape::levels:
      append_named(out, cell, "");
      break;
    case Shape::marks:
      append_named(out, cell, "100");
      break;
    case Shape::held:
      append_held(out, cell);
      break;
    case Shape::ids:
      append_ids(out, cell);
      break;
    case Shape::goal:
    case Shape::verbatim:
      out += cell;
      break;
  }
}

Problem bad_row(std::string detail, std::size_t column) {
  Problem problem;
  problem.code = ProblemCode::invalid_value;
  problem.column = static_cast<int>(column);
  problem.detail = std::move(detail);
  return problem;
}

Problem bad_column(const std::string& source, std::string_view name, std::string detail,
                   std::string suggestion) {
  Problem problem;
  problem.code = ProblemCode::wrong_use;
  problem.source = source;
  problem.value = excerpt(name);
  problem.detail = std::move(detail);
  problem.suggestion = std::move(suggestion);
  return problem;
}

/// A profile document, cell by cell.
class DocumentOfCells {
 public:
  explicit DocumentOfCells(const Catalog& catalog) : catalog_(catalog) {}

  void add(const Column& column, Shape shape, std::string_view cell) {
    cell = trimmed_cell(cell);
    if (cell.empty()) return;
    if (shape == Shape::goal) return add_goal(column, cell);
    begin(column);
    append_cell(column.limit ? limits_ : document_, shape, cell);
  }

  RowDocument finish() {
    if (!limits_.empty()) {
      if (document_.size() > 1) document_ += ',';
      document_ += "\"limits\":{" + limits_ + '}';
    }
    document_ += '}';
    return {std::move(document_), std::move(problem_)};
  }

 private:
  void begin(const Column& column) {
    std::string& out = column.limit ? limits_ : document_;
    if (out.size() > 1 || (column.limit && !out.empty())) out += ',';
    append_quoted(out, column.name);
    out += ':';
  }

  void add_goal(const Column& column, std::string_view cell) {
    auto goal = parse_goal(catalog_, cell);
    if (!goal) {
      problem_ = std::move(goal.error());
      problem_->pointer = "/goals";
      return;
    }
    begin(column);
    document_ +=
        to_json_value(*goal).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }

  const Catalog& catalog_;
  std::string document_ = "{";
  std::string limits_;
  std::optional<Problem> problem_;
};

}  // namespace

std::vector<std::string_view> table_column_names() { return column_names(true); }

void CsvColumns::add(std::string_view name, bool is_json, const std::string& source,
                     Problems& problems) {
  const std::vector<std::string_view> names = column_names(is_json);
  const auto found =
      static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  if (found == names.size()) {
    problems.push_back(
        bad_column(source, name, "unknown column '" + excerpt(name) + "'", nearest(name, names)));
  } else if (std::count(columns_.begin(), columns_.end(), found) != 0) {
    problems.push_back(
        bad_column(source, name, "the column " + excerpt(name) + " is named twice", {}));
  }
  columns_.push_back(found);
  json_.push_back(is_json);
}

Result<CsvColumns, Problems> CsvColumns::from_header(std::string_view record,
                                                     const std::string& source) {
  CsvColumns columns;
  Problems problems;
  if (const auto defect = split_csv_record(record, columns.cells_)) {
    problems.push_back(
        bad_column(source, {}, "the columns cannot be read: " + std::string(defect->what), {}));
    problems.back().column = static_cast<int>(defect->column);
  } else {
    for (const std::string& cell : columns.cells_) {
      columns.add(trimmed_cell(cell), false, source, problems);
      if (problems.size() > 20) break;
    }
  }
  for (Problem& problem : problems) problem.line = 1;
  if (!problems.empty()) return problems;
  return columns;
}

Result<CsvColumns, Problems> CsvColumns::from_table(const std::vector<TableColumn>& columns) {
  CsvColumns out;
  Problems problems;
  bool limits = false;
  const TableColumn* limit = nullptr;
  for (const TableColumn& column : columns) {
    out.add(column.name, column.is_json, {}, problems);
    const std::size_t found = out.columns_.back();
    limits = limits || column.name == "limits";
    if (found < kColumns.size() && kColumns[found].limit) limit = &column;
  }
  if (limits && limit != nullptr) {
    problems.push_back(bad_column(
        {}, limit->name, "the column " + limit->name + " is part of limits, which is there", {}));
  }
  if (!problems.empty()) return problems;
  return out;
}

Result<RowDocument> CsvColumns::to_document(const Catalog& catalog, std::string_view record) {
  if (const auto defect = split_csv_record(record, cells_)) {
    return bad_row("the row cannot be read: " + std::string(defect->what), defect->column);
  }
  if (cells_.size() != columns_.size()) {
    return bad_row("expected " + std::to_string(columns_.size()) +
                       " cells, as many as the first row names, found " +
                       std::to_string(cells_.size()),
                   0);
  }
  DocumentOfCells document(catalog);
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const Column& column = kColumns[columns_[i]];
    document.add(column, column.shape, cells_[i]);
  }
  return document.finish();
}

RowDocument CsvColumns::to_document(const Catalog& catalog, const ProfileTable& table,
                                    std::size_t row) {
  DocumentOfCells document(catalog);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    cell_.clear();
    if (!table.append_cell(row, i, cell_)) continue;
    const Column& column = kColumns[columns_[i]];
    document.add(column, json_[i] ? Shape::verbatim : column.shape, cell_);
  }
  return document.finish();
}

}  // namespace certrail
