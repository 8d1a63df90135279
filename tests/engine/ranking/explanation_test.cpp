// The terms of a path add up: to its score, and step by step to each other.
#include <map>
#include <string>

#include "certrail/engine.hpp"
#include "engine/ranking/compiled_case.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"

namespace certrail::test {
namespace {

/// Terms by name, so that the terms of steps can be summed up.
std::map<std::string, std::int64_t> by_name(const Terms& terms) {
  std::map<std::string, std::int64_t> named;
  for (const SkillTerm& t : terms.skills) named["skill " + std::to_string(t.skill)] += t.ppm;
  for (const CertificationTerm& t : terms.credentials) {
    named["credential " + std::to_string(t.certification)] += t.ppm;
  }
  for (const CertificationTerm& t : terms.other_cloud) {
    named["other cloud " + std::to_string(t.certification)] += t.ppm;
  }
  if (terms.hours_ppm != 0) named["hours"] += terms.hours_ppm;
  if (terms.money_ppm != 0) named["money"] += terms.money_ppm;
  return named;
}

void check_terms(const Terms& terms) {
  std::int64_t sum = 0;
  for (const auto& [name, ppm] : by_name(terms)) sum += ppm;
  CHECK(total(terms) == sum);
  for (const SkillTerm& t : terms.skills) CHECK(t.ppm != 0);
  for (const CertificationTerm& t : terms.credentials) CHECK(t.ppm > 0);
  for (const CertificationTerm& t : terms.other_cloud) CHECK(t.ppm < 0);
  CHECK(terms.hours_ppm <= 0);
  CHECK(terms.money_ppm <= 0);
}

void check_path(const Path& path, std::int64_t readiness_now, Date start) {
  check_terms(path.terms);
  CHECK(total(path.terms) == path.score_ppm);
  CHECK(path.readiness_ppm - readiness_now == path.gain_ppm);
  std::map<std::string, std::int64_t> sum;
  std::int64_t readiness = readiness_now, minutes = 0, fees = 0;
  Date before = start;
  for (const Step& step : path.steps) {
    check_terms(step.marginal);
    for (const auto& [name, ppm] : by_name(step.marginal)) sum[name] += ppm;
    for (const SkillTerm& t : step.marginal.skills) readiness += t.ppm;
    CHECK(step.readiness_ppm == readiness);
    CHECK(step.study_ends_on >= start);
    CHECK(step.exam_on >= step.study_ends_on);
    CHECK(step.exam_on >= before);
    before = step.exam_on;
    minutes += step.study_minutes;
    fees += step.fee_cents;
  }
  CHECK(sum == by_name(path.terms));
  CHECK(readiness == path.readiness_ppm);
  CHECK(minutes == path.study_minutes);
  CHECK(fees == path.fee_cents);
  CHECK(before == path.finish_on);
}

}  // namespace

TEST_CASE("Terms add up to scores, steps to their path", "[properties]") {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(20); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const CaseQuestion asked = question_of(twin::generate(seed, stratum));
      const auto answer = asked.engine.recommend(asked.question);
      if (!answer) continue;
      const Date start = *answer->profile.start_on;
      for (const Path& path : answer->paths) check_path(path, answer->readiness_ppm, start);
      if (answer->relaxation && answer->relaxation->best) {
        check_path(*answer->relaxation->best, answer->readiness_ppm, start);
      }
    }
  }
}

}  // namespace certrail::test
