#include "catalog/load_catalog.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "catalog/content_hash.hpp"
#include "catalog/json_places.hpp"
#include "catalog/json_text.hpp"
#include "catalog/overlays.hpp"
#include "catalog/read_records.hpp"
#include "catalog/records.hpp"
#include "catalog/unreachable.hpp"
#include "graph/reachability.hpp"

namespace certrail {
namespace {

std::vector<ParsedDocument> parse_all(const std::vector<Document>& documents, ProblemSink& sink) {
  std::vector<const Document*> sorted;
  for (const Document& document : documents) sorted.push_back(&document);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Document* a, const Document* b) { return a->name < b->name; });
  std::vector<ParsedDocument> files;
  files.reserve(sorted.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    sink.source = sorted[i]->shown();
    if (i > 0 && sorted[i]->name == sorted[i - 1]->name) {
      sink.add(ProblemCode::duplicate_id, "", "two documents have this name");
      continue;
    }
    files.push_back({sorted[i], parse_json(sorted[i]->text, sink)});
  }
  return files;
}

void check_complete(const std::vector<Document>& documents, ProblemSink& sink) {
  const auto check = [&](bool is_there, std::string_view name) {
    if (is_there) return;
    sink.source = name;
    sink.add(ProblemCode::unreadable_file, "", "the data has no " + std::string(name));
  };
  const auto named = [&](std::string_view name) {
    return std::any_of(documents.begin(), documents.end(),
                       [&](const Document& document) { return document.name == name; });
  };
  const auto in_folder = [&](std::string_view folder) {
    return std::any_of(documents.begin(), documents.end(), [&](const Document& document) {
      return folder_of(document.name) == folder;
    });
  };
  check(named("providers.json"), "providers.json");
  check(named("skills.json"), "skills.json");
  check(in_folder("certifications"), "certifications/*.json");
  check(in_folder("policies"), "policies/*.json");
}

void read_header(const ParsedDocument& file, const Ids& ids, Catalog& catalog, ProblemSink& sink) {
  sink.source = file.document->shown();
  const Reader root(*file.value, sink);
  Fields fields(root);
  read_schema_version(fields);
  skip_text(fields, "name");
  skip_text(fields, "note");
  if (const auto as_of = fields.required("as_of")) {
    catalog.as_of = as_of->date().value_or(Date{});
  }
  read(fields, "history_from", catalog.history_from);
  if (const auto market = fields.optional("default_market")) {
    if (const auto found = look_up(*market, ids.markets)) {
      catalog.default_market = ids.markets.ids[*found];
    }
  }
  if (const auto policy = fields.optional("default_policy")) {
    if (const auto found = look_up(*policy, ids.policies)) {
      catalog.default_policy = ids.policies.ids[*found];
    }
  }
  fields.finish();
}

/// Also adds the records to the catalogue's hash, in their order, while they are at hand.
template <class T, class Read>
void read_all(const std::vector<Record>& records, ProblemSink& sink, ContentHash& hash,
              std::vector<T>& out, const Read& read) {
  hash.add_text("records");
  out.reserve(records.size());
  for (const Record& record : records) {
    sink.source = record.file->document->shown();
    const std::size_t before = sink.problems.size();
    out.push_back(read(Reader(*record.value, sink, record.pointer), record));
    blame_overlays(record, before, sink);
    hash.add_text(record.id);
    hash.add(*record.value);
    if (record.file_provider != nullptr) hash.add(*record.file_provider);
  }
}

/// What the file names as the provider of all its certifications; reported once per file.
std::optional<ProviderIndex> file_provider(const Record& record, const Ids& ids,
                                           const nlohmann::json*& last_reported,
                                           ProblemSink& sink) {
  if (record.file_provider == nullptr) return {};
  if (record.file_provider == last_reported) return 0;
  const auto found = look_up(Reader(*record.file_provider, sink, "/provider"), ids.providers);
  if (!found) last_reported = record.file_provider;
  return found.value_or(0);
}

/// All families, sorted; the views point into the catalogue.
std::vector<std::string_view> families_of(const Catalog& catalog) {
  std::vector<std::string_view> families;
  for (const Certification& each : catalog.certifications) families.push_back(each.family);
  std::sort(families.begin(), families.end());
  return families;
}

