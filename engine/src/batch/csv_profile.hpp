// A profile as a row of a table: the fields of a profile document, flat.
//
// Columns, in any order, none needed: id, role, market, policy, skills, held, experience_months,
// cloud_preference, hours_per_week, start_on, max_steps, budget_cents, finish_by,
// min_readiness_ppm, include, exclude, goals, objective, comment. An empty cell says nothing. Lists
// are separated by
// ";" (or by "," where there is none):
//   role, market      ai_architect or ml_engineer=60;mlops=40; market also none
//   skills            python=70;iam=40
//   held              aws:SAA-C03@2025-03-01;CKA
//   cloud_preference  aws=100;azure=30;default=25; aws alone means 100
//   include, exclude  CKA;CKAD
//   goals             an expression, such as CKS and any 1 of (CKA, CKAD)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/batch_table.hpp"
#include "certrail/catalog.hpp"
#include "certrail/problem.hpp"
#include "certrail/result.hpp"

namespace certrail {

/// A row as a profile document on one line.
struct RowDocument {
  std::string text;
  std::optional<Problem> goal;  ///< what parse_goal says of its goal, which is then left out
};

class CsvColumns {
 public:
  /// From the first record of a file. Problems: wrong_use where a column is not known (with the
  /// nearest that is) or is named twice.
  static Result<CsvColumns, Problems> from_header(std::string_view record,
                                                  const std::string& source);

  /// The columns of a table. Problems: as from_header, and wrong_use where "limits" is beside a
  /// column that is part of it.
  static Result<CsvColumns, Problems> from_table(const std::vector<TableColumn>& columns);

  /// The row for the readers of profile documents. What is no value of its column goes there as
  /// text, so that they say what is wrong with it. Problem invalid_value where the row is none, or
  /// of another length.
  Result<RowDocument> to_document(const Catalog& catalog, std::string_view record);

  /// The same of a table's row.
  RowDocument to_document(const Catalog& catalog, const ProfileTable& table, std::size_t row);

 private:
  /// Finds a column by its name; else one more problem.
  void add(std::string_view name, bool is_json, const std::string& source, Problems& problems);

  std::vector<std::size_t> columns_;  ///< per cell, its position among all columns
  std::vector<bool> json_;            ///< per cell: JSON already
  std::vector<std::string> cells_;
  std::string cell_;
};

}  // namespace certrail
