#include "certrail/json.hpp"
#include "commands.hpp"
#include "input.hpp"
#include "loading.hpp"
#include "problems.hpp"
#include "table.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

// Valid as it stands. JSON has no comments, so a profile may have a field for them.
constexpr const char* kTemplate = R"({
  "schema_version": 1,
  "comment": {
    "how to use": "Change what follows, remove what does not apply, then: certrail recommend --profile FILE",
    "role": "An id of 'certrail roles', or a mixture such as {\"ml_engineer\": 60, \"mlops_engineer\": 40}.",
    "market": "Left out: the role's own market. An id of 'certrail markets', a mixture, or null for none.",
    "skills": "What you know without a certification, 0 to 100, by the ids of 'certrail skills'.",
    "held": "Certifications you hold: {\"id\": \"aws:SAA-C03\", \"earned_on\": \"2025-03-01\"}; the day may be left out.",
    "experience_months": "Months of relevant work. Left out: exams are not filtered by it.",
    "cloud_preference": "Marks of 0 to 100; default is for the clouds that are not named, 0 rules them out.",
    "start_on": "Left out: today. A day is written YYYY-MM-DD.",
    "limits": "Also budget_cents, finish_by and min_readiness_ppm (600000 is 60%).",
    "more": "include and exclude (lists of ids), goals ({\"any_of\": [\"CKA\", \"CKS\"]}), objective (score, time, money, steps)."
  },
  "role": "ai_architect",
  "skills": {"python": 40, "git": 30},
  "held": [],
  "experience_months": 24,
  "cloud_preference": {"aws": 100, "default": 25},
  "hours_per_week": 6,
  "limits": {"max_steps": 4}
}
)";

}  // namespace

Outcome profile_template() { return {kAnswered, kTemplate, {}}; }

Outcome profile_check(const std::string& file, Format format, const Session& session) {
  ProfileFlags flags;
  flags.given["--profile"] = {file};
  const Result<Opened, Problems> opened = open_for(flags, session);
  if (!opened) return failure(opened.error(), session, format);
  const Engine& engine = opened.value().engine;
  const Catalog& catalog = engine.catalog();
  const auto asked = read_question(catalog, flags, opened.value().profile, session);
  if (!asked) return failure(asked.error(), session, format);
  const Problems wrong = engine.check(asked.value().question);
  if (!wrong.empty()) return failure(traced(wrong, asked.value()), session, format);

  Outcome outcome;
  if (format == Format::json) {
    outcome.out = to_json(asked.value().question.profile);
  } else {
    outcome.out =
        paragraph(session.environment.out, "No problems. Understood as: " +
                                               understood(catalog, asked.value().question.profile));
  }
  return outcome;
}

}  // namespace certrail::cli
