// The state of the data: where a reviewer starts.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "catalog_view.hpp"
#include "commands.hpp"
#include "doubt_view.hpp"
#include "figures.hpp"
#include "loading.hpp"
#include "page.hpp"
#include "problems.hpp"
#include "table.hpp"
#include "text.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

constexpr std::size_t kRowsShown = 10;
constexpr std::int32_t kSoonDays = 183;

/// Facts by their basis, as the enum is ordered.
struct Count {
  std::array<std::int64_t, 3> by_basis{};

  /// Of a certification, a renewal rule or a discount.
  template <class T>
  void add(const T& thing) {
    for (const Provenance& each : thing.provenance) {
      ++by_basis[static_cast<std::size_t>(each.basis)];
    }
  }
  std::int64_t of(Basis basis) const { return by_basis[static_cast<std::size_t>(basis)]; }
  std::int64_t all() const { return by_basis[0] + by_basis[1] + by_basis[2]; }
  std::int64_t share_ppm(Basis basis) const { return all() == 0 ? 0 : of(basis) * kPpm / all(); }
};

/// A year or a month is as old as its first day.
struct OldFact {
  std::string as_of;
  const Certification* certification;
  const Provenance* provenance;
};

std::vector<OldFact> published_by_age(const Catalog& catalog) {
  std::vector<OldFact> facts;
  for (const Certification& each : catalog.certifications) {
    for (const Provenance& fact : each.provenance) {
      // What was estimated or judged has no day in the world to grow old from.
      if (fact.basis == Basis::published && !fact.as_of.empty()) {
        facts.push_back({fact.as_of, &each, &fact});
      }
    }
  }
  std::stable_sort(facts.begin(), facts.end(),
                   [](const OldFact& a, const OldFact& b) { return a.as_of < b.as_of; });
  return facts;
}

std::vector<const Certification*> ending_soon(const Catalog& catalog, Date today) {
  std::vector<const Certification*> found;
  for (const Certification& each : catalog.certifications) {
    if (each.retires_on && *each.retires_on >= today &&
        each.retires_on->days - today.days <= kSoonDays) {
      found.push_back(&each);
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Certification* a, const Certification* b) {
    return *a->retires_on < *b->retires_on;
  });
  return found;
}

std::string successors(const Catalog& catalog, const Certification& certification) {
  std::vector<std::string> ids;
  for (const CertificationIndex each : certification.replaced_by) {
    ids.push_back(catalog.certifications[each].id);
  }
  return join(ids, ", ");
}

struct Section {
  std::string title;
  Table table;
};

std::vector<std::string> basis_cells(const Count& count) {
  std::vector<std::string> cells = {grouped(count.all())};
  for (const Basis basis : {Basis::published, Basis::estimated, Basis::judgement}) {
    cells.push_back(percent(count.share_ppm(basis)));
  }
  return cells;
}

/// Facts by what they are about.
struct Counts {
  std::vector<Count> providers;  ///< of their certifications
  Count rules;                   ///< of renewal
  Count discounts;
  Count all;
};

Counts count_facts(const Catalog& catalog) {
  Counts counts;
  counts.providers.resize(catalog.providers.size());
  const auto add = [&counts](Count& to, const auto& thing) {
    to.add(thing);
    counts.all.add(thing);
  };
  for (const Certification& each : catalog.certifications) {
    add(counts.providers[each.provider], each);
  }
  for (const RenewalRule& each : catalog.renewal_rules) add(counts.rules, each);
  for (const Discount& each : catalog.discounts) add(counts.discounts, each);
  return counts;
}

