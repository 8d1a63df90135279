#include "certrail/exchange.hpp"
#include "certrail/json.hpp"
#include "commands.hpp"
#include "loading.hpp"
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
    case Format::ctdl:
      return to_ctdl(engine.catalog(), answer);
    case Format::table:
      break;
  }
  return answer_text(engine, answer, style);
}

}  // namespace

Outcome recommend(const ProfileFlags& flags, Format format, const Session& session) {
  const Result<Opened, Problems> opened = open_for(flags, session);
  if (!opened) return failure(opened.error(), session, format);
  const Engine& engine = opened.value().engine;
  const auto asked = read_question(engine.catalog(), flags, opened.value().profile, session);
  if (!asked) return failure(asked.error(), session, format);
  const Problems wrong = engine.check(asked.value().question);
  if (!wrong.empty()) return failure(traced(wrong, asked.value()), session, format);

  const Progress progress(session);
  Result<Recommendation> answer = engine.recommend(asked.value().question);
  if (!answer) return failure(traced({answer.error()}, asked.value()), session, format);
  const std::vector<Notice>& assumed = asked.value().assumed;
  answer->notices.insert(answer->notices.begin(), assumed.begin(), assumed.end());

  Outcome outcome;
  if (answer->status == Status::infeasible) {
    outcome.status = kNothingFeasible;
    outcome.err = infeasible_text(engine, *answer, session.environment.err);
    if (format == Format::json) outcome.out = to_json(engine, *answer);
    return outcome;
  }
  outcome.out = rendered(engine, *answer, format, session.environment.out);
  return outcome;
}

}  // namespace certrail::cli
