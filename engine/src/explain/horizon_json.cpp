#include "explain/horizon_json.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace certrail {
namespace {

using nlohmann::ordered_json;

ordered_json day_or_null(const std::optional<Date>& day) {
  if (!day) return nullptr;
  return to_string(*day);
}

ordered_json upkeep_to_json(const Catalog& catalog, const Upkeep& upkeep) {
  ordered_json out = {{"on", to_string(upkeep.on)},
                      {"kind", std::string(to_string(upkeep.kind))},
                      {"certification", catalog.certifications[upkeep.exam].id},
                      {"rule", catalog.renewal_rules[upkeep.rule].id},
                      {"fee_cents", upkeep.fee_cents},
                      {"minutes", upkeep.minutes}};
  if (upkeep.could_be) out["could_be"] = to_json_value(catalog, *upkeep.could_be);
  return out;
}

ordered_json lapse_to_json(const Catalog& catalog, const Lapse& lapse) {
  ordered_json followed_by = ordered_json::array();
  for (const CertificationIndex c : lapse.followed_by) {
    followed_by.push_back(catalog.certifications[c].id);
  }
  return {{"on", to_string(lapse.on)},
          {"reason", std::string(to_string(lapse.reason))},
          {"followed_by", std::move(followed_by)}};
}

ordered_json kept_to_json(const Catalog& catalog, const KeptCertification& kept) {
  ordered_json upkeep = ordered_json::array();
  for (const Upkeep& each : kept.upkeep) upkeep.push_back(upkeep_to_json(catalog, each));
  ordered_json spared = ordered_json::array();
  for (const SparedRenewal& each : kept.spared) {
    spared.push_back({{"on", to_string(each.on)},
                      {"by", catalog.certifications[each.by].id},
                      {"passed_on", to_string(each.passed_on)}});
  }
  ordered_json lapse;
  if (kept.lapse) lapse = lapse_to_json(catalog, *kept.lapse);
  return {{"certification", catalog.certifications[kept.certification].id},
          {"held", kept.held},
          {"earned_on", day_or_null(kept.earned_on)},
          {"valid_until", day_or_null(kept.valid_until)},
          {"upkeep", std::move(upkeep)},
          {"spared", std::move(spared)},
          {"lapse", std::move(lapse)}};
}

}  // namespace

ordered_json to_json_value(const Catalog& catalog, const CouldBe& could_be) {
  return {{"fee_cents", could_be.fee_cents},
          {"discount", catalog.discounts[could_be.discount].id},
          {"unlocked_by", catalog.certifications[could_be.unlocked_by].id}};
}

ordered_json to_json_value(const Catalog& catalog, const Horizon& horizon) {
  ordered_json certifications = ordered_json::array();
  for (const KeptCertification& kept : horizon.certifications) {
    certifications.push_back(kept_to_json(catalog, kept));
  }
  return {
      {"until", to_string(horizon.until)},          {"total_cents", horizon.total_cents},
      {"total_minutes", horizon.total_minutes},     {"could_be_cents", horizon.could_be_cents},
      {"renewal_cents", horizon.renewal_cents},     {"renewal_minutes", horizon.renewal_minutes},
      {"held_cents", horizon.held_cents},           {"held_minutes", horizon.held_minutes},
      {"certifications", std::move(certifications)}};
}

}  // namespace certrail
