#include "catalog/profile_json.hpp"

#include <string>

#include "certrail/json.hpp"

namespace certrail {
namespace {

using nlohmann::ordered_json;

ordered_json to_json_value(const Limits& limits) {
  ordered_json out = {{"max_steps", limits.max_steps}};
  if (limits.budget_cents) out["budget_cents"] = *limits.budget_cents;
  if (limits.finish_by) out["finish_by"] = to_string(*limits.finish_by);
  if (limits.min_readiness_ppm) out["min_readiness_ppm"] = *limits.min_readiness_ppm;
  return out;
}

ordered_json to_json_value(const HeldCertification& held) {
  ordered_json out = {{"id", held.id}};
  if (held.earned_on) out["earned_on"] = to_string(*held.earned_on);
  return out;
}

/// Text of any bytes: what is no UTF-8 is replaced, so that nothing is thrown.
std::string dump(const ordered_json& value) {
  return value.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace

ordered_json to_json_value(const Goal& goal) {
  if (goal.kind == Goal::Kind::leaf) return goal.leaf;
  ordered_json children = ordered_json::array();
  for (const Goal& child : goal.children) children.push_back(to_json_value(child));
  ordered_json out = ordered_json::object();
  if (goal.kind == Goal::Kind::k_of) out["k"] = goal.k;
  out[goal.kind == Goal::Kind::all_of   ? "all_of"
      : goal.kind == Goal::Kind::any_of ? "any_of"
                                        : "k_of"] = std::move(children);
  return out;
}

ordered_json to_json_value(const Mixture& mixture) {
  if (mixture.parts.size() == 1 && mixture.parts.front().share == 1) {
    return mixture.parts.front().id;
  }
  ordered_json out = ordered_json::object();
  for (const Mixture::Part& part : mixture.parts) out[part.id] = part.share;
  return out;
}

ordered_json to_json_value(const Profile& profile) {
  ordered_json out = ordered_json::object();
  if (!profile.role.parts.empty()) out["role"] = to_json_value(profile.role);
  if (profile.market.kind == MarketChoice::Kind::none) out["market"] = nullptr;
  if (profile.market.kind == MarketChoice::Kind::named) {
    out["market"] = to_json_value(profile.market.named);
  }
  if (!profile.policy.empty()) out["policy"] = profile.policy;
  ordered_json skills = ordered_json::object();
  for (const KnownSkill& skill : profile.skills) skills[skill.id] = skill.level;
  out["skills"] = std::move(skills);
  ordered_json held = ordered_json::array();
  for (const HeldCertification& one : profile.held) held.push_back(to_json_value(one));
  out["held"] = std::move(held);
  if (profile.experience_months) out["experience_months"] = *profile.experience_months;
  const CloudPreference& preference = profile.cloud_preference;
  if (!preference.named.empty() || preference.others) {
    ordered_json marks = ordered_json::object();
    for (const CloudPreference::Mark& mark : preference.named) marks[mark.provider] = mark.value;
    if (preference.others) marks["default"] = *preference.others;
    out["cloud_preference"] = std::move(marks);
  }
  out["hours_per_week"] = profile.hours_per_week;
  if (profile.start_on) out["start_on"] = to_string(*profile.start_on);
  out["limits"] = to_json_value(profile.limits);
  if (!profile.include.empty()) out["include"] = profile.include;
  if (!profile.exclude.empty()) out["exclude"] = profile.exclude;
  if (profile.goals) out["goals"] = to_json_value(*profile.goals);
  out["objective"] = std::string(to_string(profile.objective));
  return out;
}

std::string to_json(const Profile& profile) { return dump(to_json_value(profile)); }

}  // namespace certrail
