#include "catalog_view.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "certrail/horizon.hpp"
#include "doubt_view.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json or_null(const std::optional<Date>& day) { return day ? Json(to_string(*day)) : Json(nullptr); }

Json ids(const Catalog& catalog, const std::vector<CertificationIndex>& list) {
  Json array = Json::array();
  for (const CertificationIndex each : list) array.push_back(catalog.certifications[each].id);
  return array;
}

Json tree(const Catalog& catalog, const Requirement& requirement) {
  if (requirement.kind == Requirement::Kind::leaf) {
    return catalog.certifications[requirement.leaf].id;
  }
  Json children = Json::array();
  for (const Requirement& child : requirement.children) children.push_back(tree(catalog, child));
  if (requirement.kind == Requirement::Kind::all_of) return {{"all_of", children}};
  if (requirement.kind == Requirement::Kind::any_of) return {{"any_of", children}};
  return {{"k", requirement.k}, {"k_of", children}};
}

Json provenance_json(const std::vector<Provenance>& list) {
  Json facts = Json::object();
  for (const Provenance& each : list) {
    Json origin = {
        {"source", each.source}, {"as_of", each.as_of}, {"basis", to_string(each.basis)}};
    if (!each.place.empty()) origin["place"] = each.place;
    if (!each.note.empty()) origin["note"] = each.note;
    facts[each.field] = std::move(origin);
  }
  return facts;
}

/// With what one renewal of this very certification takes.
Json renewal_json(const Catalog& catalog, const Certification& c) {
  if (!c.renewal.rule) return nullptr;
  const RenewalRule& rule = catalog.renewal_rules[*c.renewal.rule];
  return {
      {"rule", rule.id},
      {"name", rule.name},
      {"way", to_string(rule.way)},
      {"text", rule.text},
      {"extends_months", or_null(rule.extends_months ? rule.extends_months : c.validity_months)},
      {"fee_cents", renewal_fee_cents(rule, c)},
      {"minutes", renewal_minutes(rule, c)},
      {"yearly_fee_cents", rule.yearly_fee_cents},
      {"yearly_fee_at_once", rule.yearly_fee_at_once},
      {"yearly_fee_shared", rule.yearly_fee_shared},
      {"renewed_by", ids(catalog, c.renewal.renewed_by)},
      {"extend_without_exam",
       c.renewal.extension.empty() ? Json(nullptr) : Json(c.renewal.extension)},
      {"provenance", provenance_json(rule.provenance)}};
}

/// With what this very exam could cost.
Json discounts_json(const Catalog& catalog, CertificationIndex exam) {
  Json list = Json::array();
  for (const Discount& each : catalog.discounts) {
    if (!applies_to(catalog, each, exam)) continue;
    list.push_back({{"id", each.id},
                    {"name", each.name},
                    {"could_be_cents", reduced_cents(each, catalog.certifications[exam].fee_cents)},
                    {"after_pass", each.after_pass},
                    {"within_months", or_null(each.within_months)},
                    {"condition", each.condition},
                    {"provenance", provenance_json(each.provenance)}});
  }
  return list;
}

}  // namespace

std::vector<std::string> sources_of(const Provenance& provenance) {
  std::vector<std::string> ids;
  // One field may name several, "S-A, S-B".
  for (std::size_t at = 0; at < provenance.source.size();) {
    const std::size_t end = std::min(provenance.source.find(", ", at), provenance.source.size());
    ids.push_back(provenance.source.substr(at, end - at));
    at = end + 2;
  }
  return ids;
}

nlohmann::ordered_json certification_value(const Engine& engine, CertificationIndex index,
                                           Date today) {
  const Catalog& catalog = engine.catalog();
  const Certification& c = catalog.certifications[index];
  Json document = {{"id", c.id},
                   {"name", c.name},
                   {"provider", catalog.providers[c.provider].id},
                   {"level", to_string(c.level)},
                   {"state", state_on(c, today)},
                   {"family", c.family},
                   {"aliases", c.aliases},
                   {"study_minutes", c.study_minutes},
                   {"fee_cents", c.fee_cents},
                   {"exam_minutes", or_null(c.exam_minutes)},
                   {"available_from", or_null(c.available_from)},
                   {"retires_on", or_null(c.retires_on)},
                   {"announced", c.announced},
                   {"beta", c.beta},
                   {"validity_months", or_null(c.validity_months)},
                   {"renewal", renewal_json(catalog, c)},
                   {"discounts", discounts_json(catalog, index)},
                   {"min_experience_months", c.min_experience_months},
                   {"advised_experience_months", c.advised_experience_months},
                   {"requires", c.requires_ ? tree(catalog, *c.requires_) : Json(nullptr)},
                   {"recommends", ids(catalog, c.recommends)},
                   {"opens", ids(catalog, engine.prerequisites().opens(index))},
                   {"stands_on", ids(catalog, engine.prerequisites().stands_on(index))},
                   {"covers", ids(catalog, c.covers)},
                   {"replaced_by", ids(catalog, c.replaced_by)},
                   {"official_url", c.official_url},
                   {"note", c.note}};
  for (const RoleFit& each : c.for_roles) document["for_roles"][each.role] = each.fit;
  for (const Attestation& each : c.attestations) {
    document["attests"][catalog.skills[each.skill].id] = each.level;
    document["exam_share"][catalog.skills[each.skill].id] = each.exam_share;
  }
  for (const ExamDomain& domain : c.domains) {
    Json parts = Json::object();
    for (const ExamDomain::Part& part : domain.parts) {
      parts[catalog.skills[part.skill].id] = part.share;
    }
    document["domains"].push_back(
        {{"name", domain.name}, {"percent", domain.percent}, {"skills", parts}});
  }
  if (!c.provenance.empty()) document["provenance"] = provenance_json(c.provenance);
  document["doubts"] = Json::array();
  for (const Doubt& each : c.doubts) document["doubts"].push_back(to_json(each));
  return document;
}

std::string certification_json(const Engine& engine, CertificationIndex index, Date today) {
  Json document = {{"schema_version", 1}};
  document.update(certification_value(engine, index, today));
  return document.dump(2) + "\n";
}

}  // namespace certrail::cli
