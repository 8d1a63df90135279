#include "setting.hpp"

#include <algorithm>
#include <numeric>

#include "blend.hpp"
#include "preference.hpp"

namespace certrail::twin {
namespace {

std::string read_held(Setting& setting) {
  const Case& question = *setting.question;
  Set named = 0;
  for (const Held& held : question.profile.held) {
    if (contains(named, held.certification)) return "held_twice";
    named |= only(held.certification);
    if (held.earned_on && *held.earned_on > question.profile.start_on) return "earned_after_start";
    const bool valid = valid_on_start(question, held, setting.rules);
    (valid ? setting.held : setting.expired) |= only(held.certification);
  }
  if (!setting.rules.exclude_keeps_held) {
    for (const std::size_t c : question.profile.wishes.exclude) setting.held &= ~only(c);
  }
  return "";
}

void start_levels(Setting& setting) {
  setting.start_level = setting.question->profile.skills;
  if (!setting.rules.held_levels) return;
  const auto& certifications = setting.question->catalogue.certifications;
  const Set proving =
      setting.rules.covers_give_no_levels ? setting.held : stands_for(setting, setting.held);
  for (std::size_t c = 0; c < certifications.size(); ++c) {
    if (!contains(proving, c)) continue;
    for (std::size_t s = 0; s < setting.start_level.size(); ++s) {
      setting.start_level[s] = std::max(setting.start_level[s], certifications[c].attests[s]);
    }
  }
}

std::vector<Wide> raw_weights(const Setting& setting, const Blend& blend) {
  const Case& question = *setting.question;
  const Rules& rules = setting.rules;
  const Wide importance_sum =
      std::accumulate(blend.importance.begin(), blend.importance.end(), std::int64_t{0});
  const Wide demand_sum =
      std::accumulate(blend.demand.begin(), blend.demand.end(), std::int64_t{0});
  std::vector<Wide> raw;
  for (std::size_t s = 0; s < blend.importance.size(); ++s) {
    const auto provider = question.catalogue.skills[s].provider;
    const bool scaled = provider && rules.preference_in_weights;
    const Wide preference = scaled ? setting.preference[*provider] : 100;
    const Wide of_role = Wide{question.policy.role_weight} * blend.importance[s];
    const Wide of_market = Wide{question.policy.market_weight} * blend.demand[s];
    if (importance_sum == 0) {
      raw.push_back(preference * of_market);
    } else if (demand_sum == 0) {
      raw.push_back(preference * of_role);
    } else if (rules.cross_sums) {
      raw.push_back(preference * (of_role * demand_sum + of_market * importance_sum));
    } else {
      raw.push_back(preference * (of_role + of_market));
    }
  }
  return raw;
}

// Shares of a million by largest remainder; the raw weights are not all zero.
std::vector<std::int64_t> normalised(const std::vector<Wide>& raw, const Rules& rules) {
  const Wide total = std::accumulate(raw.begin(), raw.end(), Wide{0});
  std::vector<std::int64_t> weight;
  std::vector<std::size_t> by_remainder;
  for (std::size_t s = 0; s < raw.size(); ++s) {
    weight.push_back(static_cast<std::int64_t>(raw[s] * kMillion / total));
    by_remainder.push_back(s);
  }
  if (!rules.largest_remainder) return weight;
  if (!rules.remainder_ties_first) std::reverse(by_remainder.begin(), by_remainder.end());
  const auto remainder = [&](std::size_t s) { return raw[s] * kMillion % total; };
  std::stable_sort(by_remainder.begin(), by_remainder.end(),
                   [&](std::size_t a, std::size_t b) { return remainder(a) > remainder(b); });
  std::int64_t missing = kMillion - std::accumulate(weight.begin(), weight.end(), std::int64_t{0});
  for (std::size_t i = 0; missing > 0; ++i, --missing) ++weight[by_remainder[i]];
  return weight;
}

void value_certifications(Setting& setting, const Blend& blend) {
  const Policy& policy = setting.question->policy;
  const Rules& rules = setting.rules;
  const auto& certifications = setting.question->catalogue.certifications;
  for (std::size_t c = 0; c < certifications.size(); ++c) {
    const std::size_t provider = certifications[c].provider;
    const std::int64_t preference = setting.preference[provider];
    const auto found = blend.recognition.find(provider);
    std::int64_t recognition = found == blend.recognition.end() ? 0 : found->second;
    if (!rules.recognition) recognition = kMillion;
    const std::int64_t scale = rules.credential_preference ? preference : 100;
    const Wide product = Wide{policy.credential_weight} * recognition * blend.fit[c] * scale;
    const auto value = static_cast<std::int64_t>(product / 10'000'000'000);
    setting.credential.push_back(rules.credential_value ? value : 0);

    std::int64_t price = policy.price_of_other_cloud * (100 - preference) / 100;
    if (!rules.other_cloud_in_proportion && preference != 0) price = 0;
    setting.other_cloud.push_back(rules.other_cloud_price ? price : 0);
  }
}

void read_covers(Setting& setting) {
  const auto& certifications = setting.question->catalogue.certifications;
  for (std::size_t c = 0; c < certifications.size(); ++c) {
    Set set = only(c);
    for (const std::size_t covered : certifications[c].covers) set |= only(covered);
    setting.stands_for.push_back(set);
  }
  if (setting.rules.covers_not_transitive) return;
  for (std::size_t round = 0; round < certifications.size(); ++round) {
    for (Set& set : setting.stands_for) set |= stands_for(setting, set);
  }
}

}  // namespace

bool valid_on_start(const Case& question, const Held& held, const Rules& rules) {
  const Certification& certification = question.catalogue.certifications[held.certification];
  if (!rules.expiry) return true;
  if (!held.earned_on) return rules.undated_is_valid;
  if (!certification.validity_months) return true;
  const Day last = add_months(*held.earned_on, *certification.validity_months, rules.end_of_month);
  const Day start = question.profile.start_on;
  return rules.valid_on_last_day ? start <= last : start < last;
}

std::string set_up_figures(const Case& question, const Rules& rules, Setting& setting) {
  setting.question = &question;
  setting.rules = rules;
  Blend blend;
  if (std::string problem = mix(question, rules, blend); !problem.empty()) return problem;

  setting.preference = preferences(question, blend.share_ppm, rules);
  setting.need = blend.need;
  for (int& need : setting.need) {
    if (need == 0) need = rules.default_need ? 70 : 100;
    if (!rules.need_cap) need = 100;
  }
  const std::vector<Wide> raw = raw_weights(setting, blend);
  if (std::accumulate(raw.begin(), raw.end(), Wide{0}) == 0) return "no_weight";
  setting.weight = normalised(raw, rules);
  value_certifications(setting, blend);
  return "";
}

std::string set_up(const Case& question, const Rules& rules, Setting& setting) {
  setting = Setting{};
  setting.question = &question;
  setting.rules = rules;
  if (std::string problem = read_held(setting); !problem.empty()) return problem;
  read_covers(setting);
  start_levels(setting);
  return set_up_figures(question, rules, setting);
}

std::int64_t credit(const Setting& setting, std::size_t skill, int level) {
  const int need = setting.need[skill];
  const int percent = std::min(level, need) * 100 / need;
  const std::int64_t worth = setting.rules.worth_curve
                                 ? setting.question->policy.worth[static_cast<std::size_t>(percent)]
                                 : percent * 10'000;
  const std::int64_t product = setting.weight[skill] * worth;
  return setting.rules.credit_floor_per_skill ? product / kMillion : ceil_div(product, kMillion);
}

std::int64_t readiness(const Setting& setting, const std::vector<int>& levels) {
  std::int64_t sum = 0;
  for (std::size_t s = 0; s < levels.size(); ++s) sum += credit(setting, s, levels[s]);
  return sum;
}

Set stands_for(const Setting& setting, Set set) {
  Set result = 0;
  for (std::size_t c = 0; c < setting.stands_for.size(); ++c) {
    if (contains(set, c)) result |= setting.stands_for[c];
  }
  return result;
}

bool holds(const Requirement& requirement, Set having, const Rules& rules) {
  using Kind = Requirement::Kind;
  if (requirement.kind == Kind::certification) return contains(having, requirement.certification);
  std::size_t met = 0;
  for (const Requirement& part : requirement.of) met += holds(part, having, rules) ? 1 : 0;
  std::size_t asked = 1;
  if (requirement.kind == Kind::all_of && rules.all_of_asks_all) asked = requirement.of.size();
  if (requirement.kind == Kind::k_of && rules.k_of_counts) asked = requirement.k;
  return met >= asked;
}

Set leaves(const Requirement& requirement) {
  if (requirement.kind == Requirement::Kind::certification) return only(requirement.certification);
  Set result = 0;
  for (const Requirement& part : requirement.of) result |= leaves(part);
  return result;
}

}  // namespace certrail::twin
