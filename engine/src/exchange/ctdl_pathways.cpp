// The paths of an answer as CTDL pathways: one component a step, each preceded by the one before.
#include <set>
#include <utility>

#include "catalog/content_hash.hpp"
#include "certrail/exchange.hpp"
#include "exchange/ctdl.hpp"

namespace certrail {
namespace {

using nlohmann::ordered_json;

/// Stable: the same steps in the same order have the same name.
std::string steps_name(const Catalog& catalog, const Path& path, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += (i == 0 ? "" : "/") + catalog.certifications[path.steps[i].certification].id;
  }
  return out;
}

std::string component_id(const Catalog& catalog, const Path& path, std::size_t step) {
  return ctdl_urn("pathway-component",
                  steps_name(catalog, path, path.steps.size()) + "/" + std::to_string(step + 1));
}

ordered_json component(const Catalog& catalog, const Path& path, std::size_t step) {
  const Step& here = path.steps[step];
  const Certification& c = catalog.certifications[here.certification];
  const std::string pathway = ctdl_urn("pathway", steps_name(catalog, path, path.steps.size()));
  ordered_json out = {
      {"@type", "ceterms:CredentialComponent"},
      {"@id", component_id(catalog, path, step)},
      {"ceterms:name", ctdl_text(c.name)},
      {"ceterms:description",
       ctdl_text("Step " + std::to_string(step + 1) + ": " + std::to_string(here.study_minutes) +
                 " minutes of study, exam on " + to_string(here.exam_on) + ", fee " +
                 std::to_string(here.fee_cents) + " US cents")},
      {"ceterms:credentialType", "ceterms:Certification"},
      {"ceterms:proxyFor", ctdl_certification_id(c)}};
  if (!c.official_url.empty()) out["ceterms:subjectWebpage"] = c.official_url;
  if (step > 0) out["ceterms:precededBy"] = {component_id(catalog, path, step - 1)};
  if (step + 1 < path.steps.size()) {
    out["ceterms:precedes"] = {component_id(catalog, path, step + 1)};
  } else {
    out["ceterms:isDestinationComponentOf"] = {pathway};
  }
  return out;
}

ordered_json pathway(const Catalog& catalog, const Path& path, std::size_t rank) {
  ordered_json parts = ordered_json::array();
  std::string names;
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    parts.push_back(component_id(catalog, path, i));
    names += (i == 0 ? "" : ", ") + catalog.certifications[path.steps[i].certification].name;
  }
  ordered_json last = ordered_json::array({parts.back()});
  return {{"@type", "ceterms:Pathway"},
          {"@id", ctdl_urn("pathway", steps_name(catalog, path, path.steps.size()))},
          {"ceterms:name", ctdl_text(names)},
          {"ceterms:description",
           ctdl_text("Rank " + std::to_string(rank) + ", score " + std::to_string(path.score_ppm) +
                     " ppm: " + std::to_string(path.study_minutes) + " minutes of study, fees of " +
                     std::to_string(path.fee_cents) + " US cents, done on " +
                     to_string(path.finish_on) + ". " + std::string(kNotRegistered))},
          {"ceterms:inLanguage", {"en"}},
          {"ceterms:hasPart", std::move(parts)},
          {"ceterms:hasDestinationComponent", std::move(last)}};
}

/// What the description of a certification points to is described too, and so on.
void add_with_all_it_names(const Catalog& catalog, CertificationIndex index,
                           std::set<CertificationIndex>& named) {
  if (!named.insert(index).second) return;
  const Certification& c = catalog.certifications[index];
  const auto add = [&](CertificationIndex each) { add_with_all_it_names(catalog, each, named); };
  if (c.requires_) for_each_leaf(*c.requires_, add);
  for (const CertificationIndex each : c.recommends) add(each);
  if (c.replaced_by.size() == 1) add(c.replaced_by.front());
}

}  // namespace

std::string to_ctdl(const Catalog& catalog, const Recommendation& recommendation) {
  ordered_json graph = ordered_json::array();
  std::set<CertificationIndex> named;
  std::size_t rank = 0;
  for (const Path& path : recommendation.paths) {
    graph.push_back(pathway(catalog, path, ++rank));
    for (std::size_t i = 0; i < path.steps.size(); ++i) {
      graph.push_back(component(catalog, path, i));
      add_with_all_it_names(catalog, path.steps[i].certification, named);
    }
  }
  std::set<ProviderIndex> owners;
  for (const CertificationIndex each : named) owners.insert(catalog.certifications[each].provider);
  const Date start = recommendation.profile.start_on.value_or(catalog.as_of);
  for (const ProviderIndex each : owners) {
    graph.push_back(ctdl_organization(catalog.providers[each]));
  }
  for (const CertificationIndex each : named) {
    graph.push_back(ctdl_certification(catalog, each, start));
  }
  for (ordered_json& each : ctdl_competencies(catalog)) graph.push_back(std::move(each));
  // Answers with the same content have the same name, others have others.
  ContentHash content;
  content.add(nlohmann::json(graph));
  return ctdl_document(ctdl_urn("answer", content.hex()), std::move(graph));
}

}  // namespace certrail
