// The engine against the brute-force twin, on random cases of every stratum.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/ranking/twin_comparison.hpp"
#include "support/case_question.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"

namespace certrail::test {
namespace {

/// More or other cases: CERTRAIL_TWIN_CASES (per stratum) and CERTRAIL_TWIN_SEED.
std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

/// The twin's words for input errors, as codes of the engine.
ProblemCode code_of(const std::string& twin_problem) {
  if (twin_problem == "held_twice") return ProblemCode::duplicate_id;
  if (twin_problem == "earned_after_start") return ProblemCode::earned_in_future;
  if (twin_problem == "empty_mixture_part") return ProblemCode::empty_mixture_part;
  if (twin_problem == "no_weight") return ProblemCode::no_weight;
  return ProblemCode::objective_needs_target;
}

/// The twin knows no contradiction between include and exclude: to it nothing is feasible then.
bool contradicts_itself(const Profile& profile) {
  return std::any_of(profile.include.begin(), profile.include.end(), [&](const std::string& id) {
    return std::find(profile.exclude.begin(), profile.exclude.end(), id) != profile.exclude.end();
  });
}

std::string difference_in(const nlohmann::json& question, Ranker& ranker) {
  const twin::Answer expected = twin::answer(question);
  const CaseQuestion asked = question_of(question);
  const auto answer = asked.engine.recommend(asked.question, ranker);
  if (!expected.problem.empty()) {
    if (answer) return "the engine answers a question that the twin refuses: " + expected.problem;
    return answer.error().code == code_of(expected.problem) ? "" : to_string(answer.error());
  }
  if (contradicts_itself(asked.question.profile)) {
    return !answer && answer.error().code == ProblemCode::contradictory_wishes ? "" : "no error";
  }
  if (!answer) return "the engine refuses the question: " + to_string(answer.error());
  return difference(asked.engine, *answer, expected);
}

/// Writes the case as a data directory and a profile, to be asked again on the command line.
void keep(const nlohmann::json& question, const std::string& folder) {
  const CaseDocuments documents = documents_of(question);
  for (const Document& document : documents.data) {
    std::ofstream(folder + "-" + [&] {
      std::string flat = document.name;
      for (char& c : flat) c = c == '/' ? '_' : c;
      return flat;
    }()) << document.text;
  }
  std::ofstream(folder + "-case.json") << question.dump(1);
}

}  // namespace

TEST_CASE("The engine gives the twin's answer to random questions", "[twin]") {
  const std::uint64_t cases = setting("CERTRAIL_TWIN_CASES", 600);
  const std::uint64_t first = setting("CERTRAIL_TWIN_SEED", 1);
  std::uint64_t compared = 0;
  Ranker warm;
  for (const twin::Stratum stratum : twin::all_strata()) {
    int wrong = 0;
    for (std::uint64_t seed = first; seed < first + cases && wrong < 3; ++seed) {
      const nlohmann::json question = twin::generate(seed, stratum);
      // Every other case is asked of a ranker that is still warm from those before.
      Ranker fresh;
      const std::string found = difference_in(question, seed % 2 == 0 ? warm : fresh);
      ++compared;
      if (found.empty()) continue;
      ++wrong;
      const std::string name = "case-" + twin::name_of(stratum) + "-" + std::to_string(seed);
      keep(question, name);
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed << ", files " << name << "-*");
      CHECK(found == "");
    }
  }
  std::cout << compared << " random cases compared, seeds from " << first << "\n";
}

}  // namespace certrail::test
