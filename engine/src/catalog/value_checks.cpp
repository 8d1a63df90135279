#include "catalog/value_checks.hpp"

#include <cstddef>
#include <utility>

#include "catalog/excerpt.hpp"

namespace certrail {
namespace {

// A profile document may be 64 levels deep, and each level of a goal takes two of them.
constexpr int kDeepestGoal = 31;

void check_goal_node(QuestionCheck& check, const Goal& tree, const std::string& pointer) {
  const auto size = static_cast<std::int64_t>(tree.children.size());
  if (size == 0) {
    check.sink.add(ProblemCode::invalid_requirement, pointer,
                   "expected at least one certification, found an empty list");
    return;
  }
  const std::int64_t least = tree.kind == Goal::Kind::all_of ? size : 1;
  const std::int64_t most = tree.kind == Goal::Kind::any_of ? 1 : size;
  if (tree.k >= least && tree.k <= most) return;
  const std::string up_to = least == most ? "" : " to " + std::to_string(most);
  check.sink.add(
      ProblemCode::invalid_requirement, tree.kind == Goal::Kind::k_of ? pointer + "/k" : pointer,
      "expected k to be " + std::to_string(least) + up_to + ", found " + std::to_string(tree.k),
      std::to_string(tree.k));
}

void check_goal(QuestionCheck& check, const Goal& tree, const std::string& pointer, int depth) {
  if (check.sink.full()) return;
  if (tree.kind == Goal::Kind::leaf) {
    if (find_certification(check.catalog, tree.leaf)) return;
    return report_unknown(check, certification_spellings, tree.leaf, pointer);
  }
  if (depth == kDeepestGoal) {
    check.sink.add(ProblemCode::too_deep, pointer,
                   "goals are nested deeper than " + std::to_string(kDeepestGoal));
    return;
  }
  check_goal_node(check, tree, pointer);
  constexpr std::string_view lists[] = {"", "/all_of/", "/any_of/", "/k_of/"};
  const std::string list = pointer + std::string(lists[static_cast<std::size_t>(tree.kind)]);
  for (std::size_t i = 0; i < tree.children.size(); ++i) {
    check_goal(check, tree.children[i], list + std::to_string(i), depth + 1);
  }
}

}  // namespace

void report_unknown(QuestionCheck& check, SpellingsOf spellings, std::string_view id,
                    std::string pointer) {
  if (check.sink.full()) return;
  Spellings valid = spellings(check.catalog);
  if (check.sink.comparisons_left < valid.texts.size()) {
    check.sink.comparisons_left = 0;
    valid.texts.clear();
  }
  check.sink.comparisons_left -= valid.texts.size();
  Problem problem = unknown_id(valid, id);
  check.sink.add(problem.code, std::move(pointer), std::move(problem.detail),
                 std::move(problem.value), std::move(problem.suggestion));
}

void check_range(QuestionCheck& check, std::string pointer, std::int64_t value, std::int64_t least,
                 std::int64_t most) {
  if (value >= least && value <= most) return;
  check.sink.add(ProblemCode::out_of_range, std::move(pointer),
                 "expected " + std::to_string(least) + " to " + std::to_string(most) + ", found " +
                     std::to_string(value),
                 std::to_string(value));
}

bool in_calendar(Date value) {
  static const Date first = *parse_date("1900-01-01");
  static const Date last = *parse_date("2999-12-31");
  return value >= first && value <= last;
}

bool check_date(QuestionCheck& check, std::string pointer, Date value) {
  if (in_calendar(value)) return true;
  const std::string days = std::to_string(value.days);
  check.sink.add(
      ProblemCode::out_of_range, std::move(pointer),
      "expected a day from 1900-01-01 to 2999-12-31, found 1970-01-01 and " + days + " days", days);
  return false;
}

void check_named_once(QuestionCheck& check, std::set<std::string_view>& seen, std::string_view name,
                      std::string pointer) {
  if (seen.insert(name).second) return;
  check.sink.add(ProblemCode::duplicate_id, std::move(pointer), excerpt(name) + " is named twice",
                 excerpt(name));
}

void check_certification(QuestionCheck& check, std::set<std::string_view>& seen,
                         std::string_view id, const std::string& pointer) {
  check_named_once(check, seen, id, pointer);
  if (find_certification(check.catalog, id)) return;
  report_unknown(check, certification_spellings, id, pointer);
}

void check_goals(QuestionCheck& check, const Goal& goals) { check_goal(check, goals, "/goals", 0); }

}  // namespace certrail
