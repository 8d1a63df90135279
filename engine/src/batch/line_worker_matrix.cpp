// LineWorker: the scores of single exams, for all lines of a chunk at once.
#include "batch/line_worker.hpp"
#include "catalog/check_question.hpp"
#include "engine_access.hpp"
#include "scoring/instance.hpp"
#include "scoring/simd.hpp"

namespace certrail {
namespace {

/// The exam of a pick as a path of one step, with all figures but its day.
BatchPath path_of(const CompiledCatalog& compiled, const FirstStageBatch& batch,
                  const Policy& policy, std::size_t person, const FirstStagePick& pick,
                  std::int64_t readiness_ppm) {
  const FirstStagePeople people = batch.people();
  const FirstStageAsks asks = batch.asks();
  const std::size_t skills = compiled.skills();
  const std::uint8_t* level = people.level + person * skills;
  const std::int32_t* weight = asks.weight + people.ask[person] * skills;
  const std::uint8_t* need = asks.need + people.ask[person] * skills;
  const CertificationIndex c = pick.certification;
  const Certification& certification = compiled.catalog.certifications[c];
  std::int64_t known = 0;
  for (std::uint32_t e = compiled.exam_begin[c]; e < compiled.exam_begin[c + 1]; ++e) {
    const ExamSkill& exam = compiled.exam[e];
    const SkillIndex s = exam.skill;
    known += known_ppm(exam, level[s], policy);
    if (exam.level <= level[s]) continue;
    readiness_ppm += credit(weight[s], need[s], exam.level, policy) -
                     credit(weight[s], need[s], level[s], policy);
  }
  BatchPath path;
  path.ranked.steps = 1;
  path.ranked.order[0] = c;
  path.ranked.score_ppm = pick.score_ppm;
  path.ranked.fee_cents = certification.fee_cents;
  path.ranked.study_minutes = minutes_of_study(certification.study_minutes, policy.transfer, known);
  path.ranked.minutes_of_step[0] = static_cast<std::int32_t>(path.ranked.study_minutes);
  path.readiness_after[0] = readiness_ppm;
  return path;
}

}  // namespace

void LineWorker::answer_matrix(Chunk& chunk) {
  const Catalog& catalog = context_.engine.catalog();
  const CompiledCatalog& compiled = EngineAccess::compiled(context_.engine);
  const std::int64_t begin = now();
  std::map<const Policy*, FirstStageBatch> batches;
  std::map<const Policy*, std::size_t> people;
  std::vector<Scored> lines;
  for (const InputRecord& record : chunk.records) {
    Scored& scored = lines.emplace_back();
    scored.number = record.line;
    LineOutcome& outcome = chunk.outcomes.emplace_back();
    const std::int64_t from = now();
    scored.problems = read(chunk, record);
    if (from >= 0) outcome.reading_ns = now() - from;
    scored.line = said_;
    if (scored.problems.empty()) {
      scored.problems = check_question(catalog, question_, names_);
    }
    if (scored.problems.empty()) {
      if (auto problem = assess(compiled, question_.profile, assessment_)) {
        scored.problems.push_back(std::move(*problem));
      }
    }
    outcome.answered = scored.problems.empty();
    outcome.warnings = static_cast<std::uint32_t>(said_.warnings.size());
    if (!outcome.answered) {
      if (context_.options.strict) break;
      continue;
    }
    find_candidates(compiled, assessment_, candidates_, open_);
    scored.policy = assessment_.policy;
    scored.person = people[scored.policy]++;
    batches[scored.policy].add(catalog, assessment_, open_);
    outcome.role = largest_part(question_.profile.role);
    outcome.readiness_ppm = assessment_.readiness_ppm;
  }

  const std::size_t top = context_.options.top == 0
                              ? catalog.certifications.size()
                              : static_cast<std::size_t>(context_.options.top);
  std::map<const Policy*, std::vector<FirstStagePick>> picks;
  for (const auto& [policy, batch] : batches) {
    std::vector<FirstStagePick>& found = picks[policy];
    found.resize(people[policy] * top);
    rank_first_stage(context_.first_stages.at(policy), best_simd(), batch.asks(), batch.people(),
                     top, found.data());
  }
  const std::int64_t each =
      begin < 0 || lines.empty() ? -1 : (now() - begin) / static_cast<std::int64_t>(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Scored& scored = lines[i];
    const LineName line{scored.number, scored.line};
    LineOutcome& outcome = chunk.outcomes[i];
    outcome.time_ns = each;
    if (scored.policy == nullptr) {
      fail(line, scored.problems, chunk.out, outcome);
      chunk.failed = context_.options.strict;
      continue;
    }
    const FirstStagePick* first = picks[scored.policy].data() + scored.person * top;
    write(outcome, [&] { context_.writer->scores(chunk.out, line, {first, top}); });
    if (first->certification == FirstStagePick::kNone) continue;
    outcome.status = first->score_ppm > 0 ? Status::ranked : Status::nothing_pays;
    outcome.best = path_of(compiled, batches.at(scored.policy), *scored.policy, scored.person,
                           *first, outcome.readiness_ppm);
  }
}

}  // namespace certrail
