#include <algorithm>
#include <vector>

#include "batch/json_out.hpp"
#include "batch/record_writer.hpp"
#include "explain/recommendation_json.hpp"

namespace certrail {
namespace {

void append_day(std::string& out, std::int32_t days) {
  out += '"';
  out += to_string(Date{days});
  out += '"';
}

class JsonRecords final : public RecordWriter {
 public:
  JsonRecords(const Engine& engine, const BatchOptions& options)
      : catalog_(engine.catalog()), fields_(options.fields) {
    for (const Certification& c : catalog_.certifications) append_quoted(ids_.emplace_back(), c.id);
  }

  std::string header() const override { return {}; }

  void answer(std::string& out, const LineName& line, const BatchAnswer& answer) const override {
    begin(out, line, to_string(answer.status));
    if (fields_ == BatchFields::best) {
      if (!answer.paths.empty()) {
        const RankedPath& best = answer.paths.front().ranked;
        out += ",\"exams\":";
        exams(out, best);
        number(out, ",\"score_ppm\":", best.score_ppm);
      }
    } else {
      number(out, ",\"readiness_ppm\":", answer.readiness_ppm);
      out += answer.proven ? ",\"proven\":true" : ",\"proven\":false";
      if (!answer.proven) {
        number(out, ",\"proven_ranks\":", answer.proven_ranks);
        if (answer.bound) number(out, ",\"bound\":", *answer.bound);
      }
      out += ",\"paths\":[";
      for (const BatchPath& one : answer.paths) {
        if (&one != answer.paths.data()) out += ',';
        path(out, one, answer.readiness_ppm);
      }
      out += ']';
    }
    if (answer.status == Status::infeasible) give_up(out, answer);
    end(out, line);
  }

  void answer(std::string& out, const LineName& line, const Recommendation& answer) const override {
    begin(out, line, to_string(answer.status));
    out += ",\"answer\":";
    out += to_json_value(catalog_, answer)
               .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    end(out, line);
  }

  void scores(std::string& out, const LineName& line,
              std::span<const FirstStagePick> picks) const override {
    begin(out, line, "scored");
    out += ",\"scores_ppm\":{";
    for (const FirstStagePick& pick : picks) {
      if (pick.certification == FirstStagePick::kNone) break;
      if (&pick != picks.data()) out += ',';
      out += ids_[pick.certification];
      number(out, ":", pick.score_ppm);
    }
    out += '}';
    end(out, line);
  }

  void failure(std::string& out, const LineName& line, const Problems& problems) const override {
    begin(out, line, "error");
    out += ",\"errors\":[";
    const std::size_t count = std::min(problems.size(), kProblemsShown);
    for (std::size_t i = 0; i < count; ++i) {
      const Problem& problem = problems[i];
      out += i == 0 ? "{\"code\":" : ",{\"code\":";
      append_quoted(out, info(problem.code).name);
      out += ",\"pointer\":";
      append_quoted(out, problem.pointer);
      if (problem.column > 0) number(out, ",\"column\":", problem.column);
      out += ",\"message\":";
      append_quoted(out, shown_failure(problem));
      if (!problem.suggestion.empty()) {
        out += ",\"suggestion\":";
        append_quoted(out, problem.suggestion);
      }
      out += '}';
    }
    out += ']';
    end(out, line);
  }

 private:
  static void number(std::string& out, std::string_view name, std::integral auto value) {
    out += name;
    append_number(out, value);
  }

  static void begin(std::string& out, const LineName& line, std::string_view status) {
    number(out, "{\"line\":", line.number);
    const PersonId& id = line.said.id;
    if (!id.text.empty()) {
      out += ",\"id\":";
      if (id.is_number) {
        out += id.text;
      } else {
        append_quoted(out, id.text);
      }
    }
    out += ",\"status\":";
    append_quoted(out, status);
  }

  static void end(std::string& out, const LineName& line) {
    const Problems& warnings = line.said.warnings;
    if (!warnings.empty()) {
      out += ",\"warnings\":[";
      for (const Problem& warning : warnings) {
        out += &warning == warnings.data() ? "{\"code\":\"held-unknown\",\"pointer\":"
                                           : ",{\"code\":\"held-unknown\",\"pointer\":";
        append_quoted(out, warning.pointer);
        out += ",\"message\":";
        append_quoted(out, shown_warning(warning));
        if (!warning.suggestion.empty()) {
          out += ",\"suggestion\":";
          append_quoted(out, warning.suggestion);
        }
        out += '}';
      }
      out += ']';
    }
    out += "}\n";
  }

  void exams(std::string& out, const RankedPath& path) const {
    out += '[';
    for (std::size_t k = 0; k < path.exams().size(); ++k) {
      if (k > 0) out += ',';
      out += ids_[path.order[k]];
    }
    out += ']';
  }

  void path(std::string& out, const BatchPath& path, std::int64_t readiness_before) const {
    number(out, "{\"score_ppm\":", path.ranked.score_ppm);
    number(out, ",\"readiness_ppm\":", path.readiness_after[path.last()]);
    number(out, ",\"gain_ppm\":", path.readiness_after[path.last()] - readiness_before);
    number(out, ",\"study_minutes\":", path.ranked.study_minutes);
    number(out, ",\"fee_cents\":", path.ranked.fee_cents);
    out += ",\"finish_on\":";
    append_day(out, path.exam_day[path.last()]);
    if (fields_ == BatchFields::steps) {
      steps(out, path);
    } else {
      out += ",\"exams\":";
      exams(out, path.ranked);
    }
    out += '}';
  }

  void steps(std::string& out, const BatchPath& path) const {
    out += ",\"steps\":[";
    for (std::size_t k = 0; k < path.ranked.exams().size(); ++k) {
      const CertificationIndex c = path.ranked.order[k];
      out += k == 0 ? "{\"certification\":" : ",{\"certification\":";
      out += ids_[c];
      number(out, ",\"study_minutes\":", path.ranked.minutes_of_step[k]);
      number(out, ",\"fee_cents\":", catalog_.certifications[c].fee_cents);
      out += ",\"exam_on\":";
      append_day(out, path.exam_day[k]);
      number(out, ",\"readiness_ppm\":", path.readiness_after[k]);
      out += '}';
    }
    out += ']';
  }

  void give_up(std::string& out, const BatchAnswer& answer) const {
    out += ",\"give_up\":[";
    for (const Wish& wish : answer.give_up) {
      out += &wish == answer.give_up.data() ? "{\"wish\":" : ",{\"wish\":";
      append_quoted(out, to_string(wish.kind));
      if (wish.certification) {
        out += ",\"certification\":";
        out += ids_[*wish.certification];
      }
      out += '}';
    }
    out += answer.give_up_proven ? "]" : "],\"give_up_proven\":false";
  }

  const Catalog& catalog_;
  BatchFields fields_;
  std::vector<std::string> ids_;  ///< in quotes
};

}  // namespace

std::unique_ptr<RecordWriter> make_json_records(const Engine& engine, const BatchOptions& options) {
  return std::make_unique<JsonRecords>(engine, options);
}

}  // namespace certrail
