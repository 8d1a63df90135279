#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "catalog_view.hpp"
#include "certrail/names.hpp"
#include "commands.hpp"
#include "figures.hpp"
#include "loading.hpp"
#include "problems.hpp"
#include "table.hpp"
#include "text.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

constexpr std::array<std::string_view, 5> kStates = {"open", "beta", "upcoming", "retired", "all"};

/// A filter with names resolved.
struct Filter {
  std::optional<ProviderIndex> provider;
  std::optional<Level> level;
  std::optional<SkillIndex> skill;
  std::string state = "open";
};

Result<Filter, Problems> resolved(const Catalog& catalog, const CatalogFilter& typed) {
  Filter filter;
  Problems problems;
  if (typed.provider) {
    const auto provider = resolve_provider(catalog, *typed.provider, "--provider");
    if (provider) filter.provider = provider.value();
    if (!provider) problems.push_back(provider.error());
  }
  if (typed.skill) {
    const auto skill = resolve_skill(catalog, *typed.skill, "--skill");
    if (skill) filter.skill = skill.value();
    if (!skill) problems.push_back(skill.error());
  }
  if (typed.level) {
    for (const Level level : {Level::foundational, Level::associate, Level::specialty,
                              Level::professional, Level::expert}) {
      if (to_string(level) == *typed.level) filter.level = level;
    }
    if (!filter.level) {
      problems.push_back(flag_problem(
          ProblemCode::invalid_value, "--level", *typed.level,
          "expected foundational, associate, specialty, professional or expert, found '" +
              *typed.level + "'"));
    }
  }
  if (typed.state) filter.state = *typed.state;
  if (std::find(kStates.begin(), kStates.end(), filter.state) == kStates.end()) {
    problems.push_back(flag_problem(
        ProblemCode::invalid_value, "--state", filter.state,
        "expected open, beta, upcoming, retired or all, found '" + filter.state + "'"));
  }
  if (!problems.empty()) return problems;
  return filter;
}

const Attestation* attestation_of(const Certification& certification, SkillIndex skill) {
  const auto found =
      std::find_if(certification.attestations.begin(), certification.attestations.end(),
                   [skill](const Attestation& a) { return a.skill == skill; });
  return found == certification.attestations.end() ? nullptr : &*found;
}

bool passes(const Certification& certification, const Filter& filter, Date today) {
  const std::string_view state = state_on(certification, today);
  // A beta exam can be sat, so it is open as well.
  const bool in_state =
      filter.state == "all" || state == filter.state || (filter.state == "open" && state == "beta");
  return in_state && (!filter.provider || certification.provider == *filter.provider) &&
         (!filter.level || certification.level == *filter.level) &&
         (!filter.skill || attestation_of(certification, *filter.skill) != nullptr);
}

Table as_table(const std::vector<const Certification*>& chosen, const Filter& filter, Date today) {
  Table table;
  table.columns = {{"Id", Align::left, false},    {"Name", Align::left, true},
                   {"Level", Align::left, false}, {"Hours", Align::right, false},
                   {"Fee", Align::right, false},  {"State", Align::left, false}};
  if (filter.skill) table.columns.push_back({"Proves", Align::right, false});
  for (const Certification* each : chosen) {
    Row row;
    row.cells = {{each->id, Paint::strong},
                 {bare_name(*each), Paint::none},
                 {std::string(to_string(each->level)), Paint::none},
                 {hours(each->study_minutes), Paint::none},
                 {dollars(each->fee_cents), Paint::none},
                 {std::string(state_on(*each, today)), Paint::soft}};
    if (filter.skill) {
      row.cells.push_back(
          {std::to_string(attestation_of(*each, *filter.skill)->level), Paint::none});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string as_json(const Catalog& catalog, const std::vector<const Certification*>& chosen,
                    Date today) {
  nlohmann::ordered_json document = {{"schema_version", 1},
                                     {"certifications", nlohmann::ordered_json::array()}};
  for (const Certification* each : chosen) {
    document["certifications"].push_back({{"id", each->id},
                                          {"name", each->name},
                                          {"provider", catalog.providers[each->provider].id},
                                          {"level", to_string(each->level)},
                                          {"study_minutes", each->study_minutes},
                                          {"fee_cents", each->fee_cents},
                                          {"state", state_on(*each, today)}});
  }
  return document.dump(2) + "\n";
}

}  // namespace

Outcome catalog_list(const CatalogFilter& typed, Format format, const Session& session) {
  const Result<Engine, Problems> engine = load_engine(session);
  if (!engine) return failure(engine.error(), session, format);
  const Catalog& catalog = engine.value().catalog();
  const auto filter = resolved(catalog, typed);
  if (!filter) return failure(filter.error(), session, format);

  const Date today = session.environment.today;
  std::vector<const Certification*> chosen;
  for (const Certification& each : catalog.certifications) {
    if (passes(each, filter.value(), today)) chosen.push_back(&each);
  }
  // What proves most of a skill comes first where one is asked for.
  if (filter.value().skill) {
    const SkillIndex skill = *filter.value().skill;
    std::stable_sort(chosen.begin(), chosen.end(), [skill](const auto* a, const auto* b) {
      return attestation_of(*a, skill)->level > attestation_of(*b, skill)->level;
    });
  }

  Outcome outcome;
  if (format == Format::json) {
    outcome.out = as_json(catalog, chosen, today);
    return outcome;
  }
  const Table table = as_table(chosen, filter.value(), today);
  outcome.out =
      format == Format::markdown ? to_markdown(table) : to_text(table, session.environment.out);
  outcome.err = counted(static_cast<std::int64_t>(chosen.size()), "certification") + "\n";
  return outcome;
}

}  // namespace certrail::cli
