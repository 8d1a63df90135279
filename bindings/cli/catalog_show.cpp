// One certification with every fact, where the fact comes from and what it is tied to.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "catalog_view.hpp"
#include "certrail/horizon.hpp"
#include "certrail/names.hpp"
#include "commands.hpp"
#include "doubt_view.hpp"
#include "figures.hpp"
#include "loading.hpp"
#include "problems.hpp"
#include "table.hpp"
#include "text.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

/// One line of the page: what, the value, and the field of the data it stands in.
struct Fact {
  std::string title;
  std::string value;
  std::string field;  ///< its provenance is shown; may be empty
  /// Where the field is no field of the certification: whose facts it is one of.
  const std::vector<Provenance>* facts = nullptr;
};

std::string names(const Catalog& catalog, const std::vector<CertificationIndex>& list) {
  std::vector<std::string> codes;
  for (const CertificationIndex each : list) codes.push_back(catalog.certifications[each].id);
  return join(codes, ", ");
}

/// Certifications whose list `member` names this one.
std::vector<CertificationIndex> naming(const Catalog& catalog, CertificationIndex certification,
                                       std::vector<CertificationIndex> Certification::*member) {
  std::vector<CertificationIndex> found;
  for (CertificationIndex each = 0; each < catalog.certifications.size(); ++each) {
    const auto& list = catalog.certifications[each].*member;
    if (std::find(list.begin(), list.end(), certification) != list.end()) found.push_back(each);
  }
  return found;
}

std::string roles_of(const Certification& certification) {
  std::vector<RoleFit> fits = certification.for_roles;
  std::stable_sort(fits.begin(), fits.end(),
                   [](const RoleFit& a, const RoleFit& b) { return a.fit > b.fit; });
  std::vector<std::string> words;
  for (const RoleFit& each : fits) words.push_back(fmt::format("{} {}", each.role, each.fit));
  return join(words, ", ");
}

void add_renewal(const Catalog& catalog, const Certification& c, std::vector<Fact>& list) {
  if (!c.renewal.rule) {
    if (c.validity_months) list.push_back({"Renewal", "not known", "renewal"});
    return;
  }
  const RenewalRule& rule = catalog.renewal_rules[*c.renewal.rule];
  const std::string text = rule.text.empty() ? rule.name : rule.text;
  if (rule.way == RenewalWay::for_life) {
    list.push_back({"Renewal", text, "renewal"});
    return;
  }
  list.push_back({"Renewal", text, "way", &rule.provenance});
  const auto months = rule.extends_months ? rule.extends_months : c.validity_months;
  if (months) list.push_back({"Renewed for", counted(*months, "month"), "renewal"});
  const bool fee_of_its_own = rule.fee_cents > 0 || rule.fee_ppm > 0 || rule.yearly_fee_cents == 0;
  if (fee_of_its_own)
    list.push_back({"Renewal fee", dollars(renewal_fee_cents(rule, c)),
                    rule.fee_ppm > 0 ? "fee_ppm" : "fee_cents", &rule.provenance});
  list.push_back({"Renewal study", hours(renewal_minutes(rule, c)) + " hours",
                  rule.study_ppm > 0 ? "study_ppm" : "minutes", &rule.provenance});
  if (rule.yearly_fee_cents > 0) {
    std::string fee = dollars(rule.yearly_fee_cents);
    if (rule.yearly_fee_at_once) fee += ", the first when it is earned";
    if (rule.yearly_fee_shared) fee += ", once for all of the provider";
    list.push_back({"Yearly fee", fee, "yearly_fee_cents", &rule.provenance});
  }
  list.push_back({"Renewed by", names(catalog, c.renewal.renewed_by), "renewal"});
  list.push_back({"Extension", c.renewal.extension, "renewal"});
}

void add_discounts(const Catalog& catalog, CertificationIndex index, std::vector<Fact>& list) {
  for (const Discount& each : catalog.discounts) {
    if (!applies_to(catalog, each, index)) continue;
    const std::int64_t fee = reduced_cents(each, catalog.certifications[index].fee_cents);
    std::string text = fmt::format("{}: {}; {}", dollars(fee), each.name, each.condition);
    if (each.within_months) text += "; within " + counted(*each.within_months, "month");
    list.push_back({"Could cost", text, "off_ppm", &each.provenance});
  }
}

