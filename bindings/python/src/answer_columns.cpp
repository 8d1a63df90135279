#include "answer_columns.hpp"

#include <string>
#include <utility>

namespace certrail::python {
namespace {

using Column = ArrowColumn;
using Columns = std::vector<ArrowColumn>;

template <class... Each>
Columns columns(Each... each) {
  Columns out;
  (out.push_back(std::move(each)), ...);
  return out;
}

Column steps_column() {
  return Column::list(
      "steps",
      Column::structure("item", columns(Column::text("certification"),
                                        Column::int64("study_minutes"), Column::int64("fee_cents"),
                                        Column::day("exam_on"), Column::int64("readiness_ppm"))));
}

Column exams_column() { return Column::list("exams", Column::text("item")); }

Column paths_column(BatchFields fields) {
  return Column::list(
      "paths",
      Column::structure("item",
                        columns(Column::int64("score_ppm"), Column::int64("readiness_ppm"),
                                Column::int64("gain_ppm"), Column::int64("study_minutes"),
                                Column::int64("fee_cents"), Column::day("finish_on"),
                                fields == BatchFields::steps ? steps_column() : exams_column())));
}

void add_give_up_columns(Columns& out) {
  out.push_back(Column::list(
      "give_up",
      Column::structure("item", columns(Column::text("wish"), Column::text("certification")))));
  out.push_back(Column::boolean("give_up_proven"));
}

constexpr std::size_t kColumnsAtTheEnd = 2;  ///< warnings and errors

void add_text_or_null(Column& column, std::string_view text) {
  if (text.empty()) {
    column.add_null();
  } else {
    column.add_text(text);
  }
}

}  // namespace

/// AnswerColumns::add fills them in the same order.
Column answers_table(const BatchOptions& options) {
  Columns out = columns(Column::text("id"), Column::text("status"));
  if (options.matrix) {
    out.push_back(Column::list(
        "scores", Column::structure(
                      "item", columns(Column::text("certification"), Column::int64("score_ppm")))));
  } else if (options.fields == BatchFields::full) {
    out.push_back(Column::text("answer"));
  } else if (options.fields == BatchFields::best) {
    out.push_back(exams_column());
    out.push_back(Column::int64("score_ppm"));
    add_give_up_columns(out);
  } else {
    out.push_back(Column::int64("readiness_ppm"));
    out.push_back(Column::boolean("proven"));
    out.push_back(Column::int32("proven_ranks"));
    out.push_back(Column::int64("bound"));
    out.push_back(paths_column(options.fields));
    add_give_up_columns(out);
  }
  out.push_back(Column::list("warnings", Column::text("item")));
  out.push_back(Column::list(
      "errors",
      Column::structure("item", columns(Column::text("code"), Column::text("pointer"),
                                        Column::text("message"), Column::text("suggestion")))));
  return Column::structure("", std::move(out));
}

AnswerColumns::AnswerColumns(const Catalog& catalog, const BatchOptions& options)
    : catalog_(catalog),
      fields_(options.fields),
      matrix_(options.matrix),
      table_(answers_table(options)) {}

void AnswerColumns::add(const RowAnswer& row) {
  next_ = 0;
  add_text_or_null(next(), row.id);
  if (!row.problems.empty()) {
    next().add_text("error");
  } else if (matrix_) {
    next().add_text("scored");
  } else {
    next().add_text(to_string(row.answer.status));
  }
  add_answer(row);
  Column& warnings = next();
  for (const Problem& warning : row.warnings) warnings.items().add_text(warning.detail);
  warnings.add_list();
  Column& errors = next();
  for (const Problem& problem : row.problems) {
    Column& error = errors.items();
    error.field(0).add_text(info(problem.code).name);
    error.field(1).add_text(problem.pointer);
    error.field(2).add_text(problem.detail);
    add_text_or_null(error.field(3), problem.suggestion);
    error.add_structure();
  }
  errors.add_list();
  table_.add_structure();
}

void AnswerColumns::add_answer(const RowAnswer& row) {
  if (!row.problems.empty()) {
    // Lists are empty, all else is not known.
    while (next_ + kColumnsAtTheEnd < table_.fields()) {
      Column& column = next();
      if (column.is_list()) {
        column.add_list();
      } else {
        column.add_null();
      }
    }
  } else if (matrix_) {
    add_scores(row.scores);
  } else if (fields_ == BatchFields::full) {
    next().add_text(row.document);
  } else if (fields_ == BatchFields::best) {
    add_best(row.answer);
  } else {
    add_paths(row.answer);
  }
}

void AnswerColumns::add_scores(const std::vector<FirstStagePick>& scores) {
  Column& list = next();
  for (const FirstStagePick& pick : scores) {
    list.items().field(0).add_text(id_of(pick.certification));
    list.items().field(1).add_int64(pick.score_ppm);
    list.items().add_structure();
  }
  list.add_list();
}

void AnswerColumns::add_best(const BatchAnswer& answer) {
  Column& exams = next();
  Column& score = next();
  if (answer.paths.empty()) {
    exams.add_list();
    score.add_null();
  } else {
    add_exams(exams, answer.paths.front().ranked);
    score.add_int64(answer.paths.front().ranked.score_ppm);
  }
  add_give_up(answer);
}

void AnswerColumns::add_paths(const BatchAnswer& answer) {
  next().add_int64(answer.readiness_ppm);
  next().add_boolean(answer.proven);
  next().add_int32(answer.proven_ranks);
  Column& bound = next();
  if (!answer.proven && answer.bound) {
    bound.add_int64(*answer.bound);
  } else {
    bound.add_null();
  }
  Column& paths = next();
  for (const BatchPath& path : answer.paths) add_path(paths.items(), path, answer.readiness_ppm);
  paths.add_list();
  add_give_up(answer);
}

void AnswerColumns::add_path(Column& path, const BatchPath& one, std::int64_t readiness_before) {
  const std::int64_t readiness = one.readiness_after[one.last()];
  path.field(0).add_int64(one.ranked.score_ppm);
  path.field(1).add_int64(readiness);
  path.field(2).add_int64(readiness - readiness_before);
  path.field(3).add_int64(one.ranked.study_minutes);
  path.field(4).add_int64(one.ranked.fee_cents);
  path.field(5).add_int32(one.exam_day[one.last()]);
  if (fields_ == BatchFields::steps) {
    add_steps(path.field(6), one);
  } else {
    add_exams(path.field(6), one.ranked);
  }
  path.add_structure();
}

void AnswerColumns::add_exams(Column& exams, const RankedPath& path) {
  for (const CertificationIndex c : path.exams()) exams.items().add_text(id_of(c));
  exams.add_list();
}

void AnswerColumns::add_steps(Column& steps, const BatchPath& path) {
  for (std::size_t k = 0; k < path.ranked.exams().size(); ++k) {
    const CertificationIndex c = path.ranked.order[k];
    Column& step = steps.items();
    step.field(0).add_text(id_of(c));
    step.field(1).add_int64(path.ranked.minutes_of_step[k]);
    step.field(2).add_int64(catalog_.certifications[c].fee_cents);
    step.field(3).add_int32(path.exam_day[k]);
    step.field(4).add_int64(path.readiness_after[k]);
    step.add_structure();
  }
  steps.add_list();
}

void AnswerColumns::add_give_up(const BatchAnswer& answer) {
  Column& wishes = next();
  Column& proven = next();
  if (answer.status != Status::infeasible) {
    wishes.add_list();
    proven.add_null();
    return;
  }
  for (const Wish& wish : answer.give_up) {
    wishes.items().field(0).add_text(to_string(wish.kind));
    add_text_or_null(wishes.items().field(1), wish.certification
                                                  ? std::string_view(id_of(*wish.certification))
                                                  : std::string_view{});
    wishes.items().add_structure();
  }
  wishes.add_list();
  proven.add_boolean(answer.give_up_proven);
}

}  // namespace certrail::python
