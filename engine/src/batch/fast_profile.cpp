#include "batch/fast_profile.hpp"

#include <array>
#include <cstdint>
#include <string>

#include "batch/fast_fields.hpp"

namespace certrail {
namespace {

static_assert(kLinePadding >= simdjson::SIMDJSON_PADDING);

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
bool read_field(NameMemo& names, Field field, const fast::dom::element& value, Profile& out,
                ProfileLine& line) {
  int number = 0;
  std::string_view text;
  switch (field) {
    case Field::id:
      return fast::read_id(value, line.id);
    case Field::schema_version:
      return fast::read_number(value, 1, 1, number);
    case Field::comment:
      return fast::read_text(value, text) && text.size() <= fast::kUsualComment;
    case Field::role:
      return fast::read_mixture(names, &NameMemo::role, value, out.role);
    case Field::market:
      out.market.kind = MarketChoice::Kind::named;
      return fast::read_mixture(names, &NameMemo::market, value, out.market.named);
    case Field::policy: {
      if (!fast::read_text(value, text)) return false;
      const std::string* found = names.policy(text);
      if (found == nullptr) return false;
      out.policy = *found;
      return true;
    }
    case Field::skills:
      return fast::read_skills(names, value, out.skills);
    case Field::held:
      return fast::read_held(names, value, out.held, line.warnings);
    case Field::experience_months:
      if (!fast::read_number(value, 0, 1200, number)) return false;
      out.experience_months = number;
      return true;
    case Field::cloud_preference:
      return fast::read_preference(names, value, out.cloud_preference);
    case Field::hours_per_week:
      return fast::read_number(value, 1, 80, out.hours_per_week);
    case Field::start_on:
      return fast::read_day(value, out.start_on);
    case Field::limits:
      return fast::read_limits(value, out.limits);
    case Field::include:
      return fast::read_ids(names, value, out.include);
    case Field::exclude:
      return fast::read_ids(names, value, out.exclude);
    case Field::goals:
      return fast::read_goal(names, value, out.goals.emplace());
    case Field::objective:
      return fast::read_objective(value, out.objective);
  }
  return false;
}

}  // namespace

struct FastProfileReader::Parts {
  explicit Parts(const Catalog& catalog) : names(catalog) {}

  simdjson::dom::parser parser;
  NameMemo names;
};

FastProfileReader::FastProfileReader(const Catalog& catalog)
    : parts_(std::make_unique<Parts>(catalog)) {}
FastProfileReader::~FastProfileReader() = default;

bool FastProfileReader::read(std::string_view text, const Profile& defaults, Profile& profile,
                             ProfileLine& line) {
  fast::dom::object object;
  if (parts_->parser.parse(text.data(), text.size(), false).get_object().get(object) !=
      simdjson::SUCCESS) {
    return false;
  }
  profile = defaults;
  line.id = {};
  line.warnings.clear();
  fast::FieldsSeen seen;
  for (const fast::dom::key_value_pair field : object) {
    const std::size_t which = fast::position(kProfileFields, field.key);
    if (which == kFieldCount || !seen.first(which)) return false;
    if (!fast::is_null(field.value)) {
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
