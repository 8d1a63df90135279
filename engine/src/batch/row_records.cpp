#include "batch/row_records.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "batch/batch_answer.hpp"
#include "batch/varint.hpp"
#include "explain/recommendation_json.hpp"

namespace certrail {
namespace {

enum class RowKind : std::int64_t { answer, document, scores, failure };

void append_sized(std::string& out, std::string_view text) {
  append_varint(out, static_cast<std::int64_t>(text.size()));
  out += text;
}

std::string_view take_sized(std::string_view& bytes) {
  const auto size = static_cast<std::size_t>(take_varint(bytes));
  const std::string_view text = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return text;
}

/// `shown` gives the text of a problem.
template <class Shown>
void append_problems(std::string& out, const Problems& problems, std::size_t most,
                     const Shown& shown) {
  const std::size_t count = std::min(problems.size(), most);
  append_varint(out, static_cast<std::int64_t>(count));
  for (std::size_t i = 0; i < count; ++i) {
    append_varint(out, static_cast<std::int64_t>(problems[i].code));
    append_varint(out, problems[i].column);
    append_sized(out, problems[i].pointer);
    append_sized(out, shown(problems[i]));
    append_sized(out, problems[i].suggestion);
  }
}

void take_problems(std::string_view& bytes, Problems& problems) {
  problems.assign(static_cast<std::size_t>(take_varint(bytes)), {});
  for (Problem& problem : problems) {
    problem.code = static_cast<ProblemCode>(take_varint(bytes));
    problem.column = static_cast<int>(take_varint(bytes));
    problem.pointer = take_sized(bytes);
    problem.detail = take_sized(bytes);
    problem.suggestion = take_sized(bytes);
  }
}

class RowRecords final : public RecordWriter {
 public:
  explicit RowRecords(const Catalog& catalog) : catalog_(catalog) {}

  std::string header() const override { return {}; }

  void answer(std::string& out, const LineName& line, const BatchAnswer& answer) const override {
    begin(out, line, RowKind::answer);
    std::string bytes;
    append_bytes(answer, bytes);
    append_sized(out, bytes);
  }

  void answer(std::string& out, const LineName& line, const Recommendation& answer) const override {
    begin(out, line, RowKind::document);
    append_varint(out, static_cast<std::int64_t>(answer.status));
    append_sized(out, to_json_value(catalog_, answer)
                          .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  }

  void scores(std::string& out, const LineName& line,
              std::span<const FirstStagePick> picks) const override {
    begin(out, line, RowKind::scores);
    const auto end = std::find_if(picks.begin(), picks.end(), [](const FirstStagePick& pick) {
      return pick.certification == FirstStagePick::kNone;
    });
    append_varint(out, end - picks.begin());
    for (auto pick = picks.begin(); pick != end; ++pick) {
      append_varint(out, pick->certification);
      append_varint(out, pick->score_ppm);
    }
  }

  void failure(std::string& out, const LineName& line, const Problems& problems) const override {
    begin(out, line, RowKind::failure);
    append_problems(out, problems, kProblemsShown, shown_failure);
  }

 private:
  static void begin(std::string& out, const LineName& line, RowKind kind) {
    append_varint(out, static_cast<std::int64_t>(kind));
    append_sized(out, line.said.id.text);
    append_problems(out, line.said.warnings, line.said.warnings.size(), shown_warning);
  }

  const Catalog& catalog_;
};

}  // namespace

std::unique_ptr<RecordWriter> make_row_records(const Engine& engine) {
  return std::make_unique<RowRecords>(engine.catalog());
}

void take_row(std::string_view& bytes, RowAnswer& row) {
  const auto kind = static_cast<RowKind>(take_varint(bytes));
  row.id = take_sized(bytes);
  take_problems(bytes, row.warnings);
  row.problems.clear();
  switch (kind) {
    case RowKind::answer:
      from_bytes(take_sized(bytes), row.answer);
      break;
    case RowKind::document:
      row.answer.status = static_cast<Status>(take_varint(bytes));
      row.document = take_sized(bytes);
      break;
    case RowKind::scores:
      row.scores.resize(static_cast<std::size_t>(take_varint(bytes)));
      for (FirstStagePick& pick : row.scores) {
        pick.certification = static_cast<CertificationIndex>(take_varint(bytes));
        pick.score_ppm = take_varint(bytes);
      }
      break;
    case RowKind::failure:
      take_problems(bytes, row.problems);
      row.answer = {};
      row.document.clear();
      row.scores.clear();
      break;
  }
}

}  // namespace certrail