Section facts_section(const Catalog& catalog, const Counts& counts) {
  Section section{"Facts by provider and what they rest on", {}};
  section.table.columns = {{"Provider", Align::left, false},   {"Exams", Align::right, false},
                           {"Facts", Align::right, false},     {"Published", Align::right, false},
                           {"Estimated", Align::right, false}, {"Judgement", Align::right, false},
                           {"In doubt", Align::right, false}};
  std::int64_t doubts_of_all = 0;
  for (ProviderIndex p = 0; p < catalog.providers.size(); ++p) {
    std::int64_t exams = 0;
    std::int64_t doubts = 0;
    for (const Certification& each : catalog.certifications) {
      if (each.provider != p) continue;
      ++exams;
      doubts += static_cast<std::int64_t>(each.doubts.size());
    }
    doubts_of_all += doubts;
    std::vector<std::string> cells = {catalog.providers[p].id, std::to_string(exams)};
    for (std::string& cell : basis_cells(counts.providers[p])) cells.push_back(std::move(cell));
    cells.push_back(std::to_string(doubts));
    section.table.rows.push_back(plain_row(cells));
  }
  for (const auto& [name, count] :
       {std::pair{"renewal rules", &counts.rules}, std::pair{"discounts", &counts.discounts}}) {
    if (count->all() == 0) continue;
    std::vector<std::string> row = {name, "-"};
    for (std::string& cell : basis_cells(*count)) row.push_back(std::move(cell));
    row.push_back("0");
    section.table.rows.push_back(plain_row(row));
  }
  std::vector<std::string> cells = {"all", std::to_string(catalog.certifications.size())};
  for (std::string& cell : basis_cells(counts.all)) cells.push_back(std::move(cell));
  cells.push_back(std::to_string(doubts_of_all));
  section.table.rows.push_back(plain_row(cells));
  return section;
}

Section ending_section(const Catalog& catalog, const std::vector<const Certification*>& ending) {
  Section section{"Exams that end within six months", {}};
  section.table.columns = {{"Id", Align::left, false},
                           {"Name", Align::left, true},
                           {"Last day", Align::left, false},
                           {"Replaced by", Align::left, true}};
  for (const Certification* each : ending) {
    section.table.rows.push_back(plain_row(
        {each->id, bare_name(*each), to_string(*each->retires_on), successors(catalog, *each)}));
  }
  return section;
}

Section oldest_section(const std::vector<OldFact>& facts) {
  Section section{"The oldest published facts", {}};
  section.table.columns = {{"As of", Align::left, false},
                           {"Id", Align::left, false},
                           {"Fact", Align::left, false},
                           {"Source", Align::left, true}};
  for (std::size_t i = 0; i < std::min(kRowsShown, facts.size()); ++i) {
    section.table.rows.push_back(
        plain_row({facts[i].as_of, facts[i].certification->id, facts[i].provenance->field,
                   facts[i].provenance->source}));
  }
  return section;
}

/// The doubts on which sources disagree, or those that they leave open.
Section doubts_section(const Catalog& catalog, bool disagree, std::string title) {
  Section section{std::move(title), {}};
  section.table.columns = {{"Id", Align::left, false},
                           {"Field", Align::left, false},
                           {"What", Align::left, true},
                           {"Values and their sources", Align::left, true}};
  for (const Certification& each : catalog.certifications) {
    for (const Doubt& doubt : each.doubts) {
      if (sources_disagree(doubt) != disagree) continue;
      section.table.rows.push_back(
          plain_row({each.id, doubt.field, doubt.what, statements(doubt)}));
    }
  }
  return section;
}

/// How many facts about certifications rest on each source, alone or with others.
std::map<std::string, std::int64_t> facts_by_source(const Catalog& catalog) {
  std::map<std::string, std::int64_t> count;
  for (const Certification& each : catalog.certifications) {
    for (const Provenance& fact : each.provenance) {
      for (const std::string& source : sources_of(fact)) ++count[source];
    }
  }
  return count;
}

Section sources_section(const Catalog& catalog) {
  Section section{"Sources, the facts that name them, and their licences", {}};
  section.table.columns = {{"Source", Align::left, false},
                           {"Facts", Align::right, false},
                           {"As of", Align::left, false},
                           {"Licence", Align::left, true}};
  const auto count = facts_by_source(catalog);
  for (const Source& each : catalog.sources) {
    const auto found = count.find(each.id);
    section.table.rows.push_back(plain_row(
        {each.id, grouped(found == count.end() ? 0 : found->second), each.as_of, each.licence}));
  }
  return section;
}

std::int64_t published_without_place(const Catalog& catalog) {
  std::int64_t count = 0;
  for (const Certification& each : catalog.certifications) {
    count += std::count_if(each.provenance.begin(), each.provenance.end(), [](const Provenance& p) {
      return p.basis == Basis::published && p.place.empty();
    });
  }
  return count;
}

Json json_of(const Count& count) {
  return {{"facts", count.all()},
          {"published", count.of(Basis::published)},
          {"estimated", count.of(Basis::estimated)},
          {"judgement", count.of(Basis::judgement)}};
}

