#include "catalog/value_checks.hpp"

#include <cstddef>
#include <utility>

#include "catalog/excerpt.hpp"

namespace certrail {
namespace {

// A profile document may be 64 levels deep, and each level of a goal takes two of them.
constexpr int kDeepestGoal = 31;

void check_goal_node(QuestionCheck& check, const Goal& tree, const Place& place) {
  const auto size = static_cast<std::int64_t>(tree.children.size());
  if (size == 0) {
    check.sink.add(ProblemCode::invalid_requirement, place.pointer(),
                   "expected at least one certification, found an empty list");
    return;
  }
  const std::int64_t least = tree.kind == Goal::Kind::all_of ? size : 1;
  const std::int64_t most = tree.kind == Goal::Kind::any_of ? 1 : size;
  if (tree.k >= least && tree.k <= most) return;
  const std::string up_to = least == most ? "" : " to " + std::to_string(most);
  check.sink.add(
      ProblemCode::invalid_requirement,
      tree.kind == Goal::Kind::k_of ? Place(place, "k").pointer() : place.pointer(),
      "expected k to be " + std::to_string(least) + up_to + ", found " + std::to_string(tree.k),
      std::to_string(tree.k));
}

void check_goal(QuestionCheck& check, const Goal& tree, const Place& place, int depth) {
  if (check.sink.full()) return;
  if (tree.kind == Goal::Kind::leaf) {
    if (find_certification(check.catalog, tree.leaf)) return;
    return report_unknown(check, certification_spellings, tree.leaf, place);
  }
  if (depth == kDeepestGoal) {
    check.sink.add(ProblemCode::too_deep, place.pointer(),
                   "goals are nested deeper than " + std::to_string(kDeepestGoal));
    return;
  }
  check_goal_node(check, tree, place);
  constexpr std::string_view lists[] = {"", "all_of", "any_of", "k_of"};
  const Place list(place, lists[static_cast<std::size_t>(tree.kind)]);
  for (std::size_t i = 0; i < tree.children.size(); ++i) {
    check_goal(check, tree.children[i], Place(list, i), depth + 1);
  }
}

}  // namespace

void report_unknown(QuestionCheck& check, SpellingsOf spellings, std::string_view id,
                    const Place& place) {
  if (check.sink.full()) return;
  Spellings valid = spellings(check.catalog);
  if (check.sink.comparisons_left < valid.texts.size()) {
    check.sink.comparisons_left = 0;
    valid.texts.clear();
  }
  check.sink.comparisons_left -= valid.texts.size();
  Problem problem = unknown_id(valid, id);
  check.sink.add(problem.code, place.pointer(), std::move(problem.detail), std::move(problem.value),
                 std::move(problem.suggestion));
}

void check_range(QuestionCheck& check, const Place& place, std::int64_t value, std::int64_t least,
                 std::int64_t most) {
  if (value >= least && value <= most) return;
  check.sink.add(ProblemCode::out_of_range, place.pointer(),
                 "expected " + std::to_string(least) + " to " + std::to_string(most) + ", found " +
                     std::to_string(value),
                 std::to_string(value));
}

bool in_calendar(Date value) {
  static const Date first = *parse_date("1900-01-01");
  static const Date last = *parse_date("2999-12-31");
  return value >= first && value <= last;
}

bool check_date(QuestionCheck& check, const Place& place, Date value) {
  if (in_calendar(value)) return true;
  const std::string days = std::to_string(value.days);
  check.sink.add(
      ProblemCode::out_of_range, place.pointer(),
      "expected a day from 1900-01-01 to 2999-12-31, found 1970-01-01 and " + days + " days", days);
  return false;
}

void check_named_once(QuestionCheck& check, NamedOnce& names, std::string_view name,
                      const Place& place) {
  if (!names.again(name)) return;
  check.sink.add(ProblemCode::duplicate_id, place.pointer(), excerpt(name) + " is named twice",
                 excerpt(name));
}

void check_certification(QuestionCheck& check, NamedOnce& names, std::string_view id,
                         const Place& place) {
  check_named_once(check, names, id, place);
  if (find_certification(check.catalog, id)) return;
  report_unknown(check, certification_spellings, id, place);
}

void check_goals(QuestionCheck& check, const Goal& goals, const Place& place) {
  check_goal(check, goals, place, 0);
}

}  // namespace certrail
