#include "explain/gap_json.hpp"

#include <string>
#include <utility>

#include "catalog/profile_json.hpp"
#include "certrail/json.hpp"
#include "explain/path_json.hpp"

namespace certrail {
namespace {

using nlohmann::ordered_json;

ordered_json to_json_value(const Catalog& catalog, const SkillGap& gap) {
  ordered_json attested_by = ordered_json::array();
  for (const CertificationIndex c : gap.attested_by) {
    attested_by.push_back(catalog.certifications[c].id);
  }
  return {{"skill", catalog.skills[gap.skill].id},
          {"name", catalog.skills[gap.skill].name},
          {"weight_ppm", gap.weight_ppm},
          {"level", gap.level},
          {"need", gap.need},
          {"credit_ppm", gap.credit_ppm},
          {"missing_ppm", gap.missing_ppm},
          {"attested_by", std::move(attested_by)}};
}

}  // namespace

ordered_json to_json_value(const Catalog& catalog, const Gap& gap) {
  ordered_json skills = ordered_json::array();
  for (const SkillGap& skill : gap.skills) skills.push_back(to_json_value(catalog, skill));
  return {{"schema_version", 1},
          {"catalogue", catalogue_to_json(catalog)},
          {"request", to_json_value(gap.profile)},
          {"readiness_ppm", gap.readiness_ppm},
          {"skills", std::move(skills)},
          {"notices", to_json_value(catalog, gap.notices)}};
}

std::string to_json(const Engine& engine, const Gap& gap) {
  return dump_document(to_json_value(engine.catalog(), gap));
}

}  // namespace certrail