/// A role's market that is mixed of several must not be mixed of nothing.
void check_role_markets(const Records& records, const Catalog& catalog, ProblemSink& sink) {
  for (std::size_t i = 0; i < catalog.roles.size(); ++i) {
    const auto& parts = catalog.roles[i].market.parts;
    if (parts.size() < 2) continue;
    for (const Mixture::Part& part : parts) {
      const Market* market = find_market(catalog, part.id);
      const auto asks = [](const SkillDemand& demand) { return demand.demand > 0; };
      if (market == nullptr || std::any_of(market->demand.begin(), market->demand.end(), asks)) {
        continue;
      }
      sink.source = records.roles[i].file->document->shown();
      const std::size_t before = sink.problems.size();
      sink.add(ProblemCode::empty_mixture_part, "/market" + pointer_step(part.id),
               "the market " + part.id + " has no demand for any skill", part.id);
      blame_overlays(records.roles[i], before, sink);
    }
  }
}

/// The prerequisite graph has an arrow for every pair that covers and requires one thing; a small
/// file could ask for more of them than fit into memory.
bool arrows_fit(const Catalog& catalog) {
  constexpr std::size_t kMostArrows = 1'000'000;
  const std::vector<CoveredBy> covered = covered_by(catalog);
  std::size_t arrows = 0;
  for (const Certification& certification : catalog.certifications) {
    if (!certification.requires_) continue;
    for_each_leaf(*certification.requires_,
                  [&](CertificationIndex leaf) { arrows += 1 + covered[leaf].size(); });
  }
  return arrows <= kMostArrows;
}

void check_reachable(const Records& records, const Catalog& catalog, ProblemSink& sink) {
  if (!arrows_fit(catalog)) {
    sink.source = records.certifications.front().file->document->shown();
    sink.add(ProblemCode::out_of_range, "/certifications",
             "requires and covers together name more than 1,000,000 pairs of certifications");
    return;
  }
  for (Unreachable& found : find_unreachable(catalog)) {
    const Record& record = records.certifications[found.certification];
    sink.source = record.file->document->shown();
    const std::size_t before = sink.problems.size();
    sink.add(ProblemCode::unreachable_certification, record.pointer + "/requires",
             std::move(found.why), catalog.certifications[found.certification].id);
    blame_overlays(record, before, sink);
  }
}

/// What expires needs a way to be renewed, and what does not needs none.
void check_renewals(const Records& records, const Catalog& catalog, ProblemSink& sink) {
  for (std::size_t c = 0; c < catalog.certifications.size(); ++c) {
    const Certification& certification = catalog.certifications[c];
    if (!certification.renewal.rule) continue;
    const RenewalRule& rule = catalog.renewal_rules[*certification.renewal.rule];
    const bool for_life = rule.way == RenewalWay::for_life;
    if (for_life == !certification.validity_months.has_value()) continue;
    const Record& record = records.certifications[c];
    sink.source = record.file->document->name;
    sink.add(ProblemCode::invalid_value, record.pointer + "/renewal/rule",
             for_life ? "validity_months says that it expires, this rule that it does not"
                      : "it has no validity_months and does not expire, this rule renews it",
             rule.id);
  }
}

/// An exam that a discount is for must be one of its provider's.
void check_discounts(const Records& records, const Catalog& catalog, ProblemSink& sink) {
  for (std::size_t d = 0; d < catalog.discounts.size(); ++d) {
    const Discount& discount = catalog.discounts[d];
    for (std::size_t i = 0; i < discount.only.size(); ++i) {
      const Certification& exam = catalog.certifications[discount.only[i]];
      if (exam.provider == discount.provider) continue;
      sink.source = records.discounts[d].file->document->name;
      sink.add(ProblemCode::invalid_value,
               records.discounts[d].pointer + "/only/" + std::to_string(i),
               "expected an exam of " + catalog.providers[discount.provider].id +
                   ", found one of " + catalog.providers[exam.provider].id,
               exam.id);
    }
  }
}

