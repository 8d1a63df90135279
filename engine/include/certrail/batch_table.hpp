// Many profiles that are in memory as a table, answered in order: what run_batch says of the same
// profiles as lines of a file, without a file and without text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/batch.hpp"
#include "certrail/first_stage.hpp"
#include "certrail/ranking.hpp"

namespace certrail {

/// A column by its name, which is that of a CSV's column (engine/batch.md).
struct TableColumn {
  std::string name;
  /// Its cells are JSON, as the field of that name in a profile document, else text as in a CSV.
  /// As JSON there may also be the fields "limits", in place of the columns it is made of, and
  /// "schema_version".
  bool is_json = false;
  friend bool operator==(const TableColumn&, const TableColumn&) = default;
};

/// The names that a column may have.
std::vector<std::string_view> table_column_names();

/// Several threads read from it at the same time.
class ProfileTable {
 public:
  virtual ~ProfileTable() = default;
  virtual std::size_t rows() const = 0;
  /// Appends a cell to `out`. False: it says nothing.
  virtual bool append_cell(std::size_t row, std::size_t column, std::string& out) const = 0;
};

struct BatchPath {
  RankedPath ranked;
  std::array<std::int32_t, kMaxSteps> exam_day{};         ///< of each step, as Date::days
  std::array<std::int64_t, kMaxSteps> readiness_after{};  ///< of each step, ppm
  friend bool operator==(const BatchPath&, const BatchPath&) = default;

  std::size_t last() const { return static_cast<std::size_t>(ranked.steps) - 1; }
};

/// A bare answer with the figures that a line of a batch shows.
struct BatchAnswer {
  Status status = Status::ranked;
  std::int64_t readiness_ppm = 0;  ///< now
  bool proven = true;
  int proven_ranks = 0;
  std::optional<std::int64_t> bound;
  std::vector<BatchPath> paths;  ///< best first
  std::vector<Wish> give_up;     ///< infeasible: without these there is a path, if any was found
  bool give_up_proven = true;    ///< these are the fewest, or nothing helps
  friend bool operator==(const BatchAnswer&, const BatchAnswer&) = default;
};

/// What became of a row; its texts are those of a batch's records. What a failed row does not have
/// is empty.
struct RowAnswer {
  std::string id;                      ///< the row's own, as a batch repeats it; empty = none
  Problems problems;                   ///< not empty: the row failed, with so many that are shown
  Problems warnings;                   ///< held certifications that nothing has
  BatchAnswer answer;                  ///< of `full` only its status
  std::string document;                ///< BatchFields::full: the whole answer, JSON on one line
  std::vector<FirstStagePick> scores;  ///< a matrix: best first
};

/// Answers one table after the other; keeps its memory and its cache. Not to be shared by threads.
class TableAnswerer {
 public:
  /// Of the options the formats and `strict` do not count, of the run only threads, cache_bytes,
  /// stop and progress. `engine` must outlive it. Problems: wrong_use (a column that is not known,
  /// is named twice or does not go with another), out_of_range and unknown_id of an option.
  static Result<TableAnswerer, Problems> make(const Engine& engine, const BatchOptions& options,
                                              const BatchRun& run,
                                              std::vector<TableColumn> columns);
  ~TableAnswerer();
  TableAnswerer(TableAnswerer&&) noexcept;
  TableAnswerer& operator=(TableAnswerer&&) noexcept;

  /// Calls `take` for each row, in order and one at a time, from whichever thread. False: it was
  /// told to stop. A row that fails is no problem of the table; what `take` throws is, as
  /// internal_defect.
  Result<bool, Problems> answer(const ProfileTable& table,
                                const std::function<void(const RowAnswer&)>& take);

 private:
  struct Parts;
  explicit TableAnswerer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace certrail
