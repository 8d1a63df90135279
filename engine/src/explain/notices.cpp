#include "explain/notices.hpp"

#include <algorithm>

#include "explain/overlay_notices.hpp"

namespace certrail {
namespace {

constexpr int kOldCatalogueDays = 90;
constexpr int kRetiresSoonDays = 180;

/// "Name (id)", or "60% Name (id), 40% Name (id)".
std::string market_text(const Catalog& catalog, const Mixture& mixture) {
  std::int64_t shares = 0;
  for (const Mixture::Part& part : mixture.parts) shares += part.share;
  std::string text;
  for (const Mixture::Part& part : mixture.parts) {
    if (!text.empty()) text += ", ";
    if (mixture.parts.size() > 1)
      text += std::to_string((100 * std::int64_t{part.share} + shares / 2) / shares) + "% ";
    text += find_market(catalog, part.id)->name;
    text += " (" + part.id + ")";
  }
  return text;
}

void add_assumptions(const Catalog& catalog, const Profile& asked, const Profile& profile,
                     std::vector<Notice>& notices) {
  if (asked.market.kind == MarketChoice::Kind::by_default) {
    notices.push_back(
        {"market-by-default",
         profile.market.kind == MarketChoice::Kind::named
             ? "Market by default: " + market_text(catalog, profile.market.named) + "."
             : "No market is known, so only the role counts.",
         {}});
  }
  if (asked.policy.empty()) {
    notices.push_back({"policy-by-default", "Policy by default: " + profile.policy + ".", {}});
  }
  if (asked.role.parts.empty()) {
    notices.push_back({"no-role", "No role is given, so only the market's demand counts.", {}});
  }
  if (!asked.experience_months) {
    notices.push_back({"experience-unknown",
                       "Work experience is not given, so exams are not filtered by it.",
                       {}});
  }
}

/// Skills the role asks for that a preference of 0 takes out of the weights.
void add_banned_skills(const Catalog& catalog, const Assessment& a, std::vector<Notice>& notices) {
  std::string names;
  for (SkillIndex s = 0; s < catalog.skills.size(); ++s) {
    const auto& provider = catalog.skills[s].provider;
    if (!provider || a.provider_preference[*provider] > 0 || a.ask.importance[s] == 0) continue;
    if (!names.empty()) names += ", ";
    names += catalog.skills[s].name;
  }
  if (names.empty()) return;
  notices.push_back(
      {"skills-without-weight",
       "The role asks for skills of clouds you do not want; they do not count: " + names + ".",
       {}});
}

Notice about(CertificationIndex certification, std::string code, std::string text) {
  return {std::move(code), std::move(text), certification};
}

/// Exams asked for by name that ended before the start. Where a goal names a successor as well, as
/// one of any exam of a family does, nobody needs to be told.
void add_ended_wishes(const Catalog& catalog, const Profile& profile, const Assessment& a,
                      std::vector<Notice>& notices) {
  std::vector<bool> wished(catalog.certifications.size(), false);
  const auto wish = [&](const std::string& id) { wished[*find_certification(catalog, id)] = true; };
  if (profile.goals) for_each_leaf(*profile.goals, wish);
  const std::vector<bool> in_goal = wished;
  for (const std::string& id : profile.include) wish(id);
  for (CertificationIndex c = 0; c < wished.size(); ++c) {
    const Certification& exam = catalog.certifications[c];
    if (!wished[c] || a.counts[c] || !exam.retires_on || *exam.retires_on >= *profile.start_on) {
      continue;
    }
    const auto& next = exam.replaced_by;
    const auto is_in_goal = [&](CertificationIndex n) { return in_goal[n]; };
    if (in_goal[c] && std::any_of(next.begin(), next.end(), is_in_goal)) continue;
    std::string text = exam.id + " ended on " + to_string(*exam.retires_on);
    for (std::size_t i = 0; i < next.size(); ++i) {
      text += (i == 0 ? "; replaced by " : ", ") + catalog.certifications[next[i]].id;
    }
    notices.push_back(about(c, "wish-ended", text + "."));
  }
}

/// Its advised predecessors that can still be taken, or all of them if none can.
std::string advised(const Catalog& catalog, const Certification& c, Date start) {
  std::string open, all;
  for (const CertificationIndex p : c.recommends) {
    const Certification& predecessor = catalog.certifications[p];
    const bool gone = predecessor.retires_on && *predecessor.retires_on < start;
    for (std::string* list : {&all, gone ? nullptr : &open}) {
      if (list == nullptr) continue;
      if (!list->empty()) *list += " or ";
      *list += predecessor.id;
    }
  }
  return open.empty() ? all : open;
}

bool estimated(const Certification& c, std::string_view field) {
  return basis_of(c, field).value_or(Basis::published) != Basis::published;
}

}  // namespace

std::vector<Notice> question_notices(const Catalog& catalog, const Profile& asked,
                                     const Profile& profile, const Assessment& a) {
  std::vector<Notice> notices;
  add_assumptions(catalog, asked, profile, notices);
  add_overlay_notices(catalog, notices);
  add_banned_skills(catalog, a, notices);
  const int age = profile.start_on->days - catalog.as_of.days;
  if (catalog.as_of.days > 0 && age > kOldCatalogueDays) {
    notices.push_back({"catalogue-old",
                       "The catalogue is of " + to_string(catalog.as_of) + ", " +
                           std::to_string(age) + " days before the start: check dates and fees.",
                       {}});
  }
  add_ended_wishes(catalog, profile, a, notices);
  for (const HeldCertification& held : profile.held) {
    const CertificationIndex c = *find_certification(catalog, held.id);
    if (a.held[c]) continue;
    notices.push_back(about(c, "held-expired",
                            held.id + " ran out on " +
                                to_string(*valid_until(catalog.certifications[c], held)) +
                                " and does not count."));
  }
  return notices;
}

void add_step_notices(const Catalog& catalog, const Profile& profile, const Assessment& a,
                      Path& path) {
  std::vector<bool> had = a.counts;
  for (Step& step : path.steps) {
    const Certification& c = catalog.certifications[step.certification];
    const auto add = [&](std::string code, std::string text) {
      step.notices.push_back(about(step.certification, std::move(code), std::move(text)));
    };
    if (c.beta) add("beta", "Beta exam: content, fee and dates may still change.");
    if (c.retires_on && c.retires_on->days - step.exam_on.days <= kRetiresSoonDays) {
      std::string text = "The exam ends on " + to_string(*c.retires_on);
      if (!c.replaced_by.empty()) {
        text += "; " + catalog.certifications[c.replaced_by.front()].id + " follows it";
      }
      add("retires-soon", text + ".");
    }
    if (step.exam_on > step.study_ends_on) {
      add("waits", "Study ends on " + to_string(step.study_ends_on) + "; the exam opens only on " +
                       to_string(step.exam_on) + ".");
    }
    const bool hours = estimated(c, "study_minutes"), fee = estimated(c, "fee_cents");
    if (hours || fee) {
      add("estimated",
          std::string("Estimated, not published: ") + (hours && fee ? "study hours and fee."
                                                       : hours      ? "study hours."
                                                                    : "the fee."));
    }
    const auto has = [&](CertificationIndex p) { return had[p]; };
    if (c.level >= Level::specialty && !c.recommends.empty() &&
        std::none_of(c.recommends.begin(), c.recommends.end(), has)) {
      add("skips-advised", "Usually taken after " + advised(catalog, c, *profile.start_on) +
                               "; the hours shown include learning what it teaches.");
    }
    if (c.min_experience_months > 0 && !profile.experience_months) {
      add("needs-experience", "Needs " + std::to_string(c.min_experience_months) +
                                  " months of work experience; yours is not given.");
    }
    if (profile.experience_months.value_or(0) < c.advised_experience_months) {
      add("advised-experience", "Advised for people with " +
                                    std::to_string(c.advised_experience_months) +
                                    " months of experience.");
    }
    add_overlay_end(catalog, step);
    had[step.certification] = true;
    for (CertificationIndex covered : c.covers) had[covered] = true;
  }
}

void add_expiry_notices(const Catalog& catalog, const Profile& profile, const Assessment& a,
                        const std::vector<Path>& paths, std::vector<Notice>& notices) {
  Date end = *profile.start_on;
  for (const Path& path : paths) end = std::max(end, path.finish_on);
  for (const HeldCertification& held : profile.held) {
    const CertificationIndex c = *find_certification(catalog, held.id);
    const auto until = valid_until(catalog.certifications[c], held);
    if (!a.held[c] || !until || *until >= end) continue;
    notices.push_back(about(c, "held-runs-out",
                            held.id + " runs out on " + to_string(*until) +
                                ", before the last path ends; renew it in time."));
  }
}

}  // namespace certrail