std::vector<Fact> facts(const Engine& engine, CertificationIndex index) {
  const Catalog& catalog = engine.catalog();
  const Certification& c = catalog.certifications[index];
  std::vector<Fact> list;
  list.push_back({"Study from nothing", hours(c.study_minutes) + " hours", "study_minutes"});
  list.push_back({"Fee", dollars(c.fee_cents), "fee_cents"});
  if (c.fee_cents > 0) add_discounts(catalog, index, list);
  if (c.exam_minutes)
    list.push_back({"Exam", fmt::format("{} minutes", *c.exam_minutes), "exam_minutes"});
  list.push_back({"First day",
                  c.available_from ? to_string(*c.available_from)
                                   : (c.announced ? "announced, no day yet" : "no limit known"),
                  "available_from"});
  list.push_back(
      {"Last day", c.retires_on ? to_string(*c.retires_on) : "no limit known", "retires_on"});
  list.push_back({"Valid", c.validity_months ? counted(*c.validity_months, "month") : "for life",
                  "validity_months"});
  add_renewal(catalog, c, list);
  if (c.min_experience_months > 0) {
    list.push_back({"Experience required", counted(c.min_experience_months, "month"),
                    "min_experience_months"});
  }
  if (c.advised_experience_months > 0) {
    list.push_back({"Experience advised", counted(c.advised_experience_months, "month"),
                    "advised_experience_months"});
  }
  list.push_back(
      {"Requires", c.requires_ ? expression(catalog, *c.requires_) : "nothing", "requires"});
  list.push_back({"Recommended first", names(catalog, c.recommends), "recommends"});
  list.push_back({"Opens", names(catalog, engine.prerequisites().opens(index)), ""});
  list.push_back({"Covers", names(catalog, c.covers), "covers"});
  list.push_back(
      {"Covered by", names(catalog, naming(catalog, index, &Certification::covers)), ""});
  list.push_back({"Replaced by", names(catalog, c.replaced_by), "replaced_by"});
  list.push_back(
      {"Replaces", names(catalog, naming(catalog, index, &Certification::replaced_by)), ""});
  list.push_back({"Family", c.family, ""});
  list.push_back({"Also called", join(c.aliases, ", "), ""});
  list.push_back({"For roles (0..100)", roles_of(c), "for_roles"});
  list.push_back({"Page", c.official_url, ""});
  list.push_back({"Note", c.note, ""});
  for (const Doubt& each : c.doubts) {
    std::string said = fmt::format("{}, {}: {}", each.field, each.what, statements(each));
    if (!each.note.empty()) said += "; " + each.note;
    list.push_back({sources_disagree(each) ? "Sources disagree" : "Open", std::move(said), ""});
  }
  std::erase_if(list, [](const Fact& fact) { return fact.value.empty(); });
  return list;
}

const Provenance* provenance_of(const Certification& certification, const Fact& fact) {
  for (const Provenance& each : fact.facts == nullptr ? certification.provenance : *fact.facts) {
    if (!fact.field.empty() && each.field == fact.field) return &each;
  }
  return nullptr;
}

std::string origin(const Provenance& provenance) {
  std::vector<std::string> words = {std::string(to_string(provenance.basis))};
  if (!provenance.source.empty()) words.push_back(printable(provenance.source));
  if (!provenance.place.empty()) words.push_back(printable(provenance.place));
  if (!provenance.as_of.empty()) words.push_back(printable(provenance.as_of));
  if (!provenance.note.empty()) words.push_back(printable(provenance.note));
  return join(words, ", ");
}

