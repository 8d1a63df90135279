// Answers on the shipped data as of any day from 2024 to 2027: every exam could be sat on the day
// that its path gives it.
#include <cstdint>
#include <string>

#include "certrail/engine.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

namespace certrail::test {
namespace {

/// Every day belongs to some roles, every role is asked about a day in so many.
constexpr std::int32_t kStride = 3;

Question question_for(const std::string& role, const std::string& cloud, Date start) {
  Question question;
  question.profile.role.parts = {{role, 1}};
  question.profile.cloud_preference = {{{cloud, 100}}, 0};
  question.profile.start_on = start;
  question.profile.limits.max_steps = 3;
  question.top = 3;
  question.distinct = 100;
  return question;
}

}  // namespace

TEST_CASE("No exam is recommended on a day when it cannot be sat") {
  const Engine engine = shipped_engine();
  const Catalog& catalog = engine.catalog();
  const Date first = *parse_date("2024-01-01");
  const Date last = *parse_date("2027-12-31");
  std::size_t exams = 0;
  for (std::size_t r = 0; r < catalog.roles.size(); ++r) {
    for (std::int32_t day = first.days + static_cast<std::int32_t>(r) % kStride; day <= last.days;
         day += kStride) {
      for (const char* cloud : {"aws", "google_cloud", "microsoft"}) {
        const auto answer = engine.recommend(question_for(catalog.roles[r].id, cloud, {day}));
        REQUIRE(answer.ok());
        CHECK(answer->proven);
        for (const Path& path : answer->paths) {
          for (const Step& step : path.steps) {
            const Certification& exam = catalog.certifications[step.certification];
            ++exams;
            if (offered_on(exam, step.exam_on) && step.exam_on.days >= day) continue;
            FAIL_CHECK(exam.id << " on " << to_string(step.exam_on) << ", asked on "
                               << to_string(Date{day}));
          }
        }
      }
    }
  }
  CHECK(exams > 150'000);
}

TEST_CASE("Each day has the version that could be sat on it") {
  const Engine engine = shipped_engine();
  const Catalog& catalog = engine.catalog();
  const auto offered = [&](const char* id, const char* day) {
    for (const Certification& each : catalog.certifications) {
      if (each.id == id) return offered_on(each, *parse_date(day));
    }
    FAIL("no certification " << id);
    return false;
  };
  CHECK(offered("hashicorp:TA-002", "2023-01-01"));
  CHECK(offered("hashicorp:TA-002", "2023-05-05"));
  CHECK_FALSE(offered("hashicorp:TA-002", "2023-05-06"));
  CHECK_FALSE(offered("hashicorp:TA-003", "2023-03-20"));
  CHECK(offered("hashicorp:TA-003", "2023-03-21"));
  CHECK(offered("hashicorp:TA-003", "2024-06-01"));
  CHECK_FALSE(offered("hashicorp:TA-004", "2024-06-01"));
  CHECK(offered("hashicorp:TA-003", "2026-01-07"));
  CHECK_FALSE(offered("hashicorp:TA-003", "2026-01-08"));
  CHECK(offered("hashicorp:TA-004", "2026-01-08"));
  CHECK(offered("hashicorp:VA-002", "2024-06-01"));
  CHECK(offered("comptia:SEC+601", "2024-07-31"));
  CHECK_FALSE(offered("comptia:SEC+601", "2024-08-01"));
  CHECK(offered("comptia:SEC+", "2024-06-01"));
}

TEST_CASE("Before its history begins the data refuse to answer") {
  const Engine engine = shipped_engine();
  REQUIRE(engine.catalog().history_from);
  const Date from = *engine.catalog().history_from;
  CHECK(to_string(from) == "2023-01-01");
  CHECK(engine.recommend(question_for("ai_architect", "aws", from)).ok());
  const auto refused = engine.recommend(question_for("ai_architect", "aws", {from.days - 1}));
  REQUIRE_FALSE(refused.ok());
  const Problem& problem = refused.error();
  CHECK(problem.code == ProblemCode::out_of_range);
  CHECK(problem.pointer == "/start_on");
  CHECK(problem.value == "2022-12-31");
  CHECK(problem.detail.find("2023-01-01") != std::string::npos);
}

}  // namespace certrail::test
