#include "certrail/horizon.hpp"

#include <algorithm>
#include <numeric>

#include "explain/discounts.hpp"
#include "scoring/assessment.hpp"

namespace certrail {
namespace {

/// A certification as the days go by.
struct Kept {
  KeptCertification out;
  CertificationIndex current = 0;  ///< itself, or the successor it was renewed by
  bool earned = false;
  std::optional<Date> valid_until;  ///< as of now; empty = for life, or not known
};

const RenewalRule* rule_of(const Catalog& catalog, CertificationIndex c) {
  const auto& rule = catalog.certifications[c].renewal.rule;
  return rule ? &catalog.renewal_rules[*rule] : nullptr;
}

/// How long one renewal of `c` holds, in months; empty = for life.
std::optional<int> extension_of(const Catalog& catalog, CertificationIndex c) {
  const RenewalRule* rule = rule_of(catalog, c);
  if (rule != nullptr && rule->extends_months) return rule->extends_months;
  return catalog.certifications[c].validity_months;
}

/// The exam `c` has become, where its own has ended.
std::optional<CertificationIndex> offered_successor(const Catalog& catalog, CertificationIndex c,
                                                    Date day) {
  for (const CertificationIndex next : catalog.certifications[c].replaced_by) {
    const Certification& successor = catalog.certifications[next];
    if (successor.family == catalog.certifications[c].family && offered_on(successor, day)) {
      return next;
    }
  }
  return {};
}

/// What is sat or done to renew `c` on `day`; empty where nothing renews it.
std::optional<CertificationIndex> renewal_exam(const Catalog& catalog, CertificationIndex c,
                                               Date day) {
  const RenewalRule* rule = rule_of(catalog, c);
  if (rule == nullptr) return {};
  if (rule->way == RenewalWay::credits || offered_on(catalog.certifications[c], day)) return c;
  return rule->way == RenewalWay::exam ? offered_successor(catalog, c, day) : std::nullopt;
}

/// Does a pass of `exam` renew `c`? The exam itself does, and a successor of the same family.
bool renews(const Catalog& catalog, CertificationIndex exam, CertificationIndex c) {
  if (exam == c) return true;
  const Certification& kept = catalog.certifications[c];
  const auto has = [exam](const std::vector<CertificationIndex>& list) {
    return std::find(list.begin(), list.end(), exam) != list.end();
  };
  return has(kept.renewal.renewed_by) ||
         (has(kept.replaced_by) && catalog.certifications[exam].family == kept.family);
}

class Simulation {
 public:
  Simulation(const Catalog& catalog, const Profile& profile, const Path& path, Date until)
      : catalog_(catalog), path_(path), start_(*profile.start_on), until_(until) {
    for (const Step& step : path.steps) {
      Kept& kept = add(step.certification, step.exam_on);
      if (const auto months = catalog.certifications[step.certification].validity_months) {
        kept.valid_until = add_months(step.exam_on, *months);
      }
    }
    for (const HeldCertification& held : profile.held) {
      const CertificationIndex c = *find_certification(catalog, held.id);
      const auto valid = valid_until(catalog.certifications[c], held);
      if (valid && *valid < start_) continue;
      Kept& kept = add(c, held.earned_on);
      kept.out.held = true;
      kept.valid_until = valid;
      kept.earned = true;
    }
  }

  Horizon run(const Profile& profile) {
    for (std::optional<Date> day = next_day(start_); day; day = next_day({day->days + 1})) {
      pass_steps(*day);
      pay_dues(*day);
      renew_due(*day);
    }
    return result(profile);
  }

 private:
  Kept& add(CertificationIndex c, std::optional<Date> earned_on) {
    Kept& kept = all_.emplace_back();
    kept.out.certification = c;
    kept.out.earned_on = earned_on;
    kept.current = c;
    return kept;
  }

  bool valid_on(const Kept& kept, Date day) const {
    return kept.earned && !kept.out.lapse && (!kept.valid_until || *kept.valid_until >= day);
  }

  /// The first yearly fee from `day` on; empty = none.
  std::optional<Date> next_due(const Kept& kept, Date day) const {
    const RenewalRule* rule = rule_of(catalog_, kept.current);
    if (!kept.out.earned_on || kept.out.lapse || rule == nullptr || rule->yearly_fee_cents == 0) {
      return {};
    }
    int years = rule->yearly_fee_at_once ? 0 : 1;
    while (add_months(*kept.out.earned_on, 12 * years) < day) ++years;
    return add_months(*kept.out.earned_on, 12 * years);
  }

