#include "wording.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "certrail/names.hpp"
#include "figures.hpp"
#include "text.hpp"

namespace certrail::cli {
namespace {

constexpr std::int64_t kShown = 500;  // ppm from which on a figure is not rounded to nothing

/// The part after "provider:".
std::string_view code_part(std::string_view id) { return id.substr(id.find(':') + 1); }

std::string codes(const Catalog& catalog, const std::vector<std::string>& ids) {
  std::vector<std::string> words;
  for (const std::string& id : ids) {
    const auto index = find_certification(catalog, id);
    words.push_back(index ? code_of(catalog, *index) : id);
  }
  return join_words(words);
}

/// "AI architect" or "60% AI architect and 40% Data engineer".
template <class Name>
std::string mixture(const Mixture& mixture, const Name& name) {
  if (mixture.parts.size() == 1) return name(mixture.parts.front().id);
  std::int64_t sum = 0;
  for (const Mixture::Part& part : mixture.parts) sum += part.share;
  std::vector<std::string> words;
  for (const Mixture::Part& part : mixture.parts) {
    const bool whole = part.share * std::int64_t{100} % sum == 0;
    const std::string share = whole ? fmt::format("{}%", part.share * std::int64_t{100} / sum)
                                    : percent(part.share * kPpm / sum);
    words.push_back(share + " " + name(part.id));
  }
  return join_words(words);
}

std::string role_words(const Catalog& catalog, const Profile& profile) {
  if (profile.role.parts.empty()) return "No role";
  return mixture(profile.role, [&](const std::string& id) {
    const Role* role = find_role(catalog, id);
    return role == nullptr ? id : role->name;
  });
}

std::string market_words(const Catalog& catalog, const Profile& profile) {
  if (profile.market.kind == MarketChoice::Kind::none) return "no market";
  if (profile.market.kind == MarketChoice::Kind::by_default) return "market by default";
  return "market " + mixture(profile.market.named, [&](const std::string& id) {
           const Market* market = find_market(catalog, id);
           return market == nullptr ? id : market->name;
         });
}

std::string cloud_words(const Catalog& catalog, const CloudPreference& preference) {
  if (preference.named.empty() && !preference.others) return "clouds by the market's shares";
  std::vector<std::string> words;
  for (const CloudPreference::Mark& mark : preference.named) {
    const auto index = find_provider(catalog, mark.provider);
    words.push_back(
        fmt::format("{} {}", index ? catalog.providers[*index].name : mark.provider, mark.value));
  }
  const bool names_a_cloud = std::any_of(
      preference.named.begin(), preference.named.end(), [&](const CloudPreference::Mark& mark) {
        const auto index = find_provider(catalog, mark.provider);
        return index && catalog.providers[*index].kind == ProviderKind::cloud;
      });
  if (preference.others) {
    words.push_back(*preference.others == 0 ? "no other cloud"
                                            : fmt::format("other clouds {}", *preference.others));
  } else if (!names_a_cloud) {
    words.push_back("clouds by the market's shares");
  } else {
    words.push_back("other clouds a quarter");
  }
  return join(words, ", ");
}

/// What somebody brings along.
std::vector<std::string> background(const Catalog& catalog, const Profile& profile) {
  std::vector<std::string> words;
  std::vector<std::string> held;
  for (const HeldCertification& each : profile.held) held.push_back(each.id);
  if (!held.empty()) words.push_back("holds " + codes(catalog, held));
  if (!profile.skills.empty()) {
    words.push_back("knows " + counted(std::ssize(profile.skills), "skill"));
  }
  if (profile.experience_months) {
    words.push_back(counted(*profile.experience_months, "month") + " of experience");
  }
  return words;
}

std::vector<std::string> wishes(const Catalog& catalog, const Profile& profile) {
  std::vector<std::string> words;
  const Limits& limits = profile.limits;
  words.push_back("at most " + counted(limits.max_steps, "exam"));
  if (limits.budget_cents) words.push_back("fees up to " + dollars(*limits.budget_cents));
  if (limits.finish_by) words.push_back("done by " + to_string(*limits.finish_by));
  if (limits.min_readiness_ppm && *limits.min_readiness_ppm > 0) {
    words.push_back("readiness of " + percent(*limits.min_readiness_ppm) + " or more");
  }
  if (!profile.include.empty()) words.push_back("with " + codes(catalog, profile.include));
  if (!profile.exclude.empty()) words.push_back("without " + codes(catalog, profile.exclude));
  if (profile.goals) {
    words.push_back("goal " + to_expression(*profile.goals));
  }
  if (profile.objective == Objective::time) words.push_back("earliest first");
  if (profile.objective == Objective::money) words.push_back("cheapest first");
  if (profile.objective == Objective::steps) words.push_back("fewest exams first");
  return words;
}

/// Does a later step of the path need this one?
std::string leads_to(const Engine& engine, const Path& path, std::size_t step) {
  const Catalog& catalog = engine.catalog();
  const CertificationIndex here = path.steps[step].certification;
  for (std::size_t later = step + 1; later < path.steps.size(); ++later) {
    const CertificationIndex there = path.steps[later].certification;
    for (const PrerequisiteEdge& edge : engine.prerequisites().edges()) {
      if (edge.from != here || edge.to != there) continue;
      return "counts towards what " + code_of(catalog, there) + " requires";
    }
  }
  return {};
}

}  // namespace

std::string code_of(const Catalog& catalog, CertificationIndex certification) {
  const std::string& id = catalog.certifications[certification].id;
  const auto same =
      std::count_if(catalog.certifications.begin(), catalog.certifications.end(),
                    [&](const Certification& each) { return code_part(each.id) == code_part(id); });
  return same > 1 ? id : std::string(code_part(id));
}

std::string bare_name(const Certification& certification) {
  std::string name = printable(certification.name);
  const std::string code = fmt::format(" ({})", code_part(certification.id));
  if (name.ends_with(code)) name.resize(name.size() - code.size());
  return name;
}

std::string understood(const Catalog& catalog, const Profile& profile) {
  std::vector<std::string> words = {role_words(catalog, profile), market_words(catalog, profile)};
  if (!profile.policy.empty() && profile.policy != catalog.default_policy)
    words.push_back("policy " + profile.policy);
  words.push_back(cloud_words(catalog, profile.cloud_preference));
  words.push_back(counted(profile.hours_per_week, "hour") + " a week");
  if (profile.start_on) words.push_back("from " + to_string(*profile.start_on));
  for (std::string& each : background(catalog, profile)) words.push_back(std::move(each));
  for (std::string& wish : wishes(catalog, profile)) words.push_back(std::move(wish));
  return join(words, "; ") + ".";
}

std::string why(const Engine& engine, const Path& path, std::size_t step) {
  const Catalog& catalog = engine.catalog();
  const Terms& marginal = path.steps[step].marginal;
  std::vector<SkillTerm> gains;
  for (const SkillTerm& term : marginal.skills) {
    if (term.ppm > 0) gains.push_back(term);
  }
  std::stable_sort(gains.begin(), gains.end(),
                   [](const SkillTerm& a, const SkillTerm& b) { return a.ppm > b.ppm; });
  // The third is worth its words only where it is not much less than the second.
  if (gains.size() > 3) gains.resize(3);
  if (gains.size() == 3 && gains[2].ppm * 2 < gains[1].ppm) gains.resize(2);

  std::vector<std::string> words;
  for (const SkillTerm& term : gains) {
    words.push_back(
        fmt::format("{} {}", printable(catalog.skills[term.skill].name), points(term.ppm)));
  }
  std::string text = words.empty() ? "" : "adds most to " + join_words(words);
  std::int64_t credential = 0;
  for (const CertificationTerm& term : marginal.credentials) credential += term.ppm;
  if (credential >= kShown) {
    text += (text.empty() ? "" : "; ") + std::string("the credential itself ") + points(credential);
  }
  const std::string next = leads_to(engine, path, step);
  if (!next.empty()) text += (text.empty() ? "" : "; ") + next;
  return text.empty() ? "adds nothing that role and market ask for" : text;
}

std::string score_in_words(const Path& path) {
  std::int64_t credentials = 0;
  std::int64_t other_cloud = 0;
  for (const CertificationTerm& term : path.terms.credentials) credentials += term.ppm;
  for (const CertificationTerm& term : path.terms.other_cloud) other_cloud += term.ppm;
  std::vector<std::string> words = {"readiness " + points(path.gain_ppm)};
  if (credentials >= kShown) words.push_back("credentials " + points(credentials));
  if (path.terms.hours_ppm != 0) words.push_back("hours " + points(path.terms.hours_ppm));
  if (path.terms.money_ppm != 0) words.push_back("fees " + points(path.terms.money_ppm));
  if (other_cloud != 0) words.push_back("other clouds " + points(other_cloud));
  return join(words, ", ");
}

std::string expression(const Catalog& catalog, const Requirement& requirement) {
  if (requirement.kind == Requirement::Kind::leaf) {
    return code_of(catalog, requirement.leaf);
  }
  std::vector<std::string> parts;
  for (const Requirement& child : requirement.children) {
    const bool inner =
        child.kind == Requirement::Kind::all_of || child.kind == Requirement::Kind::any_of;
    const std::string text = expression(catalog, child);
    parts.push_back(inner && child.children.size() > 1 ? "(" + text + ")" : text);
  }
  if (requirement.kind == Requirement::Kind::all_of) return join(parts, " and ");
  if (requirement.kind == Requirement::Kind::any_of) return join(parts, " or ");
  return fmt::format("any {} of ({})", requirement.k, join(parts, ", "));
}

}  // namespace certrail::cli
