#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "catalog/json_places.hpp"
#include "catalog/json_reader.hpp"
#include "catalog/json_text.hpp"
#include "catalog/profile_line.hpp"
#include "catalog/requirement_reader.hpp"
#include "certrail/json.hpp"
#include "certrail/names.hpp"

namespace certrail {
namespace {

constexpr Range kPercent{0, 100};

/// What all parts of a profile are read with.
struct Context {
  const Catalog& catalog;
  ProblemSink& sink;
  const Profile* defaults = nullptr;  ///< nullptr = those of Profile
  ProfileLine* line = nullptr;        ///< nullptr = a document of its own
};

/// The value of a resolve_... function; its problem goes to the sink with the place of `reader`.
template <class T>
std::optional<T> take(Result<T> result, const Reader& reader) {
  if (result) return std::move(*result);
  ProblemSink& sink = reader.sink();
  if (sink.full()) return {};
  Problem problem = std::move(result.error());
  problem.origin = sink.origin;
  problem.source = sink.source;
  problem.pointer = reader.pointer();
  sink.problems.push_back(std::move(problem));
  return {};
}

/// Text that `resolve` turns into a thing of the catalogue.
template <class Resolve>
auto resolve_text(const Context& context, const Reader& reader, const Resolve& resolve)
    -> std::optional<std::remove_cvref_t<decltype(*resolve(context.catalog, "", ""))>> {
  const auto text = context.sink.full() ? std::nullopt : reader.text();
  if (!text) return {};
  return take(resolve(context.catalog, *text, {}), reader);
}

/// The same of a field's name.
template <class Resolve>
auto resolve_name(const Context& context, const Reader& reader, const Resolve& resolve)
    -> std::optional<std::remove_cvref_t<decltype(*resolve(context.catalog, "", ""))>> {
  if (context.sink.full()) return {};
  return take(resolve(context.catalog, reader.name(), {}), reader);
}

/// Two spellings of one thing are as much a mistake as one spelling twice.
bool is_first(std::set<std::string>& seen, const std::string& id, const Reader& reader) {
  if (seen.insert(id).second) return true;
  reader.report(ProblemCode::duplicate_id, id + " is named twice");
  return false;
}

template <class Resolve>
Mixture read_mixture(const Context& context, const Reader& reader, const Resolve& resolve) {
  Mixture out;
  if (reader.value().is_string()) {
    if (auto id = resolve_text(context, reader, resolve)) out.parts.push_back({std::move(*id), 1});
    return out;
  }
  if (!reader.value().is_object()) {
    reader.report_type("an id, or an object of ids and shares");
    return out;
  }
  if (reader.value().empty()) {
    reader.report(ProblemCode::out_of_range, "a mixture of nothing, expected at least one part");
  }
  std::set<std::string> seen;
  for (const Reader& entry : reader.entries(kMostEntries)) {
    auto id = resolve_name(context, entry, resolve);
    const auto share = entry.integer({1, 1'000'000});
    if (id && share && is_first(seen, *id, entry)) {
      out.parts.push_back({std::move(*id), static_cast<int>(*share)});
    }
  }
  std::sort(out.parts.begin(), out.parts.end(),
            [](const Mixture::Part& a, const Mixture::Part& b) { return a.id < b.id; });
  return out;
}

std::optional<std::string> certification_id(const Context& context, const Reader& reader) {
  const auto found = resolve_text(context, reader, resolve_certification);
  if (!found) return {};
  return context.catalog.certifications[*found].id;
}

std::vector<KnownSkill> read_skills(const Context& context, const Reader& reader) {
  std::vector<KnownSkill> out;
  std::set<std::string> seen;
  for (const Reader& entry : reader.entries(kMostEntries)) {
    const auto skill = resolve_name(context, entry, resolve_skill);
    const auto level = entry.integer(kPercent);
    if (!skill || !level) continue;
    const std::string& id = context.catalog.skills[*skill].id;
    if (is_first(seen, id, entry)) out.push_back({id, static_cast<int>(*level)});
  }
  std::sort(out.begin(), out.end(),
            [](const KnownSkill& a, const KnownSkill& b) { return a.id < b.id; });
  return out;
}

/// As certification_id; in a line of a batch one that nothing has is no more than a warning.
std::optional<std::string> held_id(const Context& context, const Reader& reader) {
  if (context.line == nullptr) return certification_id(context, reader);
  const auto text = context.sink.full() ? std::nullopt : reader.text();
  if (!text) return {};
  auto found = resolve_certification(context.catalog, *text);
  if (!found && found.error().code == ProblemCode::unknown_id) {
    if (context.line->warnings.size() < kMaxProblems) {
      found.error().pointer = reader.pointer();
      context.line->warnings.push_back(std::move(found.error()));
    }
    return {};
  }
  const auto taken = take(std::move(found), reader);
  if (!taken) return {};
  return context.catalog.certifications[*taken].id;
}

std::vector<HeldCertification> read_held(const Context& context, const Reader& reader) {
  std::vector<HeldCertification> out;
  std::set<std::string> seen;
  for (const Reader& item : reader.items(kMostEntries)) {
    HeldCertification held;
    Fields fields(item);
    if (const auto id = fields.required("id")) {
      held.id = held_id(context, *id).value_or("");
      if (!held.id.empty()) is_first(seen, held.id, *id);
    }
    read(fields, "earned_on", held.earned_on);
    fields.finish();
    if (!held.id.empty()) out.push_back(std::move(held));
  }
  return out;
}

CloudPreference read_preference(const Context& context, const Reader& reader) {
  CloudPreference out;
  std::set<std::string> seen;
  for (const Reader& entry : reader.entries(kMostEntries)) {
    const auto value = entry.integer(kPercent);
    if (entry.name() == "default") {
      if (value) out.others = static_cast<int>(*value);
      continue;
    }
    const auto provider = resolve_name(context, entry, resolve_provider);
    if (!provider || !value) continue;
    const std::string& id = context.catalog.providers[*provider].id;
    if (is_first(seen, id, entry)) out.named.push_back({id, static_cast<int>(*value)});
  }
  std::sort(out.named.begin(), out.named.end(),
            [](const CloudPreference::Mark& a, const CloudPreference::Mark& b) {
              return a.provider < b.provider;
            });
  return out;
}

Limits read_limits(const Reader& reader, Limits out) {
  Fields fields(reader);
  read(fields, "max_steps", out.max_steps, {1, 8});
  read(fields, "budget_cents", out.budget_cents, {0, 1'000'000'000'000});
  read(fields, "finish_by", out.finish_by);
  read(fields, "min_readiness_ppm", out.min_readiness_ppm, {0, kPpm});
  fields.finish();
  return out;
}

std::vector<std::string> read_ids(const Context& context, const Reader& reader) {
  std::vector<std::string> out;
  std::set<std::string> seen;
  for (const Reader& item : reader.items(kMostEntries)) {
    auto id = certification_id(context, item);
    if (id && is_first(seen, *id, item)) out.push_back(std::move(*id));
  }
  return out;
}

void read_comment(Fields& fields) {
  const auto comment = fields.optional("comment");
  if (!comment) return;
  if (comment->value().is_array()) {
    for (const Reader& line : comment->items(kMostEntries)) line.text();
  } else if (comment->value().is_object()) {
    for (const Reader& entry : comment->entries(kMostEntries)) entry.text();
  } else {
    comment->text();
  }
}

/// What a caller calls the person: text or a whole number, never looked into.
void read_person_id(const Context& context, Fields& fields) {
  const auto id = fields.optional("id");
  if (!id) return;
  PersonId found;
  found.is_number = !id->value().is_string();
  if (found.is_number) {
    const auto number = id->integer({0, INT64_MAX});
    if (!number) return;
    found.text = std::to_string(*number);
  } else {
    found.text = id->text(kLongestPersonId).value_or("");
  }
  if (context.line != nullptr) context.line->id = std::move(found);
}

Profile read_profile(const Context& context, const Reader& root) {
  static constexpr std::array<std::string_view, 4> objectives = {"score", "time", "money", "steps"};
  Profile out = context.defaults != nullptr ? *context.defaults : Profile();
  Fields fields(root);
  read_person_id(context, fields);
  if (const auto version = fields.optional("schema_version")) {
    const auto number = version->integer({0, 1'000'000});
    if (number && *number != 1) {
      version->report(ProblemCode::unsupported_version,
                      "schema_version " + std::to_string(*number) + ", this program reads 1");
    }
  }
  read_comment(fields);
  if (const auto role = fields.optional("role")) {
    out.role = read_mixture(context, *role, resolve_role);
  }
  if (const auto market = fields.nullable("market")) {
    const bool none = market->value().is_null();
    out.market = {none ? MarketChoice::Kind::none : MarketChoice::Kind::named, {}};
    if (!none) out.market.named = read_mixture(context, *market, resolve_market);
  }
  if (const auto policy = fields.optional("policy")) {
    out.policy = resolve_text(context, *policy, resolve_policy).value_or("");
  }
  if (const auto skills = fields.optional("skills")) out.skills = read_skills(context, *skills);
  if (const auto held = fields.optional("held")) out.held = read_held(context, *held);
  read(fields, "experience_months", out.experience_months, {0, 1200});
  if (const auto preference = fields.optional("cloud_preference")) {
    out.cloud_preference = read_preference(context, *preference);
  }
  read(fields, "hours_per_week", out.hours_per_week, {1, 80});
  read(fields, "start_on", out.start_on);
  if (const auto limits = fields.optional("limits")) out.limits = read_limits(*limits, out.limits);
  if (const auto include = fields.optional("include")) out.include = read_ids(context, *include);
  if (const auto exclude = fields.optional("exclude")) out.exclude = read_ids(context, *exclude);
  if (const auto goals = fields.optional("goals")) {
    out.goals = read_requirement<std::string>(
        *goals, [&](const Reader& leaf) { return certification_id(context, leaf); });
  }
  if (const auto objective = fields.optional("objective")) {
    if (const auto word = objective->word(objectives)) {
      out.objective = static_cast<Objective>(*word);
    }
  }
  fields.finish();
  return out;
}

Result<Profile, Problems> parse(Context context, std::string_view text, std::string_view source) {
  ProblemSink& sink = context.sink;
  sink.source = source;
  Profile profile;
  const auto value = parse_json(text, sink);
  if (value) profile = read_profile(context, Reader(*value, sink));
  if (sink.problems.empty()) return profile;
  return in_order_of_places(text, source, std::move(sink.problems));
}

}  // namespace

Result<Profile, Problems> parse_profile(const Catalog& catalog, std::string_view text,
                                        std::string_view source) {
  ProblemSink sink;
  return parse({catalog, sink}, text, source);
}

Result<Profile, Problems> parse_profile_line(const Catalog& catalog, std::string_view text,
                                             const Profile& defaults, ProfileLine& line) {
  line = {};
  ProblemSink sink;
  return parse({catalog, sink, &defaults, &line}, text, {});
}

}  // namespace certrail
