#include "certrail/json.hpp"
#include "commands.hpp"
#include "data_location.hpp"
#include "problems.hpp"
#include "progress.hpp"
#include "render.hpp"

namespace certrail::cli {
namespace {

std::string rendered(const Engine& engine, const Recommendation& answer, Format format,
                     const Style& style) {
  switch (format) {
    case Format::json:
      return to_json(engine, answer);
    case Format::markdown:
      return answer_markdown(engine, answer);
    case Format::table:
      break;
  }
  return answer_text(engine, answer, style);
}

}  // namespace

Outcome recommend(const ProfileFlags& flags, Format format, const Session& session) {
  const Result<Engine, Problems> engine = load_engine(session);
  if (!engine) return failure(engine.error(), session, format);
  const auto asked = read_question(engine.value().catalog(), flags, session);
  if (!asked) return failure(asked.error(), session, format);
  const Problems wrong = engine.value().check(asked.value().question);
  if (!wrong.empty()) return failure(traced(wrong, asked.value()), session, format);

  const Progress progress(session);
  Result<Recommendation> answer = engine.value().recommend(asked.value().question);
  if (!answer) return failure(traced({answer.error()}, asked.value()), session, format);
  const std::vector<Notice>& assumed = asked.value().assumed;
  answer->notices.insert(answer->notices.begin(), assumed.begin(), assumed.end());

  Outcome outcome;
  if (answer->status == Status::infeasible) {
    outcome.status = kNothingFeasible;
    outcome.err = infeasible_text(engine.value(), *answer, session.environment.err);
    if (format == Format::json) outcome.out = to_json(engine.value(), *answer);
    return outcome;
  }
  outcome.out = rendered(engine.value(), *answer, format, session.environment.out);
  return outcome;
}

}  // namespace certrail::cli