Json as_json(const Catalog& catalog, const Counts& counts,
             const std::vector<const Certification*>& ending, const std::vector<OldFact>& oldest) {
  Json json = {{"schema_version", 1},
               {"as_of", to_string(catalog.as_of)},
               {"hash", catalog.hash},
               {"all", json_of(counts.all)},
               {"providers", Json::object()},
               {"renewal_rules", json_of(counts.rules)},
               {"discounts", json_of(counts.discounts)},
               {"ending_within_six_months", Json::array()},
               {"published_facts_by_age", Json::array()},
               {"published_without_place", published_without_place(catalog)},
               {"conflicts", 0},
               {"doubts", Json::object()},
               {"sources", Json::object()}};
  for (ProviderIndex p = 0; p < catalog.providers.size(); ++p) {
    json["providers"][catalog.providers[p].id] = json_of(counts.providers[p]);
  }
  for (const Certification* each : ending) {
    Json replaced = Json::array();
    for (const CertificationIndex c : each->replaced_by) {
      replaced.push_back(catalog.certifications[c].id);
    }
    json["ending_within_six_months"].push_back({{"id", each->id},
                                                {"retires_on", to_string(*each->retires_on)},
                                                {"replaced_by", std::move(replaced)}});
  }
  for (const OldFact& fact : oldest) {
    json["published_facts_by_age"].push_back({{"as_of", fact.as_of},
                                              {"id", fact.certification->id},
                                              {"field", fact.provenance->field},
                                              {"source", fact.provenance->source}});
  }
  std::int64_t conflicts = 0;
  for (const Certification& each : catalog.certifications) {
    for (const Doubt& doubt : each.doubts) {
      json["doubts"][each.id].push_back(to_json(doubt));
      if (sources_disagree(doubt)) ++conflicts;
    }
  }
  json["conflicts"] = conflicts;
  const auto count = facts_by_source(catalog);
  for (const Source& each : catalog.sources) {
    const auto found = count.find(each.id);
    json["sources"][each.id] = {{"facts", found == count.end() ? 0 : found->second},
                                {"as_of", each.as_of},
                                {"licence", each.licence},
                                {"attribution", each.attribution}};
  }
  return json;
}

}  // namespace

Outcome catalog_report(Format format, const Session& session) {
  const Result<Engine, Problems> engine = load_engine(session);
  if (!engine) return failure(engine.error(), session, format);
  const Catalog& catalog = engine.value().catalog();
  const Counts counts = count_facts(catalog);
  const Count& all = counts.all;
  const auto ending = ending_soon(catalog, session.environment.today);
  const auto oldest = published_by_age(catalog);
  Outcome outcome;
  if (format == Format::json) {
    outcome.out = as_json(catalog, counts, ending, oldest).dump(2) + '\n';
    return outcome;
  }
  const bool markdown = format == Format::markdown;
  const Style& style = session.environment.out;
  const std::int64_t unplaced = published_without_place(catalog);
  const std::string head = fmt::format(
      "The data as of {}, hash {}: {} about {}, {} of them estimated and {} judged. {}.",
      to_string(catalog.as_of), catalog.hash, counted(all.all(), "fact"),
      counted(static_cast<std::int64_t>(catalog.certifications.size()), "certification"),
      percent(all.share_ppm(Basis::estimated)), percent(all.share_ppm(Basis::judgement)),
      unplaced == 0 ? std::string("Every published fact names its place in its source")
                    : counted(unplaced, "published fact") + " without a place in the source");
  outcome.out = markdown ? head + '\n' : paragraph(style, head);
  for (const Section& section :
       {facts_section(catalog, counts), ending_section(catalog, ending), oldest_section(oldest),
        doubts_section(catalog, true, "Conflicts between sources"),
        doubts_section(catalog, false, "Open questions: what one source alone says, or none"),
        sources_section(catalog)}) {
    outcome.out += markdown ? "\n## " + section.title + "\n\n"
                            : '\n' + paint(style, Paint::strong, section.title) + '\n';
    if (section.table.rows.empty()) {
      outcome.out += "none\n";
    } else {
      outcome.out += markdown ? to_markdown(section.table) : to_text(section.table, style);
    }
  }
  return outcome;
}

}  // namespace certrail::cli