  /// The first day from `day` on with anything to do; empty = none up to the horizon.
  std::optional<Date> next_day(Date day) const {
    std::optional<Date> next;
    const auto consider = [&](std::optional<Date> other) {
      if (other && *other >= day && *other <= until_ && (!next || *other < *next)) next = other;
    };
    for (const Kept& kept : all_) {
      if (!kept.out.held && !kept.earned) consider(kept.out.earned_on);
      if (!kept.out.lapse) consider(kept.valid_until);
      consider(next_due(kept, day));
    }
    return next;
  }

  void pass_steps(Date day) {
    for (Kept& kept : all_) {
      if (kept.out.held || kept.earned || *kept.out.earned_on != day) continue;
      kept.earned = true;
      renew_others(kept, kept.current, day);
    }
  }

  /// What a pass of `exam`, for the sake of `passed`, renews beside it.
  void renew_others(const Kept& passed, CertificationIndex exam, Date day) {
    for (Kept& kept : all_) {
      if (&kept == &passed || !valid_on(kept, day) || !kept.valid_until ||
          !renews(catalog_, exam, kept.current)) {
        continue;
      }
      const auto months = extension_of(catalog_, kept.current);
      if (!months) continue;
      const Date later = add_months(day, *months);
      if (later <= *kept.valid_until) continue;
      if (*kept.valid_until <= until_) kept.out.spared.push_back({*kept.valid_until, exam, day});
      kept.valid_until = later;
    }
  }

  void pay_dues(Date day) {
    for (Kept& kept : all_) {
      if (!valid_on(kept, day) || next_due(kept, day) != day) continue;
      const RenewalRule& rule = *rule_of(catalog_, kept.current);
      if (rule.yearly_fee_shared && paid_by_another(kept, rule, day)) continue;
      kept.out.upkeep.push_back({Upkeep::Kind::yearly_fee,
                                 day,
                                 kept.current,
                                 *catalog_.certifications[kept.current].renewal.rule,
                                 rule.yearly_fee_cents,
                                 0,
                                 {}});
    }
  }

  /// The fee of a provider that asks for it once is that of the dearest, of equal ones the first.
  bool paid_by_another(const Kept& kept, const RenewalRule& rule, Date day) const {
    bool before = true;
    for (const Kept& other : all_) {
      if (&other == &kept) {
        before = false;
        continue;
      }
      const RenewalRule* theirs = rule_of(catalog_, other.current);
      if (theirs == nullptr || !theirs->yearly_fee_shared || !other.out.earned_on ||
          !valid_on(other, day) || provider_of(other) != provider_of(kept)) {
        continue;
      }
      if (theirs->yearly_fee_cents > rule.yearly_fee_cents ||
          (theirs->yearly_fee_cents == rule.yearly_fee_cents && before)) {
        return true;
      }
    }
    return false;
  }

  ProviderIndex provider_of(const Kept& kept) const {
    return catalog_.certifications[kept.current].provider;
  }

  bool is_due(const Kept& kept, Date day) const {
    return valid_on(kept, day) && kept.valid_until == day;
  }

  /// Those that renew others come first, so that the others need no renewal of their own.
  void renew_due(Date day) {
    while (true) {
      Kept* next = nullptr;
      for (Kept& kept : all_) {
        if (!is_due(kept, day)) continue;
        if (next == nullptr) next = &kept;  // where all wait for each other
        if (renewed_by_other_due(kept, day)) continue;
        next = &kept;
        break;
      }
      if (next == nullptr) return;
      renew(*next, day);
    }
  }

