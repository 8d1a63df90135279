#include "batch/fast_fields.hpp"

#include <string>

namespace certrail::fast {
namespace {

/// `warnings` gets the name that nothing has; the entry is then left out.
bool read_held_entry(NameMemo& names, const dom::element& value, std::size_t place,
                     std::vector<HeldCertification>& out, Problems& warnings) {
  static constexpr std::array<std::string_view, 2> kFields = {"id", "earned_on"};
  dom::object object;
  if (!read_object(value, object)) return false;
  FieldsSeen seen;
  const std::string* id = nullptr;
  std::string_view text;
  bool named = false;
  std::optional<Date> earned_on;
  for (const dom::key_value_pair field : object) {
    const std::size_t which = position(kFields, field.key);
    if (which == kFields.size() || !seen.first(which)) return false;
    if (which == 0) {
      if (!read_text(field.value, text)) return false;
      id = names.certification(text);
      named = true;
    } else if (!is_null(field.value) && !read_day(field.value, earned_on)) {
      return false;
    }
  }
  if (!named) return false;
  if (id == nullptr) {
    const Problem* problem = names.certification_problem(text);
    if (problem == nullptr || problem->code != ProblemCode::unknown_id) return false;
    warnings.push_back(*problem);
    warnings.back().pointer = "/held/" + std::to_string(place) + "/id";
    return true;
  }
  const auto same = [&](const HeldCertification& held) { return held.id == *id; };
  if (std::any_of(out.begin(), out.end(), same)) return false;
  out.push_back({*id, earned_on});
  return true;
}

}  // namespace

bool read_mixture(NameMemo& names, Find find, const dom::element& value, Mixture& out) {
  out.parts.clear();
  std::string_view text;
  if (read_text(value, text)) {
    const std::string* id = (names.*find)(text);
    if (id == nullptr) return false;
    out.parts.push_back({*id, 1});
    return true;
  }
  dom::object object;
  if (!read_object(value, object)) return false;
  for (const dom::key_value_pair field : object) {
    const std::string* id = (names.*find)(field.key);
    int share = 0;
    if (id == nullptr || !read_number(field.value, 1, 1'000'000, share)) return false;
    out.parts.push_back({*id, share});
  }
  return !out.parts.empty() &&
         sort_distinct(
             out.parts, [](const Mixture::Part& part) -> auto& { return part.id; });
}

bool read_skills(NameMemo& names, const dom::element& value, std::vector<KnownSkill>& out) {
  dom::object object;
  if (!read_object(value, object)) return false;
  out.clear();
  for (const dom::key_value_pair field : object) {
    const std::string* id = names.skill(field.key);
    int level = 0;
    if (id == nullptr || !read_number(field.value, 0, 100, level)) return false;
    out.push_back({*id, level});
  }
  return sort_distinct(
      out, [](const KnownSkill& skill) -> auto& { return skill.id; });
}

bool read_preference(NameMemo& names, const dom::element& value, CloudPreference& out) {
  dom::object object;
  if (!read_object(value, object)) return false;
  out.named.clear();
  out.others.reset();
  for (const dom::key_value_pair field : object) {
    int mark = 0;
    if (!read_number(field.value, 0, 100, mark)) return false;
    if (field.key == "default") {
      if (out.others) return false;
      out.others = mark;
      continue;
    }
    const std::string* id = names.provider(field.key);
    if (id == nullptr) return false;
    out.named.push_back({*id, mark});
  }
  return sort_distinct(
      out.named, [](const CloudPreference::Mark& mark) -> auto& { return mark.provider; });
}

bool read_held(NameMemo& names, const dom::element& value, std::vector<HeldCertification>& out,
               Problems& warnings) {
  dom::array array;
  if (!read_array(value, array)) return false;
  out.clear();
  std::size_t place = 0;
  for (const dom::element item : array) {
    if (!read_held_entry(names, item, place++, out, warnings)) return false;
  }
  return true;
}

bool read_limits(const dom::element& value, Limits& out) {
  static constexpr std::array<std::string_view, 4> kFields = {"max_steps", "budget_cents",
                                                              "finish_by", "min_readiness_ppm"};
  dom::object object;
  if (!read_object(value, object)) return false;
  FieldsSeen seen;
  for (const dom::key_value_pair field : object) {
    const std::size_t which = position(kFields, field.key);
    if (which == kFields.size() || !seen.first(which)) return false;
    if (is_null(field.value)) continue;
    bool good = false;
    std::int64_t number = 0;
    switch (which) {
      case 0:
        good = read_number(field.value, 1, 8, out.max_steps);
        break;
      case 1:
        good = read_number(field.value, 0, 1'000'000'000'000, number);
        out.budget_cents = number;
        break;
      case 2:
        good = read_day(field.value, out.finish_by);
        break;
      default:
        good = read_number(field.value, 0, kPpm, number);
        out.min_readiness_ppm = number;
    }
    if (!good) return false;
  }
  return true;
}

bool read_ids(NameMemo& names, const dom::element& value, std::vector<std::string>& out) {
  dom::array array;
  if (!read_array(value, array)) return false;
  out.clear();
  for (const dom::element item : array) {
    std::string_view text;
    if (!read_text(item, text)) return false;
    const std::string* id = names.certification(text);
    if (id == nullptr || std::find(out.begin(), out.end(), *id) != out.end()) return false;
    out.push_back(*id);
  }
  return true;
}

bool read_goal(NameMemo& names, const dom::element& value, Goal& out, int depth) {
  static constexpr std::array<std::string_view, 4> kFields = {"all_of", "any_of", "k_of", "k"};
  std::string_view text;
  if (read_text(value, text)) {
    const std::string* id = names.certification(text);
    if (id == nullptr) return false;
    out.leaf = *id;
    return true;
  }
  dom::object object;
  if (depth == 0 || !read_object(value, object) || object.size() == 0) return false;
  FieldsSeen seen;
  std::optional<std::size_t> kind;
  std::optional<int> k;
  dom::array list;
  for (const dom::key_value_pair field : object) {
    const std::size_t which = position(kFields, field.key);
    if (which == kFields.size() || !seen.first(which)) return false;
    if (which == 3) {
      if (!read_number(field.value, 1, static_cast<std::int64_t>(kUsualEntries), k.emplace())) {
        return false;
      }
    } else {
      if (kind || !read_array(field.value, list)) return false;
      kind = which;
    }
  }
  if (!kind || list.size() == 0 || k.has_value() != (*kind == 2)) return false;
  const auto size = static_cast<int>(list.size());
  if (k && *k > size) return false;
  static constexpr std::array kKinds = {Goal::Kind::all_of, Goal::Kind::any_of, Goal::Kind::k_of};
  out.kind = kKinds[*kind];
  out.k = k.value_or(out.kind == Goal::Kind::all_of ? size : 1);
  for (const dom::element item : list) {
    if (!read_goal(names, item, out.children.emplace_back(), depth - 1)) return false;
  }
  return true;
}

bool read_id(const dom::element& value, PersonId& out) {
  std::string_view text;
  if (read_text(value, text)) {
    if (text.size() > kLongestPersonId) return false;
    out = {std::string(text), false};
    return true;
  }
  std::int64_t number = 0;
  if (!read_number(value, 0, INT64_MAX, number)) return false;
  out = {std::to_string(number), true};
  return true;
}

bool read_objective(const dom::element& value, Objective& out) {
  std::string_view text;
  if (!read_text(value, text)) return false;
  for (const Objective one :
       {Objective::score, Objective::time, Objective::money, Objective::steps}) {
    if (to_string(one) != text) continue;
    out = one;
    return true;
  }
  return false;
}

}  // namespace certrail::fast