/// A group whose levels leave none of its families' exams can never be met.
void check_track_groups(const Records& records, const Catalog& catalog, ProblemSink& sink) {
  for (std::size_t i = 0; i < catalog.track_groups.size(); ++i) {
    const TrackGroup& group = catalog.track_groups[i];
    if (!members(catalog, group).empty()) continue;
    sink.source = records.track_groups[i].file->document->shown();
    sink.add(ProblemCode::out_of_range, records.track_groups[i].pointer + "/levels",
             "no certification of these families has one of these levels", group.id);
  }
}

}  // namespace

Result<Catalog, Problems> load_catalog(const std::vector<Document>& documents,
                                       std::optional<Date> day, Checks checks) {
  ProblemSink sink;
  sink.origin = Origin::data;
  check_complete(documents, sink);
  const std::vector<ParsedDocument> files = parse_all(documents, sink);
  const Records records = collect_records(files, day, sink);
  const Ids& ids = records.ids;

  Catalog catalog;
  ContentHash hash;
  if (records.header != nullptr) {
    read_header(*records.header, ids, catalog, sink);
    hash.add(*records.header->value);
  }
  read_all(records.providers, sink, hash, catalog.providers,
           [](const Reader& reader, const Record&) { return read_provider(reader); });
  read_all(records.skills, sink, hash, catalog.skills,
           [&](const Reader& reader, const Record&) { return read_skill(reader, ids, checks); });
  catalog.skills_by_id.resize(catalog.skills.size());
  std::iota(catalog.skills_by_id.begin(), catalog.skills_by_id.end(), SkillIndex{0});
  std::sort(
      catalog.skills_by_id.begin(), catalog.skills_by_id.end(),
      [&](SkillIndex a, SkillIndex b) { return catalog.skills[a].id < catalog.skills[b].id; });
  read_all(records.sources, sink, hash, catalog.sources,
           [](const Reader& reader, const Record& record) {
             Source source = read_source(reader);
             source.id = record.id;
             return source;
           });
  const nlohmann::json* reported = nullptr;
  read_all(records.certifications, sink, hash, catalog.certifications,
           [&](const Reader& reader, const Record& record) {
             return read_certification(reader, ids, file_provider(record, ids, reported, sink));
           });
  read_all(records.roles, sink, hash, catalog.roles,
           [&](const Reader& reader, const Record& record) {
             Role role = read_role(reader, ids);
             role.file = record.file->document->called;
             return role;
           });
  read_all(records.markets, sink, hash, catalog.markets,
           [&](const Reader& reader, const Record& record) {
             Market market = read_market(reader, ids);
             market.file = record.file->document->called;
             return market;
           });
  read_all(records.policies, sink, hash, catalog.policies,
           [&](const Reader& reader, const Record& record) {
             Policy policy = read_policy(reader, ids);
             policy.file = record.file->document->called;
             return policy;
           });
  const std::vector<std::string_view> families = families_of(catalog);
  read_all(records.track_groups, sink, hash, catalog.track_groups,
           [&](const Reader& reader, const Record& record) {
             TrackGroup group = read_track_group(reader, families, ids);
             group.id = record.id;
             return group;
           });
  read_all(records.tracks, sink, hash, catalog.tracks,
           [&](const Reader& reader, const Record&) { return read_track(reader, ids); });
  read_all(records.renewal_rules, sink, hash, catalog.renewal_rules,
           [&](const Reader& reader, const Record& record) {
             RenewalRule rule = read_renewal_rule(reader, ids);
             rule.id = record.id;
             return rule;
           });
  read_all(records.discounts, sink, hash, catalog.discounts,
           [&](const Reader& reader, const Record&) { return read_discount(reader, ids); });
  if (sink.problems.empty()) {
    check_role_markets(records, catalog, sink);
    check_reachable(records, catalog, sink);
    check_track_groups(records, catalog, sink);
    check_renewals(records, catalog, sink);
    check_discounts(records, catalog, sink);
  }
  if (sink.problems.empty()) {
    catalog.overlays = records.overlays;
    catalog.hash = hash.hex();
    return catalog;
  }
  for (const Document& document : documents) {
    fill_in_places(document.text, document.shown(), sink.problems);
  }
  std::stable_sort(
      sink.problems.begin(), sink.problems.end(), [](const Problem& a, const Problem& b) {
        return std::tie(a.source, a.line, a.column) < std::tie(b.source, b.line, b.column);
      });
  return std::move(sink.problems);
}

}  // namespace certrail
