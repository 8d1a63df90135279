// One line's answer as it is written: a JSON document on one line, or rows of a table.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "batch/batch_answer.hpp"
#include "catalog/profile_line.hpp"
#include "certrail/batch.hpp"
#include "certrail/first_stage.hpp"

namespace certrail {

/// So many problems of a line are written; the rest would hardly be read.
inline constexpr std::size_t kProblemsShown = 20;

/// What is wrong with a line, in the words of its record.
inline std::string shown_failure(const Problem& problem) {
  return problem.detail.empty() ? std::string(info(problem.code).title) : problem.detail;
}

/// That a held certification is not known, in the words of its record.
inline std::string shown_warning(const Problem& warning) {
  return warning.detail + "; it does not count";
}

/// The line that is answered.
struct LineName {
  std::uint64_t number = 0;
  const ProfileLine& said;
};

/// Immutable; shared by threads.
class RecordWriter {
 public:
  virtual ~RecordWriter() = default;

  /// What the file begins with; may be empty.
  virtual std::string header() const = 0;

  virtual void answer(std::string& out, const LineName& line, const BatchAnswer& answer) const = 0;
  /// BatchFields::full.
  virtual void answer(std::string& out, const LineName& line,
                      const Recommendation& answer) const = 0;
  /// A matrix; `picks` may end with some of no certification.
  virtual void scores(std::string& out, const LineName& line,
                      std::span<const FirstStagePick> picks) const = 0;
  /// `problems` is not empty.
  virtual void failure(std::string& out, const LineName& line, const Problems& problems) const = 0;
};

/// `engine` and `options` must outlive it.
std::unique_ptr<RecordWriter> make_json_records(const Engine& engine, const BatchOptions& options);
std::unique_ptr<RecordWriter> make_csv_records(const Engine& engine, const BatchOptions& options);

}  // namespace certrail
