#include "explain/path_json.hpp"

#include <string>
#include <utility>

#include "explain/horizon_json.hpp"

namespace certrail {
namespace {

using nlohmann::ordered_json;

ordered_json by_certification(const Catalog& catalog, const std::vector<CertificationTerm>& terms) {
  ordered_json out = ordered_json::object();
  for (const CertificationTerm& term : terms) {
    out[catalog.certifications[term.certification].id] = term.ppm;
  }
  return out;
}

/// `could_be` only where a discount applies.
ordered_json to_json_value(const Catalog& catalog, const Step& step) {
  const Certification& certification = catalog.certifications[step.certification];
  ordered_json marginal = to_json_value(catalog, step.marginal);
  marginal["total_ppm"] = total(step.marginal);
  ordered_json out = {{"certification", certification.id},
                      {"name", certification.name},
                      {"provider", catalog.providers[certification.provider].id},
                      {"study_minutes", step.study_minutes},
                      {"fee_cents", step.fee_cents},
                      {"study_ends_on", to_string(step.study_ends_on)},
                      {"exam_on", to_string(step.exam_on)},
                      {"readiness_ppm", step.readiness_ppm},
                      {"marginal", std::move(marginal)},
                      {"notices", to_json_value(catalog, step.notices)}};
  if (step.could_be) out["could_be"] = to_json_value(catalog, *step.could_be);
  return out;
}

}  // namespace

ordered_json catalogue_to_json(const Catalog& catalog) {
  ordered_json out = {{"as_of", to_string(catalog.as_of)}, {"hash", catalog.hash}};
  for (const Overlay& overlay : catalog.overlays) {
    out["overlays"].push_back({{"id", overlay.id}, {"name", overlay.name}});
  }
  return out;
}

ordered_json to_json_value(const Catalog& catalog, const std::vector<Notice>& notices) {
  ordered_json out = ordered_json::array();
  for (const Notice& notice : notices) {
    ordered_json one = {{"code", notice.code}, {"text", notice.text}};
    if (notice.certification) {
      one["certification"] = catalog.certifications[*notice.certification].id;
    }
    out.push_back(std::move(one));
  }
  return out;
}

ordered_json to_json_value(const Catalog& catalog, const Terms& terms) {
  ordered_json skills = ordered_json::object();
  for (const SkillTerm& term : terms.skills) skills[catalog.skills[term.skill].id] = term.ppm;
  return {{"skills", std::move(skills)},
          {"credentials", by_certification(catalog, terms.credentials)},
          {"other_cloud", by_certification(catalog, terms.other_cloud)},
          {"hours_ppm", terms.hours_ppm},
          {"money_ppm", terms.money_ppm}};
}

ordered_json to_json_value(const Catalog& catalog, const Path& path, int rank) {
  ordered_json steps = ordered_json::array();
  for (const Step& step : path.steps) steps.push_back(to_json_value(catalog, step));
  ordered_json out = {{"rank", rank},
                      {"score_ppm", path.score_ppm},
                      {"readiness_ppm", path.readiness_ppm},
                      {"gain_ppm", path.gain_ppm},
                      {"study_minutes", path.study_minutes},
                      {"fee_cents", path.fee_cents},
                      {"finish_on", to_string(path.finish_on)},
                      {"terms", to_json_value(catalog, path.terms)},
                      {"steps", std::move(steps)}};
  if (path.horizon) out["horizon"] = to_json_value(catalog, *path.horizon);
  return out;
}

std::string dump_document(const ordered_json& document) {
  return document.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace certrail
