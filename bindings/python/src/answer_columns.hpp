// Answers to rows as the columns of an Arrow table.
#pragma once

#include <cstddef>

#include "arrow_column.hpp"
#include "certrail/batch_table.hpp"

namespace certrail::python {

/// A structure of the columns, empty.
ArrowColumn answers_table(const BatchOptions& options);

class AnswerColumns {
 public:
  /// `catalog` outlives it.
  AnswerColumns(const Catalog& catalog, const BatchOptions& options);

  void add(const RowAnswer& row);

  std::size_t rows() const { return static_cast<std::size_t>(table_.length()); }
  std::size_t bytes() const { return table_.bytes(); }
  void take(ArrowArray& out) { table_.take(out); }

 private:
  void add_answer(const RowAnswer& row);
  void add_best(const BatchAnswer& answer);
  void add_paths(const BatchAnswer& answer);
  void add_path(ArrowColumn& path, const BatchPath& one, std::int64_t readiness_before);
  void add_exams(ArrowColumn& exams, const RankedPath& path);
  void add_steps(ArrowColumn& steps, const BatchPath& path);
  void add_give_up(const BatchAnswer& answer);
  void add_scores(const std::vector<FirstStagePick>& scores);
  const std::string& id_of(CertificationIndex c) const { return catalog_.certifications[c].id; }
  ArrowColumn& next() { return table_.field(next_++); }

  const Catalog& catalog_;
  BatchFields fields_;
  bool matrix_;
  ArrowColumn table_;
  std::size_t next_ = 0;  ///< column of the row that is being added
};

}  // namespace certrail::python