/// In Markdown the origin of a fact has a column of its own; on a terminal that is a waste of room.
Table fact_table(const Engine& engine, CertificationIndex index, bool origin_apart) {
  Table table;
  table.columns = {{"Fact", Align::left, false}, {"Value", Align::left, true}};
  if (origin_apart) table.columns.push_back({"Basis, source, as of", Align::left, true});
  for (const Fact& fact : facts(engine, index)) {
    const Provenance* known = provenance_of(engine.catalog().certifications[index], fact);
    const std::string from = known == nullptr ? "" : origin(*known);
    Row row;
    row.cells = {{fact.title, Paint::soft}, {printable(fact.value), Paint::none}};
    if (origin_apart) {
      row.cells.push_back({from, Paint::none});
    } else if (!from.empty()) {
      row.cells.back().text += fmt::format(" [{}]", from);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table domain_table(const Catalog& catalog, const Certification& certification) {
  Table table;
  table.columns = {{"Exam domain", Align::left, true},
                   {"Share", Align::right, false},
                   {"Mapped to skills", Align::left, true}};
  for (const ExamDomain& domain : certification.domains) {
    double whole = 0;
    for (const ExamDomain::Part& part : domain.parts) whole += part.share;
    std::vector<std::string> parts;
    for (const ExamDomain::Part& part : domain.parts) {
      parts.push_back(fmt::format("{} {:.0f}%", catalog.skills[part.skill].id,
                                  whole > 0 ? part.share * 100 / whole : 0.0));
    }
    table.rows.push_back({{{printable(domain.name), Paint::none},
                           {fmt::format("{:.4g}%", domain.percent), Paint::none},
                           {join(parts, ", "), Paint::soft}},
                          {}});
  }
  return table;
}

Table skill_table(const Catalog& catalog, const Certification& certification) {
  Table table;
  table.columns = {{"Skill", Align::left, true},
                   {"", Align::left, false},
                   {"Exam share", Align::right, false},
                   {"Proves level", Align::right, false}};
  std::vector<Attestation> attested = certification.attestations;
  std::stable_sort(
      attested.begin(), attested.end(),
      [](const Attestation& a, const Attestation& b) { return a.exam_share > b.exam_share; });
  for (const Attestation& each : attested) {
    const Skill& skill = catalog.skills[each.skill];
    table.rows.push_back({{{printable(skill.name), Paint::none},
                           {skill.id, Paint::soft},
                           {percent(each.exam_share), Paint::none},
                           {std::to_string(each.level), Paint::none}},
                          {}});
  }
  return table;
}

/// The sources that the facts name, with where they are found.
std::string source_lines(const Engine& engine, CertificationIndex index, const Style& style) {
  const Catalog& catalog = engine.catalog();
  const Certification& certification = catalog.certifications[index];
  std::vector<Provenance> shown = certification.provenance;
  for (const Fact& fact : facts(engine, index)) {
    const Provenance* known = provenance_of(certification, fact);
    if (known != nullptr) shown.push_back(*known);
  }
  std::set<std::string> named;
  for (const Provenance& each : shown) {
    for (std::string& source : sources_of(each)) named.insert(std::move(source));
  }
  for (const Doubt& doubt : certification.doubts) {
    for (const Doubt::Statement& each : doubt.statements) named.insert(each.source);
  }
  std::string text;
  for (const Source& source : catalog.sources) {
    if (named.count(source.id) == 0) continue;
    std::vector<std::string> parts = {source.address, source.kind, source.reliability,
                                      source.as_of.empty() ? "" : "as of " + source.as_of,
                                      source.licence.empty() ? "" : "licence: " + source.licence};
    std::erase(parts, std::string());
    text += paragraph(style, printable(fmt::format("{}: {}", source.id, join(parts, "; "))), 2, 2);
  }
  return text;
}

std::string as_text(const Engine& engine, CertificationIndex index, const Session& session) {
  const Catalog& catalog = engine.catalog();
  const Certification& c = catalog.certifications[index];
  const Style& style = session.environment.out;
  std::string text = paragraph(style, bare_name(c), 0, 0, Paint::strong);
  text += paragraph(style, fmt::format("{}, {}, {}, {}", c.id, to_string(c.level),
                                       printable(catalog.providers[c.provider].name),
                                       state_on(c, session.environment.today)));
  text += '\n' + to_text(fact_table(engine, index, false), style);
  if (!c.domains.empty()) text += '\n' + to_text(domain_table(catalog, c), style);
  text += '\n' + to_text(skill_table(catalog, c), style);
  const std::string sources = source_lines(engine, index, style);
  if (!sources.empty()) text += '\n' + paint(style, Paint::soft, "Sources") + '\n' + sources;
  return text;
}

std::string as_markdown(const Engine& engine, CertificationIndex index) {
  const Catalog& catalog = engine.catalog();
  const Certification& c = catalog.certifications[index];
  std::string text = "# " + bare_name(c) + "\n\n`" + c.id + "`\n\n" +
                     to_markdown(fact_table(engine, index, true)) + '\n';
  if (!c.domains.empty()) text += to_markdown(domain_table(catalog, c)) + '\n';
  return text + to_markdown(skill_table(catalog, c));
}

}  // namespace

Outcome catalog_show(const std::string& id, Format format, const Session& session) {
  const Result<Engine, Problems> engine = load_engine(session);
  if (!engine) return failure(engine.error(), session, format);
  const auto index = resolve_certification(engine.value().catalog(), id, "ID");
  if (!index) return failure({index.error()}, session, format);
  Outcome outcome;
  if (format == Format::json) {
    outcome.out = certification_json(engine.value(), index.value(), session.environment.today);
  } else if (format == Format::markdown) {
    outcome.out = as_markdown(engine.value(), index.value());
  } else {
    outcome.out = as_text(engine.value(), index.value(), session);
  }
  return outcome;
}

}  // namespace certrail::cli
