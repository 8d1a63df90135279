// The catalogue as a table. Columns are told in data/README.md.
#include <cstdlib>

#include "certrail/exchange.hpp"
#include "certrail/names.hpp"
#include "text/csv.hpp"

namespace certrail {
namespace {

class CsvRow {
 public:
  explicit CsvRow(std::string& out) : out_(out) {}
  ~CsvRow() { out_ += "\r\n"; }
  CsvRow(const CsvRow&) = delete;
  CsvRow& operator=(const CsvRow&) = delete;

  CsvRow& add(std::string_view text) {
    if (!first_) out_ += ',';
    first_ = false;
    append_csv_field(out_, text);
    return *this;
  }
  CsvRow& add(std::int64_t number) { return add(std::string_view(std::to_string(number))); }
  CsvRow& add(const std::optional<Date>& day) {
    return add(std::string_view(day ? to_string(*day) : std::string()));
  }

 private:
  std::string& out_;
  bool first_ = true;
};

/// "a;b": ids hold no semicolon that matters to a reader, and aliases are split at "; ".
template <class List, class Text>
std::string joined(const List& list, const Text& text) {
  std::string out;
  for (const auto& each : list) {
    if (!out.empty()) out += "; ";
    out += text(each);
  }
  return out;
}

std::string dollars_of(std::int64_t cents) {
  const std::string rest = std::to_string(cents % 100);
  return std::to_string(cents / 100) + (rest.size() == 1 ? ".0" : ".") + rest;
}

Goal named_tree(const Catalog& catalog, const Requirement& tree) {
  Goal out;
  out.kind = static_cast<Goal::Kind>(tree.kind);
  out.k = tree.k;
  if (tree.kind == Requirement::Kind::leaf) out.leaf = catalog.certifications[tree.leaf].id;
  for (const Requirement& child : tree.children) {
    out.children.push_back(named_tree(catalog, child));
  }
  return out;
}

std::string basis_word(const Certification& c, std::string_view field) {
  const auto basis = basis_of(c, field);
  return basis ? std::string(to_string(*basis)) : std::string();
}

}  // namespace

std::string catalog_to_csv(const Catalog& catalog, Date today) {
  std::string out;
  {
    CsvRow row(out);
    for (const char* column : {"id",
                               "name",
                               "provider",
                               "level",
                               "family",
                               "state",
                               "aliases",
                               "fee_usd",
                               "fee_basis",
                               "study_minutes",
                               "study_basis",
                               "exam_minutes",
                               "available_from",
                               "retires_on",
                               "validity_months",
                               "min_experience_months",
                               "advised_experience_months",
                               "requires",
                               "recommends",
                               "covers",
                               "replaced_by",
                               "for_roles",
                               "attests",
                               "exam_share_ppm",
                               "renewal",
                               "official_url",
                               "note",
                               "doubts"}) {
      row.add(std::string_view(column));
    }
  }
  const auto id_of = [&](CertificationIndex c) { return catalog.certifications[c].id; };
  const auto as_is = [](const std::string& text) { return text; };
  const auto optional = [](const std::optional<int>& number) {
    return number ? std::to_string(*number) : std::string();
  };
  for (const Certification& c : catalog.certifications) {
    CsvRow row(out);
    row.add(c.id).add(c.name).add(catalog.providers[c.provider].id).add(to_string(c.level));
    row.add(c.family).add(state_on(c, today)).add(joined(c.aliases, as_is));
    row.add(dollars_of(c.fee_cents)).add(basis_word(c, "fee_cents"));
    row.add(c.study_minutes).add(basis_word(c, "study_minutes")).add(optional(c.exam_minutes));
    row.add(c.available_from).add(c.retires_on).add(optional(c.validity_months));
    row.add(std::int64_t{c.min_experience_months}).add(std::int64_t{c.advised_experience_months});
    row.add(c.requires_ ? to_expression(named_tree(catalog, *c.requires_)) : std::string());
    row.add(joined(c.recommends, id_of)).add(joined(c.covers, id_of));
    row.add(joined(c.replaced_by, id_of));
    row.add(joined(c.for_roles,
                   [](const RoleFit& each) { return each.role + '=' + std::to_string(each.fit); }));
    row.add(joined(c.attestations, [&](const Attestation& each) {
      return catalog.skills[each.skill].id + '=' + std::to_string(each.level);
    }));
    row.add(joined(c.attestations, [&](const Attestation& each) {
      return catalog.skills[each.skill].id + '=' + std::to_string(each.exam_share);
    }));
    row.add(renewal_text(catalog, c)).add(c.official_url).add(c.note);
    row.add(joined(c.doubts, [](const Doubt& doubt) { return doubt.field + ": " + doubt.what; }));
  }
  return out;
}

}  // namespace certrail
