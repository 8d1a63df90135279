#include "catalog_view.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

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

}  // namespace

std::string_view state_of(const Certification& certification, Date today) {
  if (certification.retires_on && *certification.retires_on < today) return "retired";
  if (!offered_on(certification, today)) return "upcoming";
  return certification.beta ? "beta" : "open";
}

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

std::string certification_json(const Engine& engine, CertificationIndex index, Date today) {
  const Catalog& catalog = engine.catalog();
  const Certification& c = catalog.certifications[index];
  Json document = {{"schema_version", 1},
                   {"id", c.id},
                   {"name", c.name},
                   {"provider", catalog.providers[c.provider].id},
                   {"level", to_string(c.level)},
                   {"state", state_of(c, today)},
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
                   {"renewal", c.renewal},
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
  for (const Provenance& each : c.provenance) {
    Json origin = {
        {"source", each.source}, {"as_of", each.as_of}, {"basis", to_string(each.basis)}};
    if (!each.place.empty()) origin["place"] = each.place;
    if (!each.note.empty()) origin["note"] = each.note;
    document["provenance"][each.field] = std::move(origin);
  }
  document["doubts"] = Json::array();
  for (const Doubt& each : c.doubts) document["doubts"].push_back(to_json(each));
  return document.dump(2) + "\n";
}

}  // namespace certrail::cli
