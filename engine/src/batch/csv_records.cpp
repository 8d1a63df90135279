#include <vector>

#include "batch/json_out.hpp"
#include "batch/record_writer.hpp"
#include "text/csv.hpp"

namespace certrail {
namespace {

/// A row as it is filled, cell by cell.
class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}

  void text(std::string_view value) {
    next();
    append_csv_field(out_, value);
  }
  void number(std::integral auto value) {
    next();
    append_number(out_, value);
  }
  void empty(int count) {
    for (; count > 0; --count) next();
  }
  void end() { out_ += '\n'; }

 private:
  void next() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

/// What `text_of` gives of each step, with ";" between.
template <class TextOf>
std::string joined(const BatchPath& path, const TextOf& text_of) {
  std::string out;
  for (std::size_t k = 0; k < path.ranked.exams().size(); ++k) {
    if (k > 0) out += ';';
    out += text_of(k);
  }
  return out;
}

class CsvRecords final : public RecordWriter {
 public:
  CsvRecords(const Engine& engine, const BatchOptions& options)
      : catalog_(engine.catalog()), fields_(options.fields), matrix_(options.matrix) {}

  std::string header() const override {
    std::string columns = "line,id,status,";
    if (matrix_) {
      columns += "rank,certification,score_ppm,";
    } else {
      columns += fields_ == BatchFields::best ? "exams,score_ppm,give_up,give_up_proven,"
                                              : "readiness_ppm,proven,rank,exams,score_ppm,"
                                                "readiness_after_ppm,gain_ppm,study_minutes,"
                                                "fee_cents,finish_on,give_up,give_up_proven,";
      if (fields_ == BatchFields::steps) {
        columns += "step_minutes,step_fee_cents,exam_days,step_readiness_ppm,";
      }
    }
    return columns + "warnings,code,pointer,message\n";
  }

  void answer(std::string& out, const LineName& line, const BatchAnswer& answer) const override {
    if (answer.paths.empty()) {
      Row row = begin(out, line, to_string(answer.status));
      if (fields_ != BatchFields::best) {
        row.number(answer.readiness_ppm);
        row.text(answer.proven ? "true" : "false");
        row.empty(6);
      }
      row.empty(2);
      row.text(wishes(answer));
      const bool asked = answer.status == Status::infeasible;
      row.text(!asked ? "" : answer.give_up_proven ? "true" : "false");
      row.empty(fields_ == BatchFields::steps ? 4 : 0);
      end(row, line);
      return;
    }
    std::size_t rank = 0;
    for (const BatchPath& path : answer.paths) {
      Row row = begin(out, line, to_string(answer.status));
      path_cells(row, answer, path, ++rank);
      end(row, line);
      if (fields_ == BatchFields::best) break;
    }
  }

  void answer(std::string& /*out*/, const LineName& /*line*/,
              const Recommendation& /*answer*/) const override {}  // full answers are JSON only

  void scores(std::string& out, const LineName& line,
              std::span<const FirstStagePick> picks) const override {
    std::size_t rank = 0;
    for (const FirstStagePick& pick : picks) {
      if (pick.certification == FirstStagePick::kNone) break;
      Row row = begin(out, line, "scored");
      row.number(++rank);
      row.text(catalog_.certifications[pick.certification].id);
      row.number(pick.score_ppm);
      end(row, line);
    }
    if (rank > 0) return;
    Row row = begin(out, line, "scored");
    row.empty(3);
    end(row, line);
  }

  void failure(std::string& out, const LineName& line, const Problems& problems) const override {
    const Problem& problem = problems.front();
    Row row = begin(out, line, "error");
    row.empty(matrix_                         ? 3
              : fields_ == BatchFields::best  ? 4
              : fields_ == BatchFields::steps ? 16
                                              : 12);
    row.text(warnings(line));
    row.text(info(problem.code).name);
    row.text(problem.pointer);
    std::string message = shown_failure(problem);
    if (!problem.suggestion.empty()) message += ", did you mean " + problem.suggestion + '?';
    if (problems.size() > 1) {
      message += " (and " + std::to_string(problems.size() - 1) + " more)";
    }
    row.text(message);
    row.end();
  }

 private:
  static Row begin(std::string& out, const LineName& line, std::string_view status) {
    Row row(out);
    row.number(line.number);
    row.text(line.said.id.text);
    row.text(status);
    return row;
  }

  static std::string warnings(const LineName& line) {
    std::string out;
    for (const Problem& warning : line.said.warnings) {
      if (!out.empty()) out += ';';
      out += "held-unknown " + warning.value;
    }
    return out;
  }

  static void end(Row& row, const LineName& line) {
    row.text(warnings(line));
    row.empty(3);
    row.end();
  }

  std::string wishes(const BatchAnswer& answer) const {
    std::string out;
    for (const Wish& wish : answer.give_up) {
      if (!out.empty()) out += ';';
      out += to_string(wish.kind);
      if (wish.certification) out += '=' + catalog_.certifications[*wish.certification].id;
    }
    return out;
  }

  void path_cells(Row& row, const BatchAnswer& answer, const BatchPath& path,
                  std::size_t rank) const {
    const auto exam = [&](std::size_t k) -> const Certification& {
      return catalog_.certifications[path.ranked.order[k]];
    };
    if (fields_ != BatchFields::best) {
      row.number(answer.readiness_ppm);
      row.text(answer.proven ? "true" : "false");
      row.number(rank);
    }
    row.text(joined(path, [&](std::size_t k) { return exam(k).id; }));
    row.number(path.ranked.score_ppm);
    if (fields_ != BatchFields::best) {
      row.number(path.readiness_after[path.last()]);
      row.number(path.readiness_after[path.last()] - answer.readiness_ppm);
      row.number(path.ranked.study_minutes);
      row.number(path.ranked.fee_cents);
      row.text(to_string(Date{path.exam_day[path.last()]}));
    }
    row.empty(2);  // nothing need be given up
    if (fields_ != BatchFields::steps) return;
    row.text(joined(path,
                    [&](std::size_t k) { return std::to_string(path.ranked.minutes_of_step[k]); }));
    row.text(joined(path, [&](std::size_t k) { return std::to_string(exam(k).fee_cents); }));
    row.text(joined(path, [&](std::size_t k) { return to_string(Date{path.exam_day[k]}); }));
    row.text(joined(path, [&](std::size_t k) { return std::to_string(path.readiness_after[k]); }));
  }

  const Catalog& catalog_;
  BatchFields fields_;
  bool matrix_;
};

}  // namespace

std::unique_ptr<RecordWriter> make_csv_records(const Engine& engine, const BatchOptions& options) {
  return std::make_unique<CsvRecords>(engine, options);
}

}  // namespace certrail
