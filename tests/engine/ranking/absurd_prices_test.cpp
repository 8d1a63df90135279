// Prices so high that bounds are kept in coarse units: answers stay the twin's, bounds stay bounds.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/score_bound_check.hpp"
#include "engine/ranking/twin_case.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/random.hpp"
#include "twin/twin.hpp"

namespace certrail::test {
namespace {

/// A case of the stratum with a credential, a dollar or an hour at the highest price there is, and
/// where it is hours, exams up to the longest there are.
nlohmann::json absurd_case(std::uint64_t seed, twin::Stratum stratum) {
  nlohmann::json question = twin::generate(seed, stratum);
  nlohmann::json& policy = question["policy"];
  switch (seed % 3) {
    case 0:
      policy["credential_weight"] = 1'000'000'000;
      break;
    case 1:
      policy["price_of_dollar"] = 1'000'000'000;
      break;
    default:
      policy["price_of_hour"] = 1'000'000'000 - seed;
      policy["price_of_other_cloud"] = 1'000'000'000;
      for (nlohmann::json& exam : question["catalogue"]["certifications"]) {
        const auto minutes = exam["study_minutes"].get<std::int64_t>();
        exam["study_minutes"] = std::min<std::int64_t>(1'000'000, minutes * 331);
      }
  }
  return question;
}

}  // namespace

TEST_CASE("Absurd prices give the twin's answers", "[prices]") {
  int coarse = 0;
  Ranker ranker;
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(60); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const nlohmann::json question = absurd_case(seed, stratum);
      CHECK(difference_from_twin(question_of(question), twin::answer(question), ranker) == "");
      const auto compiled = compile_case(question);
      if (!compiled) continue;
      const Policy& policy = *compiled->instance.policy;
      if (unit_bits(*compiled->catalog, policy, policy.price_of_hour) > 0) ++coarse;
    }
  }
  CHECK(coarse > 100);
}

TEST_CASE("No completion beats the bound on its score at absurd prices", "[prices]") {
  int checked = 0;
  std::string wrong;
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(20) && wrong.empty(); ++seed) {
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      const auto compiled = compile_case(absurd_case(seed, stratum));
      if (!compiled || compiled->instance.items() == 0) continue;
      Instance& in = compiled->instance;
      clear_constraints(in);
      in.max_steps = kBoundSteps;
      ScoreBoundCheck check(in);
      twin::Random random(seed);
      check.check_completions(0);
      for (int round = 0; round < 3; ++round) {
        check.check_completions(draw_set(random, in.items(), kBoundSteps - 1));
      }
      checked += check.checked();
      wrong = check.wrong();
      CHECK(wrong == "");
    }
  }
  CHECK(checked > 10'000);
}

}  // namespace certrail::test
