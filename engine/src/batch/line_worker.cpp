#include "batch/line_worker.hpp"

#include <algorithm>
#include <utility>

#include "batch/chunk_reader.hpp"
#include "batch/gzip_member.hpp"

namespace certrail {
namespace {

std::string joined_wishes(const std::vector<Wish>& wishes, bool proven) {
  std::string out;
  for (const Wish& wish : wishes) {
    if (!out.empty()) out += '+';
    out += to_string(wish.kind);
  }
  if (!out.empty()) return out;
  return proven ? "nothing helps" : "not searched to the end";
}

BatchPath in_short(const Path& path) {
  BatchPath out;
  out.ranked.score_ppm = path.score_ppm;
  out.ranked.study_minutes = path.study_minutes;
  out.ranked.fee_cents = path.fee_cents;
  out.ranked.steps = static_cast<int>(path.steps.size());
  for (std::size_t k = 0; k < path.steps.size(); ++k) {
    const Step& step = path.steps[k];
    out.ranked.order[k] = step.certification;
    out.ranked.minutes_of_step[k] = static_cast<std::int32_t>(step.study_minutes);
    out.exam_day[k] = step.exam_on.days;
    out.readiness_after[k] = step.readiness_ppm;
  }
  return out;
}

Problem too_long_line() {
  Problem problem;
  problem.code = ProblemCode::out_of_range;
  problem.detail =
      "a line of more than " + std::to_string(kLongestLine) + " bytes, which is the most";
  return problem;
}

}  // namespace

std::string largest_part(const Mixture& mixture) {
  const auto largest = std::max_element(
      mixture.parts.begin(), mixture.parts.end(),
      [](const Mixture::Part& a, const Mixture::Part& b) { return a.share < b.share; });
  return largest == mixture.parts.end() ? std::string() : largest->id;
}

LineWorker::LineWorker(BatchContext& context)
    : context_(context),
      reader_(context.engine.catalog(), context.options, context.columns),
      answerer_(context.engine, context.cache, context.run.stop) {
  ranker_.stop_when(context.run.stop);
}

Problems LineWorker::read(const Chunk& chunk, const InputRecord& record) {
  said_ = {};
  if (record.too_long) return {too_long_line()};
  if (context_.table != nullptr) {
    return reader_.read(*context_.table, static_cast<std::size_t>(record.line - 1), question_,
                        said_);
  }
  return reader_.read(chunk.text_of(record), question_, said_);
}

void LineWorker::fail(const LineName& line, const Problems& problems, std::string& out,
                      LineOutcome& outcome) const {
  outcome.answered = false;
  outcome.failure = problems.front();
  outcome.failure->line = static_cast<int>(std::min<std::uint64_t>(line.number, INT32_MAX));
  context_.writer->failure(out, line, problems);
}

void LineWorker::answer_paths(const LineName& line, std::string& out, LineOutcome& outcome) {
  const Problems problems = answerer_.answer(question_, answer_);
  if (!problems.empty()) return fail(line, problems, out, outcome);
  outcome.status = answer_.status;
  outcome.proven = answer_.proven;
  outcome.looked_up = context_.cache.enabled();
  outcome.found = answerer_.found_in_cache();
  outcome.readiness_ppm = answer_.readiness_ppm;
  if (answer_.status == Status::infeasible)
    outcome.give_up = joined_wishes(answer_.give_up, answer_.give_up_proven);
  if (!answer_.paths.empty()) outcome.best = answer_.paths.front();
  write(outcome, [&] { context_.writer->answer(out, line, answer_); });
}

void LineWorker::answer_in_full(const LineName& line, std::string& out, LineOutcome& outcome) {
  const Problems problems = context_.engine.check(question_);
  if (!problems.empty()) return fail(line, problems, out, outcome);
  const auto answer = context_.engine.recommend(question_, ranker_);
  if (!answer) return fail(line, {answer.error()}, out, outcome);
  outcome.status = answer->status;
  outcome.proven = answer->proven;
  outcome.readiness_ppm = answer->readiness_ppm;
  if (answer->status == Status::infeasible) {
    outcome.give_up = answer->relaxation
                          ? joined_wishes(answer->relaxation->removed, answer->relaxation->proven)
                          : joined_wishes({}, false);
  }
  if (!answer->paths.empty()) outcome.best = in_short(answer->paths.front());
  write(outcome, [&] { context_.writer->answer(out, line, *answer); });
}

void LineWorker::answer_line(Chunk& chunk, const InputRecord& record) {
  const std::int64_t begin = now();
  LineOutcome& outcome = chunk.outcomes.emplace_back();
  outcome.answered = true;
  const Problems problems = read(chunk, record);
  if (begin >= 0) outcome.reading_ns = now() - begin;
  const LineName line{record.line, said_};
  outcome.warnings = static_cast<std::uint32_t>(said_.warnings.size());
  if (!problems.empty()) {
    fail(line, problems, chunk.out, outcome);
  } else {
    outcome.role = largest_part(question_.profile.role);
    if (context_.options.fields == BatchFields::full) {
      answer_in_full(line, chunk.out, outcome);
    } else {
      answer_paths(line, chunk.out, outcome);
    }
  }
  if (begin >= 0) outcome.time_ns = now() - begin;
}

void LineWorker::answer(Chunk& chunk) {
  if (context_.options.matrix) {
    answer_matrix(chunk);
  } else {
    chunk.abandoned = told_to_stop();
    for (const InputRecord& record : chunk.records) {
      if (chunk.abandoned) return;
      answer_line(chunk, record);
      // It may be this line's search that was ended.
      chunk.abandoned = told_to_stop();
      if (!context_.options.strict || chunk.outcomes.back().answered) continue;
      chunk.failed = true;
      break;
    }
  }
  if (chunk.abandoned || !context_.compress || chunk.out.empty()) return;
  const std::int64_t begin = now();
  std::string member;
  make_gzip_member(chunk.out, member);
  chunk.out = std::move(member);
  if (begin >= 0) chunk.writing_ns = now() - begin;
}

}  // namespace certrail
