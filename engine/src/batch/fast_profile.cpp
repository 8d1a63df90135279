#include "batch/fast_profile.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include <simdjson.h>

#include "batch/name_memo.hpp"

namespace certrail {
namespace {

namespace dom = simdjson::dom;
static_assert(kLinePadding >= simdjson::SIMDJSON_PADDING);

// What is larger is no mistake, but nothing to be quick about either.
constexpr std::size_t kUsualEntries = 1'000;
constexpr int kUsualGoalDepth = 12;
constexpr std::size_t kUsualComment = 10'000;

/// Remembers which fields of an object came before; a second one of a name is unusual.
class FieldsSeen {
 public:
  bool first(std::size_t field) {
    const std::uint32_t bit = 1U << field;
    const bool is_new = (seen_ & bit) == 0;
    seen_ |= bit;
    return is_new;
  }

 private:
  std::uint32_t seen_ = 0;
};

template <std::size_t N>
std::size_t position(const std::array<std::string_view, N>& names, std::string_view name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

bool is_null(const dom::element& value) { return value.is_null(); }

bool read_text(const dom::element& value, std::string_view& out) {
  return value.get_string().get(out) == simdjson::SUCCESS;
}

template <class Number>
bool read_number(const dom::element& value, std::int64_t least, std::int64_t most, Number& out) {
  std::int64_t number = 0;
  // Not get(), which takes 1.0 for no integer as well, but says so only in newer versions.
  if (value.type() != dom::element_type::INT64) return false;
  if (value.get_int64().get(number) != simdjson::SUCCESS) return false;
  if (number < least || number > most) return false;
  out = static_cast<Number>(number);
  return true;
}

bool read_day(const dom::element& value, std::optional<Date>& out) {
  std::string_view text;
  if (!read_text(value, text)) return false;
  const auto day = parse_date(text);
  if (!day) return false;
  out = day;
  return true;
}

/// The object's entries, where there is a usual number of them.
bool read_object(const dom::element& value, dom::object& out) {
  return value.get_object().get(out) == simdjson::SUCCESS && out.size() <= kUsualEntries;
}

bool read_array(const dom::element& value, dom::array& out) {
  return value.get_array().get(out) == simdjson::SUCCESS && out.size() <= kUsualEntries;
}

/// Sorts by id; false where one is named twice.
template <class Entries, class IdOf>
bool sort_distinct(Entries& entries, const IdOf& id_of) {
  std::sort(entries.begin(), entries.end(),
            [&](const auto& a, const auto& b) { return id_of(a) < id_of(b); });
  return std::adjacent_find(entries.begin(), entries.end(), [&](const auto& a, const auto& b) {
           return id_of(a) == id_of(b);
         }) == entries.end();
}

using Find = const std::string* (NameMemo::*)(std::string_view);

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
    const Problem& problem = names.certification_problem(text);
    if (problem.code != ProblemCode::unknown_id) return false;
    warnings.push_back(problem);
    warnings.back().pointer = "/held/" + std::to_string(place) + "/id";
    return true;
  }
  const auto same = [&](const HeldCertification& held) { return held.id == *id; };
  if (std::any_of(out.begin(), out.end(), same)) return false;
  out.push_back({*id, earned_on});
  return true;
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

bool read_goal(NameMemo& names, const dom::element& value, int depth, Goal& out) {
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
    if (!read_goal(names, item, depth - 1, out.children.emplace_back())) return false;
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

enum class Field : std::size_t {
  id,
  schema_version,
  comment,
  role,
  market,
  policy,
  skills,
  held,
  experience_months,
  cloud_preference,
  hours_per_week,
  start_on,
  limits,
  include,
  exclude,
  goals,
  objective
};
constexpr std::size_t kFieldCount = 17;

constexpr std::array<std::string_view, kFieldCount> kProfileFields = {"id",
                                                                      "schema_version",
                                                                      "comment",
                                                                      "role",
                                                                      "market",
                                                                      "policy",
                                                                      "skills",
                                                                      "held",
                                                                      "experience_months",
                                                                      "cloud_preference",
                                                                      "hours_per_week",
                                                                      "start_on",
                                                                      "limits",
                                                                      "include",
                                                                      "exclude",
                                                                      "goals",
                                                                      "objective"};

/// A field that is not null.
bool read_field(NameMemo& names, Field field, const dom::element& value, Profile& out,
                ProfileLine& line) {
  int number = 0;
  std::string_view text;
  switch (field) {
    case Field::id:
      return read_id(value, line.id);
    case Field::schema_version:
      return read_number(value, 1, 1, number);
    case Field::comment:
      return read_text(value, text) && text.size() <= kUsualComment;
    case Field::role:
      return read_mixture(names, &NameMemo::role, value, out.role);
    case Field::market:
      out.market.kind = MarketChoice::Kind::named;
      return read_mixture(names, &NameMemo::market, value, out.market.named);
    case Field::policy: {
      if (!read_text(value, text)) return false;
      const std::string* found = names.policy(text);
      if (found == nullptr) return false;
      out.policy = *found;
      return true;
    }
    case Field::skills:
      return read_skills(names, value, out.skills);
    case Field::held:
      return read_held(names, value, out.held, line.warnings);
    case Field::experience_months:
      if (!read_number(value, 0, 1200, number)) return false;
      out.experience_months = number;
      return true;
    case Field::cloud_preference:
      return read_preference(names, value, out.cloud_preference);
    case Field::hours_per_week:
      return read_number(value, 1, 80, out.hours_per_week);
    case Field::start_on:
      return read_day(value, out.start_on);
    case Field::limits:
      return read_limits(value, out.limits);
    case Field::include:
      return read_ids(names, value, out.include);
    case Field::exclude:
      return read_ids(names, value, out.exclude);
    case Field::goals:
      return read_goal(names, value, kUsualGoalDepth, out.goals.emplace());
    case Field::objective:
      return read_objective(value, out.objective);
  }
  return false;
}

}  // namespace

struct FastProfileReader::Parts {
  explicit Parts(const Catalog& catalog) : names(catalog) {}

  dom::parser parser;
  NameMemo names;
};

FastProfileReader::FastProfileReader(const Catalog& catalog)
    : parts_(std::make_unique<Parts>(catalog)) {}
FastProfileReader::~FastProfileReader() = default;

bool FastProfileReader::read(std::string_view text, const Profile& defaults, Profile& profile,
                             ProfileLine& line) {
  dom::object object;
  if (parts_->parser.parse(text.data(), text.size(), false).get_object().get(object) !=
      simdjson::SUCCESS) {
    return false;
  }
  profile = defaults;
  line.id = {};
  line.warnings.clear();
  FieldsSeen seen;
  for (const dom::key_value_pair field : object) {
    const std::size_t which = position(kProfileFields, field.key);
    if (which == kFieldCount || !seen.first(which)) return false;
    if (!is_null(field.value)) {
      if (!read_field(parts_->names, static_cast<Field>(which), field.value, profile, line)) {
        return false;
      }
    } else if (static_cast<Field>(which) == Field::market) {
      profile.market = {MarketChoice::Kind::none, {}};
    }
  }
  return true;
}

}  // namespace certrail