  bool renewed_by_other_due(const Kept& kept, Date day) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Kept& other) {
      if (&other == &kept || !is_due(other, day)) return false;
      const auto exam = renewal_exam(catalog_, other.current, day);
      return exam && renews(catalog_, *exam, kept.current);
    });
  }

  void renew(Kept& kept, Date day) {
    const auto exam = renewal_exam(catalog_, kept.current, day);
    if (!exam) {
      const bool known = rule_of(catalog_, kept.current) != nullptr;
      kept.out.lapse = {day, known ? LapseReason::exam_ended : LapseReason::rule_not_known,
                        catalog_.certifications[kept.current].replaced_by};
      return;
    }
    const RenewalRuleIndex rule_index = *catalog_.certifications[kept.current].renewal.rule;
    const RenewalRule& rule = catalog_.renewal_rules[rule_index];
    const Certification& sat = catalog_.certifications[*exam];
    kept.out.upkeep.push_back({Upkeep::Kind::renewal,
                               day,
                               *exam,
                               rule_index,
                               renewal_fee_cents(rule, sat),
                               renewal_minutes(rule, sat),
                               {}});
    if (rule.way == RenewalWay::exam) {
      sat_.push_back({static_cast<std::size_t>(&kept - all_.data()), kept.out.upkeep.size() - 1});
    }
    kept.current = *exam;
    const auto months = extension_of(catalog_, *exam);
    kept.valid_until = months ? std::optional(add_months(day, *months)) : std::nullopt;
    renew_others(kept, *exam, day);
  }

  Horizon result(const Profile& profile) {
    add_discounts(profile);
    Horizon horizon;
    horizon.until = until_;
    horizon.total_cents = path_.fee_cents;
    horizon.total_minutes = path_.study_minutes;
    for (Kept& kept : all_) {
      kept.out.valid_until = kept.valid_until;
      for (const Upkeep& each : kept.out.upkeep) {
        (kept.out.held ? horizon.held_cents : horizon.renewal_cents) += each.fee_cents;
        (kept.out.held ? horizon.held_minutes : horizon.renewal_minutes) += each.minutes;
        saved_ += each.could_be ? each.fee_cents - each.could_be->fee_cents : 0;
      }
      horizon.certifications.push_back(std::move(kept.out));
    }
    horizon.total_cents += horizon.renewal_cents + horizon.held_cents;
    horizon.total_minutes += horizon.renewal_minutes + horizon.held_minutes;
    horizon.could_be_cents = horizon.total_cents - saved_;
    return horizon;
  }

  /// Exams of renewals use and give discounts as the path's steps do.
  void add_discounts(const Profile& profile) {
    struct Taken {
      Sitting sitting;
      Upkeep* upkeep = nullptr;  ///< nullptr: a step of the path
    };
    std::vector<Taken> taken;
    for (const Step& step : path_.steps) {
      taken.push_back({{step.certification, step.exam_on, step.fee_cents}, nullptr});
    }
    for (const SatAgain& again : sat_) {
      Upkeep& upkeep = all_[again.kept].out.upkeep[again.upkeep];
      taken.push_back({{upkeep.exam, upkeep.on, upkeep.fee_cents}, &upkeep});
    }
    std::stable_sort(taken.begin(), taken.end(),
                     [](const Taken& a, const Taken& b) { return a.sitting.on < b.sitting.on; });
    std::vector<Sitting> sittings;
    for (const Taken& each : taken) sittings.push_back(each.sitting);
    const auto found = possible_discounts(catalog_, profile, sittings);
    for (std::size_t i = 0; i < taken.size(); ++i) {
      if (taken[i].upkeep != nullptr) {
        taken[i].upkeep->could_be = found[i];
      } else if (found[i]) {
        saved_ += taken[i].sitting.fee_cents - found[i]->fee_cents;
      }
    }
  }

  struct SatAgain {
    std::size_t kept = 0;
    std::size_t upkeep = 0;
  };

  const Catalog& catalog_;
  const Path& path_;
  Date start_;
  Date until_;
  std::vector<Kept> all_;
  std::vector<SatAgain> sat_;  ///< renewals by an exam, in the order they are made
  std::int64_t saved_ = 0;
};

}  // namespace

std::int64_t renewal_fee_cents(const RenewalRule& rule, const Certification& exam) {
  return rule.fee_cents + exam.fee_cents * rule.fee_ppm / kPpm;
}

std::int64_t renewal_minutes(const RenewalRule& rule, const Certification& exam) {
  return rule.minutes + exam.study_minutes * rule.study_ppm / kPpm;
}

Horizon horizon(const Catalog& catalog, const Profile& profile, const Path& path, Date until) {
  return Simulation(catalog, profile, path, until).run(profile);
}

std::vector<std::size_t> shown_order(const Recommendation& recommendation) {
  std::vector<std::size_t> order(recommendation.paths.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t i) -> std::int64_t {
    const auto& of_path = recommendation.paths[i].horizon;
    if (recommendation.order == PathOrder::rank || !of_path) return 0;
    return recommendation.order == PathOrder::horizon ? of_path->total_cents
                                                      : of_path->total_minutes;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

}  // namespace certrail
