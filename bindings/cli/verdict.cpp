// What an answer as a whole says: how sure it is, and what to give up where nothing is feasible.
#include <fmt/format.h>

#include "figures.hpp"
#include "text.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

std::string bound_words(const Recommendation& answer) {
  const std::int64_t bound = *answer.bound;
  switch (answer.profile.objective) {
    case Objective::score:
      return fmt::format("no other set scores more than {}", points(bound));
    case Objective::time:
      return "no other set is done before " + to_string(Date{static_cast<std::int32_t>(bound)});
    case Objective::money:
      return fmt::format("no other set costs less than {}", dollars(bound));
    case Objective::steps:
      break;
  }
  return fmt::format("no other set has fewer than {}", counted(bound, "exam"));
}

std::string wish_words(const Catalog& catalog, const Profile& profile, const Wish& wish) {
  const Limits& limits = profile.limits;
  const std::string code = wish.certification ? code_of(catalog, *wish.certification) : "";
  switch (wish.kind) {
    case Wish::Kind::max_steps:
      return "at most " + counted(limits.max_steps, "exam") + " (up to 8 instead)";
    case Wish::Kind::budget:
      return "fees up to " + dollars(limits.budget_cents.value_or(0));
    case Wish::Kind::finish_by:
      return "done by " + (limits.finish_by ? to_string(*limits.finish_by) : "a day");
    case Wish::Kind::min_readiness:
      return "readiness of " + percent(limits.min_readiness_ppm.value_or(0)) + " or more";
    case Wish::Kind::experience:
      return "only exams that " + counted(profile.experience_months.value_or(0), "month") +
             " of experience suffice for";
    case Wish::Kind::exclude:
      return "without " + code;
    case Wish::Kind::include:
      return "with " + code;
    case Wish::Kind::goals:
      return "the goal";
    case Wish::Kind::preference_ban:
      break;
  }
  return "no certification of a provider with preference 0";
}

}  // namespace

std::string proof(const Recommendation& answer) {
  const std::string nodes = counted(static_cast<std::int64_t>(answer.nodes), "search node");
  if (answer.proven) {
    return fmt::format(
        "Proven: no better set of at most {} exists among the {} that could be part of it; {}.",
        counted(answer.profile.limits.max_steps, "exam"),
        grouped(static_cast<std::int64_t>(answer.candidates)), nodes);
  }
  std::string text = "Not proven: the search was stopped after " + nodes;
  if (answer.bound) text += "; " + bound_words(answer);
  if (answer.proven_ranks > 0) {
    text += answer.proven_ranks == 1
                ? "; the first path is final"
                : fmt::format("; the first {} paths are final", answer.proven_ranks);
  }
  return text + ".";
}

std::string relaxed(const Catalog& catalog, const Recommendation& answer) {
  if (!answer.relaxation) return "Nothing is feasible.";
  const Relaxation& relaxation = *answer.relaxation;
  if (relaxation.removed.empty()) {
    return relaxation.proven
               ? "Nothing is feasible, whatever of your wishes is given up."
               : "Nothing is feasible; the search was stopped before it found what to give up.";
  }
  std::vector<std::string> words;
  for (const Wish& wish : relaxation.removed) {
    words.push_back(fmt::format("\"{}\"", wish_words(catalog, answer.profile, wish)));
  }
  return fmt::format(
      "No path meets all your wishes. The fewest to give up{}: {}. The best path then:",
      relaxation.proven ? "" : " that were found before the search was stopped", join_words(words));
}

}  // namespace certrail::cli
