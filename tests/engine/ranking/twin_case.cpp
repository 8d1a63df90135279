#include "engine/ranking/twin_case.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/ranking/twin_comparison.hpp"

namespace certrail::test {
namespace {

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

}  // namespace

std::string difference_from_twin(const CaseQuestion& asked, const twin::Answer& expected,
                                 Ranker& ranker) {
  const auto answer = asked.engine.recommend(asked.question, ranker);
  const bool contradictory = contradicts_itself(asked.question.profile);
  if (!expected.problem.empty() || contradictory) {
    if (answer) return "the engine answers a question that is refused: " + expected.problem;
    const ProblemCode code = answer.error().code;
    // Of two problems either may be told.
    const bool right = (contradictory && code == ProblemCode::contradictory_wishes) ||
                       (!expected.problem.empty() && code == code_of(expected.problem));
    return right ? "" : to_string(answer.error());
  }
  if (!answer) return "the engine refuses the question: " + to_string(answer.error());
  return difference(asked.engine, *answer, expected);
}

void keep_case(const nlohmann::json& question, const std::string& name) {
  const CaseDocuments documents = documents_of(question);
  for (const Document& document : documents.data) {
    std::string flat = document.name;
    std::replace(flat.begin(), flat.end(), '/', '_');
    std::ofstream(name + "-" + flat) << document.text;
  }
  std::ofstream(name + "-case.json") << question.dump(1);
}

}  // namespace certrail::test
